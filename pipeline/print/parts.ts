import { pageLabel, type PageMap } from '../model/page-map.ts'
import type { Leaf } from './labels.ts'
import { slotsOf } from './slots.ts'

/** Whole sections that are printed together: their pages, blanks before them included. */
export interface Part {
  readonly leaves: readonly Leaf[]
}

/** A part is closed when it has so many pages. More parts share the work better and leave less to print again; each holds its own fonts. */
const PAGES = 64

/** Divides the book into parts: by its pages alone, so that the PDF does not depend on who printed them or what was printed before. */
export function divide(leaves: readonly Leaf[]): Part[] {
  const parts: Leaf[][] = []
  let open: Leaf[] | undefined
  let section: Leaf['section'] | undefined
  for (const leaf of leaves) {
    if (open === undefined || (open.length >= PAGES && leaf.section !== section)) parts.push((open = []))
    open.push(leaf)
    section = leaf.section
  }
  return parts.map((part) => ({ leaves: part }))
}

/** The labels that a part prints in its slots, by target. */
export function labelsOf(part: Part, map: PageMap): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const section of new Set(part.leaves.map((leaf) => leaf.section))) {
    for (const { target } of slotsOf(section)) labels[target] = pageLabel(map, target) ?? ''
  }
  return labels
}

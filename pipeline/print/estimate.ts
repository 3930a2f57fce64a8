import type { Element, Root } from 'hast'
import type { Edition, Section } from '../model/edition.ts'
import { onceFor } from '../model/standing.ts'
import { orderLeaves } from './labels.ts'
import { hasClass, shapeOf } from './slots.ts'

/** How far into a section its anchors stand: letters before each, notes counted where they are called. */
export interface Extent {
  readonly letters: number
  readonly anchors: ReadonlyMap<string, number>
}

/** Measures a section by its letters. */
export const extentOf = onceFor((section: Section): Extent => {
  const notes = new Map(section.notes.map((note) => [note.call, note]))
  const anchors = new Map<string, number>()
  let letters = 0
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') letters += child.value.length
      if (child.type !== 'element') continue
      const id = child.properties['id']
      if (typeof id === 'string') anchors.set(id, letters)
      visit(child)
      const note = typeof id === 'string' && hasClass(child, 'note-call') ? notes.get(id) : undefined
      if (note === undefined) continue
      anchors.set(note.id, letters)
      visit({ type: 'root', children: [...note.children] })
    }
  }
  visit(section.tree)
  return { letters, anchors }
})

/** The section with the most letters: it tells best how many go on a page. */
export function longestSection(extents: readonly Extent[]): number {
  return extents.reduce((longest, { letters }, index) => (letters > (extents[longest]?.letters ?? 0) ? index : longest), 0)
}

/**
 * The shapes that the page labels will probably have, by anchor, from the pages of one section. A wrong one costs a second pass over
 * the sections that hold it and nothing else; they depend on the book alone, so that the pages do.
 */
export function estimateShapes(edition: Edition, extents: readonly Extent[], measured: number, pages: number): Map<string, string> {
  const perPage = (extents[measured]?.letters ?? 0) / Math.max(1, pages)
  const counts = extents.map(({ letters }, index) => (index === measured ? pages : Math.max(1, Math.ceil(letters / Math.max(1, perPage)))))
  const starts = new Map<string, number>()
  const leaves = orderLeaves(edition, counts)
  for (const leaf of leaves) if (leaf.page === 0) starts.set(leaf.section.id, leaf.index)
  const shapes = new Map<string, string>()
  edition.sections.forEach((section, index) => {
    const start = starts.get(section.id) ?? 0
    const { letters, anchors } = extents[index]!
    for (const [id, before] of anchors) {
      const page = Math.min(counts[index]! - 1, Math.floor((before / Math.max(1, letters)) * counts[index]!))
      shapes.set(id, shapeOf(leaves[start + page]?.label ?? ''))
    }
  })
  return shapes
}

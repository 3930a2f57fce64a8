import type { Nodes } from 'hast'
import type { Edition, Section } from './edition.ts'
import { foldedLength } from './folding.ts'

/** How much text an edition holds: folded characters (UTF-16 units, see folding.ts), notes’ included, calls and reference slots not; and its notes. */
export interface TextCount {
  readonly characters: number
  readonly notes: number
}

/** Counts the text of an edition: what the proofs of conservation compare. */
export function countText({ sections }: Edition): TextCount {
  return { characters: sections.reduce((sum, section) => sum + charactersOf(section), 0), notes: sections.reduce((sum, { notes }) => sum + notes.length, 0) }
}

/** A section that stands for the next build is counted once. */
const counted = new WeakMap<Section, number>()

function charactersOf(section: Section): number {
  const known = counted.get(section)
  if (known !== undefined) return known
  const { tree, notes } = section
  const count = lengthOf(tree) + notes.reduce((more, note) => more + note.children.reduce((all, child) => all + lengthOf(child), 0), 0)
  counted.set(section, count)
  return count
}

function lengthOf(node: Nodes): number {
  if (node.type === 'text') return foldedLength(node.value)
  if (!('children' in node)) return 0
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  if (Array.isArray(classes) && (classes.includes('note-call') || classes.includes('slot'))) return 0
  return node.children.reduce((sum, child) => sum + lengthOf(child), 0)
}

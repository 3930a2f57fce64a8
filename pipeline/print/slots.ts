import type { Element, Root } from 'hast'
import type { Section } from '../model/edition.ts'
import { onceFor } from '../model/standing.ts'

/** A slot of a section, as the tree declares it. */
export interface Slot {
  readonly target: string
  readonly width: number | undefined
}

/**
 * Slots of running text are laid out before the page numbers are known. Their figures are tabular: all labels of as many
 * digits are equally wide, so a label may take the place of another of its *shape* and no line moves.
 */
export function shapeOf(label: string): string {
  return /^[0-9]+$/.test(label) ? '0'.repeat(label.length) : label
}

/** The shape that is guessed for a slot before the first pass. */
export const FIRST_GUESS = '00'

/** The slots of a section and of its notes. */
export const slotsOf = onceFor((section: Section): readonly Slot[] => {
  const slots: Slot[] = []
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (hasClass(child, 'slot')) {
        const width = Number(child.properties['dataWidth'] ?? child.properties['data-width'])
        slots.push({ target: targetOf(child), width: width > 0 ? width : undefined })
      } else visit(child)
    }
  }
  visit(section.tree)
  for (const note of section.notes) visit({ type: 'root', children: [...note.children] })
  return slots
})

/** The anchor whose page a slot names. */
export function targetOf(slot: Element): string {
  return String(slot.properties['dataTarget'] ?? slot.properties['data-target'] ?? '')
}

/** Whether an element has a class. */
export function hasClass(node: Element, name: string): boolean {
  const classes = node.properties['className']
  return Array.isArray(classes) ? classes.includes(name) : String(classes ?? '').split(/\s+/).includes(name)
}

import type { Element } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { element, pageSlot, placed, type Child } from './elements.ts'

/** What a line of a list names: its anchor, what stands before its title, and where it is written. */
export interface LineEntry {
  readonly id: string
  /** “3”, “Document 2”, “Map 1”; empty: none. */
  readonly number: string
  readonly title: Child | Element
  /** Roman numbers take more room. */
  readonly matter: Section['matter']
  readonly place: Place
}

/** A line of the contents, of a list or of the calendar: number and title as a link, and a slot for the page. */
export function entryLine({ id, number, title, matter, place }: LineEntry): Element {
  const shown = typeof title === 'string' ? element('span', { className: ['entry-title'] }, title) : title
  const link = element('a', { className: ['entry-text'], href: `#${id}` }, ...(number === '' ? [shown] : [element('span', { className: ['entry-number'] }, number), ' ', shown]))
  return placed(element('p', { className: ['entry'] }, link, pageSlot(id, matter === 'front' ? 5 : 3)), place)
}

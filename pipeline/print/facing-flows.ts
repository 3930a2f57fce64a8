import type { Element } from 'hast'
import { hasClass } from './slots.ts'

/**
 * The rows of a document whose texts face each other, as two flows of segments: `.flow.original` for the left pages, `.flow.translation`
 * for the right ones, segment by segment the same number in both (facing.ts lays them out in step). The number of a segment stands on both
 * pages; that of the translation is not counted, since the text has it once.
 *
 * Undefined where there is no original: nothing would stand on the left.
 */
export function facingFlows(parallel: Element): Element | undefined {
  const rows = parallel.children.filter((child): child is Element => child.type === 'element')
  const sideOf = (row: Element, isOriginal: boolean): Element[] => row.children.filter((child): child is Element => child.type === 'element' && !hasClass(child, 'segment-number') && hasClass(child, 'original') === isOriginal)
  if (!rows.some((row) => sideOf(row, true).length > 0)) return undefined
  const originals = rows.map((row): Element => ({ ...row, children: [...numberOf(row), ...sideOf(row, true)] }))
  const translations = rows.map((row): Element => ({
    ...row,
    properties: { className: row.properties['className'] },
    children: [...numberOf(row).map(repeated), ...sideOf(row, false)],
  }))
  const classes = parallel.properties['className']
  const className = ['facing-flows', ...(Array.isArray(classes) ? classes.filter((name) => name !== 'facing') : [])]
  return { ...parallel, properties: { ...parallel.properties, className }, children: [flow('original', originals), flow('translation', translations)] }
}

function numberOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => child.type === 'element' && hasClass(child, 'segment-number'))
}

function repeated(number: Element): Element {
  return { ...number, properties: { className: ['segment-number', 'continued'], ariaHidden: 'true' } }
}

function flow(side: 'original' | 'translation', segments: readonly Element[]): Element {
  return { type: 'element', tagName: 'div', properties: { className: ['flow', `${side}-flow`] }, children: [...segments] }
}

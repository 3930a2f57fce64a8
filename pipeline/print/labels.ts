import type { Edition, Section } from '../model/edition.ts'

/** A page of the book before it is drawn: a page of a section, or a blank before one. */
export interface Leaf {
  readonly index: number
  readonly label: string
  readonly side: 'recto' | 'verso'
  readonly section: Section
  /** Index of the page in its section; undefined: a blank. */
  readonly page: number | undefined
  readonly runningHead: string
  readonly folioPrinted: boolean
}

/**
 * Orders the pages of the book: sections in their order, blanks where a section must begin on the other side; roman numbers
 * for the front matter, arabic from 1 for the body, which begins on a recto, and on through the back matter. Of paper printed on one side
 * every page is a recto.
 *
 * @param counts pages of each section of the edition, in its order.
 */
export function orderLeaves(edition: Edition, counts: readonly number[]): Leaf[] {
  const leaves: Leaf[] = []
  let matter: Section['matter'] = 'front'
  let bodyStart = 0
  const isSingle = edition.theme?.sides === 'single'
  edition.sections.forEach((section, at) => {
    const beginsBody = matter === 'front' && section.matter !== 'front'
    const blank = (): void => void leaves.push(leaf(leaves.length, section, undefined, edition, matter === 'front' ? undefined : bodyStart))
    const start = beginsBody ? 'recto' : section.start
    if (!isSingle && start !== 'next' && sideOf(leaves.length) !== start) blank()
    if (beginsBody) bodyStart = leaves.length
    if (section.matter !== 'front') matter = section.matter
    for (let page = 0; page < (counts[at] ?? 0); page++) leaves.push(leaf(leaves.length, section, page, edition, matter === 'front' ? undefined : bodyStart))
  })
  return leaves
}

function leaf(index: number, section: Section, page: number | undefined, edition: Edition, bodyStart: number | undefined): Leaf {
  const side = edition.theme?.sides === 'single' ? 'recto' : sideOf(index)
  const isBare = page === undefined || section.bare === 'all' || (section.bare === 'first' && page === 0)
  const runningHead = isBare ? '' : side === 'verso' ? (section.runningHead === '' ? '' : edition.metadata.shortTitle) : section.runningHead
  const label = bodyStart === undefined ? roman(index + 1) : String(index - bodyStart + 1)
  return { index, label, side, section, page, runningHead, folioPrinted: !isBare }
}

/** Page 0 is the first leaf's recto. */
export function sideOf(index: number): 'recto' | 'verso' {
  return index % 2 === 0 ? 'recto' : 'verso'
}

/** Lower-case roman number of 1 and more. */
export function roman(value: number): string {
  const digits: readonly (readonly [number, string])[] = [
    [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
  ]
  let rest = value
  let text = ''
  for (const [worth, sign] of digits) {
    for (; rest >= worth; rest -= worth) text += sign
  }
  return text
}

import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { totalsOf } from '../../pipeline/print/quality-report.ts'
import { edition, PLAIN_CSS, section, type SectionInput } from '../print/edition.ts'
import { words } from '../print/words.ts'

const CSS = `${PLAIN_CSS} body { widows: 2; orphans: 2 } .kept { break-inside: avoid }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const lines = (count: number): string => '<p>line</p>'.repeat(count)
const kept = (count: number): string => `<div class="kept">${lines(count)}</div>`

/** Free lines at the foot of each page, openings that are uneven, and lines on each page. */
async function printed(html: string, more: Partial<SectionInput> = {}): Promise<{ shorts: number[]; uneven: number; lines: number[] }> {
  const { quality = [], pageMap, messages } = await print(edition({ sections: [section({ id: 'one', html, ...more })], css: CSS, trim: TRIM }), { pdf: true, report: true })
  expect(messages).toEqual([])
  return { shorts: quality.map(({ short }) => short), uneven: totalsOf(quality, pageMap!).uneven, lines: quality.map((page) => page.lines) }
}

test('beside a short verso the recto is made shorter, and what it loses goes overleaf', async () => {
  expect(await printed(`${lines(14)}${lines(10)}${kept(5)}${lines(20)}`)).toEqual({ shorts: [0, 4, 3, 0], uneven: 0, lines: [14, 10, 11, 14] })
})

test('beside a short recto the verso is, and what it loses stands on the recto', async () => {
  expect(await printed(`${lines(14)}${lines(14)}${lines(9)}${kept(6)}${lines(20)}`)).toMatchObject({ shorts: [0, 2, 3, 0, 0], uneven: 0, lines: [14, 12, 11, 14, 12] })
})

test('more than five lines are not taken from a page, and pages of another opening are left as they are', async () => {
  expect((await printed(`${lines(14)}${lines(4)}${kept(11)}${lines(20)}`)).lines).toEqual([14, 4, 14, 14, 3])
  expect((await printed(`${lines(10)}${kept(5)}${lines(30)}`)).lines).toEqual([10, 14, 14, 7])
})

test('a recto that ends its section ends where it ends', async () => {
  expect((await printed(`${lines(14)}${lines(10)}${kept(5)}${lines(3)}`)).lines).toEqual([14, 10, 8])
})

test('pages with notes are made shorter above them, and no note is lost', async () => {
  const notes = Array.from({ length: 24 }, (_, index) => ({ label: String(index + 1), html: `<p>${words(5, index)}</p>` }))
  const html = notes.map((_, index) => `<p>${words(40, index + 50)}<fn n="${index}"></fn></p>${index % 3 === 1 ? kept(5) : ''}`).join('')
  const { uneven, shorts } = await printed(html, { notes })
  expect(uneven).toBe(0)
  expect(shorts.filter((short) => short > 1).length, 'pages that cannot be filled').toBeGreaterThan(1)
})

test('where a section may begin on either side its openings are not known, and left as they are', async () => {
  const first = section({ id: 'zero', html: lines(3) })
  const second = section({ id: 'one', html: `${lines(10)}${kept(5)}${lines(30)}`, start: 'next' })
  const { quality = [] } = await print(edition({ sections: [first, second], css: CSS, trim: TRIM }), { pdf: true, report: true })
  expect(quality.map((page) => page.lines)).toEqual([3, 10, 14, 14, 7])
})

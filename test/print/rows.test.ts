import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const CSS = `${PLAIN_CSS} body { widows: 2; orphans: 2 } p { text-indent: 0 } .segment { display: grid; grid-template-columns: 1fr 1fr }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const paragraph = (count: number): string => `<p>${Array.from({ length: count }, (_, index) => `line number ${index + 1}`).join('<br>')}</p>`
const segment = (original: string, translation: string): string => `<div class="segment"><div>${original}</div><div>${translation}</div></div>`

/** Lines on each page, of both columns together, of segments that follow one another. */
async function lines(segments: readonly string[], css = CSS): Promise<number[]> {
  const { quality = [], messages } = await print(edition({ sections: [section({ id: 'one', html: `<div>${segments.join('')}</div>` })], css, trim: TRIM }), { pdf: true, report: true })
  expect(messages).toEqual([])
  expect(quality.reduce((sum, { widows, orphans }) => sum + widows + orphans, 0)).toBe(0)
  return quality.map((page) => page.lines)
}

const first = segment(paragraph(8), paragraph(8))

test('a row that would have room overleaf is divided where that leaves four lines here and two there', async () => {
  expect(await lines([first, segment(paragraph(10), paragraph(10))])).toEqual([16 + 12, 8])
  expect(await lines([first, segment(paragraph(10), paragraph(10))], `${CSS} .segment { break-inside: avoid }`)).toEqual([16, 20])
})

test('else it goes over whole', async () => {
  expect(await lines([segment(paragraph(11), paragraph(11)), segment(paragraph(10), paragraph(10))])).toEqual([22, 20])
  expect(await lines([segment(paragraph(9), paragraph(9)), segment(paragraph(6), paragraph(6))])).toEqual([18 + 8, 4])
  expect(await lines([segment(paragraph(10), paragraph(10)), segment(paragraph(5), paragraph(5))])).toEqual([20, 10])
})

test('the shorter text is divided at about the same words, with two lines on either side, or stays', async () => {
  expect(await lines([first, segment(paragraph(10), paragraph(5))])).toEqual([16 + 6 + 3, 4 + 2])
  expect(await lines([first, segment(paragraph(5), paragraph(10))])).toEqual([16 + 3 + 6, 2 + 4])
  expect(await lines([first, segment(paragraph(10), paragraph(3))])).toEqual([16 + 6 + 3, 4])
  // Three lines of a paragraph are not parted.
  expect(await lines([first, segment(paragraph(10), `${paragraph(1)}${paragraph(3)}${paragraph(4)}`)])).toEqual([16 + 6 + 4, 4 + 4])
})

test('of a row taller than a page both texts go on together', async () => {
  expect(await lines([first, segment(paragraph(30), paragraph(15))])).toEqual([16 + 6 + 3, 14 + 7, 10 + 5])
})

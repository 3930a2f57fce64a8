import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const CSS = `${PLAIN_CSS} body { widows: 1; orphans: 1 } p { text-indent: 0; margin: 0 } .segment { position: relative } .segment-number { display: none }
.original .line-number { left: -2em } .translation .line-number { right: -2em }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
/** Lines with a raised call in the third. */
const lines = (count: number): string => `<p>${Array.from({ length: count }, (_, line) => `line.${line === 2 ? '<sup>a</sup>' : ''}`).join('<br>')}</p>`

/** What stands outside the text of each page but running head and folio. */
async function numbers(body: string): Promise<string[]> {
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', html: body, runningHead: '', bare: 'all' })], css: CSS, trim: TRIM }), { pdf: true })
  expect(messages).toEqual([])
  return readPages(readPdfFile(pdf!)).map((page) => (page?.artifacts ?? '').replaceAll(/\s+/gu, ' ').trim())
}

test('every so manieth line has its number, counted through segments and pages', async () => {
  const segment = (count: number): string => `<div class="segment"><div class="original" lang="es">${lines(count)}</div></div>`
  expect(await numbers(`<div class="single lines-5">${segment(7)}${segment(4)}${segment(14)}</div>`)).toEqual(['510', '152025'])
})

test('each text is counted for itself, wherever it stands', async () => {
  const segment = (one: number, other: number): string => `<div class="segment"><div class="original" lang="es">${lines(one)}</div><div class="translation" lang="en">${lines(other)}</div></div>`
  expect(await numbers(`<p>before</p><div class="parallel facing lines-4">${segment(5, 6)}${segment(4, 3)}</div>`)).toEqual(['', '48', '48'])
  expect(await numbers(`<p>before</p><div class="parallel interleaved lines-4">${segment(4, 4)}${segment(4, 4)}</div>`)).toEqual(['448', '8'])
})

test('none where none are asked for', async () => {
  expect(await numbers(`<div class="single"><div class="segment"><div class="original" lang="es">${lines(12)}</div></div></div>`)).toEqual([''])
})

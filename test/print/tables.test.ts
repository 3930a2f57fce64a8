import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section, type SectionInput } from './edition.ts'

const CSS = `${PLAIN_CSS} p { text-indent: 0 } table.short { break-inside: avoid } tr { break-inside: avoid } h2 { break-after: avoid; break-inside: avoid; margin: 1em 0 } table { margin: 1em 0 }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const paragraph = (count: number): string => `<p>${Array.from({ length: count }, (_, index) => `line number ${index + 1}`).join('<br>')}</p>`
const table = (rows: number, lines: number, note = ''): string =>
  `<table class="columns-2 short"><caption>A caption</caption><thead><tr><th>One</th><th>Two</th></tr></thead><tbody>${Array.from({ length: rows }, (_, row) => `<tr><td>row ${row + 1}${row === 0 ? note : ''}</td><td>${paragraph(lines)}</td></tr>`).join('')}</tbody></table>`

const note = (lines: number): SectionInput['notes'] => [{ label: '1', html: paragraph(lines) }]

/** Lines on each page, of both columns together and without notes. */
async function lines(html: string, notes: SectionInput['notes'] = []): Promise<number[]> {
  const { quality = [], messages } = await print(edition({ sections: [section({ id: 'one', html, notes })], css: CSS, trim: TRIM }), { pdf: true, report: true })
  expect(messages.map((message) => message.reason)).toEqual([])
  return quality.map((page) => page.lines)
}

test('a short table that no page can hold is divided like a long one', async () => {
  expect(await lines(`${paragraph(3)}${table(6, 4)}${paragraph(2)}`)).toHaveLength(3)
})

test('so is one that no page can hold with the heading above it', async () => {
  expect(await lines(`${paragraph(3)}<h2>A heading</h2>${table(2, 5)}${paragraph(2)}`)).toHaveLength(2)
})

test('so is one that no page can hold with the notes that are called in it', async () => {
  expect(await lines(`${paragraph(3)}<h2>A heading</h2>${table(2, 3, '<fn n="0"></fn>')}${paragraph(2)}`, note(5))).toHaveLength(3)
})

test('one that a page can hold stands there whole, with its heading', async () => {
  const [before] = await lines(`${paragraph(3)}<h2>A heading</h2>${table(2, 3)}${paragraph(1)}`)
  expect(before).toBe(3)
})

import { expect, test } from 'vitest'
import { pageLabel } from '../../pipeline/model/page-map.ts'
import { print } from '../../pipeline/print/index.ts'
import { readPdf } from '../../pipeline/print/read-back.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const CSS = `${PLAIN_CSS} p { text-indent: 0 } table.short { break-inside: avoid } tr { break-inside: avoid } h2 { break-after: avoid; break-inside: avoid; margin: 1em 0 } table { margin: 1em 0 }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const paragraph = (count: number): string => `<p>${Array.from({ length: count }, (_, index) => `line number ${index + 1}`).join('<br>')}</p>`
const table = (rows: number, lines: number, note = ''): string =>
  `<table class="columns-2 short"><caption>A caption</caption><thead><tr><th>One</th><th>Two</th></tr></thead><tbody>${Array.from({ length: rows }, (_, row) => `<tr><td>row ${row + 1}${row === 0 ? note : ''}</td><td>${paragraph(lines)}</td></tr>`).join('')}</tbody></table>`


test('a short table that no page can hold, alone, with the heading above it or with the notes called in it, is divided like a long one; another stands whole', async () => {
  const called = '<fn n="0"></fn>'
  const sections = [
    section({ id: 'tall', html: `${paragraph(3)}${table(6, 4)}${paragraph(2)}` }),
    section({ id: 'headed', html: `${paragraph(3)}<h2>A heading</h2>${table(2, 5)}${paragraph(2)}` }),
    section({ id: 'noted', html: `${paragraph(3)}<h2>A heading</h2>${table(2, 3, called)}${paragraph(2)}`, notes: [{ label: '1', html: paragraph(5) }] }),
    section({ id: 'whole', html: `${paragraph(3)}<h2>A heading</h2>${table(2, 3)}${paragraph(1)}` }),
  ]
  const { quality = [], pageMap, messages } = await print(edition({ sections, css: CSS, trim: TRIM }), { pdf: true, report: true })
  expect(messages.map((message) => message.reason)).toEqual([])
  const starts = sections.map(({ id }) => Number(pageLabel(pageMap!, id)) - 1)
  const pages = starts.map((start, index) => quality.slice(start, starts[index + 1]).map(({ lines }) => lines).filter((lines) => lines > 0))
  expect(pages.map(({ length }) => length)).toEqual([3, 2, 3, 2])
  expect(pages.map(([first]) => first! > 3), 'of three the table begins under the paragraph').toEqual([true, true, true, false])
})

test('the head of a table stands again on each page on which it goes on, and counts nowhere', async () => {
  const again = `<table class="columns-2"><caption>A caption</caption><thead><tr><th>Alpha</th><th>Beta</th></tr></thead><tbody>${Array.from({ length: 40 }, (_, row) => `<tr><td>row ${row + 1}</td><td>words of it</td></tr>`).join('')}</tbody></table>`
  // Rows as high as a page: with a head above they would find no room on any.
  const tall = again.replace(/<tbody>.*<\/tbody>/u, `<tbody>${Array.from({ length: 3 }, (_, row) => `<tr><td>row ${row + 1}</td><td><p>${Array.from({ length: 13 }, () => 'x').join('<br>')}</p></td></tr>`).join('')}</tbody>`)
  // Some that go on overleaf themselves, of which the second begins under a head.
  const longer = again.replace(/<tbody>.*<\/tbody>/u, `<tbody>${[20, 1, 30, 1, 45].map((lines, row) => `<tr><td>${paragraph(lines)}</td><td>row ${row + 1} ${paragraph(lines)}</td></tr>`).join('')}</tbody>`)
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', html: `${paragraph(3)}${again}${paragraph(2)}` }), section({ id: 'tall', html: tall }), section({ id: 'longer', html: longer })], css: CSS, trim: TRIM }), { pdf: true })
  expect(messages.map((message) => message.reason)).toEqual([])
  const pages = await readPdf(pdf!, new Set([0, 1, 2, 3]))
  expect(pages.map(({ text, artifacts }) => [text.includes('Alpha'), artifacts.includes('Alpha')])).toEqual([[true, false], [false, true], [false, true], [false, true]])
})

import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { printSheet } from '../../pipeline/print/sheet.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

/** Fourteen lines a page: ten of text, then code. */
const book = (lines: number) => edition({
  css: `${PLAIN_CSS} pre { margin: 0 }`,
  sections: [section({ id: 'one', html: `<p>${Array.from({ length: 10 }, () => 'line.').join('<br>')}</p><pre><code>${Array.from({ length: lines }, (_, line) => `<span id="l${line}">code</span>\n`).join('')}</code></pre>` })],
})

test.each([[8, [1]], [20, [0, 1]]])('code of %i lines stands on the pages %j: what is short is not torn apart', async (lines, expected) => {
  const { pageMap, messages } = await print(book(lines), { pdf: false })
  expect(messages).toEqual([])
  expect([...new Set(Array.from({ length: lines }, (_, line) => pageMap!.anchors[`l${line}`]))].slice(0, 2)).toEqual(expected)
})

test('a book without code has no rule for it, and keeps its bytes', () => {
  expect(printSheet(book(3))).toContain('pre.short')
  expect(printSheet(edition({ sections: [section({ id: 'one', html: '<p>text</p>' })] }))).not.toContain('pre.short')
})

import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'
import { words } from './words.ts'

test('a paragraph of three lines that do not all find room goes over whole, and its heading with it', async () => {
  // Paragraphs of three lines one after another: sooner or later two find room. Every seventh stands under a heading.
  const html = Array.from({ length: 63 }, (_, index) => `${index % 7 === 3 ? '<h2>Head</h2>' : ''}<p>${words(23, index)}</p>`).join('')
  const css = `${PLAIN_CSS} body { widows: 2; orphans: 2 } h2 { font-size: 1em; break-after: avoid }`
  const { quality = [], messages } = await print(edition({ sections: [section({ id: 'one', html })], css }), { pdf: true, report: true })
  expect(messages).toEqual([])
  const sum = (key: 'widows' | 'orphans' | 'stranded'): number => quality.reduce((total, page) => total + page[key], 0)
  expect([sum('widows'), sum('orphans'), sum('stranded')]).toEqual([0, 0, 0])
})

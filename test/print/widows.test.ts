import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'
import { words } from './words.ts'

test('an entry of runs in several languages goes over whole too, wherever in it the page ends', async () => {
  const entry = (seed: number): string => words(23, seed).split(' ').map((word, index) => (index % 2 === 0 ? `<span>${word}</span>` : `<em>${word}</em>`)).join(' ')
  const html = `<ul>${Array.from({ length: 63 }, (_, index) => `<li>${entry(index)}</li>`).join('')}</ul>`
  const css = `${PLAIN_CSS} body { widows: 2; orphans: 2 } ul { margin: 0; padding: 0; list-style: none }`
  const { quality = [], messages } = await print(edition({ sections: [section({ id: 'one', html })], css }), { pdf: true, report: true })
  expect(messages).toEqual([])
  expect(quality.map(({ widows, orphans }) => widows + orphans).filter((faults) => faults > 0)).toEqual([])
})

test('a paragraph of three lines that do not all find room goes over whole, and its heading with it', async () => {
  // Paragraphs of three lines one after another: sooner or later two find room. Every seventh stands under a heading.
  const html = Array.from({ length: 63 }, (_, index) => `${index % 7 === 3 ? '<h2>Head</h2>' : ''}<p>${words(23, index)}</p>`).join('')
  const css = `${PLAIN_CSS} body { widows: 2; orphans: 2 } h2 { font-size: 1em; break-after: avoid }`
  const { quality = [], messages } = await print(edition({ sections: [section({ id: 'one', html })], css }), { pdf: true, report: true })
  expect(messages).toEqual([])
  const sum = (key: 'widows' | 'orphans' | 'stranded'): number => quality.reduce((total, page) => total + page[key], 0)
  expect([sum('widows'), sum('orphans'), sum('stranded')]).toEqual([0, 0, 0])
})

import { expect, test } from 'vitest'
import { audit } from '../../pipeline/print/audit.ts'
import type { Harvest, HarvestedPage, Piece } from '../../pipeline/print/harvest.ts'
import { print } from '../../pipeline/print/index.ts'
import { edition, section } from './edition.ts'
import { words } from './words.ts'

const one = section({ id: 'one', html: '<p>The Ili valley lies in the west.</p>' })

/** What the audit says of a section whose source is `source` and whose pages hold `pages`. */
function said(source: string, ...pages: string[]): string[] {
  const piece = (text: string): Piece => ['', 'b1', text]
  const harvested = pages.map((text): HarvestedPage => ({ xml: '', body: [piece(text)], notes: [], anchors: [], boxes: [], room: { leading: 14, white: 0, foot: 0, places: [] } }))
  const harvest = { pages: harvested, source: [piece(source)], misplaced: [], css: '', areas: [] } satisfies Harvest
  return audit(one, harvest, []).map((message) => `${message.ruleId} ${message.reason}`)
}

test('a space that is lost, or put into a word, is found though every letter is there', () => {
  expect(said('in Xinjiang Uyghur names', 'in XinjiangUyghur names')).toEqual(['page-conserved On the pages of “one” the words “Xinjiang Uyghur names” are not spaced as they are in the text.'])
  expect(said('in Xinjiang names', 'in Xin jiang names')).toEqual(['page-conserved On the pages of “one” the words “Xinjiang names” are not spaced as they are in the text.'])
})

test('where a page ends, a space may be missing; white space of any kind is one space; division marks are none', () => {
  expect(said('in Xinjiang, Uyghur names', 'in Xinjiang,', 'Uyghur names')).toEqual([])
  expect(said('in Xinjiang\n  Uyghur names ', ' in Xin\u00ADjiang Uyghur ', 'names')).toEqual([])
})

test.each([['a list', (text: string) => `<ul><li>${text}</li></ul>`], ['a paragraph', (text: string) => `<p>${text}</p>`]])('%s of elements keeps the spaces between them where it goes on overleaf', async (_what, block) => {
  const entry = words(300, 5).split(' ').map((word, index) => (index % 2 === 0 ? `<span>${word}</span>` : `<em>${word}</em>`)).join(' ')
  const { messages, pageMap } = await print(edition({ sections: [section({ id: 'one', html: `<p>${words(60, 6)}</p>${block(entry)}` })] }), { pdf: true, engine: { retries: [''] } })
  expect(messages.map((message) => `${message.ruleId} ${message.reason}`)).toEqual([])
  expect(pageMap!.pages.length).toBeGreaterThan(2)
})

test('a space between the call of a note and an element has its width when lines are broken', async () => {
  const paragraph = (index: number): string => `<p>${words(8, index)}<fn n="${2 * index}"></fn> <em>${words(2, index)}</em><fn n="${2 * index + 1}"></fn> <code>it</code> ${words(index % 17, index)}</p>`
  const html = Array.from({ length: 40 }, (_, index) => paragraph(index)).join('')
  const notes = Array.from({ length: 80 }, (_, index) => ({ label: String(index + 1), html: `<p>${words(3 + (index % 9), 500 + index)}</p>` }))
  const { messages } = await print(edition({ sections: [section({ id: 'one', html, notes })] }), { pdf: true, engine: { retries: [''] } })
  expect(messages.map((message) => `${message.ruleId} ${message.reason}`)).toEqual([])
})

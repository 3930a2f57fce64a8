import { expect, test, vi } from 'vitest'
import type { Section } from '../../pipeline/model/edition.ts'
import { audit } from '../../pipeline/print/audit.ts'
import { chooseBrowser } from '../../pipeline/print/browser.ts'
import { print } from '../../pipeline/print/index.ts'
import type { Harvest, Piece } from '../../pipeline/print/harvest.ts'
import { edition, section as sectionOf } from './edition.ts'

vi.mock('../../pipeline/print/unpack.ts', () => ({ unpackBrowser: () => Promise.reject(new Error('it was not installed')) }))

const section = {
  id: 'rising', title: 'The Rising', blocks: new Map([['b1', { file: 'manuscript/01-rising.md', line: 7, column: 1 }]]),
} as unknown as Section

function harvest(source: readonly Piece[], body: readonly Piece[], misplaced: Harvest['misplaced'] = []): Harvest {
  return { source, pages: [{ body, notes: [] }], misplaced } as unknown as Harvest
}

const whole: readonly Piece[] = [['', 'b1', 'In November a republic was proclaimed.']]
const rules = (pieces: readonly Piece[], misplaced?: Harvest['misplaced'], errors: readonly string[] = []): string[] =>
  audit(section, harvest(whole, pieces, misplaced), errors).map((message) => `${message.file}:${message.line}:${message.column} ${message.ruleId}`)

test('page-conserved: a word lost, doubled or strange on the pages is an error at its source line', () => {
  expect(rules(whole)).toEqual([])
  expect(rules([['', 'b1', 'In November a republic was']])).toEqual(['manuscript/01-rising.md:7:1 page-conserved'])
  expect(rules([...whole, ...whole])).toEqual(['manuscript/01-rising.md:7:1 page-conserved'])
  expect(rules([...whole, ['', 'b2', 'Stray words.']]).map((line) => line.split(' ')[1])).toEqual(['page-conserved'])
})

test('page-word-whole: a word divided at the end of a page needs a division mark there', () => {
  const divided = (end: string, start: string): string[] =>
    audit(section, { source: [['', 'b1', end + start]], pages: [{ body: [['', 'b1', end]], notes: [] }, { body: [['', 'b1', start]], notes: [] }], misplaced: [] } as unknown as Harvest, [])
      .map((message) => `${message.file}:${message.line}:${message.column} ${message.ruleId}`)
  expect(divided('it lists local griev\u00ADa', 'nce first')).toEqual(['manuscript/01-rising.md:7:1 page-word-whole'])
  expect(divided('it lists local griev\u00AD', 'ance first')).toEqual([])
  expect(divided('it lists local ', 'grievance first')).toEqual([])
  expect(divided('事變發', '生於伊犁')).toEqual([])
})

test('page-fits: a line off its page is an error at its source line', () => {
  const line = { note: '', block: 'b1', text: 'a republic was', page: 0, reason: 'off-page' }
  expect(rules(whole, [line] as unknown as Harvest['misplaced'])).toEqual(['manuscript/01-rising.md:7:1 page-fits'])
})

test('browser-console-silent: what the browser complains of is an error', () => {
  expect(rules(whole, [], ['Layout repeated at: 3']).map((line) => line.split(' ')[1])).toEqual(['browser-console-silent'])
})

test('browser-available: a browser that was named and cannot be started is said in one line', async () => {
  const choice = await chooseBrowser('/no/such/browser')
  expect(choice.messages.map((message) => message.ruleId)).toEqual(['browser-available'])
  expect(choice.messages[0]?.reason).toContain('/no/such/browser')
})

test('browser-pinned, browser-available: without the pinned browser an installed one is taken with a warning, or none can be had', async () => {
  const choice = await chooseBrowser(undefined)
  if ('first' in choice) await choice.first.close()
  expect(choice.messages.map((message) => message.ruleId)).toEqual(['first' in choice ? 'browser-pinned' : 'browser-available'])
  expect(choice.messages[0]?.reason).toContain('it was not installed')
})

test('glyph-covered: a character that no font of the house has is said before the browser meets it', async () => {
  const { pdf, messages } = await print(edition({ sections: [sectionOf({ id: 'one', html: '<p>The yus \u0467 and again \u0467.</p>' })] }), { pdf: true })
  expect(pdf).toBeUndefined()
  expect(messages.filter((message) => message.ruleId === 'glyph-covered').map((message) => `${message.file}:${message.line}:${message.column} ${message.reason}`)).toEqual([
    'manuscript/one.md:1:1 No font of the house has “ѧ” (U+0467), which “one” prints.',
  ])
})

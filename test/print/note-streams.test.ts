import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Note } from '../../pipeline/model/edition.ts'
import type * as conservation from '../../pipeline/print/conservation.ts'
import type { HarvestedPage } from '../../pipeline/print/harvest.ts'
import { print } from '../../pipeline/print/index.ts'
import { edition, section, type SectionInput } from './edition.ts'
import { words } from './words.ts'

/** What the press laid and read back before its own proof. */
let proof: conservation.Proof
vi.mock('../../pipeline/print/conservation.ts', async (original) => {
  const real = await original<typeof conservation>()
  return { ...real, provePdf: (given: conservation.Proof) => ((proof = given), real.provePdf(given)) }
})

const css = ['shared', 'print'].map((name) => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('\n')
const call = (index: number): string => `<fn n="${index}"></fn>`
const paragraph = (count: number, seed: number): string => `<p>${words(count, seed)}</p>`
const noteOf = (stream: Note['stream'], label: string, count: number, seed: number) => ({ stream, label, html: paragraph(count, seed) })

const streams: readonly Note['stream'][] = ['editor', 'source', 'translator', 'apparatus', 'author']
/** Notes of all streams by turns, called every few words; now and then a long one. */
const many = (long: number, every: number): Omit<SectionInput, 'id'> => {
  const notes = Array.from({ length: 40 }, (_, index) => noteOf(streams[(index * 7 + (index >> 2)) % 5]!, `n${index}`, index % 9 === long ? 160 : 4 + ((index * 5) % 17), index + 3))
  return { notes, html: Array.from({ length: 20 }, (_, index) => `<p>${words(every, index + 1)}${call(index * 2)} ${words(every + 5, index + 50)}${call(index * 2 + 1)} ${words(9, index)}</p>`).join('') }
}

const cases: Readonly<Record<string, Omit<SectionInput, 'id'>>> = {
  // All fit: editor, translator, source, editor, apparatus are called, in this order.
  short: {
    html: `<p>${words(9)}${call(0)} ${words(9, 2)}${call(1)} ${words(9, 3)}${call(2)} ${words(9, 4)}${call(3)} ${words(9, 5)}${call(4)} ${words(9, 6)}</p>`,
    notes: [noteOf('editor', '1', 8, 1), noteOf('translator', 'a', 8, 2), noteOf('source', 'A', 8, 3), noteOf('editor', '2', 8, 4), noteOf('apparatus', 'α', 8, 5)],
  },
  // A translator’s note of several pages; notes of two other streams are called on the pages that it goes on to, and before it.
  long: {
    html: `<p>${words(12)}${call(0)} ${words(30, 2)}${call(1)} ${words(20, 3)}${call(2)} ${words(20, 4)}</p>${Array.from({ length: 6 }, (_, index) => `<p>${words(90, index + 10)}${call(3 + index)} ${words(30, index + 30)}</p>`).join('')}`,
    notes: [noteOf('source', 'A', 9, 1), noteOf('translator', 'a', 1200, 2), noteOf('editor', '1', 12, 3), ...Array.from({ length: 6 }, (_, index) => noteOf(index % 2 === 0 ? 'source' : 'editor', index % 2 === 0 ? `B${index}` : `2${index}`, 14, index + 60))],
  },
  'many-0': many(0, 12), 'many-4': many(4, 18), 'many-8': many(8, 25), 'many-3': many(3, 14), 'many-none': many(99, 7),
}
const sections = Object.entries(cases).map(([id, input]) => section({ id, ...input }))

beforeAll(async () => {
  const { messages, pdf } = await print(edition({ css, sections, trim: { width: 324, height: 432 } }), { pdf: true, engine: { retries: [''] } })
  // Every word is on the pages, once, no line stands on another or off its page, and the PDF reads as the pages do.
  expect(messages.map(({ file, line, ruleId, reason }) => `${file}:${line} ${ruleId} ${reason}`)).toEqual([])
  expect(pdf).toBeDefined()
})

const pagesOf = (id: string): readonly HarvestedPage[] => proof.sections.get(id)!.pages
/** Ids of the notes of each page, as they stand below each other. */
const feetOf = (id: string): string[][] => pagesOf(id).map(({ notes }) => [...new Set(notes.map(([note]) => note))].filter((note) => note !== ''))

test('at one foot the notes of a stream stand together, the streams in their order', () => {
  const [foot] = feetOf('short')
  expect(foot!.map((id) => sections[0]!.notes.find((note) => note.id === id)!.label)).toEqual(['α', 'A', 'a', '1', '2'])
  expect([...pagesOf('short')[0]!.xml.matchAll(/class="note (\w+)( opens-group)?"/gu)].map(([, stream, opens]) => `${stream}${opens ? ' opens' : ''}`)).toEqual(['apparatus', 'source opens', 'translator opens', 'editor opens', 'editor'])
})

test('a note of several pages goes on between notes of other streams', () => {
  const long = sections[1]!.notes[1]!.id
  const feet = feetOf('long')
  const held = feet.flatMap((foot, index) => (foot.includes(long) ? [index] : []))
  expect(held.length).toBeGreaterThan(3)
  const streamsAt = held.map((index) => feet[index]!.map((id) => sections[1]!.notes.find((note) => note.id === id)!.stream).join(' '))
  expect(streamsAt[0]).toBe('source translator')
  expect(streamsAt.at(-1)).toMatch(/^translator (?:source )+(?:editor ?)+$/u)
})

describe.each(Object.keys(cases))('%s', (id) => {
  const source = sections.find((each) => each.id === id)!
  test('each foot: what is left of the page before, the streams in their order, the one that goes on overleaf', () => {
    const feet = feetOf(id)
    feet.forEach((foot, index) => {
      const isRest = (note: string | undefined): boolean => note !== undefined && (feet[index - 1]?.includes(note) ?? false)
      const goesOn = (note: string | undefined): boolean => note !== undefined && (feet[index + 1]?.includes(note) ?? false)
      expect(foot.findLastIndex(isRest), `page ${index + 1}`).toBeLessThan(1)
      const going = foot.findIndex(goesOn)
      expect([-1, foot.length - 1], `page ${index + 1}`).toContain(going)
      const whole = foot.filter((note) => !isRest(note) && !goesOn(note)).map((note) => source.notes.findIndex((each) => each.id === note))
      const sorted = [...whole].sort((a, b) => source.notes[a]!.rank - source.notes[b]!.rank || a - b)
      expect(whole, `page ${index + 1}`).toEqual(sorted)
    })
  })

  test('each note begins on the page of its call, or on the next, or where the notes before it end', () => {
    const feet = feetOf(id)
    source.notes.forEach((note, index) => {
      const called = pagesOf(id).findIndex(({ xml }) => xml.includes(`id="${note.call}"`))
      const begins = feet.findIndex((foot) => foot.includes(note.id))
      const ended = Math.max(...source.notes.slice(0, index).map((earlier) => feet.findLastIndex((foot) => foot.includes(earlier.id))), called + 1)
      expect(called).toBeGreaterThanOrEqual(0)
      expect(begins).toBeGreaterThanOrEqual(called)
      expect(begins).toBeLessThanOrEqual(ended)
    })
  })
})

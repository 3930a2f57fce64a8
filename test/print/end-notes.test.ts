import { beforeAll, expect, test, vi } from 'vitest'
import { wordsFor } from '../../pipeline/language/words/index.ts'
import type { Note, Section } from '../../pipeline/model/edition.ts'
import type * as conservation from '../../pipeline/print/conservation.ts'
import { withEndNotes } from '../../pipeline/print/end-notes.ts'
import { print, type PrintResult } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'
import { words } from './words.ts'

let proof: conservation.Proof
vi.mock('../../pipeline/print/conservation.ts', async (original) => {
  const real = await original<typeof conservation>()
  return { ...real, provePdf: (given: conservation.Proof) => ((proof = given), real.provePdf(given)) }
})

const call = (index: number): string => `<fn n="${index}"></fn>`
const slot = '<a class="slot" href="#one--n-e3" data-slot="page" data-target="one--n-e3"></a>'
const noteOf = (stream: Note['stream'], place: Note['place'], label: string, html: string) => ({ stream, place, label, html: `<p>${html}</p>` })

/** A source note at the foot; a translator’s note of two pages and two of the editors at the end, of which one names the page of the other. */
const one = section({
  id: 'one', html: `<h1>One</h1><p>${words(40)}${call(0)} ${words(40, 2)}${call(1)} ${words(9, 3)}${call(2)} ${words(60, 4)}${call(3)} ${words(9, 5)}</p>`,
  notes: [noteOf('editor', 'chapter-end', '1', words(20, 6)), noteOf('source', 'page', 'A', words(8, 7)), noteOf('editor', 'chapter-end', '2', `${words(8, 8)} p. ${slot}`), noteOf('translator', 'chapter-end', 'a', words(300, 9))],
})
const two = section({ id: 'two', html: `<p>${words(30)}${call(0)}</p>`, notes: [noteOf('editor', 'chapter-end', '1', words(9, 2))] })
const plain = section({ id: 'plain', html: `<p>${words(9)}</p>` })
const book = { ...edition({ css: PLAIN_CSS, sections: [one, two, plain] }), words: wordsFor('en') }

let result: PrintResult
beforeAll(async () => {
  result = await print(book, { pdf: true, engine: { retries: [''] } })
  expect(result.messages.map(({ reason }) => reason)).toEqual([])
})

const xml = (id: string): string => proof.sections.get(id)!.pages.map((page) => page.xml).join('')

test('notes at the end stand stream by stream, under headings; the others at the foot', () => {
  const headings = (id: string): string[] => [...xml(id).matchAll(/<h[23] class="notes-title"[^>]*>(.*?)<\/h/gu)].map((match) => match[1]!)
  expect(headings('one')).toEqual(['Notes', 'Translator’s notes', 'Editor’s notes'])
  expect(headings('two')).toEqual(['Notes'])
  expect([...xml('one').matchAll(/class="(?:end-note|note) (\w+)[^>]*data-note-id="|class="end-note (\w+)/gu)].map(([, foot, end]) => foot ?? end)).toEqual(['source', 'translator', 'translator', 'translator', 'editor', 'editor'])
})

test('calls lead to them, and their numbers back', () => {
  for (const { id, call: from } of [...one.notes, ...two.notes].filter(({ place }) => place === 'chapter-end')) {
    const pages = xml(from.split('--')[0]!)
    expect(pages).toContain(`href="#${id}"`)
    expect(pages).toMatch(new RegExp(`<div class="end-note[^"]*"[^>]* id="${id}"`, 'u'))
    expect(pages).toMatch(new RegExp(`<a class="note-marker" href="#${from}"`, 'u'))
  }
  expect(result.pageMap!.anchors['one--n-e3']).toBeGreaterThan(result.pageMap!.anchors['one--c-e1']!)
  expect(result.pageMap!.anchors['one--n-e4']).toBeLessThan(result.pageMap!.anchors['one--n-e3']!)
})

test('a section without them is printed as it is', () => {
  expect(withEndNotes(plain, book.words, 'en')).toBe(plain)
})

test('one that print left out, or changed, is missed', async () => {
  const without = (section: Section): Section => ({ ...section, notes: section.notes.slice(1) })
  const { provePdf } = await vi.importActual<typeof conservation>('../../pipeline/print/conservation.ts')
  const said = async (given: readonly Section[]): Promise<string[]> => (await provePdf({ ...proof, given })).messages.map((message) => `${message.ruleId} ${message.reason}`)
  expect(await said(proof.given)).toEqual([])
  const more = section({ id: 'two', html: `<p>${words(30)}${call(0)}</p>`, notes: [noteOf('editor', 'chapter-end', '1', words(12, 2))] })
  expect(await said([one, more, plain])).toEqual([expect.stringMatching(/^pdf-conserved In “two” the words .* are not on the pages/u)])
  expect(await said([without(one), two, plain])).toEqual([expect.stringMatching(/^pdf-conserved In “one”/u)])
})

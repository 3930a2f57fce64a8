import { expect, test } from 'vitest'
import { noteLabel } from '../../pipeline/compile/notes.ts'
import { readNotes } from '../../pipeline/load/notes.ts'
import type { BookConfig } from '../../pipeline/model/book.ts'
import { noteStreams, streamOf, type NoteStream, type StreamPolicy } from '../../pipeline/model/notes.ts'
import { bookOf, compiled, policies, sectionOf, works, type BookParts } from './book.ts'

const notesOf = (text: string) => sectionOf(compiled(bookOf({ chapters: { one: text } })).edition, 'one').notes

test('a note’s stream is told by the prefix of its id', () => {
  expect(['n1', '1', 't-1', 'a-2', 's-1', 'x-9', 'the-pass', 'q-1'].map(streamOf)).toEqual(['editor', 'editor', 'translator', 'author', 'source', 'apparatus', 'editor', undefined])
})

test('every stream counts for itself, in the order of the calls', () => {
  const notes = notesOf('A.[^b] B.[^t-1] C.[^a]\n\n[^a]: Second.\n\n[^b]: First.\n\n[^t-1]: Third.')
  expect(notes.map((note) => [note.id, note.call, note.stream, note.label])).toEqual([
    ['one--n-e1', 'one--c-e1', 'editor', '1'], ['one--n-t1', 'one--c-t1', 'translator', 'a'], ['one--n-e2', 'one--c-e2', 'editor', '2'],
  ])
})

test('no two streams share a label at one page foot', () => {
  const { streams } = readNotes(undefined)
  const labels = noteStreams.flatMap((stream) => Array.from({ length: 60 }, (_, index) => noteLabel(streams[stream].labels, index + 1)))
  expect(new Set(labels).size).toBe(labels.length)
  expect([1, 26, 27, 28, 702, 703].map((n) => noteLabel('lower-latin', n))).toEqual(['a', 'z', 'aa', 'ab', 'zz', 'aaa'])
  expect([1, 4, 5].map((n) => noteLabel('symbols', n))).toEqual(['*', '§', '**'])
  expect([4, 24, 25].flatMap((n) => [noteLabel('lower-roman', n), noteLabel('lower-greek', n)])).toEqual(['iv', 'δ', 'xxiv', 'ω', 'xxv', 'αα'])
})

test('a note may hold several blocks, each of them a text block with its place', () => {
  const book = bookOf({ chapters: { one: 'A.[^1]\n\n[^1]: One.\n\n    Two.\n\n    - Three' } })
  const section = sectionOf(compiled(book).edition, 'one')
  const blocks = JSON.stringify(section.notes[0]?.children).match(/"dataBlock":"b\d+"/gu)
  expect(blocks).toHaveLength(3)
  expect(section.blocks.get('b4')).toEqual({ file: 'manuscript/one.md', line: 3, column: 7 })
})

test('ids of notes do not move when another chapter changes', () => {
  const ids = (text: string) => sectionOf(compiled(bookOf({ chapters: { zero: text, one: 'A.[^1]\n\n[^1]: N.' } })).edition, 'one').notes.map((note) => note.id)
  expect(ids('A.')).toEqual(ids('A.[^1] B.[^2]\n\nC.\n\n[^1]: N.\n\n[^2]: M.'))
})

const through = (stream: NoteStream, policy: Partial<StreamPolicy>): Partial<BookConfig> => {
  const notes = readNotes(undefined)
  return { policies: { ...policies, notes: { ...notes, streams: { ...notes.streams, [stream]: { ...notes.streams[stream], ...policy } } } } }
}

test('a stream is numbered by chapter, or through all chapters and documents, citations with it; its ids are its chapter’s own', () => {
  const parts: BookParts = {
    chapters: { one: 'A.[^1] B.[@forbes1986] C.[^t-1]\n\n[^1]: N.\n\n[^t-1]: T.', two: 'A.[^1] B.[^t-1]\n\n[^1]: N.\n\n[^t-1]: T.' },
    documents: [{ id: 'letter', texts: { en: 'A.[^1]\n\n[^1]: N.' }, sourceNote: 'B.[^2]\n\n[^2]: M.' }], bibliography: works, back: ['bibliography'],
  }
  const labels = (config: Partial<BookConfig> = {}): string[] => compiled(bookOf({ ...parts, config })).edition.sections.flatMap(({ notes }) => notes.map((note) => `${note.id} ${note.label}`))
  expect(labels()).toEqual(['one--n-e1 1', 'one--n-e2 2', 'one--n-t1 a', 'two--n-e1 1', 'two--n-t1 a', 'letter--n-e1 1', 'letter--n-e2 2'])
  expect(labels(through('editor', { numbering: 'book' }))).toEqual(['one--n-e1 1', 'one--n-e2 2', 'one--n-t1 a', 'two--n-e1 3', 'two--n-t1 a', 'letter--n-e1 4', 'letter--n-e2 5'])
  expect(labels(through('translator', { numbering: 'book', labels: 'lower-roman' }))).toEqual(['one--n-e1 1', 'one--n-e2 2', 'one--n-t1 i', 'two--n-e1 1', 'two--n-t1 ii', 'letter--n-e1 1', 'letter--n-e2 2'])
})

test('a note knows its place, and its rank in the order of the policy', () => {
  const notes = { ...readNotes({ order: ['editor', 'source'], author: undefined, apparatus: undefined, source: undefined, translator: { place: 'chapter-end', numbering: undefined, labels: undefined }, editor: undefined }) }
  expect(notes.order).toEqual(['editor', 'source', 'author', 'apparatus', 'translator'])
  const { edition } = compiled(bookOf({ chapters: { one: 'A.[^1] B.[^t-1] C.[^s-1]\n\n[^1]: N.\n\n[^t-1]: T.\n\n[^s-1]: S.' }, config: { policies: { ...policies, notes } } }))
  expect(sectionOf(edition, 'one').notes.map(({ stream, rank, place }) => [stream, rank, place])).toEqual([['editor', 0, 'page'], ['translator', 4, 'chapter-end'], ['source', 1, 'page']])
})

import { expect, test } from 'vitest'
import { noteLabel, streamOf } from '../../pipeline/compile/notes.ts'
import type { NoteStream } from '../../pipeline/model/edition.ts'
import { bookOf, compiled, sectionOf } from './book.ts'

const notesOf = (text: string) => sectionOf(compiled(bookOf({ chapters: { one: text } })).edition, 'one').notes

test('a note’s stream is told by the prefix of its id', () => {
  expect(['n1', '1', 't-1', 'a-2', 's-1', 'x-9', 'the-pass'].map(streamOf)).toEqual(['editor', 'editor', 'translator', 'author', 'source', 'apparatus', 'editor'])
})

test('every stream counts for itself, in the order of the calls', () => {
  const notes = notesOf('A.[^b] B.[^t-1] C.[^a]\n\n[^a]: Second.\n\n[^b]: First.\n\n[^t-1]: Third.')
  expect(notes.map((note) => [note.id, note.call, note.stream, note.label])).toEqual([
    ['one--n-e1', 'one--c-e1', 'editor', '1'], ['one--n-t1', 'one--c-t1', 'translator', 'a'], ['one--n-e2', 'one--c-e2', 'editor', '2'],
  ])
})

test('no two streams share a label at one page foot', () => {
  const streams: NoteStream[] = ['editor', 'translator', 'author', 'source', 'apparatus']
  const labels = streams.flatMap((stream) => Array.from({ length: 60 }, (_, index) => noteLabel(stream, index + 1)))
  expect(new Set(labels).size).toBe(labels.length)
  expect([1, 26, 27].map((n) => noteLabel('translator', n))).toEqual(['a', 'z', 'aa'])
  expect([1, 4, 5].map((n) => noteLabel('author', n))).toEqual(['*', '§', '**'])
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

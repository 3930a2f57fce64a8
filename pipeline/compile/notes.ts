import type { Element, ElementContent } from 'hast'
import type { NoteStream } from '../model/edition.ts'
import type { Draft, DraftNote } from './draft.ts'
import { element } from './elements.ts'

const streams: Readonly<Record<string, NoteStream>> = { t: 'translator', a: 'author', s: 'source', x: 'apparatus' }
const initials: Readonly<Record<NoteStream, string>> = { editor: 'e', translator: 't', author: 'a', source: 's', apparatus: 'x' }

/** The stream of a note by its id: `t-1` translator, `a-1` author, `s-1` source, `x-1` apparatus; any other: editor. */
export function streamOf(noteId: string): NoteStream {
  const prefix = /^([a-z])-/u.exec(noteId)?.[1]
  return (prefix && streams[prefix]) || 'editor'
}

/**
 * The label of the n-th note of a stream (from 1). No two streams share a label, so that they can stand at one page foot:
 * editor 1, 2, 3; translator a, b, c … z, aa; author *, †, ‡, § and then doubled; source A, B, C; apparatus α, β, γ.
 */
export function noteLabel(stream: NoteStream, n: number): string {
  if (stream === 'editor') return String(n)
  if (stream === 'author') return ['*', '†', '‡', '§'][(n - 1) % 4]!.repeat(Math.ceil(n / 4))
  const alphabet = stream === 'translator' ? 'abcdefghijklmnopqrstuvwxyz' : stream === 'source' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : 'αβγδεζηθικλμνξοπρστυφχψω'
  return alphabet.charAt((n - 1) % alphabet.length).repeat(Math.ceil(n / alphabet.length))
}

/**
 * Opens a note of a stream: gives it number and ids, lets `write` make its blocks (citations in them stay inline), and
 * gives back its call; `written` says which of the author’s notes it is. Ids are counted within the section, so an edit elsewhere in the book never moves them.
 */
export function openNote(draft: Draft, stream: NoteStream, lang: string, dir: 'ltr' | 'rtl', write: () => ElementContent[], written?: DraftNote['written']): Element {
  const n = (draft.counters.get(stream) ?? 0) + 1
  draft.counters.set(stream, n)
  const tail = `${initials[stream]}${n}`
  const note: DraftNote = { id: `${draft.id}--n-${tail}`, call: `${draft.id}--c-${tail}`, stream, label: noteLabel(stream, n), lang, dir, written, children: [] }
  draft.notes.push(note)
  const outer = { inNote: draft.inNote, short: draft.shortCitations }
  draft.inNote = draft.notes.length
  draft.shortCitations = false
  note.children = write()
  draft.inNote = outer.inNote
  draft.shortCitations = outer.short
  return element('a', { className: ['note-call'], id: note.call, href: `#${note.id}`, dataStream: stream }, note.label)
}

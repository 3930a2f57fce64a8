import type { Element, ElementContent } from 'hast'
import { romanNumeral } from '../language/numerals.ts'
import type { Note } from '../model/edition.ts'
import type { LabelStyle, NotesPolicy, NoteStream } from '../model/notes.ts'
import type { Draft, DraftNote } from './draft.ts'
import { element } from './elements.ts'

const initials: Readonly<Record<NoteStream, string>> = { editor: 'e', translator: 't', author: 'a', source: 's', apparatus: 'x' }

/** How many notes of each stream that is numbered through the book stand before a section. */
export type NotesBefore = ReadonlyMap<NoteStream, number>

/** At the beginning of the book; and before a part that the press generates, which is no chapter and counts for itself. */
export const noneBefore: NotesBefore = new Map()

/** What is before the next section, with the notes of this one. */
export function notesAfter(before: NotesBefore, notes: readonly Pick<Note, 'stream'>[], { streams }: NotesPolicy): NotesBefore {
  const after = new Map(before)
  for (const { stream } of notes) if (streams[stream].numbering === 'book') after.set(stream, (after.get(stream) ?? 0) + 1)
  return after
}

/** The label of the n-th note of a stream in a section (from 1). */
export function labelOf(stream: NoteStream, n: number, before: NotesBefore, { streams }: NotesPolicy): string {
  return noteLabel(streams[stream].labels, (before.get(stream) ?? 0) + n)
}

/** The label of the n-th note (from 1) in a style. Alphabets go on as CSS has them: z, aa, ab. */
export function noteLabel(style: LabelStyle, n: number): string {
  switch (style) {
    case 'decimal':
      return String(n)
    case 'symbols':
      return ['*', '†', '‡', '§'][(n - 1) % 4]!.repeat(Math.ceil(n / 4))
    case 'lower-roman':
      return romanNumeral(n).toLowerCase()
    case 'lower-latin':
      return alphabetic('abcdefghijklmnopqrstuvwxyz', n)
    case 'upper-latin':
      return alphabetic('ABCDEFGHIJKLMNOPQRSTUVWXYZ', n)
    case 'lower-greek':
      return alphabetic('αβγδεζηθικλμνξοπρστυφχψω', n)
  }
}

function alphabetic(letters: string, n: number): string {
  const before = Math.floor((n - 1) / letters.length)
  return (before > 0 ? alphabetic(letters, before) : '') + letters.charAt((n - 1) % letters.length)
}

/**
 * Opens a note of a stream: gives it number and ids, lets `write` make its blocks (citations in them stay inline), and
 * gives back its call; `written` says which of the author’s notes it is. Ids are counted within the section, so an edit elsewhere in the book never moves them.
 */
export function openNote(draft: Draft, stream: NoteStream, lang: string, dir: 'ltr' | 'rtl', write: () => ElementContent[], written?: DraftNote['written']): Element {
  const n = (draft.counters.get(stream) ?? 0) + 1
  draft.counters.set(stream, n)
  const tail = `${initials[stream]}${n}`
  const label = labelOf(stream, n, draft.notesBefore, draft.facts.policies.notes)
  const note: DraftNote = { id: `${draft.id}--n-${tail}`, call: `${draft.id}--c-${tail}`, stream, number: n, label, lang, dir, written, children: [] }
  draft.notes.push(note)
  const outer = { inNote: draft.inNote, short: draft.shortCitations }
  draft.inNote = draft.notes.length
  draft.shortCitations = false
  note.children = write()
  draft.inNote = outer.inNote
  draft.shortCitations = outer.short
  return element('a', { className: ['note-call'], id: note.call, href: `#${note.id}`, dataStream: stream }, note.label)
}

import type { Words } from './words.ts'

/**
 * Streams of notes, each with its own numbering, in the order in which they stand below each other unless the book says otherwise: from
 * the text outwards, as critical editions have them. What the author noted is part of the text; the apparatus is about its wording, source
 * notes say where it comes from, the translator how it was rendered, and the editors’ commentary, which is about everything, comes last.
 */
export const noteStreams = ['author', 'apparatus', 'source', 'translator', 'editor'] as const

export type NoteStream = (typeof noteStreams)[number]

/** How the notes of a stream are labelled; the names are those of CSS counter styles. `symbols`: *, †, ‡, §, then doubled. */
export const labelStyles = ['decimal', 'lower-latin', 'upper-latin', 'lower-roman', 'lower-greek', 'symbols'] as const

export type LabelStyle = (typeof labelStyles)[number]

export interface StreamPolicy {
  /** `chapter`: each chapter and each document begins again at 1. `book`: one row through all chapters and documents. */
  readonly numbering: 'chapter' | 'book'
  readonly labels: LabelStyle
  /** In print: at the foot of the page, or at the end of the chapter or document. */
  readonly place: 'page' | 'chapter-end'
}

export interface NotesPolicy {
  /** All streams, in the order in which they stand below each other. */
  readonly order: readonly NoteStream[]
  readonly streams: Readonly<Record<NoteStream, StreamPolicy>>
}

const prefixes: Readonly<Record<string, NoteStream>> = { t: 'translator', a: 'author', s: 'source', x: 'apparatus' }

/** The letter before the hyphen of a note’s id, if it has one: `t` of `t-1`. */
export function notePrefix(noteId: string): string | undefined {
  return /^([a-z])-/iu.exec(noteId)?.[1]?.toLowerCase()
}

/** The stream of a note by its id: `t-1` translator, `a-1` author, `s-1` source, `x-1` apparatus; without such a prefix: editor. Undefined where the prefix is none of these. */
export function streamOf(noteId: string): NoteStream | undefined {
  const prefix = notePrefix(noteId)
  return prefix === undefined ? 'editor' : prefixes[prefix]
}

/** Notes stream by stream, in the order of their ranks; within a stream in the order of their calls. */
export function byStream<N extends { readonly stream: NoteStream; readonly rank: number }>(notes: readonly N[]): readonly { readonly stream: NoteStream; readonly notes: readonly N[] }[] {
  const groups = new Map<NoteStream, N[]>()
  for (const note of [...notes].sort((a, b) => a.rank - b.rank)) groups.set(note.stream, [...(groups.get(note.stream) ?? []), note])
  return [...groups].map(([stream, own]) => ({ stream, notes: own }))
}

/** What the notes of a stream are called together. */
export function streamNotes(stream: NoteStream, words: Words): string {
  return { editor: words.editorNotes, translator: words.translatorNotes, author: words.authorNotes, source: words.sourceNotes, apparatus: words.apparatusNotes }[stream]
}

/** `data-block` of the heading above the notes at the end of a section, or above those of one stream: the same in both outputs, since a print page may begin there. */
export function headingBlock(stream?: NoteStream): string {
  return stream === undefined ? 'notes' : `notes--${stream}`
}

import { z } from 'zod'
import { labelStyles, noteStreams } from '../../model/notes.ts'
import { writingModes } from '../../model/writing-mode.ts'
import { cslTypes } from './bibliography.ts'
import { documentLayout } from './document.ts'
import { count, id, length, looseText, optional, text } from './values.ts'

const documentEntry = z.strictObject({ document: id })
const leaf = z.union([text, documentEntry])
/** How the notes of one stream are numbered, labelled and placed. */
const stream = optional(z.strictObject({ numbering: optional(z.enum(['chapter', 'book'])), labels: optional(z.enum(labelStyles)), place: optional(z.enum(['page', 'chapter-end'])) }))
const partEntry = z.strictObject({ part: text, id, entries: z.array(leaf) })

/** manuscript/book.yaml */
export const bookSchema = z.strictObject({
  title: text,
  short_title: text,
  subtitle: optional(text),
  contributors: z.array(z.strictObject({
    name: text,
    file_as: optional(text),
    role: z.string().refine((role) => /^[a-z]{3}$/u.test(role), { error: (issue) => `“${String(issue.input)}” is not a MARC relator code: three letters, such as edt, trl, aut.` }),
  })),
  publisher: text,
  place: optional(text),
  languages: z.array(text).min(1, { error: 'at least one language is needed' }),
  identifiers: z.strictObject({
    uuid: z.string().refine((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not a UUID.` }),
    isbn: optional(z.strictObject({ pdf: optional(looseText), epub: optional(looseText) })),
  }),
  rights: text,
  licence: optional(text),
  edition: text,
  date: text,
  description: optional(text),
  subjects: optional(z.array(text)),
  trim: z.strictObject({ width: length, height: length }),
  order: z.strictObject({
    front: z.array(leaf),
    body: z.array(z.union([text, documentEntry, partEntry])),
    back: z.array(leaf),
  }),
  policies: optional(z.strictObject({
    parallel: documentLayout.parallel,
    /** How originals are set: language tag → writing mode. */
    writing_modes: optional(z.record(z.string(), z.enum(writingModes))),
    citation_style: optional(text),
    /** Language tag → scheme of transliteration. */
    transliteration: optional(z.record(z.string(), text)),
    /** Names of the register in the text. */
    names: optional(z.strictObject({
      links: optional(z.enum(['first', 'all', 'none'])),
      first_mention: optional(z.strictObject({
        show: z.array(z.enum(['original', 'romanised', 'dates'])),
        scope: optional(z.enum(['chapter', 'book'])),
        types: optional(z.array(z.enum(['person', 'place', 'organisation', 'term', 'work']))),
        languages: optional(z.array(text)),
      })),
    })),
    /** By id: `persons`, `places`, `subjects`, or any other. Each is printed where `order` names `index-of-<id>`. */
    indexes: optional(z.record(id, z.strictObject({
      title: optional(text),
      types: optional(z.array(z.enum(['person', 'place', 'organisation', 'term', 'work']))),
      marks: optional(z.array(id)),
      mentions: optional(z.enum(['all', 'marked'])),
      locators: optional(count),
      passim: optional(count),
      consecutive: optional(z.enum(['separate', 'joined'])),
      columns: optional(z.union([z.literal(1), z.literal(2)])),
    }))),
    /** House style of the signs of textual phenomena: styles/phenomena/<id>.yaml. */
    phenomena: optional(id),
    documents: optional(z.strictObject({ order: optional(z.enum(['number', 'date'])), segment_numbers: documentLayout.segment_numbers, line_numbers: documentLayout.line_numbers })),
    /** Streams of notes: the order in which they stand below each other, and how each is numbered, labelled and placed. */
    notes: optional(z.strictObject({
      order: optional(z.array(z.enum(noteStreams)).refine((order) => new Set(order).size === order.length, { error: 'The order of the notes names a stream twice.' })),
      author: stream, apparatus: stream, source: stream, translator: stream, editor: stream,
    })),
    /** Figures, tables and maps are counted through the book, or by chapter. */
    caption_numbers: optional(z.enum(['book', 'chapter'])),
    /** Which entries are printed: all of them, or those that are cited. */
    bibliography_lists: optional(z.enum(['all', 'cited'])),
    bibliography_groups: optional(z.array(z.strictObject({ title: text, keyword: optional(text), types: optional(z.array(z.enum(cslTypes))) }))),
  })),
  /** Files of the bibliography, relative to the book folder; sources/bibliography.yaml where none is named. */
  bibliography: optional(z.array(text)),
})

export type BookYaml = z.output<typeof bookSchema>

/** Front matter of a chapter or of a document’s text. */
export const chapterFrontMatter = z.strictObject({
  title: text,
  short_title: optional(text),
  lang: optional(text),
  dir: optional(z.enum(['ltr', 'rtl'])),
  id: optional(id),
})

/** Front matter of original.<lang>.md and translation.<lang>.md: all of it optional. */
export const textFrontMatter = z.strictObject({ lang: optional(text), dir: optional(z.enum(['ltr', 'rtl'])) })

import { z } from 'zod'
import { labelStyles, noteStreams } from '../../model/notes.ts'
import { writingModes } from '../../model/writing-mode.ts'
import { cslTypes } from './bibliography.ts'
import { documentLayout } from './document.ts'
import { bleed, count, id, length, looseText, optional, text } from './values.ts'

const documentEntry = z.strictObject({ document: id })
const leaf = z.union([text, documentEntry])
/** How the notes of one stream are numbered, labelled and placed. */
const stream = optional(z.strictObject({ numbering: optional(z.enum(['chapter', 'book'])), labels: optional(z.enum(labelStyles)), place: optional(z.enum(['page', 'chapter-end'])) }))
const partEntry = z.strictObject({ part: text, id, entries: z.array(leaf) })

/** Forms of the codes of the schemes. */
const codes = { BISAC: /^[A-Z]{3}\d{6}$/u, Thema: /^(?:[A-Y][A-Z0-9]{0,9}|[1-6][A-Z0-9]{1,10})(?:-[A-Z0-9-]+)?$/u, LCSH: /^sh\d{8,10}$/u, DDC: /^\d{3}(?:\.\d+)?$/u } as const
/** A subject with its code in a scheme that shops and libraries share. */
const codedSubject = z.strictObject({ scheme: z.enum(['BISAC', 'Thema', 'LCSH', 'DDC']), code: looseText, term: text })
  .refine(({ scheme, code }) => codes[scheme].test(code), { path: ['code'], error: (issue) => `“${(issue.input as { code: string }).code}” is not a code of ${(issue.input as { scheme: string }).scheme}: write one such as HIS050000 (BISAC), NHF (Thema), sh85148823 (LCSH), 951.6 (DDC).` })

/** manuscript/book.yaml */
export const bookSchema = z.strictObject({
  title: text,
  short_title: text,
  subtitle: optional(text),
  contributors: z.array(z.strictObject({
    name: text,
    file_as: optional(text),
    kind: optional(z.enum(['person', 'organisation'])),
    role: z.string().refine((role) => /^[a-z]{3}$/u.test(role), { error: (issue) => `“${String(issue.input)}” is not a MARC relator code: three letters, such as edt, trl, aut.` }),
  })),
  publisher: text,
  place: optional(text),
  languages: z.array(text).min(1, { error: 'at least one language is needed' }),
  identifiers: z.strictObject({
    uuid: z.string().refine((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not a UUID.` }),
    doi: optional(z.string().refine((value) => /^10\.\d{4,9}\/\S+$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not a DOI: write 10.1234/abc, without an address before it.` })),
    /** Who deposits the DOI at Crossref, and the address that it leads to. */
    doi_deposit: optional(z.strictObject({
      // Lengths: those of Crossref’s schema.
      depositor: text.max(130, { error: 'it is longer than the 130 characters that Crossref takes' }),
      email: z.string().min(6, { error: 'it is shorter than any address for mail' }).max(200, { error: 'it is longer than the 200 characters that Crossref takes' }).refine((value) => /^[^\s@]+@[^\s@]+$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not an address for mail.` }),
      resource: z.string().max(2048, { error: 'it is longer than the 2,048 characters that Crossref takes' }).refine((value) => /^https?:\/\/\S+$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not an address of the web.` }),
    })),
    isbn: optional(z.strictObject({ pdf: optional(looseText), epub: optional(looseText) })),
  }),
  rights: text,
  licence: optional(text),
  edition: text,
  date: text,
  description: optional(text),
  subjects: optional(z.array(z.union([text, codedSubject]))),
  /** The series or set of volumes that the book belongs to. */
  collection: optional(z.strictObject({ title: text, kind: optional(z.enum(['series', 'set'])), number: optional(looseText), issn: optional(z.string().refine((value) => /^\d{4}-\d{3}[\dX]$/u.test(value), { error: (issue) => `“${String(issue.input)}” is not an ISSN: write 1234-5678.` })) })),
  /** PNG or JPEG, by its path from the book folder; without one the press draws a cover from the title. */
  cover: optional(z.union([text, z.strictObject({ image: text, alt: text })])),
  trim: z.strictObject({ width: length, height: length }),
  /** A PDF for the printer beside the one for readers: the same pages on a larger sheet, in black. */
  print: optional(z.strictObject({ bleed: optional(bleed), crop_marks: optional(z.boolean()), colour: optional(z.enum(['none', 'pictures'])) })),
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

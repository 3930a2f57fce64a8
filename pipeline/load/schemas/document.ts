import { z } from 'zod'
import { writingModes } from '../../model/writing-mode.ts'
import { id, looseText, optional, text } from './values.ts'

const party = optional(z.union([text, z.strictObject({ name: id })]))

const date = z.strictObject({
  role: z.enum(['creation', 'content', 'meeting', 'received', 'publication']),
  written: looseText,
  calendar: optional(z.enum(['gregorian', 'julian', 'hijri', 'chinese-republic', 'rumi', 'japanese', 'iranian-persian'])),
  when: optional(looseText),
  from: optional(looseText),
  to: optional(looseText),
  notBefore: optional(looseText),
  notAfter: optional(looseText),
  certainty: optional(z.enum(['high', 'medium', 'low'])),
  basis: optional(text),
})

/** How the texts of documents are set: of all in book.yaml, of one in its document.yaml. */
export const documentLayout = {
  /** In print `facing` has the original on the left page, the translations on the right. */
  parallel: optional(z.enum(['columns', 'interleaved', 'facing'])),
  segment_numbers: optional(z.boolean()),
  /** Every so manieth line has its number in the margin of the print; 0: none. */
  line_numbers: optional(z.int().min(0)),
}

/** sources/<id>/document.yaml. Regest, headnote and the notes are Markdown. */
export const documentSchema = z.strictObject({
  id,
  number: z.int().min(1, { error: 'documents are numbered from 1' }),
  kind: z.enum(['document', 'editorial-note', 'enclosure']),
  title: text,
  original_title: optional(z.strictObject({ text, lang: text })),
  genre: optional(text),
  author: party,
  recipient: party,
  place: optional(text),
  /** How the original is set. */
  writing_mode: optional(z.enum(writingModes)),
  dates: optional(z.array(date)),
  regest: optional(z.record(z.string(), text)),
  headnote: optional(text),
  source_note: optional(text),
  translation_note: optional(text),
  rights: optional(z.strictObject({ holder: text, statement: text })),
  ...documentLayout,
})

export type DocumentYaml = z.output<typeof documentSchema>

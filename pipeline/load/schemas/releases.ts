import { z } from 'zod'
import { id, looseText, optional, text } from './values.ts'

/** manuscript/releases.yaml: the releases of the book, oldest first. */
export const releasesSchema = z.array(z.strictObject({
  /** A semantic version, such as 1.0.0. */
  version: looseText,
  /** YYYY-MM-DD */
  date: looseText,
  /** What changed: plain text or Markdown. */
  note: text,
  /** Where they are not those of book.yaml. */
  isbn: optional(z.strictObject({ pdf: optional(looseText), epub: optional(looseText) })),
  /** Ids that earlier releases had, with a word why they are gone, and what stands in their place. */
  removed: optional(z.array(z.strictObject({ id, why: text, now: optional(id) }))),
}))

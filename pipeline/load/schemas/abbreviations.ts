import { z } from 'zod'
import { optional, text } from './values.ts'

/** sources/abbreviations.yaml: what the list of abbreviations prints. `note` is plain text. */
export const abbreviationsSchema = z.array(z.strictObject({
  abbreviation: text,
  expansion: text,
  lang: optional(text),
  note: optional(text),
}))

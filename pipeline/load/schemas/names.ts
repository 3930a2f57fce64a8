import { z } from 'zod'
import { id, looseText, optional, text } from './values.ts'

const latitude = z.number().min(-90, { error: 'a latitude is at least −90' }).max(90, { error: 'a latitude is at most 90' })
const longitude = z.number().min(-180, { error: 'a longitude is at least −180' }).max(180, { error: 'a longitude is at most 180' })

/** sources/names.yaml: the register of names. Notes are Markdown. */
export const namesSchema = z.array(z.strictObject({
  id,
  type: z.enum(['person', 'place', 'organisation', 'term', 'work']),
  preferred: text,
  settled: optional(z.boolean()),
  short: optional(z.array(text)),
  forms: optional(z.array(z.strictObject({ text, lang: text, role: optional(text), confirmed: optional(z.boolean()) }))),
  variants: optional(z.array(z.strictObject({ text, lang: text }))),
  dates: optional(z.strictObject({ birth: optional(looseText), death: optional(looseText), from: optional(looseText), to: optional(looseText) })),
  coordinates: optional(z.tuple([latitude, longitude])),
  sort: optional(text),
  note: optional(text),
}))

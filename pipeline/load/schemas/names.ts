import { z } from 'zod'
import { id, looseText, optional, text } from './values.ts'

const latitude = z.number().min(-90, { error: 'a latitude is at least −90' }).max(90, { error: 'a latitude is at most 90' })
const longitude = z.number().min(-180, { error: 'a longitude is at least −180' }).max(180, { error: 'a longitude is at most 180' })

const identifier = (pattern: RegExp, kind: string, example: string): z.ZodType<string> =>
  z.string().refine((value) => pattern.test(value), { error: (issue) => `“${String(issue.input)}” is no ${kind}, such as ${example}` })

/** Numbers of authority files, as they write them themselves. */
const identifiers = z.strictObject({
  wikidata: optional(identifier(/^Q[1-9]\d*$/u, 'item of Wikidata', 'Q16574')),
  viaf: optional(identifier(/^[1-9]\d{1,21}$/u, 'number of VIAF', '71397961, in quotation marks')),
  gnd: optional(identifier(/^(?:1[0-3]?\d{7}[\dX]|[47]\d{6}-\d|[1-9]\d{0,7}-[\dX]|3\d{7}[\dX])$/u, 'number of the GND', '118520464, in quotation marks')),
})

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
  /** Heading in the index, where it is not the preferred form. */
  index: optional(text),
  identifiers: optional(identifiers),
  note: optional(text),
}))

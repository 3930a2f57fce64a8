import { z } from 'zod'
import { phenomenonNames } from '../../model/phenomena.ts'
import { optional, text } from './values.ts'

const form = z.strictObject({ before: optional(z.string()), after: optional(z.string()) })

const sign = z.strictObject({
  before: optional(z.string()),
  after: optional(z.string()),
  manner: optional(z.enum(['plain', 'italic', 'struck', 'underlined', 'superscript'])),
  /** “{}” stands for the extent, correction, place or number that the mark gives. */
  given: optional(form),
  each: optional(text),
})

/** styles/phenomena/<id>.yaml: with which signs a house prints what is marked in documents. */
export const signsSchema = z.strictObject({
  name: text,
  note: optional(text),
  /** Language of the signs that are East Asian characters. */
  lang: optional(text),
  signs: z.strictObject(Object.fromEntries(phenomenonNames.map((name) => [name, sign])) as Record<(typeof phenomenonNames)[number], typeof sign>),
})

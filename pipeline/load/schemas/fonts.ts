import { z } from 'zod'
import { optional, text } from './values.ts'

/** styles/fonts.yaml: the font files of the house and the families tried for each script. */
export const fontsSchema = z.strictObject({
  fonts: z.array(z.strictObject({
    family: text.regex(/^[\p{L}\p{N} ._-]+$/u, { error: 'a family has letters, digits and spaces' }),
    /** npm package that holds the file; without it, `file` lies in the book’s styles/. */
    package: optional(text),
    file: text.regex(/^[\p{L}\p{N} ._/@+-]+$/u, { error: 'a file of a font has letters, digits, spaces, “-”, “_”, “.” and “/”' }),
    weight: z.int().min(1, { error: 'a weight is at least 1' }).max(1000, { error: 'a weight is at most 1000' }),
    style: z.enum(['normal', 'italic']),
    licence: text,
  })).min(1, { error: 'at least one font is needed' }),
  /** ISO 15924 code or `default` → families. */
  stacks: z.record(z.string(), z.array(text).min(1, { error: 'at least one family is needed' })),
})

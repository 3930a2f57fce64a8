import { z } from 'zod'
import { length, optional, text } from './values.ts'

/** styles/themes/<name>/theme.yaml: what a theme is besides its print.css. */
export const themeSchema = z.strictObject({
  name: text,
  note: optional(text),
  sheet: z.strictObject({ width: length, height: length }),
  sides: z.enum(['single', 'double']),
  parallel: optional(z.enum(['columns', 'interleaved', 'facing'])),
  marks: optional(z.strictObject({ status: text, line_numbers: optional(z.number().int().min(0).max(100)), places: optional(z.boolean()) })),
})

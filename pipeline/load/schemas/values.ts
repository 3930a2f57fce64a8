import { z } from 'zod'

/** A text that is not empty. */
export const text = z.string().trim().min(1, { error: 'it is empty' })

/** A text that YAML may have read as a number (a year, an ISBN). */
export const looseText = z.union([text, z.number()]).transform(String)

/** A key that may be left out or left empty. */
export function optional<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value): z.output<S> | undefined => value ?? undefined)
}

/** A whole number, 2 or more. */
export const count = z.int({ error: 'it is not a whole number' }).min(2, { error: 'it is less than 2' })

/** Ids as they appear in anchors and file names: letters of any script, digits, `-`, `.` and `_`. */
export const id = z.string().refine((value) => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(value), {
  error: (issue) => `“${String(issue.input)}” cannot be an id: an id has letters, digits, “-”, “.” and “_”, and no spaces.`,
})

/** A bleed: 0 to 10 mm; in points. */
export const bleed = z.union([z.literal(0), z.string()]).transform((value, context) => {
  const match = /^(\d+(?:\.\d+)?)\s*(in|pt|mm|cm)$/u.exec(value === 0 ? '0pt' : value.trim())
  const points = match === null ? NaN : Number(match[1]) * units[match[2] as keyof typeof units]
  if (points >= 0 && points <= 10 * units.mm) return points
  context.addIssue({ code: 'custom', message: `“${value}” is not a bleed: write a length of 0 to 10 mm, such as 3mm.` })
  return z.NEVER
})

const units = { in: 72, pt: 1, mm: 72 / 25.4, cm: 72 / 2.54 } as const

/** A length such as 6in, 152.4mm or 432pt; in points. */
export const length = z.string().transform((value, context) => {
  const match = /^(\d+(?:\.\d+)?)\s*(in|pt|mm|cm)$/u.exec(value.trim())
  const unit = match?.[2] as keyof typeof units | undefined
  const points = match?.[1] === undefined || unit === undefined ? NaN : Number(match[1]) * units[unit]
  if (points >= 72 && points <= 5000) return points
  context.addIssue({ code: 'custom', message: `“${value}” is not a length: write a number with in, mm, cm or pt, such as 6in; at least 1in.` })
  return z.NEVER
})

import { z } from 'zod'
import { optional, text } from './values.ts'

/** [longitude, latitude] in degrees. */
const point = z.tuple([z.number(), z.number()])

/** manuscript/<name>.map.yaml */
export const mapSchema = z.strictObject({
  title: text,
  bounds: z.strictObject({ west: z.number(), east: z.number(), south: z.number(), north: z.number() }).refine((b) => b.west < b.east && b.south < b.north, { error: '“bounds” should have west below east and south below north.' }),
  places: optional(z.array(z.strictObject({
    name: optional(text),
    label: text,
    lat: z.number(),
    lon: z.number(),
    kind: z.enum(['capital', 'town', 'district']),
    anchor: optional(z.enum(['start', 'end', 'middle'])),
    dx: optional(z.number()),
    dy: optional(z.number()),
  }))),
  lines: optional(z.array(z.strictObject({ kind: z.enum(['border', 'river', 'road', 'railway']), label: optional(text), points: z.array(point).min(2, { error: 'a line has at least two points' }) }))),
  areas: optional(z.array(z.strictObject({ kind: z.enum(['district', 'lake', 'desert']), label: optional(text), points: z.array(point).min(3, { error: 'an area has at least three points' }), label_at: optional(point) }))),
  legend: optional(text),
})

import { z } from 'zod'
import { optional, text } from './values.ts'

/** A number of degrees; a map may go on beyond the date line. */
const degrees = z.number().min(-360, { error: 'a place has at least −360 degrees' }).max(360, { error: 'a place has at most 360 degrees' })
/** [longitude, latitude] in degrees. */
const point = z.tuple([degrees, degrees])
const latitude = z.number().min(-89, { error: 'a map goes no further than 89 degrees south' }).max(89, { error: 'a map goes no further than 89 degrees north' })
/** Narrower than this, about a hundred metres, a map shows nothing. */
const LEAST = 0.001

/** manuscript/<name>.map.yaml */
export const mapSchema = z.strictObject({
  title: text,
  bounds: z.strictObject({ west: degrees, east: degrees, south: latitude, north: latitude }).refine((b) => b.east - b.west >= LEAST && b.north - b.south >= LEAST, { error: `“bounds” should have west below east and south below north, by ${LEAST} degrees at least.` }),
  places: optional(z.array(z.strictObject({
    name: optional(text),
    label: text,
    lat: degrees,
    lon: degrees,
    kind: z.enum(['capital', 'town', 'district']),
    anchor: optional(z.enum(['start', 'end', 'middle'])),
    dx: optional(z.number()),
    dy: optional(z.number()),
  }))),
  lines: optional(z.array(z.strictObject({ kind: z.enum(['border', 'river', 'road', 'railway']), label: optional(text), points: z.array(point).min(2, { error: 'a line has at least two points' }) }))),
  areas: optional(z.array(z.strictObject({ kind: z.enum(['district', 'lake', 'desert']), label: optional(text), points: z.array(point).min(3, { error: 'an area has at least three points' }), label_at: optional(point) }))),
  legend: optional(text),
})

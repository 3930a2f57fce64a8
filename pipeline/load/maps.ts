import type { MapSource } from '../model/book.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { mapSchema } from './schemas/map.ts'
import { parseYaml } from './yaml.ts'

/** Parses manuscript/<name>.map.yaml. Pure. */
export function parseMap(source: TextFile): Reading<MapSource> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const { value, messages } = validate(mapSchema, yaml)
  if (value === undefined) return { value: undefined, messages }
  return {
    value: {
      file: source.file,
      title: value.title,
      bounds: value.bounds,
      places: (value.places ?? []).map((place) => ({ ...place, anchor: place.anchor ?? 'start', dx: place.dx ?? 0, dy: place.dy ?? 0 })),
      lines: value.lines ?? [],
      areas: (value.areas ?? []).map(({ label_at: labelAt, ...area }) => ({ ...area, labelAt })),
      legend: value.legend,
    },
    messages,
  }
}

import { z } from 'zod'
import { abbreviationsSchema } from './abbreviations.ts'
import { bibliographySchema } from './bibliography.ts'
import { bookSchema } from './book.ts'
import { describeKeys, type DescribedKey } from './described.ts'
import { descriptions } from './descriptions/index.ts'
import { documentSchema } from './document.ts'
import { fontsSchema } from './fonts.ts'
import { mapSchema } from './map.ts'
import { namesSchema } from './names.ts'
import { releasesSchema } from './releases.ts'
import { signsSchema } from './signs.ts'
import { themeSchema } from './theme.ts'

/** The YAML files of a book, and their schemas by the file name they are shipped under. */
const files: Readonly<Record<string, readonly [file: string, schema: z.ZodType]>> = {
  'book.schema.json': ['manuscript/book.yaml', bookSchema],
  'releases.schema.json': ['manuscript/releases.yaml', releasesSchema],
  'document.schema.json': ['sources/<document>/document.yaml', documentSchema],
  'abbreviations.schema.json': ['sources/abbreviations.yaml', abbreviationsSchema],
  'names.schema.json': ['sources/names.yaml', namesSchema],
  'bibliography.schema.json': ['sources/bibliography.yaml', bibliographySchema],
  'map.schema.json': ['manuscript/<name>.map.yaml', mapSchema],
  'signs.schema.json': ['styles/phenomena/<name>.yaml', signsSchema],
  'theme.schema.json': ['styles/themes/<name>/theme.yaml', themeSchema],
  'fonts.schema.json': ['styles/fonts.yaml', fontsSchema],
}

/** A JSON Schema whose keys say what they are for. */
interface DescribedSchema {
  /** The file of a book that it is for. */
  readonly title: string
  readonly schema: object
  readonly keys: readonly DescribedKey[]
}

/** The schemas, by file name, with every key that they have. */
export function describedSchemas(): Record<string, DescribedSchema> {
  return Object.fromEntries(Object.entries(files).map(([name, [title, schema]]) => {
    const json = { title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }
    const keys = describeKeys(json as Parameters<typeof describeKeys>[0], descriptions[name] ?? {})
    return [name, { title, schema: json, keys }]
  }))
}

/**
 * JSON Schemas of the book’s YAML files, by the file name they are shipped under. A book file asks for its own with
 * a first line `# yaml-language-server: $schema=…`, and an editor completes and checks it while it is written.
 */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(Object.entries(describedSchemas()).map(([name, { schema }]) => [name, schema]))
}

import { z } from 'zod'
import { abbreviationsSchema } from './abbreviations.ts'
import { bibliographySchema } from './bibliography.ts'
import { bookSchema } from './book.ts'
import { documentSchema } from './document.ts'
import { fontsSchema } from './fonts.ts'
import { mapSchema } from './map.ts'
import { namesSchema } from './names.ts'
import { releasesSchema } from './releases.ts'
import { signsSchema } from './signs.ts'

/**
 * JSON Schemas of the book’s YAML files, by the file name they are shipped under. A book file asks for its own with
 * a first line `# yaml-language-server: $schema=…`, and an editor completes and checks it while it is written.
 */
export function jsonSchemas(): Record<string, object> {
  const emit = (schema: z.ZodType, title: string): object => ({ title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) })
  return {
    'book.schema.json': emit(bookSchema, 'manuscript/book.yaml'),
    'releases.schema.json': emit(releasesSchema, 'manuscript/releases.yaml'),
    'document.schema.json': emit(documentSchema, 'sources/<document>/document.yaml'),
    'abbreviations.schema.json': emit(abbreviationsSchema, 'sources/abbreviations.yaml'),
    'names.schema.json': emit(namesSchema, 'sources/names.yaml'),
    'bibliography.schema.json': emit(bibliographySchema, 'sources/bibliography.yaml'),
    'map.schema.json': emit(mapSchema, 'manuscript/<name>.map.yaml'),
    'signs.schema.json': emit(signsSchema, 'styles/phenomena/<name>.yaml'),
    'fonts.schema.json': emit(fontsSchema, 'styles/fonts.yaml'),
  }
}

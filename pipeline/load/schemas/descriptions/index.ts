import { book } from './book.ts'
import { document } from './document.ts'
import { names } from './names.ts'
import { abbreviations, bibliography, fonts, map, releases, signs, theme } from './others.ts'

/**
 * What each key of a YAML file is for, by its path: `a.b` a key in a map, `a[]` the entries of a list, `a.*` any key. Plain text with `code`.
 * Editors show it beside the key, and the handbook lists it.
 */
export type Descriptions = Readonly<Record<string, string>>

/** By the file name of the JSON Schema. */
export const descriptions: Readonly<Record<string, Descriptions>> = {
  'book.schema.json': book,
  'releases.schema.json': releases,
  'document.schema.json': document,
  'abbreviations.schema.json': abbreviations,
  'names.schema.json': names,
  'bibliography.schema.json': bibliography,
  'map.schema.json': map,
  'signs.schema.json': signs,
  'theme.schema.json': theme,
  'fonts.schema.json': fonts,
}

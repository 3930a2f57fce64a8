import { expect, test } from 'vitest'
import { descriptions } from '../../pipeline/load/schemas/descriptions/index.ts'
import { describedSchemas } from '../../pipeline/load/schemas/index.ts'

/** Variables of CSL, which its own specification describes. */
const csl = new Set(['bibliography.schema.json'])

test.each(Object.entries(describedSchemas()))('%s: every key says what it is for, and nothing is said of a key that is not there', (name, { keys }) => {
  if (!csl.has(name)) expect(keys.filter(({ by }) => by === undefined).map(({ path }) => path)).toEqual([])
  const used = new Set(keys.map(({ by }) => by))
  expect(Object.keys(descriptions[name] ?? {}).filter((path) => !used.has(path))).toEqual([])
})

test('a description stands with its key in the JSON Schema', () => {
  const { schema } = describedSchemas()['names.schema.json']!
  expect(JSON.stringify(schema)).toContain('"description":"The form that the editors’ own text uses, always."')
})

test('descriptions are sentences', () => {
  for (const texts of Object.values(descriptions)) for (const [path, text] of Object.entries(texts)) expect(text, path).toMatch(/^[\p{Lu}\d`“].*[.”`]$/su)
})

import type { Descriptions } from './descriptions/index.ts'

/** A JSON Schema, as far as keys are looked for in it. */
interface JsonSchema {
  description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** A key of a schema: its path as in `Descriptions`, and whether a description was found for it. */
export interface DescribedKey {
  readonly path: string
  /** The path of the description, which may have `*` where this has a key; undefined: there is none. */
  readonly by: string | undefined
}

/** Writes the descriptions into a JSON Schema, and returns every key of it. */
export function describeKeys(schema: JsonSchema, descriptions: Descriptions): DescribedKey[] {
  const keys: DescribedKey[] = []
  const walk = (at: JsonSchema, paths: readonly string[]): void => {
    for (const option of at.anyOf ?? []) walk(option, paths)
    if (at.items !== undefined) walk(at.items, paths.map((path) => `${path}[]`))
    if (typeof at.additionalProperties === 'object') walk(at.additionalProperties, paths.map((path) => below(path, '*')))
    for (const [key, value] of Object.entries(at.properties ?? {})) {
      const here = [...new Set(paths.flatMap((path) => [below(path, key), below(path, '*')]))]
      const by = here.find((path) => Object.hasOwn(descriptions, path))
      if (by !== undefined) value.description = descriptions[by] ?? ''
      keys.push({ path: here[0] ?? key, by })
      walk(value, here)
    }
  }
  walk(schema, [''])
  return keys
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

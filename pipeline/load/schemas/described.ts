import type { Descriptions } from './descriptions/index.ts'

/** A JSON Schema, as far as keys are looked for in it. */
interface JsonSchema {
  description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly required?: readonly string[]
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
  readonly required: boolean
  /** What is said of it. */
  readonly description: string
  /** What it holds, in words; values that it may have as `code`. */
  readonly holds: string
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
      keys.push({ path: here[0] ?? key, by, description: value.description ?? '', required: at.required?.includes(key) ?? false, holds: [...new Set(holdings(value))].join(' or ') })
      walk(value, here)
    }
  }
  walk(schema, [''])
  return keys
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

const nouns: Readonly<Record<string, string>> = { string: 'text', number: 'number', integer: 'whole number', boolean: '`true` or `false`', object: 'map' }

function holdings(schema: JsonSchema): string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(holdings)
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``)
  if (schema.const !== undefined) return [`\`${String(schema.const)}\``]
  if (schema.items !== undefined) return [`list of ${[...new Set(holdings(schema.items))].join(' or ')}`]
  return [schema.type ?? []].flat().flatMap((type) => (type === 'null' ? [] : [type === 'array' ? 'list' : (nouns[type] ?? type)]))
}

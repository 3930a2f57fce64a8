import type { z } from 'zod'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import type { Reading } from './reading.ts'
import type { Path, YamlSource } from './yaml.ts'
import { describe, keysAt } from './schemas/inspect.ts'

type Issue = z.core.$ZodIssue

/** Holds a YAML file (or the part of it at `base`) against its schema; every issue becomes a diagnostic at its line and column. */
export function validate<S extends z.ZodType>(schema: S, yaml: YamlSource, base: Path = [], value: unknown = yaml.value): Reading<z.output<S>> {
  const result = schema.safeParse(value)
  if (result.success) return { value: result.data, messages: [] }
  const messages = result.error.issues.flatMap((issue) => explain(schema, issue, yaml, base))
  return { value: undefined, messages }
}

function explain(schema: z.ZodType, issue: Issue, yaml: YamlSource, base: Path): Diagnostic[] {
  const inner = issue.path
  const path = [...base, ...inner] as (string | number)[]
  const name = named(path)
  if (issue.code !== 'unrecognized_keys' && !yaml.has(path)) {
    const parent = path.slice(0, -1)
    const values = issue.code === 'invalid_value' ? `Add the key; it may be: ${issue.values.map(String).join(', ')}.` : undefined
    return [diagnostic('yaml-key-required', `The key “${String(path.at(-1))}” is missing${within(parent)}.`, yaml.at(parent), values)]
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, inner)
      // Of a whole file of wrong keys the first ones tell enough, and each costs a search.
      return issue.keys.slice(0, MOST_KEYS).map((key) => {
        const meant = nearest(key, known)
        const hint = meant === undefined ? `The keys known here are: ${known.join(', ')}.` : `Did you mean “${meant}”?`
        return diagnostic('yaml-key-known', `The key “${key}” is not known${within(path)}.`, yaml.keyAt([...path, key]), hint)
      })
    }
    case 'invalid_type':
      return [diagnostic('yaml-type-valid', `${name} should be ${article(issue.expected)}.`, yaml.at(path), shape(issue.expected, keysAt(schema, issue.expected === 'array' ? [...inner, 0] : inner)))]
    case 'invalid_value': {
      const values = issue.values.map(String)
      const written = String(yaml.scalarAt(path)?.value ?? '')
      const meant = nearest(written, values)
      const hint = meant === undefined ? `It may be: ${values.join(', ')}.` : `Did you mean “${meant}”?`
      return [diagnostic('yaml-type-valid', `${name} cannot be “${written}”.`, yaml.at(path), hint)]
    }
    case 'invalid_union': {
      const branch = likeliest(issue.errors)
      if (branch === undefined) {
        return [diagnostic('yaml-type-valid', `${name} should be ${describe(schema, inner)}.`, yaml.at(path))]
      }
      return branch.flatMap((part) => explain(schema, { ...part, path: [...inner, ...part.path] }, yaml, base))
    }
    case 'custom':
      return [diagnostic('yaml-type-valid', issue.message, yaml.at(path))]
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
      return [diagnostic('yaml-type-valid', `${name} is not valid: ${issue.message}.`, yaml.at(path))]
  }
}

/** So many unknown keys of one map are named. */
const MOST_KEYS = 100

/** The branch of a union that was meant: one that fits but for something inside it, or for its keys; the one with fewest faults. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'custom'))
  return [...fitting].sort((a, b) => a.length - b.length)[0]
}

function named(path: Path): string {
  const key = path.findLast((part) => typeof part === 'string')
  return key === undefined ? 'The file' : `“${key}”`
}

function within(path: Path): string {
  const key = path.findLast((part) => typeof part === 'string')
  return key === undefined ? '' : ` in “${key}”`
}

/** How a list or a map with these keys is written. */
function shape(type: string, keys: readonly string[]): string | undefined {
  const map = keys.length === 0 ? undefined : `{ ${keys.slice(0, 2).map((key) => `${key}: …`).join(', ')} }`
  if (type === 'array') return `Write each of its entries on a line of its own: - ${map ?? '…'}${keys.length > 2 ? `; its keys are ${keys.join(', ')}` : ''}.`
  return type === 'object' && map !== undefined ? `Write it like this: ${map}; its keys are ${keys.join(', ')}.` : undefined
}

function article(type: string): string {
  const words: Record<string, string> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a map of keys', record: 'a map of keys', tuple: 'a list', null: 'empty' }
  return words[type] ?? `a value of type ${type}`
}

import type { z } from 'zod'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { parseYaml, type YamlSource } from './yaml.ts'

/** An entry of a list, with its number in it; `value` is undefined where the schema refuses it. */
interface ListEntry<T> {
  readonly value: T | undefined
  readonly item: unknown
  readonly index: number
}

/**
 * Parses a YAML file that is a list, each entry by its schema; `what` it is, for a message: “The register”. An empty file is an empty list.
 * An entry that the schema refuses comes with its diagnostics, and without a value.
 */
export function parseList<S extends z.ZodType>(source: TextFile, schema: S, what: string): Reading<{ readonly yaml: YamlSource; readonly entries: readonly ListEntry<z.output<S>>[] }> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const list = yaml.value ?? []
  if (!Array.isArray(list)) return { value: undefined, messages: [diagnostic('yaml-type-valid', `${what} should be a list.`, yaml.at([]))] }
  const messages: Diagnostic[] = []
  const entries = list.map((item: unknown, index) => {
    const { value, messages: issues } = validate(schema, yaml, [index], item)
    messages.push(...issues)
    return { value, item, index }
  })
  return { value: { yaml, entries }, messages }
}

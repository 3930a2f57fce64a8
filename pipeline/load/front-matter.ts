import type { Root } from 'mdast'
import type { z } from 'zod'
import { diagnostic } from '../model/diagnostics.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { parseYaml, type YamlSource } from './yaml.ts'

/** Front matter of a Markdown file: its values, and where they stand in that file. */
export interface FrontMatter<T> {
  readonly values: T
  readonly yaml: YamlSource
}

/** Reads the `---` block at the head of a Markdown file and takes it out of the tree. Without one, an empty block is judged. */
export function takeFrontMatter<S extends z.ZodType>(schema: S, source: TextFile, tree: Root): Reading<FrontMatter<z.output<S>>> {
  const [first] = tree.children
  const block = first?.type === 'yaml' ? first : undefined
  if (block) tree.children.shift()
  const other = /^---[^\S\n]*([a-z]+)/u.exec(source.text)
  if (block === undefined && other) {
    const message = diagnostic('yaml-valid', `Front matter in “${other[1] ?? ''}” is not read: it is YAML between two lines “---”.`, { file: source.file, line: 1, column: 1 })
    return { value: undefined, messages: [message] }
  }
  const { value: yaml, messages } = parseYaml({ file: source.file, text: block?.value ?? '' }, block ? 1 : 0)
  if (yaml === undefined) return { value: undefined, messages }
  const { value: values, messages: issues } = validate(schema, yaml, [], yaml.value ?? {})
  return { value: values === undefined ? undefined : { values, yaml }, messages: issues }
}

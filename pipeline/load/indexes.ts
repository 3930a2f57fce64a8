import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { standardIndexes, type IndexDefinition } from '../model/indexes.ts'
import type { BookYaml } from './schemas/book.ts'
import type { YamlSource } from './yaml.ts'

type IndexesYaml = NonNullable<NonNullable<BookYaml['policies']>['indexes']>

/** The indexes of the press as `policies.indexes` has them, and those that it declares besides, which need a title. */
export function readIndexes(declared: IndexesYaml, yaml: YamlSource): { value: readonly IndexDefinition[]; messages: readonly Diagnostic[] } {
  const ids = [...Object.keys(standardIndexes), ...Object.keys(declared).filter((id) => !(id in standardIndexes))]
  const value = ids.map((id): IndexDefinition => {
    const { title, types = standardIndexes[id] ?? [], marks = [id], mentions = 'all', locators, passim, consecutive = 'separate', columns = 2 } = declared[id] ?? {}
    return { id, title, types, marks, mentions, locators, passim, consecutive, columns }
  })
  const untitled = value.filter(({ id, title }) => title === undefined && !(id in standardIndexes))
  const messages = untitled.map(({ id }) => diagnostic('yaml-key-required', `The index “${id}” has no title.`, yaml.at(['policies', 'indexes', id]), 'Write title: …'))
  return { value, messages }
}

import type { Abbreviation } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Reading, TextFile } from './reading.ts'
import { abbreviationsSchema } from './schemas/abbreviations.ts'
import { parseList } from './yaml-list.ts'

/** Parses sources/abbreviations.yaml. An entry that cannot be read is left out with its diagnostics; of two for one abbreviation the first stays. */
export function parseAbbreviations(source: TextFile): Reading<readonly Abbreviation[]> {
  const { value: list, messages: faults } = parseList(source, abbreviationsSchema.element, 'The list of abbreviations')
  if (list === undefined) return { value: undefined, messages: faults }
  const messages: Diagnostic[] = [...faults]
  const found = new Map<string, Abbreviation>()
  list.entries.forEach(({ value, index }) => {
    if (value === undefined) return
    const place = list.yaml.at([index, 'abbreviation'])
    const earlier = found.get(value.abbreviation)
    if (earlier === undefined) found.set(value.abbreviation, { ...value, place })
    else messages.push(diagnostic('abbreviation-unique', `“${value.abbreviation}” is explained already, at line ${earlier.place.line}, as “${earlier.expansion}”.`, place))
  })
  return { value: [...found.values()], messages }
}

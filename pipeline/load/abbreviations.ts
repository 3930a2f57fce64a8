import type { Abbreviation } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { validate } from './issues.ts'
import type { Reading, TextFile } from './reading.ts'
import { abbreviationsSchema } from './schemas/abbreviations.ts'
import { parseYaml } from './yaml.ts'

/** Parses sources/abbreviations.yaml. An entry that cannot be read is left out with its diagnostics; of two for one abbreviation the first stays. */
export function parseAbbreviations(source: TextFile): Reading<readonly Abbreviation[]> {
  const { value: yaml, messages: broken } = parseYaml(source)
  if (yaml === undefined) return { value: undefined, messages: broken }
  const list = yaml.value ?? []
  if (!Array.isArray(list)) return { value: undefined, messages: [diagnostic('yaml-type-valid', 'The abbreviations should be a list.', yaml.at([]))] }
  const messages: Diagnostic[] = []
  const found = new Map<string, Abbreviation>()
  list.forEach((item: unknown, index) => {
    const { value, messages: issues } = validate(abbreviationsSchema.element, yaml, [index], item)
    messages.push(...issues)
    if (value === undefined) return
    const place = yaml.at([index, 'abbreviation'])
    const earlier = found.get(value.abbreviation)
    if (earlier === undefined) found.set(value.abbreviation, { ...value, place })
    else messages.push(diagnostic('abbreviation-unique', `“${value.abbreviation}” is explained already, at line ${earlier.place.line}, as “${earlier.expansion}”.`, place))
  })
  return { value: [...found.values()], messages }
}

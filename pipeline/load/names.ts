import type { Name } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { parseEmbedded } from './embedded.ts'
import type { Reading, TextFile } from './reading.ts'
import { namesSchema } from './schemas/names.ts'
import { parseList } from './yaml-list.ts'

/** Parses sources/names.yaml. An entry that cannot be read is left out with its diagnostics; of two with one id the first stays. */
export function parseNames(source: TextFile): Reading<ReadonlyMap<string, Name>> {
  const { value: list, messages: found } = parseList(source, namesSchema.element, 'The register')
  if (list === undefined) return { value: undefined, messages: found }
  const { yaml } = list
  const messages: Diagnostic[] = [...found]
  const names = new Map<string, Name>()
  list.entries.forEach(({ value, index }) => {
    if (value === undefined) return
    const place = yaml.at([index, 'id'])
    const earlier = names.get(value.id)
    if (earlier) {
      messages.push(diagnostic('id-unique', `The name “${value.id}” is in the register already, at line ${earlier.place.line}.`, place))
      return
    }
    const note = parseEmbedded(yaml, [index, 'note'])
    messages.push(...note.messages)
    names.set(value.id, {
      id: value.id,
      type: value.type,
      preferred: value.preferred,
      preferredPlace: yaml.at([index, 'preferred']),
      settled: value.settled ?? false,
      short: value.short ?? [],
      forms: (value.forms ?? []).map((form, at) => ({ ...form, confirmed: form.confirmed ?? false, place: yaml.at([index, 'forms', at, 'text']) })),
      variants: (value.variants ?? []).map((variant, at) => ({ ...variant, place: yaml.at([index, 'variants', at, 'text']) })),
      dates: value.dates,
      coordinates: value.coordinates,
      sort: value.sort,
      index: value.index,
      identifiers: value.identifiers ?? {},
      note: note.value,
      place,
    })
  })
  return { value: names, messages }
}

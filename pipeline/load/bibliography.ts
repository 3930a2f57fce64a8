import type { BibliographyEntry } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import { isKey } from './citations.ts'
import { backwards, impossible, readEdtf } from './edtf.ts'
import type { Reading, TextFile } from './reading.ts'
import { bibliographyEntrySchema, cslTypes, dateVariables } from './schemas/bibliography.ts'
import { text } from './schemas/values.ts'
import { parseList } from './yaml-list.ts'

/** The type is judged here, by a rule of its own. */
const entrySchema = bibliographyEntrySchema.extend({ type: text })

/** Parses a CSL-YAML or CSL-JSON list. An entry that cannot be used keeps its key only, with its diagnostics. Pure. */
export function parseBibliography(source: TextFile): Reading<readonly BibliographyEntry[]> {
  const { value: list, messages: found } = parseList(source, entrySchema, 'The bibliography')
  if (list === undefined) return { value: undefined, messages: found }
  const { yaml } = list
  const messages: Diagnostic[] = [...found]
  const entries: BibliographyEntry[] = []
  list.entries.forEach(({ value, item, index }) => {
    if (value === undefined) {
      // The key stays known, so that one fault is not reported again wherever the work is cited.
      const key = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
      if (typeof key === 'string' && isKey(key)) entries.push({ id: key, csl: { id: key, type: 'document' }, place: yaml.at([index, 'id']) })
      return
    }
    const unknown = unknownType(value.type)
    if (unknown !== undefined) messages.push(diagnostic('bibliography-entry-valid', unknown.reason, yaml.at([index, 'type']), unknown.hint))
    if (!isKey(value.id)) messages.push(diagnostic('bibliography-entry-valid', `The key “${value.id}” could not be cited.`, yaml.at([index, 'id']), 'Use letters, digits and marks, without spaces or braces.'))
    else {
      const csl = withoutAbsent(value)
      for (const variable of dateVariables) {
        if (csl[variable] === undefined) continue
        const { date, fault } = readDate(csl[variable])
        if (fault !== undefined) messages.push(diagnostic('date-valid', fault, yaml.at([index, variable])))
        // The variable stays: that there is no date was not the fault.
        csl[variable] = date ?? { literal: '' }
      }
      entries.push({ id: value.id, csl, place: yaml.at([index, 'id']), fieldPlace: (variable) => yaml.at(variable in csl ? [index, variable] : [index, 'id']) })
    }
  })
  return { value: entries, messages }
}

/** A date of CSL-YAML: EDTF where it is a text or number, else CSL’s own object, of which the numbers are looked at. */
function readDate(value: unknown): { date?: unknown; fault?: string | undefined } {
  if (typeof value === 'string' || typeof value === 'number') return readEdtf(String(value))
  const parts = (value as { 'date-parts'?: readonly (readonly (string | number)[])[] } | undefined)?.['date-parts']
  const [from, to] = (parts ?? []).map((part) => part.map(Number))
  const fault = from === undefined ? undefined : (impossible(from) ?? (to && (impossible(to) ?? (backwards(from, to) ? 'The date ends before it begins.' : undefined))))
  return fault === undefined ? { date: value } : { fault }
}

/** Puts the entries of all files together; of two with one key the first stays and the second is reported. */
export function gatherBibliography(lists: readonly (readonly BibliographyEntry[])[]): { entries: Map<string, BibliographyEntry>; messages: Diagnostic[] } {
  const entries = new Map<string, BibliographyEntry>()
  const messages: Diagnostic[] = []
  for (const entry of lists.flat()) {
    const earlier = entries.get(entry.id)
    if (earlier === undefined) entries.set(entry.id, entry)
    else messages.push(diagnostic('id-unique', `The work “${entry.id}” is in the bibliography already, at ${earlier.place.file}:${earlier.place.line}.`, entry.place))
  }
  return { entries, messages }
}

/** What is wrong with a CSL type, or undefined. */
export function unknownType(type: string): { reason: string; hint: string } | undefined {
  if ((cslTypes as readonly string[]).includes(type)) return undefined
  const meant = nearest(type, cslTypes)
  return { reason: `“${type}” is no type of work that CSL knows.`, hint: meant === undefined ? `It may be: ${cslTypes.join(', ')}.` : `Did you mean “${meant}”?` }
}

function withoutAbsent(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, clean(inner)]),
  )
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean)
  return typeof value === 'object' && value !== null ? withoutAbsent(value as Record<string, unknown>) : value
}

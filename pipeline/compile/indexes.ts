import type { ElementContent } from 'hast'
import { filingGroup, filingOrder, type FilingGroup } from '../language/collation.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { headingKey, indexHeading, indexSection, type IndexDefinition } from '../model/indexes.ts'
import type { IndexPlace } from '../model/locators.ts'
import { text } from './elements.ts'
import type { Facts } from './facts.ts'
import type { IndexMark, Mention } from './mentions.ts'

/** A heading of an index with all that stands under it. */
export interface Heading {
  readonly key: string
  /** As it is printed. */
  readonly words: readonly ElementContent[]
  readonly plain: string
  /** By what it is filed. */
  sort: string
  /** The entry of the register that it is. */
  readonly name: string | undefined
  readonly places: IndexPlace[]
  readonly subs: Map<string, Heading>
  readonly see: Set<string>
  readonly seeAlso: Set<string>
  readonly place: Place
}

/** An index with its headings filed and grouped. */
export interface IndexTable {
  readonly definition: IndexDefinition
  readonly groups: readonly { readonly group: FilingGroup; readonly headings: readonly Heading[] }[]
  /** By the words of a heading, and of a name in its preferred form. */
  readonly headings: ReadonlyMap<string, Heading>
}

/** The indexes that the book prints, by their sections, made from the mentions of all its sections in printed order; and what is wrong with their cross-references. */
export function indexTables(facts: Facts, mentions: readonly Mention[]): { tables: ReadonlyMap<string, IndexTable>; messages: Diagnostic[] } {
  const { names, lang, indexes } = facts
  const gathered = new Map(indexes.map((definition) => [definition, new Map<string, Heading>()]))
  const open = new Map<string, number>()
  for (const mention of mentions) {
    if ('name' in mention.what) {
      const name = names.get(mention.what.name)
      for (const [{ types, mentions: which }, headings] of gathered) {
        if (name && which === 'all' && types.includes(name.type)) addPlace(headingOf(headings, indexHeading(name), facts, name.id, name.place), { ...placeOf(mention), isPassing: true })
      }
    } else {
      const { mark } = mention.what
      const { index, name } = facts.resolveMark(mark.words, mark.of)
      const headings = index && gathered.get(index)
      if (headings) addMark(headingOf(headings, name ? indexHeading(name) : mark.words, facts, name?.id, mark.place, mark.heading), mention, mark, open, index.id)
    }
  }
  const tables = new Map([...gathered].map(([definition, headings]): [string, IndexTable] => [indexSection(definition.id), { definition, groups: grouped(headings.values(), lang), headings: withNames(headings, facts) }]))
  return { tables, messages: [...tables.values()].flatMap(unled) }
}

function headingOf(headings: Map<string, Heading>, plain: string, { names }: Facts, name: string | undefined, place: Place, words: readonly ElementContent[] = []): Heading {
  const key = headingKey(plain)
  const known = headings.get(key)
  if (known) return known
  const sort = (name === undefined ? undefined : names.get(name)?.sort) ?? plain
  const made = { key, words: name === undefined && words.length > 0 ? words : [text(plain)], plain, sort, name, places: [], subs: new Map(), see: new Set<string>(), seeAlso: new Set<string>(), place }
  headings.set(key, made)
  return made
}

function placeOf({ anchor, section, note }: Mention): IndexPlace {
  return { anchor, section, ...(note !== undefined && { note }) }
}

function addPlace(heading: Heading, place: IndexPlace): void {
  heading.places.push(place)
}

function addMark(heading: Heading, mention: Mention, mark: IndexMark, open: Map<string, number>, index: string): void {
  if (mark.sub === undefined && mark.sort !== undefined) heading.sort = mark.sort
  const entry = mark.sub === undefined ? heading : subOf(heading, mark.sub, mark)
  for (const target of mark.see) heading.see.add(target)
  for (const target of mark.seeAlso) heading.seeAlso.add(target)
  // A mark that only leads elsewhere is no place.
  if ((mark.see.length > 0 || mark.seeAlso.length > 0) && mark.range === undefined && !mark.isMain) return
  const range = [index, heading.key, mark.sub ?? '', mention.section, mention.note ?? ''].join('\n')
  const from = open.get(range)
  if (mark.range === 'end' && from !== undefined) {
    const begun = entry.places[from]
    if (begun) entry.places[from] = { ...begun, to: mention.anchor }
    open.delete(range)
    return
  }
  if (mark.range === 'start') open.set(range, entry.places.length)
  addPlace(entry, { ...placeOf(mention), ...(mark.isMain && { isMain: true }) })
}

function subOf(heading: Heading, sub: string, mark: IndexMark): Heading {
  const key = headingKey(sub)
  const known = heading.subs.get(key)
  if (known) return known
  const made: Heading = { key, words: [text(key)], plain: `${heading.plain}: ${key}`, sort: mark.sort ?? subSort(key), name: undefined, places: [], subs: new Map(), see: new Set(), seeAlso: new Set(), place: mark.place }
  heading.subs.set(key, made)
  return made
}

/** Small words at the head of a sub-entry do not count when it is filed: “and Stalin” stands at S. */
function subSort(words: string): string {
  return words.replace(/^(?:a|an|and|as|at|by|for|from|in|into|of|on|the|to|under|with)\s+(?=\S)/u, '')
}

function grouped(headings: Iterable<Heading>, lang: string): IndexTable['groups'] {
  const groups = new Map<string, { group: FilingGroup; headings: Heading[] }>()
  for (const heading of headings) {
    const group = filingGroup(heading.sort)
    const id = `${group.script} ${group.letter}`
    const found = groups.get(id)
    if (found) found.headings.push(heading)
    else groups.set(id, { group, headings: [heading] })
  }
  const order = filingOrder(lang)
  return [...groups.values()].sort((a, b) => order.groups(a.group, b.group)).map(({ group, headings: found }) => ({ group, headings: filed(found, order.words(group.script)) }))
}

/** Headings in the order in which they are printed. */
export function filed(headings: Iterable<Heading>, compare: (a: string, b: string) => number): Heading[] {
  return [...headings].sort((a, b) => compare(a.sort, b.sort) || compare(a.plain, b.plain))
}

function withNames(headings: ReadonlyMap<string, Heading>, { names }: Facts): ReadonlyMap<string, Heading> {
  const found = new Map(headings)
  for (const heading of headings.values()) {
    const preferred = heading.name === undefined ? undefined : names.get(heading.name)?.preferred
    if (preferred !== undefined && !found.has(headingKey(preferred))) found.set(headingKey(preferred), heading)
  }
  return found
}

/** Cross-references to names that the register has and the text never mentions: check sees only that they are registered. */
function unled({ headings }: IndexTable): Diagnostic[] {
  return [...new Set(headings.values())].flatMap(({ plain, place, see, seeAlso }) =>
    [...see, ...seeAlso].flatMap((target) => {
      const found = headings.get(target)
      if (found && (found.places.length > 0 || found.subs.size > 0)) return []
      return [diagnostic('index-see-defined', `“${plain}” leads to “${target}”, which no place of the text is marked with.`, place)]
    }))
}

import type { Element, ElementContent, Root } from 'hast'
import { diagnostic, type Diagnostic } from './diagnostics.ts'
import type { Edition, IndexEntry, Section, SectionIndex } from './edition.ts'
import { locate, pagesOf, type IndexPlace, type Locator } from './locators.ts'
import type { PageMap } from './page-map.ts'
import type { Words } from './words.ts'

/**
 * The edition with the locators of its indexes written out, each a link to its mention: the pages of `map`; without one the chapters and
 * documents, and numbers for further mentions in the same. Print and EPUB lay out what this returns, and are compared with it.
 *
 * @throws if a place of an index is on no page of `map`.
 */
export function fillIndexes(edition: Edition, map: PageMap | undefined): Edition {
  if (!edition.sections.some(({ index }) => index)) return edition
  const names = new Map(edition.sections.map((section) => [section.id, nameOf(section, edition.words)]))
  return { ...edition, sections: edition.sections.map((section) => (section.index ? filled(section, section.index, map, names) : section)) }
}

/** The headings of an edition that have more locators without sub-entries than their index allows. */
export function crowdedHeadings({ sections }: Edition, map: PageMap): Diagnostic[] {
  return sections.flatMap(({ title, index }) => {
    const limit = index?.limit
    if (!index || limit === undefined) return []
    return [...index.entries.values()].flatMap((entry) => {
      const { length } = locate(ownPlaces(entry, index, map), map, index.style)
      return length <= limit ? [] : [diagnostic('index-locators-differentiated', `“${entry.heading}” has ${length} locators in “${title}” and nothing to tell them apart; ${limit} are allowed.`, entry.place)]
    })
  })
}

/** The places of an entry; of a name that was only met those that no sub-entry tells of. */
function ownPlaces({ places, subs }: IndexEntry, { entries }: SectionIndex, map: PageMap): readonly IndexPlace[] {
  if (subs.length === 0) return places
  const told = pagesOf(subs.flatMap((key) => entries.get(key)?.places ?? []), map)
  return places.filter((place) => !place.isPassing || ![...pagesOf([place], map)].every((page) => told.has(page)))
}

function filled(section: Section, index: SectionIndex, map: PageMap | undefined, names: ReadonlyMap<string, string>): Section {
  const locators = (key: string): readonly Locator[] => {
    const entry = index.entries.get(key)
    if (!entry) return []
    return map ? locate(ownPlaces(entry, index, map), map, index.style) : locateBySection(entry.places, names)
  }
  const copy = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const key = node.properties['dataLocators']
    if (typeof key === 'string') return written(locators(key), node)
    return [{ ...node, children: node.children.flatMap(copy) }]
  }
  const tree: Root = { type: 'root', children: section.tree.children.flatMap((child): Root['children'] => (child.type === 'element' ? copy(child) : [child])) }
  return { ...section, tree }
}

/** “, 12, 14–16”: what stands behind a heading. */
function written(locators: readonly Locator[], { properties: { dataLocators: _key, ...properties } }: Element): Element[] {
  if (locators.length === 0) return []
  const children = locators.flatMap((locator) => [text(', '), ...locator.map((part): ElementContent => {
    if (part.anchor === undefined) return text(part.text)
    return { type: 'element', tagName: 'a', properties: { className: part.isMain ? ['locator', 'main'] : ['locator'], href: `#${part.anchor}` }, children: [text(part.text)] }
  })])
  return [{ type: 'element', tagName: 'span', properties, children }]
}

/** “Preface, Chapter 3: 1, 2, Document 2”: a section with one mention is a link, those of a section with several are numbered. */
function locateBySection(places: readonly IndexPlace[], names: ReadonlyMap<string, string>): Locator[] {
  const groups = new Map<string, IndexPlace[]>()
  for (const place of places) groups.set(place.section, [...(groups.get(place.section) ?? []), place])
  return [...groups].map(([section, found]): Locator => {
    const name = names.get(section) ?? section
    const main = ({ isMain }: IndexPlace): { isMain?: true } => (isMain ? { isMain } : {})
    const [only] = found
    if (only && found.length === 1) return [{ text: name, anchor: only.anchor, ...main(only) }]
    return [{ text: `${name}: ` }, ...found.flatMap((place, at) => [...(at === 0 ? [] : [{ text: ', ' }]), { text: String(at + 1), anchor: place.anchor, ...main(place) }])]
  })
}

function nameOf({ kind, number, title }: Section, words: Words): string {
  return number === '' ? title : kind === 'chapter' ? words.chapter.replace('{}', number) : number
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}

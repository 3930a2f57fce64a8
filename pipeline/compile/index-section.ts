import type { Element, ElementContent } from 'hast'
import GithubSlugger from 'github-slugger'
import { filingOrder } from '../language/collation.ts'
import { scriptName } from '../language/scripts.ts'
import type { IndexEntry } from '../model/edition.ts'
import type { IndexDefinition } from '../model/indexes.ts'
import type { Words } from '../model/words.ts'
import { header } from './colophon.ts'
import type { Draft } from './draft.ts'
import { element, placed, text, type Child } from './elements.ts'
import { filed, type Heading, type IndexTable } from './indexes.ts'

/** Title of an index. */
export function indexTitle({ id, title }: IndexDefinition, words: Words): string {
  const own: Readonly<Record<string, string>> = { persons: words.indexOfPersons, places: words.indexOfPlaces, subjects: words.indexOfSubjects }
  return title ?? own[id] ?? id
}

/**
 * An index: letters, under each its headings with a slot for their locators, cross-references, and sub-entries on lines of their own. Headings
 * have the anchor `<section>--<slug>`; those that are names of the register lead to their entry there.
 */
export function indexBody(table: IndexTable, draft: Draft): ElementContent[] {
  const { facts } = draft
  const { words, lang } = facts
  const { definition, groups } = table
  const slugger = new GithubSlugger()
  const ids = new Map(groups.flatMap(({ headings }) => headings.map((heading) => [heading, `${draft.id}--${slugger.slug(heading.plain)}`])))
  const entries = new Map<string, IndexEntry>()
  const slot = (heading: Heading, subs: readonly string[] = []): { key: string; slot: Element } => {
    const key = `e${entries.size + 1}`
    entries.set(key, { heading: heading.plain, places: heading.places, subs, place: heading.place })
    return { key, slot: element('span', { className: ['locators'], dataLocators: key }) }
  }
  const entry = (heading: Heading, compare: (a: string, b: string) => number): Element => {
    const subs = filed(heading.subs.values(), compare).map((sub) => ({ sub, ...slot(sub) }))
    const own = slot(heading, subs.map(({ key }) => key))
    const line: Child[] = [term(heading, facts.printedNames), own.slot, ...crossReferences(heading, table, ids, words)]
    const lines = subs.map((each) => element('li', { className: ['index-entry'] }, placed(element('p', {}, element('span', { className: ['index-term'] }, ...each.sub.words), each.slot), each.sub.place)))
    return element('li', { className: ['index-entry'], id: ids.get(heading) }, placed(element('p', {}, ...line), heading.place), ...(lines.length > 0 ? [element('ul', {}, ...lines)] : []))
  }
  const order = filingOrder(lang)
  const lists = groups.flatMap(({ group, headings }) => [
    placed(element('h2', { className: ['letter'] }, group.letter === '' ? scriptName(group.script, lang) : group.letter), headings[0]?.place ?? draft.place),
    element('ul', { className: ['index'] }, ...headings.map((heading) => entry(heading, order.words(group.script)))),
  ])
  draft.index = {
    entries, limit: definition.locators, columns: definition.columns,
    style: { passim: definition.passim, consecutive: definition.consecutive, noteSign: words.noteSign, notesSign: words.notesSign, passimWord: words.passim },
  }
  return [header(indexTitle(definition, words), draft.place), ...lists]
}

function term({ words, name }: Heading, printedNames: ReadonlySet<string>): Element {
  const className = ['index-term']
  return name !== undefined && printedNames.has(name) ? element('a', { className: [...className, 'name-link'], href: `#name-${name}` }, ...words) : element('span', { className }, ...words)
}

/** “. *See also* Ghulja; Tacheng”. A heading without places of its own says *see*. */
function crossReferences({ see, seeAlso, places, subs }: Heading, { headings }: IndexTable, ids: ReadonlyMap<Heading, string>, words: Words): Child[] {
  const leads = places.length > 0 || subs.size > 0
  const list = (label: string, className: string, targets: ReadonlySet<string>): Child[] => {
    if (targets.size === 0) return []
    const links = [...targets].flatMap((target, index): Child[] => {
      const heading = headings.get(target)
      const id = heading && ids.get(heading)
      return [...(index === 0 ? [] : ['; ']), id === undefined ? target : element('a', { className: ['index-see', className], href: `#${id}` }, ...(heading?.words ?? []).map((each) => structuredClone(each)))]
    })
    return ['. ', element('em', {}, label.charAt(0).toUpperCase() + label.slice(1)), ' ', ...links]
  }
  const also = new Set(leads ? [...see, ...seeAlso] : seeAlso)
  return [...list(words.see, 'preferred', leads ? new Set() : see), ...list(words.seeAlso, 'related', also)].map((child) => (typeof child === 'string' ? text(child) : child))
}

import type { Element, ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import type { BibliographyEntry } from '../model/book.ts'
import { header } from './colophon.ts'
import { creators } from './creators.ts'
import type { CitationEngine } from './citeproc.ts'
import type { Draft } from './draft.ts'
import { element, placed } from './elements.ts'
import type { BookData } from './facts.ts'

/**
 * The bibliography in the groups of the book's policies, each filed by romanised author, year and title. An entry goes to
 * the first group whose keyword it carries, else to the group without one. Anchor: `bib-<key>`.
 */
export function bibliography(draft: Draft, book: BookData, engine: CitationEngine): ElementContent[] {
  const { bibliography: works, words } = draft.facts
  const formatted = engine.bibliography()
  const compare = collator('en')
  const entries = [...works.values()].map((entry) => ({ entry, key: filingKeys(entry) }))
  entries.sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]) || compare(a.key[2], b.key[2]))
  const policies = book.config.policies.bibliographyGroups
  const groups = policies.length > 0 ? policies : [{ title: '', keyword: undefined }]
  const parts: Element[] = [header(words.bibliography, draft.place)]
  const rest = groups.find((group) => group.keyword === undefined) ?? groups.at(-1)
  groups.forEach((group, index) => {
    const members = entries.filter(({ entry }) => (groups.find((each) => each.keyword !== undefined && keywords(entry).includes(each.keyword)) ?? rest) === group)
    if (members.length === 0) return
    if (group.title !== '') parts.push(placed(element('h2', {}, group.title), book.configFile.at(['policies', 'bibliography_groups', index])))
    const items = members.map(({ entry }) => placed(element('li', { className: ['csl-entry'], id: `bib-${entry.id}` }, ...(formatted.get(entry.id) ?? [])), entry.place))
    parts.push(element('ul', { className: ['bibliography'] }, ...items))
  })
  return parts
}

function keywords(entry: BibliographyEntry): string[] {
  const value = entry.csl['keyword']
  return typeof value === 'string' ? value.split(/[,;]\s*/u) : []
}

function filingKeys(entry: BibliographyEntry): readonly [string, string, string] {
  const csl = entry.csl as { title?: string; issued?: { 'date-parts'?: (string | number)[][] }; multi?: { _keys?: Record<string, Record<string, string>> } }
  const romanised = Object.entries(csl.multi?._keys?.['title'] ?? {}).find(([tag]) => /latn/iu.test(tag))?.[1]
  const title = (romanised ?? csl.title ?? entry.id).replace(/^(?:The|A|An) /u, '')
  return [creators(entry).join(' ') || title, String(csl.issued?.['date-parts']?.[0]?.[0] ?? ''), title]
}

import type { Element, ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import type { BibliographyEntry, BookConfig } from '../model/book.ts'
import { header } from './colophon.ts'
import { creators } from './creators.ts'
import { anchorOf, type CitationEngine } from './citeproc.ts'
import type { Draft } from './draft.ts'
import { element, placed, text } from './elements.ts'
import type { BookData } from './facts.ts'

/**
 * The bibliography in the groups of the book's policies, each filed by romanised author, year and title (by the style, where that
 * cites in the text). Anchor: `bib-<key>`.
 */
export function bibliography(draft: Draft, book: BookData, engine: CitationEngine): ElementContent[] {
  const { bibliography: works, words } = draft.facts
  const compare = collator('en')
  const { bibliographyGroups } = book.config.policies
  const listed = book.cited && new Set(book.cited)
  const entries = [...works.values()].filter((entry) => listed?.has(entry.id) !== false).map((entry) => ({ entry, key: filingKeys(entry) }))
  entries.sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]) || compare(a.key[2], b.key[2]))
  const groups = bibliographyGroups.length > 0 ? bibliographyGroups : [{ title: '' }]
  const parts: Element[] = [header(words.bibliography, draft.place)]
  const members = groups.map((group) => entries.flatMap(({ entry }) => (groupOf(entry, groups) === group ? [entry.id] : [])))
  engine.bibliography(members).forEach((formatted, index) => {
    const title = groups[index]?.title ?? ''
    if (formatted.length === 0) return
    if (title !== '') parts.push(placed(element('h2', {}, title), book.configFile.at(['policies', 'bibliography_groups', index])))
    const items = formatted.map(({ id, children }) => {
      const entry = works.get(id)
      return placed(element('li', { className: ['csl-entry'], id: anchorOf(id) }, ...spoken(children, book.citationStyle.substitute, creators(entry))), entry?.place ?? draft.place)
    })
    parts.push(element('ul', { className: ['bibliography'] }, ...items))
  })
  return parts
}

/** A dash that stands for the author of the entry before is read aloud as the name. */
function spoken(children: ElementContent[], substitute: string | undefined, names: readonly string[]): ElementContent[] {
  const [first, ...rest] = children
  if (!substitute || names.length === 0 || first?.type !== 'text' || !first.value.startsWith(substitute)) return children
  return [element('span', { role: 'img', ariaLabel: names.join(', ') }, substitute), text(first.value.slice(substitute.length)), ...rest]
}

type Group = BookConfig['policies']['bibliographyGroups'][number]

/** The first group whose keyword an entry carries or whose types it is of; else the one that asks for neither, else the last. */
function groupOf(entry: BibliographyEntry, groups: readonly Group[]): Group | undefined {
  const asked = groups.find(({ keyword, types }) => (keyword !== undefined || types !== undefined) && (keyword === undefined || keywords(entry).includes(keyword)) && (types === undefined || types.includes(String(entry.csl['type']))))
  return asked ?? groups.find(({ keyword, types }) => keyword === undefined && types === undefined) ?? groups.at(-1)
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

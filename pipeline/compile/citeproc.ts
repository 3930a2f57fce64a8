import CSL, { type Engine } from 'citeproc'
import type { ElementContent } from 'hast'
import { citationLocale, citationLocaleOf } from '../language/citation-locales.ts'
import type { CitationStyle } from '../model/book.ts'
import { citationHtml } from './citation-html.ts'
import { citeItem, cslItems, engineId, keyOf, romanisations, type Bibliography, type Csl } from './citation-items.ts'
import { mentionPositions } from './citation-positions.ts'
import { titlesOf, type PrintedTitle } from './citation-titles.ts'
import type { PendingCitation } from './draft.ts'
import { element } from './elements.ts'

/** Formats citations and the bibliography. One engine serves the whole book; each section is formatted by itself. */
export interface CitationEngine {
  /** The citations of one section, in order: in notes a work is given in full at its first mention in the section, then as the style says. */
  readonly format: (citations: readonly PendingCitation[]) => ElementContent[][]
  /** The entries of each group: those of a note style in the order given, those of another in the style’s, on which its a and b depend. */
  readonly bibliography: (groups: readonly (readonly string[])[]) => readonly (readonly FormattedEntry[])[]
}

interface FormattedEntry {
  readonly id: string
  readonly children: ElementContent[]
}

/**
 * Makes the engine for a book's bibliography, style and main language. Throws where the CSL style is none. With `linked` citations lead to
 * the printed bibliography. `cited`: keys in the order in which the book cites them first, where the style numbers works.
 */
export function citationEngine(bibliography: Bibliography, style: CitationStyle, lang: string, linked: boolean, cited: readonly string[]): CitationEngine {
  const items = cslItems(bibliography)
  const keys = [...items.keys()]
  const known = new Map<string, readonly PrintedTitle[]>()
  const titles = (works: readonly string[], inText: boolean): PrintedTitle[] =>
    works.flatMap((key) => {
      const entry = bibliography.get(key)
      if (entry === undefined) return []
      const anchor = inText && linked ? anchorOf(key) : undefined
      const found = known.get(`${key} ${anchor ?? ''}`) ?? titlesOf(entry, lang, anchor)
      known.set(`${key} ${anchor ?? ''}`, found)
      return found
    })
  let engine: Engine | undefined
  const ready = (): Engine => {
    if (engine !== undefined) return engine
    const numbers = new Map(keys.map((key, index) => [key, String(index)]))
    const mark = linked && style.class === 'in-text' ? (key: string): string => numbers.get(key) ?? '' : undefined
    engine = makeEngine(style.xml, lang, items, mark)
    // All works at once, so that their a and b, and their numbers, are the same wherever they are cited.
    engine.updateItems((style.class === 'note' ? keys : [...new Set([...cited.filter((key) => items.has(key)), ...keys])]).map(engineId), style.class === 'note')
    return engine
  }
  // Most works are cited alike again and again.
  const clusters = new Map<string, string>()
  const cluster = (cites: readonly object[]): string => {
    const key = JSON.stringify(cites)
    const made = clusters.get(key) ?? ready().makeCitationCluster(cites.map((cite) => ({ ...cite })))
    clusters.set(key, made)
    return made
  }
  const read = (html: string, works: readonly string[], inText: boolean): ElementContent[] =>
    citationHtml(html, languagesOf(bibliography, works), {
      titles: titles(works, inText && style.class === 'note'), anchors: inText ? (mark) => (keys[mark] === undefined ? undefined : anchorOf(keys[mark])) : undefined,
    })

  const format = (citations: readonly PendingCitation[]): ElementContent[][] => {
    const counted = citations.filter((citation) => !citation.short && citation.part === 'whole')
    const positions = new Map(mentionPositions(counted, style.nearNote).map((each, index) => [counted[index], each]))
    return citations.map((citation) => {
      const [{ key } = { key: '' }] = citation.items
      if (citation.part === 'author') return read(cluster([{ id: engineId(key), 'author-only': true, position: 0 }]), [key], false)
      const html = cluster(citation.items.map((item, index) => citeItem(item, positions.get(citation)?.[index] ?? { position: style.class === 'note' ? 'subsequent' : 'first', near: false })))
      const children = read(html, citation.items.map((item) => item.key), true)
      // citeproc does not mark numbers, nor is there a year to mark in every citation: then its one work is where all of it leads.
      if (!linked || style.class === 'note' || citation.items.length > 1 || JSON.stringify(children).includes('"cite"')) return children
      return [element('a', { className: ['cite'], href: `#${anchorOf(key)}` }, ...children)]
    })
  }

  const list = (groups: readonly (readonly string[])[]): FormattedEntry[][] => {
    if (items.size === 0) return groups.map(() => [])
    if (style.class === 'note') ready().updateItems(groups.flat().map(engineId), true)
    return groups.map((group) => {
      const made = ready().makeBibliography({ include: group.map((key) => ({ field: 'id', value: engineId(key) })) })
      if (made === false || group.length === 0) return []
      const [{ entry_ids }, entries] = made
      return entry_ids.map(([id = ''], index) => ({ id: keyOf(id), children: read(entries[index] ?? '', [keyOf(id)], false) }))
    })
  }
  return { format, bibliography: list }
}

/** The anchor of an entry in the printed bibliography. */
export function anchorOf(key: string): string {
  // Signs that an address or an id of XML would have to write otherwise.
  return `bib-${key.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`)}`
}

/** `mark`: what to call a work by where its year is printed, so that this can lead to it. */
function makeEngine(style: string, lang: string, items: ReadonlyMap<string, Csl>, mark: ((key: string) => string) | undefined): Engine {
  const marked = new Set(['issued', 'year-suffix', 'citation-label'])
  const engine = new CSL.Engine({
    retrieveLocale: citationLocale,
    retrieveItem: (id) => items.get(keyOf(id)),
    ...(mark && {
      variableWrapper: ({ context, variableNames, itemData }, before, value, after) =>
        context === 'citation' && variableNames.some((name) => marked.has(name)) ? `${before}<span data-work="${mark(keyOf(itemData.id))}">${value}</span>${after}` : `${before}${value}${after}`,
    }),
  }, style, citationLocaleOf(lang), true)
  engine.setOutputFormat('html')
  engine.setLangTagsForCslTransliteration(romanisations(items))
  engine.setLangTagsForCslSort(romanisations(items))
  engine.setLangTagsForCslTranslation([lang.split('-')[0] ?? 'en', 'en'])
  const full = (): string[] => ['translit', 'orig', 'translat']
  engine.setLangPrefsForCites({
    persons: ['translit', 'orig'], institutions: ['translit', 'orig'], titles: full(), journals: full(), publishers: ['translit'], places: ['translit'],
  })
  // Eight affixes for each of persons, institutions, titles, journals, publishers, places: romanised, original, romanised, translated.
  const affixes = ['', '', ' ', '', '', '', ' [', ']']
  engine.setLangPrefsForCiteAffixes(Array.from({ length: 6 }, () => affixes).flat())
  return engine
}

/** Languages that the works of a citation are written in, for runs in other scripts than Latin. */
function languagesOf(bibliography: Bibliography, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const csl = bibliography.get(key)?.csl as { language?: string; multi?: { main?: Record<string, string> } } | undefined
    return [...Object.values(csl?.multi?.main ?? {}), ...(csl?.language ? [csl.language] : [])]
  })
}

import CSL, { type Engine } from 'citeproc'
import type { ElementContent } from 'hast'
import { citationLocale, citationLocaleOf } from '../language/citation-locales.ts'
import type { BibliographyEntry, Book } from '../model/book.ts'
import type { CitationItem } from '../model/markdown.ts'
import { citationHtml } from './citation-html.ts'
import { shortTitle, titlesOf, type PrintedTitle } from './citation-titles.ts'
import { creators } from './creators.ts'
import type { PendingCitation } from './draft.ts'

type Csl = Record<string, unknown>
type Bibliography = ReadonlyMap<string, BibliographyEntry>

/** Formats citations and the bibliography. One engine serves the whole book; each section is formatted by itself. */
export interface CitationEngine {
  /** The citations of one section, in order: a work is given in full at its first mention in the section, then short. */
  readonly format: (citations: readonly PendingCitation[]) => ElementContent[][]
  /** Every entry of the bibliography, by key. */
  readonly bibliography: () => ReadonlyMap<string, ElementContent[]>
}

/**
 * Makes the engine for a book's bibliography, style and main language. Throws where the CSL style is none. With `linked` titles lead to
 * the printed bibliography.
 */
export function citationEngine(bibliography: Bibliography, style: Book['citationStyle'], lang: string, linked: boolean): CitationEngine {
  const ambiguous = ambiguousShortTitles(bibliography)
  const items = new Map([...bibliography.values()].map((entry) => [entry.id, prepared(entry, ambiguous)]))
  const known = new Map<string, readonly PrintedTitle[]>()
  const titles = (keys: readonly string[], inText: boolean): PrintedTitle[] =>
    keys.flatMap((key) => {
      const entry = bibliography.get(key)
      if (entry === undefined) return []
      const anchor = inText && linked ? `bib-${key}` : undefined
      const found = known.get(`${key} ${anchor ?? ''}`) ?? titlesOf(entry, lang, anchor)
      known.set(`${key} ${anchor ?? ''}`, found)
      return found
    })
  let engine: Engine | undefined
  const ready = (): Engine => (engine ??= makeEngine(style.xml, lang, items))

  const format = (citations: readonly PendingCitation[]): ElementContent[][] => {
    const counted = citations.flatMap((citation, index) => (citation.short ? [] : [{ citation, index }]))
    const results = ready().rebuildProcessorState(
      counted.map(({ citation, index }) => ({
        citationID: `c${index}`, citationItems: citation.items.map(citeItem), properties: { noteIndex: citation.noteIndex },
      })),
      'html',
    )
    const byId = new Map(results.map(([id, , html]) => [id, html]))
    return citations.map((citation, index) => {
      const html = citation.short ? ready().makeCitationCluster(citation.items.map((item) => ({ ...citeItem(item), position: 1 }))) : (byId.get(`c${index}`) ?? '')
      const keys = citation.items.map((item) => item.key)
      return citationHtml(html, languagesOf(bibliography, keys), titles(keys, true))
    })
  }

  const list = (): ReadonlyMap<string, ElementContent[]> => {
    if (items.size === 0) return new Map()
    ready().updateItems([...items.keys()])
    const made = ready().makeBibliography()
    if (made === false) return new Map()
    const [{ entry_ids }, entries] = made
    return new Map(entry_ids.map(([id = ''], index) => [id, citationHtml(entries[index] ?? '', languagesOf(bibliography, [id]), titles([id], false))]))
  }
  return { format, bibliography: list }
}

function makeEngine(style: string, lang: string, items: ReadonlyMap<string, Csl>): Engine {
  const sys = { retrieveLocale: citationLocale, retrieveItem: (id: string) => items.get(id) }
  const engine = new CSL.Engine(sys, style, citationLocaleOf(lang), true)
  engine.setOutputFormat('html')
  engine.setLangTagsForCslTransliteration(romanisations(items))
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

/** CSL labels; an archive's own (fond, opis, box …) are printed as they were written. */
const cslLabels = new Set(['article', 'book', 'chapter', 'column', 'figure', 'folio', 'issue', 'line', 'note', 'opus', 'page', 'paragraph', 'part', 'section', 'sub verbo', 'verse', 'volume'])

function citeItem(item: CitationItem): object {
  const { locator } = item
  // An archival locator comes with its own words: f. 62, op. 2, d. 1102.
  const spelled = locator !== undefined && /^\p{L}+\./u.test(locator.value)
  const known = locator && cslLabels.has(locator.label) && !spelled
  return {
    id: item.key,
    ...(item.prefix && { prefix: `${item.prefix.trimEnd()} ` }),
    ...(item.suffix && { suffix: joinedSuffix(item.suffix.trim()) }),
    ...(locator && { locator: known || spelled ? locator.value : `${locator.label.replace('sub-verbo', 's.v.')} ${locator.value}`, label: known ? locator.label : 'page' }),
    ...(item.suppressAuthor && { 'suppress-author': true }),
  }
}

/** Words after a work follow a comma, brackets a space; punctuation of their own stays. */
function joinedSuffix(suffix: string): string {
  if (/^[,.;:)]/u.test(suffix)) return suffix
  return /^[([]/u.test(suffix) ? ` ${suffix}` : `, ${suffix}`
}

/**
 * An entry as the engine takes it: a copy (citeproc writes into its items), with a short title, which is the title up to
 * its colon, in each of its languages; works that would share author and short title keep the whole one.
 */
function prepared(entry: BibliographyEntry, ambiguous: ReadonlySet<string>): Csl {
  const csl = withPlainTags(structuredClone(entry.csl)) as Csl & { title?: string; multi?: { main?: Record<string, string>; _keys?: Record<string, Record<string, string>> } }
  csl['id'] = entry.id
  if (csl.multi) {
    csl.multi.main ??= {}
    csl.multi._keys ??= {}
  }
  if (csl['title-short'] === undefined && typeof csl.title === 'string' && !ambiguous.has(entry.id)) {
    csl['title-short'] = shortTitle(csl.title)
    const titles = csl.multi?._keys?.['title']
    if (titles && csl.multi?._keys) {
      csl.multi._keys['title-short'] = Object.fromEntries(Object.entries(titles).map(([tag, title]) => [tag, shortTitle(title)]))
      const main = csl.multi.main?.['title']
      if (main && csl.multi.main) csl.multi.main['title-short'] = main
    }
  }
  return csl
}

/**
 * citeproc compares the tags of variants as text: they are written in small letters, and a romanisation, whatever its
 * scheme, as `<language>-latn`.
 */
function withPlainTags<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withPlainTags) as T
  if (typeof value !== 'object' || value === null) return value
  const plain = ([key, each]: [string, unknown]): [string, unknown] => {
    if (key === '_key') return [key, retagged(each as Csl)]
    if (key === '_keys') return [key, Object.fromEntries(Object.entries(each as Record<string, Csl>).map(([field, variants]) => [field, retagged(variants)]))]
    return [key, withPlainTags(each)]
  }
  return Object.fromEntries(Object.entries(value).map(plain)) as T
}

function retagged(variants: Csl): Csl {
  return Object.fromEntries(Object.entries(variants).map(([tag, value]) => {
    const small = tag.toLowerCase()
    return [small.includes('latn') ? `${small.split('-')[0] ?? 'und'}-latn` : small, value]
  }))
}

/** Every romanisation tag that occurs. */
function romanisations(items: ReadonlyMap<string, Csl>): string[] {
  const found = JSON.stringify([...items.values()]).matchAll(/"([a-z]{2,3}-latn)":/gu)
  return [...new Set([...found].map((match) => match[1] ?? ''))].sort()
}

function ambiguousShortTitles(bibliography: Bibliography): ReadonlySet<string> {
  const known = new Map<string, string[]>()
  for (const entry of bibliography.values()) {
    const key = `${creators(entry).join(';')}|${shortTitle(String(entry.csl['title'] ?? ''))}`
    known.set(key, [...(known.get(key) ?? []), entry.id])
  }
  return new Set([...known.values()].filter((ids) => ids.length > 1).flat())
}

/** Languages that the works of a citation are written in, for runs in other scripts than Latin. */
function languagesOf(bibliography: Bibliography, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const csl = bibliography.get(key)?.csl as { language?: string; multi?: { main?: Record<string, string> } } | undefined
    return [...Object.values(csl?.multi?.main ?? {}), ...(csl?.language ? [csl.language] : [])]
  })
}

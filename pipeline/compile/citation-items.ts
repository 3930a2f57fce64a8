import type { BibliographyEntry } from '../model/book.ts'
import type { CitationItem } from '../model/markdown.ts'
import { shortTitle } from './citation-titles.ts'
import type { MentionPosition } from './citation-positions.ts'
import { creators } from './creators.ts'

/** An entry as citeproc takes it: CSL-JSON with `multi`. */
export type Csl = Record<string, unknown>

/** Entries by key. */
export type Bibliography = ReadonlyMap<string, BibliographyEntry>

/**
 * What citeproc knows a work by. It keeps what it knows in plain objects, which have a `constructor` and a `toString` already, and in which
 * keys that are numbers come first: no key stands there by itself.
 */
export function engineId(key: string): string {
  return `@${key}`
}

/** The key of a work, by what citeproc knows it by. */
export function keyOf(id: string): string {
  return id.slice(1)
}

/** The entries of a book as citeproc takes them, by key. */
export function cslItems(bibliography: Bibliography): ReadonlyMap<string, Csl> {
  const ambiguous = ambiguousShortTitles(bibliography)
  return new Map([...bibliography.values()].map((entry) => [entry.id, prepared(entry, ambiguous)]))
}

/**
 * An entry as the engine takes it: a copy (citeproc writes into its items), with a short title, which is the title up to
 * its colon, in each of its languages; works that would share author and short title keep the whole one.
 */
function prepared(entry: BibliographyEntry, ambiguous: ReadonlySet<string>): Csl {
  const csl = withPlainTags(structuredClone(entry.csl)) as Csl & { title?: string; multi?: { main?: Record<string, string>; _keys?: Record<string, Record<string, string>> } }
  csl['id'] = engineId(entry.id)
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
export function romanisations(items: ReadonlyMap<string, Csl>): string[] {
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

/** citeproc’s own names of the positions. */
const positions = { first: 0, subsequent: 1, ibid: 2, 'ibid-with-locator': 3 } as const

/** CSL labels; an archive's own (fond, opis, box …) are printed as they were written. */
const cslLabels = new Set(['article', 'book', 'chapter', 'column', 'figure', 'folio', 'issue', 'line', 'note', 'opus', 'page', 'paragraph', 'part', 'section', 'sub verbo', 'verse', 'volume'])

/** One work of a citation as citeproc takes it. */
export function citeItem(item: CitationItem, { position, near, firstNote }: MentionPosition): object {
  const { locator } = item
  // An archival locator comes with its own words: f. 62, op. 2, d. 1102.
  const spelled = locator?.term === ''
  const known = locator && cslLabels.has(locator.label) && !spelled
  return {
    id: engineId(item.key),
    position: positions[position],
    ...(near && { 'near-note': true }),
    ...(firstNote !== undefined && { 'first-reference-note-number': firstNote }),
    ...(item.prefix && { prefix: `${item.prefix.trimEnd()} ` }),
    ...(item.suffix && { suffix: joinedSuffix(item.suffix.trim()) }),
    ...(locator && { locator: known || spelled ? locator.value : `${locator.term ?? locator.label} ${locator.value}`, label: known ? locator.label : 'page' }),
    ...(item.suppressAuthor && { 'suppress-author': true }),
  }
}

/** Words after a work follow a comma, brackets a space; punctuation of their own stays. */
function joinedSuffix(suffix: string): string {
  if (/^[,.;:)]/u.test(suffix)) return suffix
  return /^[([]/u.test(suffix) ? ` ${suffix}` : `, ${suffix}`
}

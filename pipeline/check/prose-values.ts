import type { BibliographyEntry, Book, Name } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { flatten } from './anchors.ts'
import type { Stretch } from './prose.ts'
import { placed, seeker, type Sources } from './sources.ts'

/** Adds a value of a file, or of the part of it between two places. `key`: of a title or label, which is read like running text. */
type Values = (file: string, from?: Place, to?: Place) => (text: string | undefined, lang: string, options?: { readonly key?: string; readonly kind?: Stretch['kind']; readonly running?: boolean }) => void

/** Adds the values of YAML that are printed, in the order of the book’s files. */
export function addValues(book: Book, sources: Sources, prose: Stretch[]): void {
  const values: Values = (file, from, to) => {
    const seek = seeker(sources, file, from, to)
    return (text, lang, { key, kind = 'text', running = key !== undefined } = {}) => {
      if (!text) return
      const block = {}
      prose.push({ text, lang, file, kind, block, scope: block, gap: '', running, within: undefined, ...placed(text, from ?? { file, line: 1, column: 1 }, sources, () => seek(text, key)) })
    }
  }
  addConfig(book, values)
  for (const { file, title, shortTitle, lang } of book.chapters.values()) {
    const at = (key: string): Place | undefined => {
      const source = sources(file)
      const line = source && new RegExp(`^${key}:[ \\t]*`, 'mu').exec(source.text)
      return line ? source.placeAt(line.index + line[0].length) : undefined
    }
    values(file, at('title'))(title, lang, { running: true })
    if (shortTitle !== title) values(file, at('short_title'))(shortTitle, lang, { running: true })
  }
  addDocuments(book, values)
  addNames([...book.names.values()], values)
  addBibliography([...book.bibliography.values()], values)
  for (const map of book.maps.values()) {
    const value = values(map.file)
    const main = book.config.languages[0]
    value(map.title, main, { key: 'title' })
    value(map.legend, main, { key: 'legend' })
    for (const { label } of [...map.places, ...map.lines, ...map.areas]) value(label, main, { key: 'label' })
  }
}

function addConfig({ config, configFile }: Book, values: Values): void {
  const main = config.languages[0]
  const at = (path: readonly (string | number)[], text: string | undefined): void => values(configFile.file, configFile.at(path))(text, main)
  const { title, shortTitle, subtitle, publisher, place, rights, licence, edition, description } = config
  for (const [key, text] of Object.entries({ title, short_title: shortTitle, subtitle, publisher, place, rights, licence, edition, description })) at([key], text)
  config.subjects.forEach((subject, index) => at(['subjects', index], subject))
  config.contributors.forEach(({ name, fileAs }, index) => {
    at(['contributors', index, 'name'], name)
    at(['contributors', index, 'file_as'], fileAs)
  })
  config.policies.bibliographyGroups.forEach((group, index) => at(['policies', 'bibliography_groups', index, 'title'], group.title))
  const { front, body, back } = config.order
  for (const entry of flatten([...front, ...body, ...back])) if (entry.kind === 'part') values(configFile.file, entry.place, endOf(entry.place))(entry.title, main, { running: true })
}

function addDocuments(book: Book, values: Values): void {
  const main = book.config.languages[0]
  for (const { yaml, file, title, originalTitle, genre, place, author, recipient, dates, rights } of book.documents.values()) {
    const at = (path: readonly (string | number)[], text: string | undefined, lang = main, running = false): void => values(file, yaml.at(path))(text, lang, { running })
    at(['title'], title, main, true)
    at(['original_title', 'text'], originalTitle?.text, originalTitle?.lang)
    at(['genre'], genre)
    at(['place'], place)
    for (const [key, party] of [['author', author], ['recipient', recipient]] as const) if (party && 'text' in party) at([key], party.text)
    // The date as written may be in the language of the original.
    dates.forEach((date, index) => at(['dates', index, 'written'], date.written, 'mul'))
    at(['rights', 'holder'], rights?.holder)
    at(['rights', 'statement'], rights?.statement)
  }
}

function addNames(names: readonly Name[], values: Values): void {
  names.forEach(({ preferred, sort, short, forms, variants, place }, index) => {
    const value = values(place.file, place, names[index + 1]?.place ?? endOf(place))
    // Preferred and short forms may be of any language that the book uses.
    for (const text of [preferred, ...short, sort]) value(text, 'mul')
    for (const { text, lang } of forms) value(text, lang)
    for (const { text, lang } of variants) value(text, lang, { kind: 'variant' })
  })
}

/** Past the last line of any file. */
function endOf({ file }: Place): Place {
  return { file, line: Infinity, column: Infinity }
}

/** What is for machines. */
const unprinted = new Set(['id', 'type', 'keyword', 'language', 'URL', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'multi'])

function addBibliography(entries: readonly BibliographyEntry[], values: Values): void {
  entries.forEach(({ csl, place }, index) => {
    const next = entries[index + 1]?.place
    const value = values(place.file, place, next?.file === place.file ? next : endOf(place))
    const language = typeof csl['language'] === 'string' ? csl['language'] : 'mul'
    const { main, _keys: keys } = (csl['multi'] ?? {}) as { main?: Record<string, string>; _keys?: Record<string, Record<string, unknown>> }
    for (const [key, field] of Object.entries(csl)) {
      if (unprinted.has(key)) continue
      const lang = main?.[key] ?? (/title/iu.test(key) && !key.startsWith('original') ? language : 'mul')
      for (const text of strings(field)) value(text, lang)
    }
    for (const forms of Object.values(keys ?? {})) for (const [lang, form] of Object.entries(forms)) for (const text of strings(form)) value(text, lang)
  })
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => (key === 'main' ? [] : strings(inner))) : []
}

import type { Abbreviation, Book, BookConfig, Chapter, MapSource, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { flatten } from './anchors.ts'
import type { Stretch } from './prose.ts'
import { placed, seeker, sourceOf, type Source } from './sources.ts'

/** Adds a value of a file, or of the part of it between two places. `key`: of a title or label, which is read like running text. */
type Values = (file: string, from?: Place, to?: Place) => (text: string | undefined, lang: string, options?: { readonly key?: string; readonly kind?: Stretch['kind']; readonly running?: boolean }) => void

/** The values of YAML that are printed, in the order of the book’s files; each list holds words of one file. */
export function valueProse(book: Book, standing: Standing): (readonly Stretch[])[] {
  const source = (file: string): Source | undefined => sourceOf(book, file, standing)
  const main = book.config.languages[0]
  const works = new Set([...book.bibliography.values()].map(({ place }) => place.file))
  const named = book.names.values().next().value?.place.file ?? ''
  const abbreviationFiles = book.abbreviations.slice(0, 1).map(({ place }) => place.file)
  return [
    standing.of(configProse, book.config, book.configFile, source(book.configFile.file)),
    ...[...book.chapters.values()].map((chapter) => standing.of(chapterProse, chapter, source(chapter.file))),
    ...[...book.documents.values()].map((document) => standing.of(documentProse, document, main, source(document.file))),
    standing.of(registerProse, book.names, source(named)),
    ...standing.of(bibliographyProse, book.bibliography, ...[...works].map(source)),
    ...abbreviationFiles.map((file) => standing.of(abbreviationProse, book.abbreviations, main, source(file))),
    ...[...book.maps.values()].map((map) => standing.of(mapProse, map, main, source(map.file))),
  ]
}

/** Gathers the values of files. */
function gather(sources: readonly (Source | undefined)[], read: (values: Values) => void): Stretch[] {
  const prose: Stretch[] = []
  read((file, from, to) => {
    const source = sources.find((each) => each?.file === file)
    const seek = seeker(source, from, to)
    return (text, lang, { key, kind = 'text', running = key !== undefined } = {}) => {
      if (!text) return
      const block = {}
      prose.push({ text, lang, file, kind, block, scope: block, gap: '', running, within: undefined, ...placed(text, from ?? { file, line: 1, column: 1 }, source, () => seek(text, key)) })
    }
  })
  return prose
}

function configProse(config: BookConfig, configFile: Book['configFile'], source: Source | undefined): Stretch[] {
  return gather([source], (values) => {
    const main = config.languages[0]
    const at = (path: readonly (string | number)[], text: string | undefined): void => values(configFile.file, configFile.at(path))(text, main)
    const { title, shortTitle, subtitle, publisher, place, rights, licence, edition, description } = config
    for (const [key, text] of Object.entries({ title, short_title: shortTitle, subtitle, publisher, place, rights, licence, edition, description })) at([key], text)
    config.subjects.forEach((subject, index) => at(['subjects', index], subject.term))
    at(['collection', 'title'], config.collection?.title)
    config.contributors.forEach(({ name, fileAs }, index) => {
      at(['contributors', index, 'name'], name)
      at(['contributors', index, 'file_as'], fileAs)
    })
    config.policies.bibliographyGroups.forEach((group, index) => at(['policies', 'bibliography_groups', index, 'title'], group.title))
    const { front, body, back } = config.order
    for (const entry of flatten([...front, ...body, ...back])) if (entry.kind === 'part') values(configFile.file, entry.place, endOf(entry.place))(entry.title, main, { running: true })
  })
}

function chapterProse({ file, title, shortTitle, lang }: Chapter, source: Source | undefined): Stretch[] {
  return gather([source], (values) => {
    const at = (key: string): Place | undefined => {
      const line = source && new RegExp(`^${key}:[ \\t]*`, 'mu').exec(source.text)
      return line ? source.placeAt(line.index + line[0].length) : undefined
    }
    values(file, at('title'))(title, lang, { running: true })
    if (shortTitle !== title) values(file, at('short_title'))(shortTitle, lang, { running: true })
  })
}

function documentProse({ yaml, file, title, originalTitle, genre, place, author, recipient, dates, rights }: SourceDocument, main: string, source: Source | undefined): Stretch[] {
  return gather([source], (values) => {
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
  })
}

function registerProse(register: Book['names'], source: Source | undefined): Stretch[] {
  const names = [...register.values()]
  return gather([source], (values) => names.forEach(({ preferred, sort, short, forms, variants, place }, index) => {
    const value = values(place.file, place, names[index + 1]?.place ?? endOf(place))
    // Preferred and short forms may be of any language that the book uses.
    for (const text of [preferred, ...short, sort]) value(text, 'mul')
    for (const { text, lang } of forms) value(text, lang)
    for (const { text, lang } of variants) value(text, lang, { kind: 'variant' })
  }))
}

function abbreviationProse(abbreviations: readonly Abbreviation[], main: string, source: Source | undefined): Stretch[] {
  return gather([source], (values) => {
    abbreviations.forEach(({ abbreviation, expansion, lang, note, place }, index) => {
      const value = values(place.file, place, abbreviations[index + 1]?.place ?? endOf(place))
      value(abbreviation, main)
      value(expansion, lang ?? main, { key: 'expansion' })
      value(note, main, { key: 'note' })
    })
  })
}

function mapProse(map: MapSource, main: string, source: Source | undefined): Stretch[] {
  return gather([source], (values) => {
    const value = values(map.file)
    value(map.title, main, { key: 'title' })
    value(map.legend, main, { key: 'legend' })
    for (const { label } of [...map.places, ...map.lines, ...map.areas]) value(label, main, { key: 'label' })
  })
}

/** Past the last line of any file. */
function endOf({ file }: Place): Place {
  return { file, line: Infinity, column: Infinity }
}

/** What is for machines. */
const unprinted = new Set(['id', 'type', 'keyword', 'language', 'URL', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'multi'])

/** A list for each file of the bibliography. */
function bibliographyProse(bibliography: Book['bibliography'], ...sources: readonly (Source | undefined)[]): Stretch[][] {
  const entries = [...bibliography.values()]
  const prose = gather(sources, (values) => entries.forEach(({ csl, place }, index) => {
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
  }))
  return [...new Set(prose.map(({ file }) => file))].map((file) => prose.filter((stretch) => stretch.file === file))
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => (key === 'main' ? [] : strings(inner))) : []
}

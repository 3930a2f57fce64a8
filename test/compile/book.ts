import { serialise as toHtml } from '../../pipeline/compile/hash.ts'
import { readFileSync } from 'node:fs'
import { compile } from '../../pipeline/compile/index.ts'
import { directionOfTag } from '../../pipeline/language/scripts.ts'
import { parseCitationStyle } from '../../pipeline/load/citation-style.ts'
import { parseSigns } from '../../pipeline/load/signs.ts'
import { parseMarkdown } from '../../pipeline/load/markdown.ts'
import { readNotes } from '../../pipeline/load/notes.ts'
import type { Abbreviation, Book, BookConfig, Chapter, CitationStyle, MapSource, MarkdownTree, Name, NameForm, NameVariant, OrderEntry, SourceDocument } from '../../pipeline/model/book.ts'
import type { Diagnostic } from '../../pipeline/model/diagnostics.ts'
import type { SignStyle } from '../../pipeline/model/phenomena.ts'
import type { Edition, Section } from '../../pipeline/model/edition.ts'

/** A book written in the test itself: chapters and documents as Markdown, the rest as values. */
export interface BookParts {
  readonly chapters?: Readonly<Record<string, string>>
  readonly documents?: readonly DocumentParts[]
  readonly bibliography?: readonly Record<string, unknown>[]
  readonly names?: readonly (Partial<Omit<Name, 'note' | 'forms' | 'variants'>> & { id: string; note?: string; forms?: readonly Omit<NameForm, 'place'>[]; variants?: readonly Omit<NameVariant, 'place'>[] })[]
  readonly maps?: Readonly<Record<string, MapSource>>
  readonly abbreviations?: readonly Abbreviation[]
  readonly front?: readonly string[]
  readonly back?: readonly string[]
  readonly config?: Partial<BookConfig>
  readonly citationStyle?: CitationStyle
}

export type DocumentParts = Partial<Omit<SourceDocument, 'regest' | 'headnote' | 'sourceNote' | 'translationNote' | 'texts'>> & {
  readonly id: string
  readonly texts: Readonly<Record<string, string>>
  readonly regest?: string
  readonly headnote?: string
  readonly sourceNote?: string
  readonly translationNote?: string
}

/** A style of the program; `changed` may make another of it. */
export function styleOf(id: string, changed = (xml: string): string => xml): CitationStyle {
  const file = `styles/csl/${id}.csl`
  const { value, messages } = parseCitationStyle({ file, text: changed(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')), hash: '' }, id, true)
  if (value === undefined) throw new Error(messages.map((message) => message.reason).join('\n'))
  return value
}

/** A house style of signs of the program. */
export function signsOf(id: string): SignStyle {
  const file = `styles/phenomena/${id}.yaml`
  const { value, messages } = parseSigns({ file, text: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), hash: '' }, id)
  if (value === undefined) throw new Error(messages.map((message) => message.reason).join('\n'))
  return value
}

/** The policies of a book that names none. */
export const policies: BookConfig['policies'] = {
  writingModes: {},
  documents: { parallel: 'columns', segmentNumbers: true, lineNumbers: 0 }, phenomena: 'chicago', documentOrder: 'number', transliteration: {}, captionNumbers: 'book', notes: readNotes(undefined), citationStyle: 'sourcebook-notes', bibliographyGroups: [], indexes: [],
  names: { links: 'first', firstMention: { show: [], scope: 'chapter', types: ['person', 'place', 'organisation', 'term', 'work'], languages: [] } },
}

const place = { file: 'manuscript/book.yaml', line: 1, column: 1 }
const yaml = (file: string) => ({ file, value: undefined, at: (path: readonly (string | number)[]) => ({ file, line: 1 + String(path[0] ?? '').length, column: 1 }) })

export function markdown(file: string, text: string): MarkdownTree {
  const { value } = parseMarkdown(text, (point) => ({ file, ...point }))
  if (value === undefined) throw new Error(`${file} is no Markdown`)
  return { file, tree: value, hash: '' }
}

export function bookOf(parts: BookParts): Book {
  const generated = (names: readonly string[] = []): OrderEntry[] => names.map((part) => ({ kind: 'generated', part, place }) as OrderEntry)
  const chapters = new Map(Object.entries(parts.chapters ?? {}).map(([id, text]): [string, Chapter] => {
    const file = `manuscript/${id}.md`
    return [id, { id, file, title: `Title of ${id}`, shortTitle: id, lang: 'en', dir: 'ltr', source: markdown(file, text) }]
  }))
  const documents = new Map((parts.documents ?? []).map((each, index): [string, SourceDocument] => [each.id, documentOf(each, index + 1)]))
  const config: BookConfig = {
    title: 'A Book', shortTitle: 'Book', contributors: [{ name: 'Ada Example', role: 'edt' }], publisher: 'Example Press', languages: ['en'],
    identifiers: { uuid: '2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a', isbn: {} }, rights: '© the editors', edition: 'First edition', date: '2026-01-31', subjects: [],
    trim: { width: 432, height: 648 },
    order: {
      front: generated(parts.front),
      body: [...[...chapters.keys()].map((id): OrderEntry => ({ kind: 'chapter', id, place })), ...[...documents.keys()].map((id): OrderEntry => ({ kind: 'document', id, place }))],
      back: generated(parts.back),
    },
    policies: { ...policies, bibliographyGroups: [{ title: 'Sources', keyword: 'primary' }, { title: 'Literature' }] },
    ...parts.config,
  }
  return {
    root: '/book', config, configFile: yaml('manuscript/book.yaml'), chapters, documents,
    bibliography: new Map((parts.bibliography ?? []).map((csl) => [String(csl['id']), { id: String(csl['id']), csl, place }])),
    names: new Map((parts.names ?? []).map((each): [string, Name] => [each.id, {
      type: 'person', preferred: each.id, preferredPlace: place, settled: false, short: [], identifiers: {}, place, ...each, variants: (each.variants ?? []).map((variant) => ({ ...variant, place })), forms: (each.forms ?? []).map((form) => ({ ...form, place })), note: each.note === undefined ? undefined : markdown('sources/names.yaml', each.note),
    }])),
    schemes: new Map(),
    maps: new Map(Object.entries(parts.maps ?? {})), abbreviations: parts.abbreviations ?? [], releases: [], published: [], assets: new Map(),
    citationStyle: parts.citationStyle ?? styleOf('sourcebook-notes'),
    house: { css: { shared: '', print: '', epub: '', changes: '' }, fonts: [], stacks: {} },
    signs: signsOf(config.policies.phenomena),
  }
}

function documentOf(parts: DocumentParts, number: number): SourceDocument {
  const folder = `sources/${parts.id}`
  const file = `${folder}/document.yaml`
  const inner = (text: string | undefined): MarkdownTree | undefined => (text === undefined ? undefined : markdown(file, text))
  return {
    number, kind: 'document', title: `Title of ${parts.id}`, dates: [], layout: {}, yaml: yaml(file), ...parts, file,
    regest: parts.regest === undefined ? [] : [{ lang: 'en', source: markdown(file, parts.regest) }],
    headnote: inner(parts.headnote), sourceNote: inner(parts.sourceNote), translationNote: inner(parts.translationNote),
    texts: Object.entries(parts.texts).map(([lang, text], index) => ({
      role: index === 0 ? 'original' : 'translation', lang, dir: directionOfTag(lang), source: markdown(`${folder}/${index === 0 ? 'original' : 'translation'}.${lang}.md`, text),
    })),
  }
}

/** The three works that most tests cite. */
export const works = [
  { id: 'forbes1986', type: 'book', author: [{ family: 'Forbes', given: 'Andrew D. W.' }], issued: { 'date-parts': [[1986]] }, title: 'Warlords and Muslims in Chinese Central Asia: A Political History of Republican Sinkiang 1911–1949', publisher: 'Cambridge University Press', 'publisher-place': 'Cambridge', language: 'en' },
  { id: 'benson1990', type: 'book', author: [{ family: 'Benson', given: 'Linda' }], issued: { 'date-parts': [[1990]] }, title: 'The Ili Rebellion: The Moslem Challenge to Chinese Authority in Xinjiang, 1944–1949', publisher: 'M. E. Sharpe', 'publisher-place': 'Armonk', language: 'en' },
  { id: 'wang1995', type: 'book', author: [{ family: '王', given: '柯', multi: { main: 'zh-Hant', _key: { 'zh-Latn': { family: 'Wang', given: 'Ke' } } } }], issued: { 'date-parts': [[1995]] }, title: '東突厥斯坦獨立運動', multi: { main: { title: 'zh-Hant' }, _keys: { title: { 'zh-Latn': 'Dongtujuesitan duli yundong', en: 'The East Turkestan Independence Movement' } } }, publisher: 'Chinese University Press', 'publisher-place': 'Hong Kong', language: 'zh-Hant', keyword: 'primary' },
]

export function compiled(book: Book): { edition: Edition; messages: Diagnostic[] } {
  return compile(book, { generator: 'Sourcebook 0.0.0' })
}

export function sectionOf(edition: Edition, id: string): Section {
  const section = edition.sections.find((each) => each.id === id)
  if (!section) throw new Error(`no section ${id}`)
  return section
}

/** A section as reviewable HTML: a line for each block; soft hyphens shown as ¦ unless left out. */
export function html(section: Section, { hyphens = false } = {}): string {
  const notes = section.notes.map((note) => `<!-- note ${note.id} ${note.stream} ${note.label} ${note.lang} -->${toHtml({ type: 'root', children: [...note.children] })}`)
  const all = [toHtml(section.tree), ...notes].join('\n')
  return all
    .replace(/\u00AD/gu, hyphens ? '¦' : '')
    .replace(/\u00A0/gu, '&nbsp;')
    .replace(/(<(?:section|header|div|ol|ul|li|p|h[1-6]|table|thead|tbody|tr|td|th|figure|figcaption|svg|text|path|circle|rect|blockquote|g|caption)[ >])/gu, '\n$1')
    .trim()
}

import type { Image, InlineCode, Node, Parent, Text } from 'mdast'
import type { BibliographyEntry, Book, Name, OrderEntry } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Citation } from '../model/markdown.ts'
import { isDirective } from './directives.ts'
import { align, lineStarts, placer } from './places.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** Words of the book in one language: a text node of a Markdown tree, or a YAML value that is printed. */
export interface Stretch {
  readonly text: string
  /** BCP 47; `mul` where it may be any. */
  readonly lang: string
  readonly file: string
  /** `code` is set as it is written; a `variant` of the register is a spelling that the book does not use. */
  readonly kind: 'text' | 'code' | 'variant'
  /** The paragraph, heading, cell, run of another language or value: the directions of text begin anew in each. */
  readonly scope: object
  /** Where the character at an index stands; the beginning of the whole where that is not known. */
  readonly place: (index: number) => Place
  /** The offset in the file at which it is written, `literal` as that very character, else coded; undefined where that is not known. */
  readonly found: (index: number) => { readonly offset: number; readonly literal: boolean } | undefined
}

type Kind = Stretch['kind']
/** Where something is written: between two offsets of its file. */
type Region = readonly [from: number, to: number] | undefined

/** All the words of the book, in the order of its parts. Places are worked out only where one asks for them. */
export function gatherProse(book: Book, trees: readonly BookTree[]): Stretch[] {
  const prose: Stretch[] = []
  const sources = sourcesOf(book)
  const add = (text: string | null | undefined, lang: string, start: Place, region: (text: string) => Region, scope: object = {}, kind: Kind = 'text'): void => {
    if (text) prose.push({ text, lang, file: start.file, kind, scope, ...written(text, start, sources, () => region(text)) })
  }
  for (const tree of trees) addTree(tree, sources, add)
  const values: Values = (file, from, to) => {
    const seek = seeker(sources, file, from, to)
    return (text, lang, kind) => add(text, lang, from ?? { file, line: 1, column: 1 }, seek, {}, kind)
  }
  addConfig(book, values)
  for (const { file, title, shortTitle, lang } of book.chapters.values()) {
    const at = (key: string): Place | undefined => {
      const source = sources(file)
      const line = source && new RegExp(`^${key}:[ \\t]*`, 'mu').exec(source.text)
      return line ? source.placeAt(line.index + line[0].length) : undefined
    }
    values(file, at('title'))(title, lang)
    if (shortTitle !== title) values(file, at('short_title'))(shortTitle, lang)
  }
  addDocuments(book, values)
  addNames([...book.names.values()], values)
  addBibliography([...book.bibliography.values()], values)
  for (const map of book.maps.values()) {
    const value = values(map.file)
    for (const text of [map.title, map.legend, ...[...map.places, ...map.lines, ...map.areas].map((drawn) => drawn.label)]) value(text, book.config.languages[0])
  }
  return prose
}

type Add = (text: string | null | undefined, lang: string, start: Place, region: (text: string) => Region, scope?: object, kind?: Kind) => void
/** Values of a file, or of the part of it between two places. */
type Values = (file: string, from?: Place, to?: Place) => (text: string | undefined, lang: string, kind?: Kind) => void

interface Source {
  readonly text: string
  readonly starts: readonly number[]
  readonly placeAt: (offset: number) => Place
}
type Sources = (file: string) => Source | undefined

function sourcesOf(book: Book): Sources {
  const known = new Map<string, Source>()
  return (file) => {
    const text = book.files?.get(file)?.text
    if (text === undefined) return undefined
    let source = known.get(file)
    if (source === undefined) known.set(file, (source = { text, starts: lineStarts(text), placeAt: placer(file, text) }))
    return source
  }
}

function written(text: string, start: Place, sources: Sources, region: () => Region): Pick<Stretch, 'place' | 'found'> {
  let offsets: Int32Array | undefined
  const aligned = (): Int32Array => {
    if (offsets !== undefined) return offsets
    const among = region()
    const source = sources(start.file)
    offsets = among === undefined || source === undefined ? new Int32Array(text.length).fill(-1) : align(text, source.text, ...among)
    return offsets
  }
  return {
    place: (index) => {
      const offset = aligned()[index] ?? -1
      return offset === -1 ? start : (sources(start.file)?.placeAt(offset) ?? start)
    },
    found: (index) => {
      const offset = aligned()[index] ?? -1
      return offset === -1 ? undefined : { offset, literal: sources(start.file)?.text[offset] === text[index] }
    },
  }
}

function addTree(tree: BookTree, sources: Sources, add: Add): void {
  walk(tree, (node, ancestors) => {
    const start = placeOf(tree, node)
    const whole = (): Region => {
      const [from, to] = [node.position?.start.offset, node.position?.end.offset]
      return from === undefined || to === undefined ? undefined : [from, to]
    }
    /** Inside the node, behind its marks. */
    const within = (text: string): Region => {
      const region = whole()
      const at = region && sources(tree.file)?.text.indexOf(text, region[0])
      return region && at !== undefined && at !== -1 && at + text.length <= region[1] ? [at, region[1]] : undefined
    }
    const lang = langOf(tree, ancestors)
    if (node.type === 'text') add((node as Text).value, lang, start, whole, scopeOf(node, ancestors))
    else if (node.type === 'inlineCode' || node.type === 'code') add((node as InlineCode).value, lang, start, within, scopeOf(node, ancestors), 'code')
    else if (node.type === 'image' || node.type === 'imageReference') add((node as Image).alt, lang, start, within)
    else if (node.type === 'citation') {
      for (const { prefix, locator, suffix } of (node as Citation).items) for (const text of [prefix, locator?.value, suffix]) add(text, lang, start, within)
    } else if (isDirective(node)) for (const key of ['caption', 'alt']) add(node.attributes?.[key], lang, start, within)
  })
}

/** The language of what stands inside `ancestors`: that of the innermost run with a tag, else that of the tree. */
export function langOf(tree: BookTree, ancestors: readonly Parent[]): string {
  const marked = ancestors.findLast((ancestor) => isDirective(ancestor) && Boolean(ancestor.attributes?.['tag']))
  return marked !== undefined && isDirective(marked) ? (marked.attributes?.['tag'] ?? tree.lang) : tree.lang
}

function scopeOf(node: Node, ancestors: readonly Parent[]): object {
  return ancestors.findLast(({ type }, index) => type === 'paragraph' || type === 'heading' || type === 'tableCell' || (type === 'textDirective' && hasTag(ancestors[index]))) ?? node
}

function hasTag(node: Node | undefined): boolean {
  return node !== undefined && isDirective(node) && Boolean(node.attributes?.['tag'])
}

/** Finds values one after the other: of two that are the same, each has a place of its own. */
function seeker(sources: Sources, file: string, from: Place | undefined, to: Place | undefined): (text: string) => Region {
  const next = new Map<string, number>()
  return (text) => {
    const source = sources(file)
    if (source === undefined) return undefined
    const offsetOf = (place: Place | undefined, otherwise: number): number => (place === undefined ? otherwise : (source.starts[place.line - 1] ?? 0) + place.column - 1)
    const first = offsetOf(from, 0)
    const end = Math.min(offsetOf(to, source.text.length), source.text.length)
    const region = source.text.slice(first, end)
    // A value whose own place is known begins there, after a quotation mark at most; where it is folded or escaped it is aligned.
    if (from !== undefined && to === undefined) return [first, end]
    let at = next.get(text) ?? 0
    do at = region.indexOf(text, at)
    while (at > 0 && !/[\s"'[{,>|]/u.test(region[at - 1] ?? '') && ++at > 0)
    if (at === -1) return undefined
    next.set(text, at + text.length)
    return [first + at, end]
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
  const parts = (entries: readonly OrderEntry[]): void => {
    for (const entry of entries) {
      if (entry.kind !== 'part') continue
      values(configFile.file, entry.place, endOf(entry.place))(entry.title, main)
      parts(entry.entries)
    }
  }
  const { front, body, back } = config.order
  parts([...front, ...body, ...back])
}

function addDocuments(book: Book, values: Values): void {
  const main = book.config.languages[0]
  for (const { yaml, file, title, originalTitle, genre, place, author, recipient, dates, rights } of book.documents.values()) {
    const at = (path: readonly (string | number)[], text: string | undefined, lang = main): void => values(file, yaml.at(path))(text, lang)
    at(['title'], title)
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
    for (const { text, lang } of variants) value(text, lang, 'variant')
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

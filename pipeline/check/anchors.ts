import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { BibliographyEntry, Book, Chapter, OrderEntry } from '../model/book.ts'
import { citedKeys } from '../model/cited-keys.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { indexSection } from '../model/indexes.ts'
import { registerTypes } from '../model/registers.ts'
import type { StableSection } from '../model/releases.ts'
import type { Standing } from '../model/standing.ts'
import { isDirective } from './directives.ts'
import { segmentIds } from './segments.ts'

/** Every id that can be linked to, with the place that gives it; and the ids that are given twice. */
export interface Anchors {
  readonly places: ReadonlyMap<string, Place>
  /** Chapters and documents that are ordered but could not be read: what they hold is not known. */
  readonly unread: ReadonlySet<string>
  readonly messages: readonly Diagnostic[]
}

/** A section with the ids that can be linked to in it. */
export interface AnchoredSection extends Pick<StableSection, 'id' | 'kind'> {
  readonly place: Place
  readonly anchors: readonly Anchor[]
  /** It is ordered but could not be read: what it holds is not known. */
  readonly unread: boolean
}

interface Anchor {
  readonly id: string
  readonly place: Place
}

/** Gathers the ids of everything that is printed: the same ids that compiling gives. */
export function gatherAnchors(book: Book, standing: Standing): Anchors {
  const places = new Map<string, Place>()
  const messages: Diagnostic[] = []
  const sections = gatherSections(book, standing)
  const add = ({ id, place }: Anchor): void => {
    const earlier = places.get(id)
    if (earlier === undefined) places.set(id, place)
    else messages.push(diagnostic('id-unique', `The id “${id}” is given already, at ${earlier.file}:${earlier.line}.`, place))
  }
  for (const section of sections) {
    add(section)
    section.anchors.forEach(add)
  }
  return { places, unread: new Set(sections.filter(({ unread }) => unread).map(({ id }) => id)), messages }
}

/** The sections of the order, each with what can be linked to in it. */
export function gatherSections(book: Book, standing: Standing): readonly AnchoredSection[] {
  const ordered = new Set<string>()
  const { front, body, back } = book.config.order
  return flatten([...front, ...body, ...back]).map((entry) => {
    const { kind, place } = entry
    const id = entry.kind === 'generated' ? entry.part : entry.kind === 'index' ? indexSection(entry.id) : entry.id
    // What is ordered twice has its headings only once here: one fault, one message.
    const again = ordered.has(`${kind} ${id}`)
    ordered.add(`${kind} ${id}`)
    const anchors = again ? [] : anchorsOf(entry, book, standing)
    return { id, kind, place, anchors: anchors ?? [], unread: anchors === undefined }
  })
}

/** Undefined where the entry could not be read. */
function anchorsOf(entry: OrderEntry, book: Book, standing: Standing): readonly Anchor[] | undefined {
  if (entry.kind === 'chapter') {
    const chapter = book.chapters.get(entry.id)
    return chapter && standing.of(idsIn, chapter)
  }
  if (entry.kind === 'document') {
    const document = book.documents.get(entry.id)
    return document && [...segmentIds(document)].map(([id, place]) => ({ id: `${entry.id}--${id}`, place }))
  }
  if (entry.kind !== 'generated') return []
  const works = entry.part === 'bibliography' ? listedWorks(book, standing).map(({ id, place }) => ({ id: `bib-${id}`, place })) : []
  const types = registerTypes(entry.part)
  const names = types.length === 0 ? [] : [...book.names.values()].filter(({ type }) => types.includes(type)).map(({ id, place }) => ({ id: `name-${id}`, place }))
  return [...works, ...names]
}

/** The works that the bibliography lists: all, or those that the book cites. */
function listedWorks(book: Book, standing: Standing): BibliographyEntry[] {
  const works = [...book.bibliography.values()]
  if (book.config.policies.bibliographyLists !== 'cited') return works
  const cited = new Set(citedKeys(book, standing))
  return works.filter(({ id }) => cited.has(id))
}

/** The entries of the order, with those of its parts. */
export function flatten(entries: readonly OrderEntry[]): OrderEntry[] {
  return entries.flatMap((entry) => (entry.kind === 'part' ? [entry, ...flatten(entry.entries)] : [entry]))
}

function idsIn(chapter: Chapter): readonly Anchor[] {
  const ids: Anchor[] = []
  const slugger = new GithubSlugger()
  visit(chapter.source.tree, (node) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    const place = { file: chapter.file, line, column }
    if (node.type === 'heading') ids.push({ id: `${chapter.id}--${slugger.slug(toString(node))}`, place })
    else if (isDirective(node) && node.type !== 'textDirective' && node.attributes?.['id']) ids.push({ id: node.attributes['id'], place })
  })
  return ids
}

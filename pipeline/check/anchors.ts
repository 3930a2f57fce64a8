import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Book, Chapter, OrderEntry } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { indexSection } from '../model/indexes.ts'
import { registerTypes } from '../model/registers.ts'
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

/** Gathers the ids of everything that is printed: the same ids that compiling gives. */
export function gatherAnchors(book: Book, standing: Standing): Anchors {
  const places = new Map<string, Place>()
  const unread = new Set<string>()
  const messages: Diagnostic[] = []
  const ordered = new Set<string>()
  const add = (id: string, place: Place): void => {
    const earlier = places.get(id)
    if (earlier === undefined) places.set(id, place)
    else messages.push(diagnostic('id-unique', `The id “${id}” is given already, at ${earlier.file}:${earlier.line}.`, place))
  }
  const { front, body, back } = book.config.order
  for (const entry of flatten([...front, ...body, ...back])) {
    const id = entry.kind === 'generated' ? entry.part : entry.kind === 'index' ? indexSection(entry.id) : entry.id
    add(id, entry.place)
    // What is ordered twice has its headings only once here: one fault, one message.
    if (ordered.has(`${entry.kind} ${id}`)) continue
    ordered.add(`${entry.kind} ${id}`)
    if (entry.kind === 'chapter') {
      const chapter = book.chapters.get(entry.id)
      if (chapter) for (const { id: given, place } of standing.of(idsIn, chapter)) add(given, place)
      else unread.add(entry.id)
    } else if (entry.kind === 'document') {
      const document = book.documents.get(entry.id)
      if (document) for (const [id, place] of segmentIds(document)) add(`${entry.id}--${id}`, place)
      else unread.add(entry.id)
    } else if (entry.kind === 'generated') {
      if (entry.part === 'bibliography') for (const work of book.bibliography.values()) add(`bib-${work.id}`, work.place)
      const types = registerTypes(entry.part)
      for (const name of book.names.values()) if (types.includes(name.type)) add(`name-${name.id}`, name.place)
    }
  }
  return { places, unread, messages }
}

/** The entries of the order, with those of its parts. */
export function flatten(entries: readonly OrderEntry[]): OrderEntry[] {
  return entries.flatMap((entry) => (entry.kind === 'part' ? [entry, ...flatten(entry.entries)] : [entry]))
}

function idsIn(chapter: Chapter): readonly { readonly id: string; readonly place: Place }[] {
  const ids: { id: string; place: Place }[] = []
  const slugger = new GithubSlugger()
  visit(chapter.source.tree, (node) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    const place = { file: chapter.file, line, column }
    if (node.type === 'heading') ids.push({ id: `${chapter.id}--${slugger.slug(toString(node))}`, place })
    else if (isDirective(node) && node.type !== 'textDirective' && node.attributes?.['id']) ids.push({ id: node.attributes['id'], place })
  })
  return ids
}

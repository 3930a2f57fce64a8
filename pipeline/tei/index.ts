import type { Element as HastElement } from 'hast'
import type { Element } from 'xast'
import type { Book, OrderEntry } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Section } from '../model/edition.ts'
import type { PageMap } from '../model/page-map.ts'
import { blocksOf, divided } from './blocks.ts'
import { breaksOf } from './breaks.ts'
import { documentDiv } from './documents.ts'
import { teiHeader } from './header.ts'
import { classes, wordsOf, type Telling } from './inline.ts'
import { standOff } from './register.ts'
import { tei, writeTei, xmlId } from './xml.ts'

/**
 * The edition as TEI P5: header from book.yaml, chapters and documents as divisions, notes where they are called, names with a `ref` to
 * the register, which stands in standOff with the bibliography. With a page map, page references and `pb` of the print. What the press
 * generates (contents, indexes, lists) is left to who reads it. Deterministic.
 */
export function exportTei(edition: Edition, book: Book, pageMap?: PageMap): { xml: string; messages: Diagnostic[] } {
  const messages: Diagnostic[] = []
  const sections = new Map(edition.sections.map((section) => [section.id, section]))
  const breaks = breaksOf(pageMap)
  const telling = (section: Section): Telling => ({
    section: section.id,
    notes: new Map(section.notes.map((note) => [note.id, note])),
    names: book.names,
    pageMap,
    breaks,
    noteBlocks: (children, inner) => divided(blocksOf(children, inner)),
    lose: (reason, block) => messages.push(diagnostic('export-carried-over', reason, section.blocks.get(block ?? '') ?? section.blocks.values().next().value ?? { file: 'manuscript/book.yaml', line: 1, column: 1 })),
  })
  const division = (entry: OrderEntry): Element[] => {
    if (entry.kind === 'part') return [tei('div', { type: 'part', 'xml:id': xmlId(entry.id) }, tei('head', {}, entry.title), ...entry.entries.flatMap(division))]
    if (entry.kind !== 'chapter' && entry.kind !== 'document') return []
    const section = sections.get(entry.id)
    const document = entry.kind === 'document' ? book.documents.get(entry.id) : undefined
    if (section === undefined) return []
    return [document ? documentDiv(section, document, book, telling(section)) : chapterDiv(section, telling(section))]
  }
  const { front, body, back } = book.config.order
  const matter = (name: string, entries: readonly OrderEntry[]): Element[] => {
    const divisions = entries.flatMap(division)
    return divisions.length === 0 && name !== 'body' ? [] : [tei(name, {}, ...(divisions.length === 0 ? [tei('div', {})] : divisions))]
  }
  const [lang] = edition.metadata.languages
  const root = tei('TEI', { xmlns: 'http://www.tei-c.org/ns/1.0', 'xml:lang': lang },
    teiHeader(edition.metadata, [...new Set([...book.documents.values()].flatMap(({ dates }) => dates.flatMap(({ calendar }) => calendar ?? [])))].sort()),
    standOff(book),
    tei('text', { 'xml:lang': lang }, ...matter('front', front), ...matter('body', body), ...matter('back', back)),
  )
  aim(root, new Map(edition.sections.flatMap(({ notes }) => notes.map(({ id, call }) => [`#${xmlId(call)}`, `#${xmlId(id)}`]))))
  return { xml: writeTei(root), messages }
}

function chapterDiv(section: Section, telling: Telling): Element {
  const root = section.tree.children[0] as HastElement
  const opening = root.children.find((child): child is HastElement => child.type === 'element' && classes(child).includes('opening'))
  const title = opening?.children.find((child): child is HastElement => child.type === 'element' && child.tagName === 'h1')
  const rest = root.children.filter((child) => child !== opening)
  return tei('div', { type: 'chapter', 'xml:id': xmlId(section.id), n: section.number || undefined, 'xml:lang': section.lang }, tei('head', {}, ...(title ? wordsOf(title, telling) : [section.title])), ...divided(blocksOf(rest, telling)))
}

/** References to the call of a note lead to the note; those to what is not in the TEI (indexes, generated lists) lead nowhere. */
function aim(root: Element, calls: ReadonlyMap<string, string>): void {
  const ids = new Set<string>()
  const references: Element[] = []
  const walk = (node: Element): void => {
    const id = node.attributes['xml:id']
    if (typeof id === 'string') ids.add(`#${id}`)
    if (typeof node.attributes['target'] === 'string' || typeof node.attributes['ref'] === 'string') references.push(node)
    for (const child of node.children) if (child.type === 'element') walk(child)
  }
  walk(root)
  for (const { attributes } of references) {
    for (const key of ['target', 'ref'] as const) {
      const target = attributes[key]
      if (typeof target !== 'string' || !target.startsWith('#') || ids.has(target)) continue
      const note = calls.get(target)
      if (note !== undefined) attributes[key] = note
      else delete attributes[key]
    }
  }
}

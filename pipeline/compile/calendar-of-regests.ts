import type { Element, ElementContent } from 'hast'
import type { Node, Root } from 'mdast'
import { directionOfTag } from '../language/scripts.ts'
import type { SourceDocument } from '../model/book.ts'
import { filingDay } from '../model/document-date.ts'
import { header } from './colophon.ts'
import { datelineOf } from './documents.ts'
import type { Draft } from './draft.ts'
import { element, placed } from './elements.ts'
import { entryLine } from './entry-line.ts'
import type { Facts } from './facts.ts'
import { withLanguages } from './languages.ts'
import type { Entry } from './order.ts'
import { prose } from './prose.ts'

/** A document as the calendar has it. */
export interface Calendared extends Pick<SourceDocument, 'id' | 'title' | 'regest'> {
  /** “Document 2”. */
  readonly label: string
  /** Place and date as the document’s head gives them; empty where neither is known. */
  readonly dateline: string
  readonly languages: readonly string[]
  readonly place: Entry['place']
}

/** The printed documents in the order of their normalised dates; those of one day by their numbers, those without a date last. */
export function calendared(entries: readonly Entry[], facts: Facts): Calendared[] {
  const documents = entries.flatMap((entry) => (entry.kind === 'document' ? [{ entry, day: filingDay(entry.document) }] : []))
  const before = (one: (typeof documents)[number], other: (typeof documents)[number]): number => {
    if (one.day === other.day) return one.entry.document.number - other.entry.document.number
    if (one.day === undefined || other.day === undefined) return one.day === undefined ? 1 : -1
    return one.day < other.day ? -1 : 1
  }
  return documents.sort(before).map(({ entry: { id, number, title, document, place } }) => ({
    id, title, label: number, dateline: datelineOf(document, facts), languages: document.texts.map((each) => each.lang), regest: document.regest, place,
  }))
}

/** The calendar: of each document place and date, number and title, the page, and its regest in the language of the book, else in the first there is. */
export function calendarOfRegests(all: readonly Calendared[], draft: Draft): ElementContent[] {
  // A work is cited in full where the document stands.
  draft.shortCitations = true
  draft.citationsInBrackets = true
  const items = all.map((each) => {
    const date = each.dateline === '' ? [] : [placed(element('p', { className: ['entry-date'] }, ...withLanguages(each.dateline, each.languages)), each.place)]
    return element('li', {}, ...date, entryLine({ ...each, number: each.label, matter: 'body' }), ...regestOf(each, draft))
  })
  draft.shortCitations = false
  draft.citationsInBrackets = false
  return [header(draft.facts.words.calendarOfRegests, draft.place), element('ol', { className: ['calendar'] }, ...items)]
}

function regestOf({ regest }: Calendared, draft: Draft): Element[] {
  const own = regest.find((each) => each.lang === draft.lang) ?? regest[0]
  if (own === undefined) return []
  const { lang, source } = own
  const dir = directionOfTag(lang)
  return [element('div', { className: ['calendar-regest'], ...(lang !== draft.lang && { lang, dir }) }, ...prose(withoutMarks(source.tree), draft, { file: source.file, lang, dir }))]
}

/** Notes and marks of the index belong to the document: a second time they would be called twice. */
function withoutMarks(tree: Root): Root {
  const kept = (node: Node): boolean => !['footnoteReference', 'footnoteDefinition'].includes(node.type) && !(node.type === 'textDirective' && 'name' in node && node.name === 'index')
  const walk = <T extends Node>(node: T): T => ('children' in node ? { ...node, children: (node.children as Node[]).filter(kept).map(walk) } : node)
  return walk(tree)
}

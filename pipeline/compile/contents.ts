import type { Element, ElementContent } from 'hast'
import type { GeneratedPart } from '../model/book.ts'
import type { OutlineEntry } from '../model/edition.ts'
import type { Standing } from '../model/standing.ts'
import type { Words } from '../model/words.ts'
import { header } from './colophon.ts'
import { datelineOf } from './documents.ts'
import { element, placed } from './elements.ts'
import { entryLine } from './entry-line.ts'
import type { Facts } from './facts.ts'
import { headingsOf } from './headings.ts'
import { withLanguages } from './languages.ts'
import type { Entry } from './order.ts'

/** What the contents leave out: what comes before them, and the colophon. */
const unlisted = new Set<GeneratedPart>(['half-title', 'title-page', 'imprint', 'contents', 'colophon'])

/** A section as the contents and the list of documents have it. */
export interface Listed extends Pick<Entry, 'id' | 'kind' | 'matter' | 'part' | 'number' | 'title' | 'place'> {
  /** Place and date of a document, and its languages. */
  readonly detail?: { readonly dateline: string; readonly languages: readonly string[] }
}

/** What the contents list. */
export function sectionsListed(entries: readonly Entry[]): Listed[] {
  return entries.filter((entry) => entry.kind !== 'generated' || !unlisted.has(entry.generated)).map(listed)
}

/** What the list of documents lists. */
export function documentsListed(entries: readonly Entry[], facts: Facts): Listed[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'document') return []
    const dateline = datelineOf(entry.document, facts)
    return [{ ...listed(entry), ...(dateline !== '' && { detail: { dateline, languages: entry.document.texts.map((each) => each.lang) } }) }]
  })
}

function listed({ id, kind, matter, part, number, title, place }: Entry): Listed {
  return { id, kind, matter, part, number, title, place }
}

/** The contents: parts with their chapters and documents, each with a slot for its page. */
export function contents(all: readonly Listed[], words: Words, place: Entry['place']): ElementContent[] {
  const top = all.filter((each) => each.part === undefined || !all.some((other) => other.id === each.part))
  const list = element('ol', { className: ['contents'] })
  for (const each of top) {
    const item = entry(each)
    const inside = all.filter((other) => other.part === each.id)
    if (inside.length > 0) item.children.push(element('ol', {}, ...inside.map(entry)))
    list.children.push(item)
  }
  return [header(words.contents, place), list]
}

function entry(each: Listed): Element {
  const kind = each.kind === 'part' || each.kind === 'document' ? each.kind : each.matter === 'body' ? 'chapter' : each.matter
  return element('li', { className: [kind] }, entryLine(each))
}

/** The list of documents: number, title, place and date, page. */
export function listOfDocuments(all: readonly Listed[], words: Words, place: Entry['place']): ElementContent[] {
  const items = all.map((each) => {
    const detail = each.detail && placed(element('p', { className: ['entry-detail'] }, ...withLanguages(each.detail.dateline, each.detail.languages)), each.place)
    return element('li', {}, entryLine(each), ...(detail ? [detail] : []))
  })
  return [header(words.listOfDocuments, place), element('ol', { className: ['documents'] }, ...items)]
}

/** The outline: every section but the half title; parts hold their sections, chapters their second-level headings. */
export function outline(entries: readonly Entry[], bookLang: string, standing: Standing): OutlineEntry[] {
  const shown = entries.filter((each) => each.kind !== 'generated' || each.generated !== 'half-title')
  const one = (each: Entry): OutlineEntry => {
    const lang = each.kind === 'chapter' ? { lang: each.chapter.lang, dir: each.chapter.dir } : { lang: bookLang, dir: 'ltr' as const }
    const inside = shown.filter((other) => each.kind === 'part' && other.part === each.id).map(one)
    const headings = each.kind === 'chapter' ? standing.of(headingsOf, each.chapter).filter((heading) => heading.depth === 2) : []
    return {
      id: each.id, number: each.number, title: each.title, ...lang,
      children: [...inside, ...headings.map((heading) => ({ id: heading.id, number: '', title: heading.title, ...lang, children: [] }))],
    }
  }
  const parts = new Set(shown.flatMap((each) => (each.kind === 'part' ? [each.id] : [])))
  return shown.filter((each) => each.part === undefined || !parts.has(each.part)).map(one)
}

import type { Element, ElementContent } from 'hast'
import { romanNumeral } from '../language/numerals.ts'
import { fill } from '../language/words/index.ts'
import type { GeneratedPart } from '../model/book.ts'
import type { OutlineEntry } from '../model/edition.ts'
import { header } from './colophon.ts'
import { documentNumber } from './document-reference.ts'
import { datelineOf } from './documents.ts'
import { element, pageSlot, placed } from './elements.ts'
import type { Facts, Planned } from './facts.ts'
import { indexTitle } from './index-section.ts'
import { withLanguages } from './languages.ts'

/** What the contents leave out: what comes before them, and the colophon. */
const unlisted = new Set<GeneratedPart>(['half-title', 'title-page', 'imprint', 'contents', 'colophon'])

/** Number of a section as headings and contents print it: “3”, “Part I”, “Document 2”, or empty. */
export function numberOf(planned: Planned, facts: Facts): string {
  if (planned.kind === 'chapter') return planned.number
  if (planned.kind === 'document') return documentNumber(facts.words, planned.document)
  return planned.kind === 'part' ? partNumber(planned.number, facts) : ''
}

/** “Part I”, with a space that does not break. */
export function partNumber(number: number, facts: Facts): string {
  return fill(facts.words.part, romanNumeral(number)).replace(/ /gu, '\u00A0')
}

/** Title of a section, plain text. */
export function titleOf(planned: Planned, { words, book }: Facts): string {
  if (planned.kind === 'chapter') return planned.chapter.title
  if (planned.kind === 'document') return planned.document.title
  if (planned.kind === 'part') return planned.title
  if (planned.kind === 'index') return indexTitle(planned.index, words)
  const titles: Record<GeneratedPart, string> = {
    'half-title': words.halfTitle, 'title-page': book.config.title, imprint: words.imprint, contents: words.contents, 'list-of-documents': words.listOfDocuments,
    'register-of-persons': words.registerOfPersons, 'register-of-places': words.registerOfPlaces, 'register-of-terms': words.registerOfTerms, concordance: words.concordance,
    'transliteration-tables': words.transliterationTables,    bibliography: words.bibliography, colophon: words.colophon,
  }
  return titles[planned.generated]
}

/** The contents: parts with their chapters and documents, each with a slot for its page. */
export function contents(facts: Facts, place: Planned['place']): ElementContent[] {
  const listed = facts.plan.filter((planned) => planned.kind !== 'generated' || !unlisted.has(planned.generated))
  const top = listed.filter((planned) => planned.part === undefined || !listed.some((each) => each.id === planned.part))
  const list = element('ol', { className: ['contents'] })
  for (const planned of top) {
    const item = entry(planned, facts)
    const inside = listed.filter((each) => each.part === planned.id)
    if (inside.length > 0) item.children.push(element('ol', {}, ...inside.map((each) => entry(each, facts))))
    list.children.push(item)
  }
  return [header(facts.words.contents, place), list]
}

function entry(planned: Planned, facts: Facts): Element {
  const kind = planned.kind === 'part' || planned.kind === 'document' ? planned.kind : planned.matter === 'body' ? 'chapter' : planned.matter
  return element('li', { className: [kind] }, entryLine(planned, facts))
}

function entryLine(planned: Planned, facts: Facts): Element {
  const number = numberOf(planned, facts)
  const title = element('span', { className: ['entry-title'] }, titleOf(planned, facts))
  const words = element('a', { className: ['entry-text'], href: `#${planned.id}` }, ...(number === '' ? [title] : [element('span', { className: ['entry-number'] }, number), ' ', title]))
  return placed(element('p', { className: ['entry'] }, words, pageSlot(planned.id, planned.matter === 'front' ? 5 : 3)), planned.place)
}

/** The list of documents: number, title, place and date, page. */
export function listOfDocuments(facts: Facts, place: Planned['place']): ElementContent[] {
  const items = facts.plan.flatMap((planned) => {
    if (planned.kind !== 'document') return []
    const dateline = datelineOf(planned.document, facts)
    const detail = dateline === '' ? [] : [placed(element('p', { className: ['entry-detail'] }, ...withLanguages(dateline, planned.document.texts.map((each) => each.lang))), planned.place)]
    return [element('li', {}, entryLine(planned, facts), ...detail)]
  })
  return [header(facts.words.listOfDocuments, place), element('ol', { className: ['documents'] }, ...items)]
}

/** The outline: every section but the half title; parts hold their sections, chapters their second-level headings. */
export function outline(facts: Facts): OutlineEntry[] {
  const shown = facts.plan.filter((planned) => planned.kind !== 'generated' || planned.generated !== 'half-title')
  const one = (planned: Planned): OutlineEntry => {
    const lang = planned.kind === 'chapter' ? { lang: planned.chapter.lang, dir: planned.chapter.dir } : { lang: facts.lang, dir: 'ltr' as const }
    const inside = shown.filter((each) => planned.kind === 'part' && each.part === planned.id).map(one)
    const headings = planned.kind === 'chapter' ? (facts.headings.get(planned.id) ?? []).filter((heading) => heading.depth === 2) : []
    return {
      id: planned.id, number: numberOf(planned, facts), title: titleOf(planned, facts), ...lang,
      children: [...inside, ...headings.map((heading) => ({ id: heading.id, number: '', title: heading.title, ...lang, children: [] }))],
    }
  }
  const parts = new Set(shown.flatMap((planned) => (planned.kind === 'part' ? [planned.id] : [])))
  return shown.filter((planned) => planned.part === undefined || !parts.has(planned.part)).map(one)
}

import type { Element, ElementContent } from 'hast'
import { longDate } from '../language/dates.ts'
import { directionOfTag } from '../language/scripts.ts'
import type { DocumentDate, MarkdownTree, Party, SourceDocument } from '../model/book.ts'
import { filingDate } from '../model/document-date.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Words } from '../model/words.ts'
import { documentNumber } from './document-reference.ts'
import type { Draft } from './draft.ts'
import { element, language, placed, text, type Child } from './elements.ts'
import type { Facts } from './facts.ts'
import { prose } from './prose.ts'
import { segments } from './segments.ts'

/** A source document: head, regest, headnote, original and translation side by side, notes on source and translation, rights. */
export function documentBody(document: SourceDocument, draft: Draft): ElementContent[] {
  const { words } = draft.facts
  const parts: (Element | undefined)[] = [
    documentHead(document, draft),
    regest(document, draft),
    block('headnote', document.headnote, draft),
    ...segments(document, draft),
    labelled('source-note', words.sourceNote, document.sourceNote, draft),
    labelled('translation-note', words.translationNote, document.translationNote, draft),
    document.rights && placed(element('p', { className: ['rights'] }, smallCaps(words.rights), ` ${sentence(document.rights.holder)} ${sentence(document.rights.statement)}`), at(document, 'rights')),
  ]
  return parts.filter((part) => part !== undefined)
}

function documentHead(document: SourceDocument, draft: Draft): Element {
  const { facts } = draft
  const head = element(
    'header',
    { className: ['document-head'] },
    placed(element('p', { className: ['document-number'] }, documentNumber(facts.words, document)), at(document, 'number')),
    placed(element('h1', { className: ['title'] }, document.title), at(document, 'title')),
  )
  if (document.originalTitle) {
    head.children.push(placed(element('p', { className: ['original-title'], ...language(document.originalTitle.lang) }, document.originalTitle.text), at(document, 'original_title')))
  }
  const parties = partiesLine(document, draft)
  if (parties.length > 0) head.children.push(placed(element('p', { className: ['parties'] }, ...parties), at(document, 'author')))
  const dateline = datelineOf(document, facts)
  if (dateline !== '') head.children.push(placed(element('p', { className: ['dateline'] }, dateline), at(document, 'dates')))
  return head
}

/** Place and date as the head and the list of documents give them: “Dihua, 7 November 1944”. */
export function datelineOf(document: SourceDocument, { words, lang }: Pick<Facts, 'words' | 'lang'>): string {
  const date = filingDate(document)
  const isStated = (value: string | undefined): boolean => value !== undefined && value !== words.notStated && value !== 'not stated'
  const place = document.place
  const written = date && dateText(date, lang, words)
  if (place === undefined && written === undefined) return ''
  if (isStated(place) && isStated(date?.written)) return `${place ?? ''}, ${written ?? ''}`
  const placePart = place === undefined ? '' : `${words.place}: ${place}`
  const datePart = written === undefined ? '' : `${placePart === '' ? words.date : words.date.toLowerCase()}: ${written}`
  return [placePart, datePart].filter((part) => part !== '').join('; ')
}

/** The date as written; after it, in brackets, its modern form where that says more. */
function dateText(date: DocumentDate, lang: string, words: Words): string {
  if (date.written === words.notStated || date.written === 'not stated') return date.written
  const range = date.from !== undefined && date.to !== undefined ? `${longDate(date.from, lang)} – ${longDate(date.to, lang)}` : undefined
  const bounds = date.notBefore !== undefined && date.notAfter !== undefined ? `${longDate(date.notBefore, lang)} – ${longDate(date.notAfter, lang)}` : undefined
  const modern = date.when !== undefined ? longDate(date.when, lang) : (range ?? bounds)
  if (modern === undefined || modern === date.written || date.written === date.when) return modern ?? date.written
  const doubt = date.certainty !== undefined && date.certainty !== 'high' ? '?' : ''
  return `${date.written} [${modern}${doubt}]`
}

function partiesLine(document: SourceDocument, draft: Draft): Child[] {
  const { words } = draft.facts
  const parts: Child[][] = []
  if (document.author) parts.push([`${words.author}: `, ...party(document.author, draft)])
  if (document.recipient) parts.push([`${words.recipient}: `, ...party(document.recipient, draft)])
  if (document.genre !== undefined) parts.push([`${words.genre}: `, document.genre])
  return parts.flatMap((part) => [...part, '. ']).slice(0, -1).concat(parts.length > 0 ? '.' : [])
}

function party(value: Party, { facts }: Draft): Child[] {
  if ('text' in value) return [value.text]
  const name = facts.names.get(value.name)
  if (!name) return [value.name]
  return [facts.printedNames.has(name.id) ? element('a', { href: `#name-${name.id}` }, name.preferred) : text(name.preferred)]
}

function regest(document: SourceDocument, draft: Draft): Element | undefined {
  if (document.regest.length === 0) return undefined
  const children = document.regest.flatMap(({ lang, source }) => {
    const dir = directionOfTag(lang)
    const blocks = prose(source.tree, draft, { file: source.file, lang, dir })
    return lang === draft.lang ? blocks : [element('div', { lang, dir }, ...blocks)]
  })
  return element('div', { className: ['regest'] }, ...children)
}

function block(name: string, source: MarkdownTree | undefined, draft: Draft): Element | undefined {
  if (!source) return undefined
  return element('div', { className: [name] }, ...prose(source.tree, draft, { file: source.file, lang: draft.lang, dir: draft.dir }))
}

/** A note with its label in small capitals, run in before the first paragraph. */
function labelled(name: string, label: string, source: MarkdownTree | undefined, draft: Draft): Element | undefined {
  const made = block(name, source, draft)
  const first = made?.children[0]
  if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(smallCaps(label), text(' '))
  else made?.children.unshift(element('p', {}, smallCaps(label)))
  return made
}

function smallCaps(label: string): Element {
  return element('span', { className: ['label'] }, `${label}.`)
}

function sentence(value: string): string {
  return /[.?!]$/u.test(value) ? value : `${value}.`
}

function at(document: SourceDocument, key: string): Place {
  return document.yaml.at([key])
}

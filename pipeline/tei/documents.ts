import type { Element as HastElement, ElementContent as HastContent } from 'hast'
import type { Element } from 'xast'
import type { Book, DocumentDate, Party, SourceDocument } from '../model/book.ts'
import type { Section } from '../model/edition.ts'
import { blocksOf, divided } from './blocks.ts'
import { classes, type Telling } from './inline.ts'
import { calendarId } from './header.ts'
import { tei, xmlId } from './xml.ts'

/**
 * A document as a division: its description, the editors’ words about it, and its texts, each a division of the type `original` or
 * `translation`, which name each other by `corresp`, segment by segment.
 */
export function documentDiv(section: Section, document: SourceDocument, book: Book, telling: Telling): Element {
  const root = section.tree.children[0] as HastElement
  const own = (name: string): HastElement | undefined => root.children.find((child): child is HastElement => child.type === 'element' && classes(child).includes(name))
  const apparatus = (name: string): Element[] => {
    const found = own(name)
    const blocks = found ? divided(blocksOf(withoutLabel(found).children, telling)) : []
    return blocks.length === 0 ? [] : [tei('div', { type: name }, ...blocks)]
  }
  return tei('div', { type: 'document', subtype: document.kind, 'xml:id': xmlId(section.id), n: String(document.number), 'xml:lang': section.lang },
    tei('head', {}, document.title),
    document.originalTitle && tei('head', { type: 'original', 'xml:lang': document.originalTitle.lang }, document.originalTitle.text),
    ...description(document, book),
    ...apparatus('regest'), ...apparatus('headnote'),
    ...document.texts.flatMap(({ role, lang }) => textDiv(section, role, lang, document, root, telling)),
    ...apparatus('source-note'), ...apparatus('translation-note'),
    document.rights && tei('div', { type: 'rights' }, tei('p', {}, document.rights.holder), tei('p', {}, document.rights.statement)),
  )
}

function description({ author, recipient, genre, place, dates }: SourceDocument, book: Book): Element[] {
  const party = (type: string, value: Party | undefined): Element[] => {
    if (value === undefined) return []
    if ('text' in value) return [tei('ab', { type }, value.text)]
    return [tei('ab', { type }, tei('rs', { type: book.names.get(value.name)?.type ?? 'person', ref: `#${xmlId(`name-${value.name}`)}` }, book.names.get(value.name)?.preferred ?? value.name))]
  }
  const when = (date: DocumentDate): Record<string, string | undefined> => ({ type: date.role, calendar: date.calendar && `#${calendarId(date.calendar)}`, when: date.when, from: date.from, to: date.to, notBefore: date.notBefore, notAfter: date.notAfter, cert: date.certainty })
  const lines = [
    ...party('author', author), ...party('recipient', recipient),
    ...(genre === undefined ? [] : [tei('ab', { type: 'genre' }, genre)]),
    ...(place === undefined ? [] : [tei('ab', { type: 'place' }, tei('placeName', {}, place))]),
    ...dates.map((date) => tei('ab', { type: 'date' }, tei('date', when(date), date.written))),
  ]
  return lines.length === 0 ? [] : [tei('div', { type: 'description' }, ...lines)]
}

function textDiv(section: Section, role: 'original' | 'translation', lang: string, document: SourceDocument, root: HastElement, telling: Telling): Element[] {
  const id = (tag: string): string => xmlId(`${section.id}--${document.texts.find((text) => text.lang === tag)?.role ?? role}.${tag}`)
  const others = document.texts.filter((text) => text.lang !== lang || text.role !== role)
  const segments = [...found(root, 'segment')]
  const sides = (holder: HastElement): HastElement[] => [...found(holder, role)].filter((side) => side.properties['lang'] === lang)
  const named = segments.map((segment) => ({ name: String(segment.properties['id'] ?? '').replace(`${section.id}--`, ''), blocks: sides(segment).flatMap((side) => blocksOf(side.children, telling)) }))
  const corresp = others.map((text) => `#${id(text.lang)}`).join(' ') || undefined
  // A segment is called by the id that it has in the book: of its texts the first bears that.
  const segmentId = (tag: string, name: string): string => (document.texts[0]?.lang === tag ? xmlId(`${section.id}--${name}`) : `${id(tag)}.${name}`)
  const content = segments.length === 0
    ? divided(sides(root).flatMap((side) => blocksOf(side.children, telling)))
    : named.map(({ name, blocks }) => tei('div', { type: 'segment', n: name, 'xml:id': segmentId(lang, name), corresp: others.map((text) => `#${segmentId(text.lang, name)}`).join(' ') || undefined }, ...divided(blocks)))
  return [tei('div', { type: role, 'xml:id': id(lang), 'xml:lang': lang, corresp }, ...content)]
}

function* found(parent: HastElement, name: string): Generator<HastElement> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (classes(child).includes(name)) yield child
    else yield* found(child, name)
  }
}

/** “Source.” is printed by the press. */
function withoutLabel(element: HastElement): HastElement {
  const children = element.children.flatMap((child): HastContent[] => (child.type !== 'element' ? [child] : classes(child).includes('label') ? [] : [withoutLabel(child)]))
  return { ...element, children }
}

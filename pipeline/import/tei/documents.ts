import type { PhrasingContent, RootContent } from 'mdast'
import type { Element } from 'xast'
import type { GatheredDocument } from '../gathered.ts'
import { attribute, descendants, elements, first, local, textOf } from '../xml.ts'
import { blocksOf } from './blocks.ts'
import { inline } from './inline.ts'
import { at, tellAttributes, type Reader } from './reader.ts'

export function isDocument(element: Element): boolean {
  return local(element).startsWith('div') && ['document', 'letter', 'charter', 'enclosure', 'attachment'].includes(attribute(element, 'type') ?? '')
}

const apparatus = { headnote: 'headnote', 'source-note': 'source_note', 'translation-note': 'translation_note' } as const

/** A division that is a document: its head is the title, its source note and date go to document.yaml, the rest is its text. */
export function readDocument(element: Element, name: string, reader: Reader): GatheredDocument {
  tellAttributes(element, reader)
  const notes: Reader['notes'] = []
  const lang = attribute(element, 'xml:lang') ?? reader.lang
  const inner: Reader = { ...reader, notes, phenomena: true, lang }
  const head = first(element, 'head')
  const fields: Record<string, unknown> = {}
  const { title, calls } = headOf(head, element, inner)
  const source = head && elements(head, 'note').find((note) => attribute(note, 'type') === 'source')
  const sourceNote = source ?? elements(element, 'note').find((note) => attribute(note, 'type') === 'source')
  if (sourceNote) fields['source_note'] = textBlocks(sourceNote, inner)
  const date = [...descendants(element, 'dateline')].flatMap((line) => [...descendants(line, 'date')])[0] ?? [...descendants(element, 'opener')].flatMap((opener) => [...descendants(opener, 'date')])[0]
  const place = [...descendants(element, 'dateline')].flatMap((line) => [...descendants(line, 'placeName')])[0]
  if (date) {
    const value = (key: string): string | undefined => attribute(date, key)?.replace(/T.*$/u, '')
    const written = textOf(date).replace(/\s+/gu, ' ').trim()
    if (written !== '') fields['dates'] = [{ role: 'creation', written, ...Object.fromEntries(['calendar', 'when', 'from', 'to', 'notBefore', 'notAfter'].flatMap((key) => (value(key) === undefined ? [] : [[key, key === 'calendar' ? calendarOf(value(key)) : value(key)]]))) }]
  }
  if (place) fields['place'] = textOf(place).replace(/\s+/gu, ' ').trim()
  const consumed = new Set<Element>([...(head ? [head] : []), ...(sourceNote ? [sourceNote] : [])])
  for (const child of elements(element, 'div')) {
    const type = attribute(child, 'type') ?? ''
    const key = apparatus[type as keyof typeof apparatus]
    if (key !== undefined) { fields[key] = textBlocks(child, inner); consumed.add(child) }
    if (type === 'regest') { fields['regest'] = { [attribute(child, 'xml:lang') ?? reader.lang]: textOf(child).replace(/\s+/gu, ' ').trim() }; consumed.add(child) }
    if (type === 'rights') {
      const [holder = '', statement = ''] = elements(child, 'p').map((each) => textOf(each).replace(/\s+/gu, ' ').trim())
      if (holder !== '' && statement !== '') { fields['rights'] = { holder, statement }; consumed.add(child) }
    }
  }
  for (const line of elements(element, 'head').filter((each) => attribute(each, 'type') === 'original')) { fields['original_title'] = { text: textOf(line).replace(/\s+/gu, ' ').trim(), lang: attribute(line, 'xml:lang') ?? lang }; consumed.add(line) }
  for (const child of elements(element, 'div').filter((each) => attribute(each, 'type') === 'description')) { Object.assign(fields, describe(child, reader)); consumed.add(child) }
  const aligned = elements(element, 'div').filter((child) => ['original', 'translation'].includes(attribute(child, 'type') ?? ''))
  const texts: { role: 'original' | 'translation'; lang: string; body: readonly RootContent[] }[] = aligned.map((child) => textOfRole(child, { ...inner, notes: [] }))
  const rest = { ...element, children: element.children.filter((child) => child.type !== 'element' || (!consumed.has(child) && !aligned.includes(child))) }
  const loose = withCalls(blocksOf(rest, inner, { level: 2 }), calls)
  if (aligned.length === 0) texts.push({ role: 'original', lang, body: [...loose, ...notes] })
  else if (loose.length > 0) fields['headnote'] = [...((fields['headnote'] as RootContent[] | undefined) ?? []), ...loose, ...notes]
  const subtype = attribute(element, 'subtype') ?? attribute(element, 'type') ?? ''
  return { id: name, kind: /editorial/u.test(subtype) ? 'editorial-note' : /enclosure|attachment/u.test(subtype) ? 'enclosure' : 'document', title, fields, texts }
}

/** What document.yaml says of author, recipient, genre, place and dates, as the press exports it. */
function describe(element: Element, reader: Reader): Record<string, unknown> {
  const plain = (each: Element): string => textOf(each).replace(/\s+/gu, ' ').trim()
  const fields: Record<string, unknown> = {}
  for (const line of elements(element, 'ab')) {
    const type = attribute(line, 'type') ?? ''
    const name = first(line, 'rs')
    const id = name && reader.name(name)
    const date = first(line, 'date')
    // A pointer to the register stands for the words.
    if (id !== undefined) reader.ledger.left.push(plain(line))
    if (type === 'date' && date) {
      const given = Object.fromEntries(['calendar', 'when', 'from', 'to', 'notBefore', 'notAfter'].flatMap((key) => { const value = attribute(date, key); return value === undefined ? [] : [[key, key === 'calendar' ? calendarOf(value) : value]] }))
      fields['dates'] = [...((fields['dates'] as unknown[] | undefined) ?? []), { role: attribute(date, 'type') ?? 'creation', written: plain(date), ...given, ...(attribute(date, 'cert') && { certainty: attribute(date, 'cert') }) }]
    } else if (['author', 'recipient'].includes(type)) fields[type] = id === undefined ? plain(line) : { name: id }
    else if (['genre', 'place'].includes(type)) fields[type] = plain(line)
    else reader.ledger.lose(`“${plain(line)}” of a description is not carried over.`, at(line, reader), textOf(line))
  }
  return fields
}

/** TEI points to the calendar’s description, which the press calls after the calendar. */
function calendarOf(pointer: string | undefined): string | undefined {
  return pointer?.replace(/^#(?:calendar-)?/u, '')
}

/** A text of a document in one language; its segments are marked where they are marked here. */
function textOfRole(element: Element, reader: Reader): { role: 'original' | 'translation'; lang: string; body: readonly RootContent[] } {
  const lang = attribute(element, 'xml:lang') ?? reader.lang
  const inner = { ...reader, lang }
  const segments = elements(element, 'div').filter((child) => attribute(child, 'type') === 'segment')
  const body = segments.length === 0 ? blocksOf(element, inner, { level: 2 }) : segments.map((segment, index): RootContent => ({
    type: 'containerDirective', name: 'seg', attributes: { id: attribute(segment, 'n') ?? `s${index + 1}` }, children: blocksOf(segment, inner, { level: 2 }) as never[],
  }))
  return { role: attribute(element, 'type') === 'translation' ? 'translation' : 'original', lang, body: [...body, ...inner.notes] }
}

/** The head without its notes, and without the number that the press prints itself; calls of other notes. */
export function headOf(head: Element | undefined, element: Element, reader: Reader): { title: string; calls: PhrasingContent[] } {
  if (head === undefined) {
    reader.ledger.decide('A division has no head, and is called by its kind.', at(element, reader), 'Write its title.')
    return { title: attribute(element, 'type') === 'document' ? 'Document' : 'Untitled', calls: [] }
  }
  const words = { ...head, children: head.children.filter((child) => child.type !== 'element' || local(child) !== 'note') }
  const title = plainOf(words, reader)
  const calls = inline({ ...head, children: head.children.filter((child) => child.type === 'element' && local(child) === 'note' && attribute(child, 'type') !== 'source') }, reader)
  const number = attribute(element, 'n')
  const start = number === undefined ? undefined : new RegExp(`^\\[?${number.replace(/[^\p{L}\p{N}]/gu, '.')}[.\\]:]*\\s+`, 'u').exec(title)?.[0]
  if (start) reader.ledger.left.push(start)
  return { title: (start ? title.slice(start.length) : title) || 'Untitled', calls }
}

/** The words of a title: in YAML nothing can be marked. */
function plainOf(element: Element, { ledger, ...reader }: Reader): string {
  if (elements(element).some((child) => ['hi', 'persName', 'placeName', 'foreign', 'title'].includes(local(child)))) ledger.drop('What is marked in a title is carried over as its words.', at(element, { file: reader.file }))
  return textOf(element).replace(/\s+/gu, ' ').trim()
}

export function withCalls(body: readonly RootContent[], calls: readonly PhrasingContent[]): readonly RootContent[] {
  if (calls.length === 0) return body
  const [first, ...rest] = body
  return first?.type === 'paragraph' ? [{ ...first, children: [...first.children, ...calls] }, ...rest] : [{ type: 'paragraph', children: [...calls] }, ...body]
}

/** Blocks of what is Markdown in document.yaml; its notes belong to it. */
function textBlocks(element: Element, reader: Reader): RootContent[] {
  const notes: Reader['notes'] = []
  return [...blocksOf(element, { ...reader, notes, phenomena: false }), ...notes]
}

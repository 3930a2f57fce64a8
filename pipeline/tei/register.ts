import type { Element } from 'xast'
import type { Book, Name } from '../model/book.ts'
import { tei, xmlId } from './xml.ts'

/** The register of names as listPerson, listPlace, listOrg and lists of terms and works; the bibliography as listBibl. */
export function standOff(book: Book): Element | undefined {
  const names = [...book.names.values()]
  const of = (type: Name['type']): Name[] => names.filter((name) => name.type === type)
  const lists = [
    list('listPerson', of('person').map((name) => person(name, book))),
    list('listPlace', of('place').map((name) => place(name, book))),
    list('listOrg', [...of('organisation'), ...of('term'), ...of('work')].map((name) => tei('org', { 'xml:id': id(name), type: name.type === 'organisation' ? undefined : name.type }, ...forms('orgName', name, book), ...dates(name, 'state'), ...identifiers(name), ...notes(name, book)))),
    list('listBibl', [...book.bibliography.values()].map(({ id: key, csl }) => work(key, csl))),
  ].filter((each) => each !== undefined)
  return lists.length === 0 ? undefined : tei('standOff', {}, ...lists)
}

function list(name: string, entries: readonly Element[]): Element | undefined {
  return entries.length === 0 ? undefined : tei(name, {}, ...entries)
}

function id(name: Name): string {
  return xmlId(`name-${name.id}`)
}

function forms(element: string, name: Name, { config }: Book): Element[] {
  return [
    tei(element, { type: 'preferred', 'xml:lang': config.languages[0] }, name.preferred),
    ...name.short.map((text) => tei(element, { type: 'short', 'xml:lang': config.languages[0] }, text)),
    ...name.forms.map(({ text, lang, role, confirmed }) => tei(element, { type: role === 'original' ? 'original' : 'alternative', 'xml:lang': lang, cert: confirmed ? undefined : 'low' }, text)),
    ...name.variants.map(({ text, lang }) => tei(element, { type: 'variant', 'xml:lang': lang }, text)),
  ]
}

function person(name: Name, book: Book): Element {
  return tei('person', { 'xml:id': id(name) }, ...forms('persName', name, book), ...(name.dates?.birth ? [tei('birth', {}, name.dates.birth)] : []), ...(name.dates?.death ? [tei('death', {}, name.dates.death)] : []), ...(name.dates?.from || name.dates?.to ? [tei('floruit', {}, `${name.dates.from ?? ''}–${name.dates.to ?? ''}`)] : []), ...identifiers(name), ...notes(name, book))
}

function place(name: Name, book: Book): Element {
  return tei('place', { 'xml:id': id(name) }, ...forms('placeName', name, book), ...(name.coordinates ? [tei('location', {}, tei('geo', {}, name.coordinates.join(' ')))] : []), ...dates(name, 'state'), ...identifiers(name), ...notes(name, book))
}

/** How long an institution or a place was. */
function dates({ dates: given }: Name, element: string): Element[] {
  const [from, to] = [given?.from ?? given?.birth, given?.to ?? given?.death]
  const exact = (value: string | undefined): string | undefined => (value !== undefined && /^\d{4}(?:-\d\d){0,2}$/u.test(value) ? value : undefined)
  return from === undefined && to === undefined ? [] : [tei(element, { from: exact(from), to: exact(to) }, (from === undefined || exact(from)) && (to === undefined || exact(to)) ? undefined : tei('label', {}, `${from ?? ''}–${to ?? ''}`))]
}

function identifiers({ identifiers: given }: Name): Element[] {
  return (['wikidata', 'viaf', 'gnd'] as const).flatMap((scheme) => (given[scheme] === undefined ? [] : [tei('idno', { type: scheme }, given[scheme])]))
}

/** The note as it is written: its Markdown is kept, and its citations with it. */
function notes({ note }: Name, { files }: Book): Element[] {
  const position = note?.tree.position
  const written = note && files?.get(note.file)?.text
  const text = position && written ? written.slice(note.tree.children[0]?.position?.start.offset, note.tree.children.at(-1)?.position?.end.offset).replace(/\s+/gu, ' ').trim() : ''
  return text === '' ? [] : [tei('note', {}, text)]
}

type Csl = Readonly<Record<string, unknown>>

/** A work of the bibliography, by its CSL fields. */
function work(key: string, csl: Csl): Element {
  const text = (field: string): string | undefined => (typeof csl[field] === 'string' || typeof csl[field] === 'number' ? String(csl[field]) : undefined)
  const people = (field: string, element: string): Element[] => (Array.isArray(csl[field]) ? (csl[field] as Csl[]) : []).map((name) => tei(element, {}, name['literal'] !== undefined ? tei('name', {}, String(name['literal'])) : tei('persName', {}, tei('surname', {}, String(name['family'] ?? '')), ...(name['given'] === undefined ? [] : [tei('forename', {}, String(name['given']))]))))
  const title = (field: string, level: string): Element[] => (text(field) === undefined ? [] : [tei('title', { level }, text(field)?.replace(/<\/?(?:i|b|sup|sub)>/gu, ''))])
  const container = text('container-title') !== undefined
  const date = csl['issued'] as Csl | undefined
  const parts = (date?.['date-parts'] as unknown[][] | undefined)?.[0]
  const when = parts?.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
  const scopes = [['volume', 'volume'], ['issue', 'issue'], ['page', 'page']].flatMap(([field = '', unit]) => (text(field) === undefined ? [] : [tei('biblScope', { unit }, text(field))]))
  const imprint = tei('imprint', {}, ...(text('publisher-place') ? [tei('pubPlace', {}, text('publisher-place'))] : []), ...(text('publisher') ? [tei('publisher', {}, text('publisher'))] : []), tei('date', { when: when !== undefined && /^\d{4}(?:-\d\d){0,2}$/u.test(when) ? when : undefined }, when ?? String(date?.['literal'] ?? 'not stated')), ...scopes)
  const monogr = tei('monogr', {}, ...(container ? people('editor', 'editor') : [...people('author', 'author'), ...people('editor', 'editor')]), ...(container ? title('container-title', String(csl['type']).startsWith('article') ? 'j' : 'm') : title('title', 'm')), ...(text('edition') ? [tei('edition', {}, text('edition'))] : []), imprint)
  if (!monogr.children.some((child) => child.type === 'element' && child.name === 'title')) monogr.children.splice(monogr.children.findIndex((child) => child.type === 'element' && ['edition', 'imprint'].includes(child.name)), 0, tei('title', { level: 'm' }, key))
  return tei('biblStruct', { 'xml:id': xmlId(`bib-${key}`), type: text('type'), 'xml:lang': text('language') }, container ? tei('analytic', {}, ...people('author', 'author'), ...title('title', 'a')) : undefined, monogr, ...(text('note') ? [tei('note', {}, text('note'))] : []), ...['DOI', 'ISBN', 'ISSN', 'URL'].flatMap((field) => (text(field) ? [tei('idno', { type: field }, text(field))] : [])))
}

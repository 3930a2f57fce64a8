import { parse, type Creator, type Entry } from '@retorquere/bibtex-parser'
import type { BibliographyEntry } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { isKey } from './citations.ts'
import type { Reading, TextFile } from './reading.ts'

/** BibTeX and BibLaTeX types → CSL types. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal', book: 'book', mvbook: 'book', booklet: 'pamphlet', collection: 'book', mvcollection: 'book', proceedings: 'book', reference: 'book',
  inbook: 'chapter', incollection: 'chapter', inreference: 'entry-encyclopedia', inproceedings: 'paper-conference', conference: 'paper-conference',
  manual: 'report', report: 'report', techreport: 'report', thesis: 'thesis', phdthesis: 'thesis', mastersthesis: 'thesis', unpublished: 'manuscript',
  online: 'webpage', electronic: 'webpage', www: 'webpage', periodical: 'periodical', patent: 'patent', dataset: 'dataset', letter: 'personal_communication',
  archive: 'manuscript', misc: 'document', review: 'review', legislation: 'legislation', jurisdiction: 'legal_case', map: 'map', image: 'graphic', video: 'motion_picture',
}

/** Text fields → CSL variables. */
const fields: Readonly<Record<string, string>> = {
  title: 'title', shorttitle: 'title-short', booktitle: 'container-title', journal: 'container-title', journaltitle: 'container-title', series: 'collection-title',
  publisher: 'publisher', institution: 'publisher', school: 'publisher', organization: 'publisher', address: 'publisher-place', location: 'publisher-place',
  volume: 'volume', volumes: 'number-of-volumes', issue: 'issue', edition: 'edition', pages: 'page', pagetotal: 'number-of-pages', doi: 'DOI', isbn: 'ISBN', issn: 'ISSN',
  url: 'URL', note: 'note', annotation: 'annote', abstract: 'abstract', keywords: 'keyword', titleaddon: 'genre', type: 'genre', language: 'language', langid: 'language',
  origtitle: 'original-title', origpublisher: 'original-publisher', origlocation: 'original-publisher-place', eventtitle: 'event-title', venue: 'event-place', library: 'archive', version: 'version',
}

const creators: Readonly<Record<string, string>> = { author: 'author', editor: 'editor', translator: 'translator', bookauthor: 'container-author' }

/**
 * Reads a .bib file. What its parser keeps quiet about is said here: entries cut off by a missing comma or brace, empty
 * keys, unknown types, keys given twice.
 */
export function parseBibtex(source: TextFile): Reading<readonly BibliographyEntry[]> {
  const { file, text } = source
  const messages: Diagnostic[] = []
  const places = entryPlaces(source)
  for (const { key, type, place, comma } of places) {
    if (key !== '' && !comma) messages.push(diagnostic('bibliography-entry-valid', `There is no comma after the key “${key}”.`, place, 'Write a comma behind the key.'))
    else if (key === '') messages.push(diagnostic('bibliography-entry-valid', `This “@${type}” has no key.`, place, 'Write the key after the brace, with a comma behind it.'))
    else if (!isKey(key)) messages.push(diagnostic('bibliography-entry-valid', `The key “${key}” could not be cited.`, place, 'Use letters, digits and marks, without spaces or braces.'))
  }
  const library = parse(text, { sentenceCase: false, english: false, caseProtection: false, unsupported: 'ignore' })
  for (const error of library.errors) {
    const at = error.input ? text.indexOf(error.input) : -1
    messages.push(diagnostic('bibliography-entry-valid', `The BibTeX cannot be read: ${error.error}.`, at === -1 ? { file, line: 1, column: 1 } : placeAt(file, text, at)))
  }
  const entries: BibliographyEntry[] = []
  const waiting = [...places]
  const commas = new Set(places.filter((found) => found.comma).map((found) => found.key))
  for (const entry of library.entries) {
    const at = waiting.findIndex((found) => found.key === entry.key)
    const place = at === -1 ? { file, line: 1, column: 1 } : (waiting.splice(at, 1)[0]?.place ?? { file, line: 1, column: 1 })
    if (!isKey(entry.key) || !commas.has(entry.key)) continue
    const type = types[entry.type]
    if (type === undefined) {
      const meant = nearest(entry.type, Object.keys(types))
      messages.push(diagnostic('bibliography-entry-valid', `“@${entry.type}” is no type of entry that is known.`, place, meant && `Did you mean “@${meant}”?`))
    } else entries.push({ id: entry.key, csl: toCsl(entry, type), place })
  }
  for (const { key, place } of waiting.filter((found) => found.comma && isKey(found.key))) {
    messages.push(diagnostic('bibliography-entry-valid', `The entry “${key}” cannot be read.`, place, 'Look for a missing comma, brace or quotation mark.'))
  }
  return { value: entries, messages }
}

function toCsl(entry: Entry, type: string): Record<string, unknown> {
  const csl: Record<string, unknown> = { id: entry.key, type }
  for (const [field, value] of Object.entries(entry.fields) as [string, unknown][]) {
    const creator = creators[field]
    const variable = field === 'number' ? (type === 'article-journal' ? 'issue' : 'number') : fields[field]
    if (creator !== undefined && Array.isArray(value)) csl[creator] = value.map(toName)
    else if (variable !== undefined && csl[variable] === undefined) csl[variable] = Array.isArray(value) ? value.join(', ') : plainText(String(value))
  }
  if (type === 'thesis') csl['genre'] ??= entry.type === 'mastersthesis' ? 'Master’s thesis' : 'PhD thesis'
  // The parser drops EDTF’s “~”: the date is read as it is written.
  const written = /\bdate\s*=\s*[{"]\s*([^}"]*?)\s*[}"]/iu.exec(entry.input)?.[1]
  const issued = toDate(String(written ?? entry.fields['date'] ?? entry.fields['year'] ?? ''))
  if (issued) csl['issued'] = issued
  const accessed = toDate(String(entry.fields['urldate'] ?? ''))
  if (accessed) csl['accessed'] = accessed
  return csl
}

function toName(creator: Creator): Record<string, string> {
  if (creator.name !== undefined) return { literal: creator.name }
  return {
    family: creator.lastName ?? '',
    ...(creator.firstName !== undefined && { given: creator.firstName }),
    ...(creator.prefix !== undefined && { 'non-dropping-particle': creator.prefix }),
    ...(creator.suffix !== undefined && { suffix: creator.suffix }),
  }
}

/** 1944, 1944-11, 1944-11-12, 1944/1949, with EDTF’s “~” and “?” for uncertain; anything else as it is written. */
function toDate(written: string): Record<string, unknown> | undefined {
  if (written === '') return undefined
  const match = /^(\d{4}(?:-\d{2}){0,2})([~?%]?)(?:\/(\d{4}(?:-\d{2}){0,2})[~?%]?)?$/u.exec(written.trim())
  if (match?.[1] === undefined) return { literal: written }
  const parts = [match[1], match[3]].filter((part) => part !== undefined).map((part) => part.split('-').map(Number))
  return { 'date-parts': parts, ...(match[2] !== '' && { circa: true }) }
}

/** The parser marks italics and the like with HTML tags; CSL knows i, b, sup and sub, and nothing else is kept. */
function plainText(value: string): string {
  return value.replace(/<(?!\/?(?:i|b|sup|sub)>)[^>]*>/gu, '').replace(/\s+/gu, ' ').trim()
}

interface EntryPlace {
  readonly key: string
  readonly type: string
  readonly comma: boolean
  readonly place: Place
}

/** Where each entry of the file begins, by its own reading of it. */
function entryPlaces({ file, text }: TextFile): EntryPlace[] {
  const found: EntryPlace[] = []
  for (const match of text.matchAll(/^[ \t]*@([a-z]+)\s*[{(]\s*([^,\n}]*?)\s*(?=([,\n}]))/gimu)) {
    const type = (match[1] ?? '').toLowerCase()
    if (['string', 'comment', 'preamble'].includes(type)) continue
    found.push({ key: match[2] ?? '', type, comma: match[3] === ',', place: placeAt(file, text, match.index + match[0].indexOf('@')) })
  }
  return found
}

function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

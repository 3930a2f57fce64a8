import { parse, type Creator, type Entry } from '@retorquere/bibtex-parser'
import type { BibliographyEntry } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { isKey } from './citations.ts'
import { readEdtf } from './edtf.ts'
import { bibtexExcess } from './bibtex-limits.ts'
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
  origtitle: 'original-title', origpublisher: 'original-publisher', origlocation: 'original-publisher-place', eventtitle: 'event-title', venue: 'event-place', library: 'archive', version: 'version', shortjournal: 'container-title-short', chapter: 'chapter-number', part: 'part-number', pubstate: 'status', howpublished: 'medium', eid: 'number', pmid: 'PMID', pmcid: 'PMCID',
}

/** Dates → CSL variables. */
const dates: Readonly<Record<string, string>> = { date: 'issued', urldate: 'accessed', origdate: 'original-date', eventdate: 'event-date' }

const bookkeeping = new Set([
  'subtitle', 'booksubtitle', 'year', 'month', 'day', 'number', 'file', 'owner', 'timestamp', 'groups', 'crossref', 'xdata', 'xref', 'ids', 'options', 'hyphenation', 'date-added', 'date-modified',
  'shorthand', 'label', 'presort', 'key', 'related', 'relatedtype', 'relatedstring', 'entryset', 'entrysubtype', 'execute', 'indextitle', 'indexsorttitle', 'langidopts',
  'pagination', 'bookpagination', 'price', 'review', 'rating', 'read', 'comment', 'eprint', 'eprinttype', 'eprintclass', 'archiveprefix', 'primaryclass', 'nameaddon', 'shortauthor', 'shorteditor',
  'authortype', 'editortype', 'added-at', 'biburl', 'interhash', 'intrahash', 'bibsource', 'lccn', 'gender', 'issuetitle', 'maintitle', 'mainsubtitle', 'foreword', 'afterword', 'introduction', 'commentator', 'annotator', 'addendum', 'holder',
])

const creators: Readonly<Record<string, string>> = { author: 'author', editor: 'editor', translator: 'translator', bookauthor: 'container-author' }

/**
 * Reads a .bib file. What its parser keeps quiet about is said here: entries cut off by a missing comma or brace, empty
 * keys, unknown types, keys given twice.
 */
export function parseBibtex(source: TextFile): Reading<readonly BibliographyEntry[]> {
  const { file, text } = source
  const messages: Diagnostic[] = []
  const placeAt = placesOf(file, text)
  const refused = bibtexExcess(text)
  if (refused !== undefined) return { value: undefined, messages: [diagnostic('file-size-limited', refused.reason, placeAt(refused.offset), refused.hint)] }
  const places = entryPlaces(source)
  for (const { key, type, place, comma } of places) {
    if (key !== '' && !comma) messages.push(diagnostic('bibliography-entry-valid', `There is no comma after the key “${key}”.`, place, 'Write a comma behind the key.'))
    else if (key === '') messages.push(diagnostic('bibliography-entry-valid', `This “@${type}” has no key.`, place, 'Write the key after the brace, with a comma behind it.'))
    else if (!isKey(key)) messages.push(diagnostic('bibliography-entry-valid', `The key “${key}” could not be cited.`, place, 'Use letters, digits and marks, without spaces or braces.'))
  }
  let library: ReturnType<typeof parse>
  try {
    library = parse(text, { sentenceCase: false, english: false, caseProtection: false, unsupported: 'ignore' })
  } catch (error) {
    // Its parser gives up where it should say what is wrong.
    return { value: undefined, messages: [...messages, unreadable((error as Error).message.split('\n', 1)[0] ?? '', places[0]?.place ?? { file, line: 1, column: 1 })] }
  }
  const broken = new Set<number>()
  for (const error of library.errors) {
    const at = error.input ? text.indexOf(error.input) : -1
    if (at !== -1) broken.add(placeAt(at).line)
    messages.push(unreadable(error.error, at === -1 ? { file, line: 1, column: 1 } : placeAt(at)))
  }
  const entries: BibliographyEntry[] = []
  const waiting = [...places]
  const commas = new Set(places.filter((found) => found.comma).map((found) => found.key))
  for (const entry of library.entries) {
    const at = waiting.findIndex((found) => found.key === entry.key)
    const place = at === -1 ? { file, line: 1, column: 1 } : (waiting.splice(at, 1)[0]?.place ?? { file, line: 1, column: 1 })
    if (!isKey(entry.key) || !commas.has(entry.key)) continue
    const type = own(types, entry.type)
    if (type === undefined) {
      const meant = nearest(entry.type, Object.keys(types))
      messages.push(diagnostic('bibliography-entry-valid', `“@${entry.type}” is no type of entry that is known.`, place, meant && `Did you mean “@${meant}”?`))
      continue
    }
    // Of an entry that could not be read whole the key stays known, and nothing else is said of it.
    if (broken.has(place.line)) {
      entries.push({ id: entry.key, csl: { id: entry.key, type }, place })
      continue
    }
    const fieldPlace = (field: string): Place => placeOfField(source, place, field)
    const csl = toCsl(entry, type, (rule, reason, field, hint) => messages.push(diagnostic(rule, reason, fieldPlace(field), hint)))
    const fieldOf = (variable: string): string | undefined => Object.keys(entry.fields).find((field) => (variableOf(field, type) ?? own(creators, field) ?? own(dates, field)) === variable)
    entries.push({ id: entry.key, csl, place, fieldPlace: (variable) => fieldPlace(fieldOf(variable) ?? '') })
  }
  for (const { key, place } of waiting.filter((found) => found.comma && isKey(found.key))) {
    messages.push(diagnostic('bibliography-entry-valid', `The entry “${key}” cannot be read.`, place, 'Look for a missing comma, brace or quotation mark.'))
  }
  return { value: entries, messages }
}

function toCsl(entry: Entry, type: string, say: (rule: 'date-valid' | 'bibliography-field-known', reason: string, field: string, hint?: string) => void): Record<string, unknown> {
  const csl: Record<string, unknown> = { id: entry.key, type }
  for (const [field, value] of Object.entries(entry.fields) as [string, unknown][]) {
    const creator = own(creators, field)
    const variable = variableOf(field, type)
    if (creator !== undefined && Array.isArray(value)) csl[creator] = value.map(toName)
    else if (variable !== undefined && csl[variable] === undefined) csl[variable] = Array.isArray(value) ? value.join(', ') : plainText(String(value))
    else if (!known(field)) {
      const meant = nearest(field, [...Object.keys(fields), ...Object.keys(creators), ...Object.keys(dates)])
      say('bibliography-field-known', `The field “${field}” is not known, and its value is not printed.`, field, meant && `Did you mean “${meant}”?`)
    }
  }
  for (const [variable, field] of [['title', 'subtitle'], ['container-title', 'booksubtitle']] as const) {
    const subtitle: unknown = (entry.fields as Record<string, unknown>)[field]
    if (typeof subtitle === 'string' && csl[variable] !== undefined) csl[variable] = `${String(csl[variable])}: ${plainText(subtitle)}`
  }
  if (type === 'thesis') csl['genre'] ??= entry.type === 'mastersthesis' ? 'Master’s thesis' : 'PhD thesis'
  for (const [field, variable] of Object.entries(dates)) {
    // The parser drops EDTF’s “~”: the date is read as it is written.
    const raw = fieldPattern(field).exec(entry.input)?.[1]
    const written = raw ?? (entry.fields as Record<string, unknown>)[field] ?? (field === 'date' ? entry.fields['year'] : undefined)
    if (typeof written !== 'string' || written.trim() === '') continue
    const { date, fault } = readEdtf(written)
    // A date that cannot be stays a field that is there.
    csl[variable] = date ?? { literal: '' }
    if (fault !== undefined) say('date-valid', fault, field === 'date' && raw === undefined ? 'year' : field)
  }
  return csl
}

function variableOf(field: string, type: string): string | undefined {
  return field === 'number' ? (type.startsWith('article') ? 'issue' : 'number') : own(fields, field)
}

/** Fields that are read, and those of programs and sorting that say nothing to readers. */
function known(field: string): boolean {
  return own(fields, field) !== undefined || own(creators, field) !== undefined || own(dates, field) !== undefined || bookkeeping.has(field) || /^(?:bdsk|mendeley|jabref|zotero|sort|user|list|verb|x-|ed[a-c]|editor[a-c])/u.test(field)
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
  const placeAt = placesOf(file, text)
  for (const match of text.matchAll(/^[ \t]*@([a-z]+)\s*[{(]\s*([^\s,}][^,\n}]*|)(?=([,\n}]))/gimu)) {
    const type = (match[1] ?? '').toLowerCase()
    if (['string', 'comment', 'preamble'].includes(type)) continue
    found.push({ key: (match[2] ?? '').trim(), type, comma: match[3] === ',', place: placeAt(match.index + match[0].indexOf('@')) })
  }
  return found
}

/** Where a field of the entry at `place` begins; the entry itself, where it has none. */
function placeOfField({ file, text }: TextFile, place: Place, field: string): Place {
  if (field === '') return place
  const start = text.split('\n').slice(0, place.line - 1).join('\n').length
  const [written = ''] = text.slice(start).split(/\n(?=[ \t]*@[a-z]+\s*[{(])/iu, start === 0 ? 1 : 2).slice(start === 0 ? 0 : 1)
  const entry = fieldPattern(field).exec(written)
  return entry === null ? place : placesOf(file, text)((start === 0 ? 0 : start + 1) + entry.index + entry[0].search(/[^,{\s]/u))
}

/** A field and its value up to the first brace or quotation mark. */
function fieldPattern(field: string): RegExp {
  return new RegExp(String.raw`(?:^|[,{\s])${field.replace(/[^\p{L}\p{N}_-]/gu, '.')}\s*=\s*(?:[{"]\s*([^}"]*?)\s*[}"])?`, 'iu')
}

/** What the parser could not read. It says where it stopped; a field there means a comma that is missing before it. */
function unreadable(said: string, place: Place): Diagnostic {
  const at = /at line (\d+), column (\d+)/u.exec(said)
  const field = /expected "\}", found "([a-z]+)\s*=/iu.exec(said)?.[1]
  if (field !== undefined && at) {
    return diagnostic('bibliography-entry-valid', `There is no comma before the field “${field}”.`, { ...place, line: Number(at[1]), column: Number(at[2]) }, 'Write a comma at the end of the field before.')
  }
  if (said.startsWith('Unterminated quote')) return diagnostic('bibliography-entry-valid', 'A quotation mark of this entry is not closed.', place, 'Close it, or write the value in braces.')
  return diagnostic('bibliography-entry-valid', `The BibTeX cannot be read: ${said.replace(/\s*at line \d+.*$/su, '').replace(/[\s."]*$/u, '')}.`, place)
}

const lineStarts = new Map<string, { readonly text: string; readonly starts: readonly number[] }>()

/** Line and column of offsets in a file, whose lines are counted once. */
function placesOf(file: string, text: string): (offset: number) => Place {
  let known = lineStarts.get(file)
  if (known?.text !== text) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    lineStarts.set(file, (known = { text, starts }))
  }
  const { starts } = known
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** What a table holds itself: fields may be called `constructor`. */
function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

import type { Element } from 'xast'
import type { Contributor } from '../model/book.ts'
import type { EditionMetadata } from '../model/edition.ts'
import { fullDate } from './package-document.ts'
import { writeXml, xml } from './xml.ts'

/** MARC relator → what Crossref knows; others are left out. */
const roles: Readonly<Record<string, string>> = { aut: 'author', cre: 'author', edt: 'editor', edc: 'editor', com: 'editor', trl: 'translator' }

/**
 * The deposit of the book’s DOI at Crossref, schema 5.3.1; undefined where book.yaml has no DOI or does not say who deposits. Its time is midnight of the
 * book’s date.
 */
export function crossrefDeposit(metadata: EditionMetadata): string | undefined {
  const { doi, deposit, collection } = metadata
  if (doi === undefined || deposit === undefined) return undefined
  const date = fullDate(metadata.date)
  const stamp = `${date.replaceAll('-', '')}000000`
  const series = collection?.kind === 'series' && collection.issn !== undefined ? collection : undefined
  const book: (Element | string)[] = [
    ...(series === undefined ? [] : [xml('series_metadata', {}, xml('titles', {}, xml('title', {}, series.title)), xml('issn', {}, series.issn!))]),
    ...contributors(metadata.contributors),
    xml('titles', {}, xml('title', {}, metadata.title), ...(metadata.subtitle === undefined ? [] : [xml('subtitle', {}, metadata.subtitle)])),
    ...(series?.number === undefined || series.number.length > 32 ? [] : [xml('volume', {}, series.number)]),
    xml('publication_date', { media_type: 'online' }, xml('month', {}, date.slice(5, 7)), xml('day', {}, date.slice(8, 10)), xml('year', {}, date.slice(0, 4))),
    ...isbns(metadata),
    xml('publisher', {}, xml('publisher_name', {}, metadata.publisher), ...(metadata.place === undefined || metadata.place.length < 2 ? [] : [xml('publisher_place', {}, metadata.place)])),
    xml('doi_data', {}, xml('doi', {}, doi), xml('resource', {}, deposit.resource)),
  ]
  const isEdited = !metadata.contributors.some(({ role }) => roles[role] === 'author')
  return writeXml(xml('doi_batch', { version: '5.3.1', xmlns: 'http://www.crossref.org/schema/5.3.1', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:schemaLocation': 'http://www.crossref.org/schema/5.3.1 https://www.crossref.org/schemas/crossref5.3.1.xsd' },
    xml('head', {}, xml('doi_batch_id', {}, `${metadata.uuid}.${metadata.release?.version ?? 'draft'}`), xml('timestamp', {}, stamp), xml('depositor', {}, xml('depositor_name', {}, deposit.depositor), xml('email_address', {}, deposit.email)), xml('registrant', {}, metadata.publisher)),
    xml('body', {}, xml('book', { book_type: isEdited ? 'edited_book' : 'monograph' }, xml(series === undefined ? 'book_metadata' : 'book_series_metadata', languageOf(metadata), ...book)))))
}

function contributors(all: readonly Contributor[]): Element[] {
  const known = all.filter(({ role }) => role in roles)
  if (known.length === 0) return []
  return [xml('contributors', {}, ...known.map(({ name, fileAs, role, kind }, index) => {
    const attributes = { sequence: index === 0 ? 'first' : 'additional', contributor_role: roles[role] }
    const [surname, given] = fileAs?.includes(', ') ? [fileAs.slice(0, fileAs.indexOf(', ')), fileAs.slice(fileAs.indexOf(', ') + 2)] : [name, undefined]
    if (kind === 'organisation' || ![surname, given ?? surname].every(isNamePart)) return xml('organization', attributes, name)
    return xml('person_name', attributes, ...(given === undefined ? [] : [xml('given_name', {}, given)]), xml('surname', {}, surname))
  }))]
}

/** What the schema takes as a part of a person’s name; another is deposited whole, as that of a body. */
function isNamePart(part: string): boolean {
  return [...part].length <= 60 && /^[^\d?]*[^?\s]+[^\d]*$/u.test(part)
}

/** The schema has languages by their codes of two letters alone. */
function languageOf({ languages }: EditionMetadata): { language?: string } {
  const [language = ''] = languages[0].split('-')
  return language.length === 2 ? { language } : {}
}

function isbns({ isbn }: EditionMetadata): Element[] {
  const found = [...(isbn.pdf === undefined ? [] : [xml('isbn', { media_type: 'print' }, isbn.pdf)]), ...(isbn.epub === undefined ? [] : [xml('isbn', { media_type: 'electronic' }, isbn.epub)])]
  return found.length > 0 ? found : [xml('noisbn', { reason: 'monograph' })]
}

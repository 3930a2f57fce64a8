import type { Element } from 'xast'
import type { EditionMetadata } from '../model/edition.ts'
import { tei } from './xml.ts'

/** What MARC’s codes of roles are called where TEI has words of its own for them. */
const roles: Readonly<Record<string, string>> = { edt: 'Editor', trl: 'Translator', ctb: 'Contributor', aui: 'Author of the introduction' }

const calendars: Readonly<Record<string, string>> = {
  gregorian: 'Gregorian calendar', julian: 'Julian calendar', hijri: 'Islamic (hijri) calendar', 'chinese-republic': 'Calendar of the Republic of China', rumi: 'Rumi calendar of the Ottoman Empire', japanese: 'Japanese calendar of eras', 'iranian-persian': 'Iranian solar calendar',
}

/** TEI’s `calendar` of a date points to the calendar’s description in the header. */
export function calendarId(calendar: string): string {
  return `calendar-${calendar}`
}

/** The header, from book.yaml. It names no day but that of the edition. `used`: the calendars of the documents’ dates. */
export function teiHeader(metadata: EditionMetadata, used: readonly string[]): Element {
  const { title, subtitle, contributors, publisher, place, languages, uuid, doi, isbn, rights, licence, edition, date, description, subjects, collection, release, generator } = metadata
  const authors = contributors.filter(({ role }) => role === 'aut')
  const others = contributors.filter(({ role }) => role !== 'aut')
  return tei('teiHeader', {},
    tei('fileDesc', {},
      tei('titleStmt', {},
        tei('title', { type: 'main' }, title),
        subtitle === undefined ? undefined : tei('title', { type: 'sub' }, subtitle),
        ...authors.map(({ name }) => tei('author', {}, name)),
        ...others.map(({ name, role }) => tei('respStmt', {}, tei('resp', { key: role }, roles[role] ?? role), tei('name', {}, name))),
      ),
      tei('editionStmt', {}, tei('edition', { n: release?.version }, edition)),
      tei('publicationStmt', {},
        tei('publisher', {}, publisher),
        place === undefined ? undefined : tei('pubPlace', {}, place),
        tei('date', { when: date }, date),
        tei('idno', { type: 'UUID' }, uuid),
        doi === undefined ? undefined : tei('idno', { type: 'DOI' }, doi),
        ...[isbn.pdf, isbn.epub].flatMap((number) => (number === undefined ? [] : [tei('idno', { type: 'ISBN' }, number)])),
        tei('availability', {}, licence === undefined ? undefined : tei('licence', {}, licence), tei('p', {}, rights)),
      ),
      collection && tei('seriesStmt', {}, tei('title', { level: 's' }, collection.title), collection.number === undefined ? undefined : tei('biblScope', { unit: 'volume' }, collection.number), collection.issn === undefined ? undefined : tei('idno', { type: 'ISSN' }, collection.issn)),
      tei('sourceDesc', {}, tei('p', {}, `Made from the manuscript of the edition by ${generator}.`)),
    ),
    tei('profileDesc', {},
      description === undefined ? undefined : tei('abstract', {}, tei('p', {}, description)),
      used.length === 0 ? undefined : tei('calendarDesc', {}, ...used.map((calendar) => tei('calendar', { 'xml:id': calendarId(calendar) }, tei('p', {}, calendars[calendar] ?? calendar)))),
      tei('langUsage', {}, ...languages.map((tag) => tei('language', { ident: tag }, tag))),
      subjects.length === 0 ? undefined : tei('textClass', {}, tei('keywords', {}, ...subjects.map(({ term, code, authority }) => tei('term', { type: authority, key: code }, term)))),
    ),
  )
}

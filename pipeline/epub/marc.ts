import type { Element } from 'xast'
import type { Contributor, Subject } from '../model/book.ts'
import type { Edition, EditionMetadata } from '../model/edition.ts'
import { languagesOf } from './languages.ts'
import { fullDate } from './package-document.ts'
import { hasClass, visitElements } from './tree.ts'
import { writeXml, xml } from './xml.ts'

/** MARC relator terms of the codes that books of documents have. */
const terms: Readonly<Record<string, string>> = { aut: 'author', cre: 'creator', edt: 'editor', edc: 'editor of compilation', com: 'compiler', trl: 'translator', ann: 'annotator', aui: 'author of introduction', ctb: 'contributor', ctg: 'cartographer', ill: 'illustrator', pht: 'photographer', trc: 'transcriber' }

type Format = 'pdf' | 'epub'

/** The records of the book for libraries, MARC 21 as MARCXML: of the PDF (of the printed volume, where the book goes to a printer) and of the EPUB. `pages`: how many the print edition has. */
export function marcRecords(edition: Edition, pages: number | undefined): string {
  return writeXml(xml('collection', { xmlns: 'http://www.loc.gov/MARC21/slim' }, ...(['pdf', 'epub'] as const).map((format) => record(edition, format, pages))))
}

function record(edition: Edition, format: Format, pages: number | undefined): Element {
  const { metadata, sections } = edition
  const isPrinted = format === 'pdf' && edition.printers !== undefined
  const date = fullDate(metadata.date)
  const { main, originals, translated, translations, all } = languagesOf(edition)
  const [first, ...others] = metadata.contributors
  const isMain = first !== undefined && (first.role === 'aut' || first.role === 'cre')
  const [hasIndex, hasBibliography] = [sections.some(({ kind }) => kind === 'index'), sections.some(({ id }) => id === 'bibliography')]
  const drawn = illustrations(edition)
  const extent = pages === undefined ? undefined : `${pages} pages`
  const year = date.slice(0, 4)
  const other = metadata.isbn[format === 'pdf' ? 'epub' : 'pdf']
  return xml('record', { type: 'Bibliographic' },
    // Leader: new, language material, monograph, Unicode, abbreviated level, ISBD.
    xml('leader', {}, '00000nam a22000003i 4500'),
    control('001', `${metadata.uuid}-${format}`),
    control('005', `${date.replaceAll('-', '')}000000.0`),
    ...(isPrinted ? [] : [control('006', 'm     o  d        '), control('007', 'cr |||||||||||')]),
    control('008', [date.slice(2).replaceAll('-', ''), 's', year, '    ', 'xx ', drawn.map(([code]) => code).join('').padEnd(4), ' ', isPrinted ? ' ' : 'o', hasBibliography ? 'b   ' : '    ', ' ', '0', '0', hasIndex ? '1' : '0', ' ', '0', ' ', main?.code ?? 'und', ' ', 'd'].join('')),
    ...ofIsbn(metadata, format, isPrinted),
    ...(metadata.doi === undefined ? [] : [field('024', '7 ', ['a', metadata.doi], ['2', 'doi'])]),
    field('040', '  ', ['b', 'eng'], ['e', 'rda']),
    // Every language that there is text in; $h: what was translated, though it stands beside its translation.
    ...(all.length + translated.length > 1 ? [field('041', translated.length > 0 ? '1 ' : '0 ', ...all.map(({ code }): Subfield => ['a', code]), ...translated.map(({ code }): Subfield => ['h', code]))] : []),
    ...metadata.subjects.flatMap((subject) => (subject.authority === 'DDC' && subject.code !== undefined ? [field('082', '04', ['a', subject.code])] : [])),
    ...(isMain ? [name('1', first)] : []),
    field('245', `${isMain ? 1 : 0}${leadingArticle(metadata)}`, ...titleOf(metadata)),
    ...(metadata.title === metadata.shortTitle ? [] : [field('246', '3 ', ['a', metadata.shortTitle])]),
    field('250', '  ', ['a', [metadata.edition, ...(metadata.release ? [`version ${metadata.release.version}`] : [])].join(', ')]),
    field('264', ' 1', ['a', `${metadata.place ?? '[Place of publication not identified]'} :`], ['b', `${metadata.publisher},`], ['c', `${year}.`]),
    ...ofExtent(edition, extent, isPrinted, drawn.map(([, words]) => words)),
    field('336', '  ', ['a', 'text'], ['b', 'txt'], ['2', 'rdacontent']),
    field('337', '  ', ['a', isPrinted ? 'unmediated' : 'computer'], ['b', isPrinted ? 'n' : 'c'], ['2', 'rdamedia']),
    field('338', '  ', ['a', isPrinted ? 'volume' : 'online resource'], ['b', isPrinted ? 'nc' : 'cr'], ['2', 'rdacarrier']),
    ...(isPrinted ? [] : [field('347', '  ', ['a', 'text file'], ['b', format === 'pdf' ? 'PDF' : 'EPUB'], ['2', 'rdaft'])]),
    ...ofSeries(metadata, '490'),
    ...(hasBibliography || hasIndex ? [field('504', '  ', ['a', `Includes ${[...(hasBibliography ? ['bibliographical references'] : []), ...(hasIndex ? ['index'] : [])].join(' and ')}.`])] : []),
    field('505', '0 ', ['a', `${sections.filter(({ kind }) => kind === 'chapter' || kind === 'document').map(({ title }) => title).join(' -- ')}.`]),
    ...(metadata.description === undefined ? [] : [field('520', '  ', ['a', metadata.description.trim()])]),
    ...(metadata.licence === undefined ? [] : [field('540', '  ', ['a', metadata.licence])]),
    ...(originals.length === 0 || main === undefined ? [] : [field('546', '  ', ['a', `In ${main.name}; documents in ${listOf(originals.map(({ name: language }) => language))}${translations.length === 0 ? '' : `, with ${listOf(translations.map(({ name: language }) => language))} translations`}.`])]),
    ...metadata.subjects.flatMap(ofSubject),
    ...(isMain ? others : metadata.contributors).map((contributor) => name('7', contributor)),
    ...(other === undefined ? [] : [field('776', '08', ['i', format === 'pdf' ? 'EPUB:' : 'Print:'], ['t', metadata.title], ['z', digits(other)])]),
    ...ofSeries(metadata, '830'),
    ...(metadata.doi === undefined ? [] : [field('856', isPrinted ? '41' : '40', ['u', `https://doi.org/${metadata.doi}`])]))
}

/** Codes of 008 and words of 300 for what the book is illustrated with. */
function illustrations({ sections }: Edition): (readonly [code: string, words: string])[] {
  const counts = { illustration: 0, map: 0 }
  for (const { tree } of sections) visitElements(tree, (node) => { if (node.tagName === 'figure') counts[hasClass(node, 'map') ? 'map' : 'illustration']++ })
  const words = (kind: 'illustration' | 'map'): string => (counts[kind] === 1 ? `1 ${kind}` : `${kind}s`)
  return [...(counts.illustration === 0 ? [] : [['a', words('illustration')] as const]), ...(counts.map === 0 ? [] : [['b', words('map')] as const])]
}

/** 300: pages, illustrations and, of a printed volume, its height in whole centimetres. Of a volume nothing is said before its pages are known. */
function ofExtent({ trim }: Edition, extent: string | undefined, isPrinted: boolean, drawn: readonly string[]): Element[] {
  if (extent === undefined && isPrinted) return []
  const parts: Subfield[] = [
    ['a', isPrinted ? `${extent}` : `1 online resource${extent === undefined ? '' : ` (${extent})`}`],
    ...(drawn.length === 0 ? [] : [['b', drawn.join(', ')] as const]),
    ...(isPrinted ? [['c', `${Math.ceil((trim.height / 72) * 2.54 - 1e-6)} cm`] as const] : []),
  ]
  return [field('300', '  ', ...parts.map(([code, value], index): Subfield => [code, `${value}${parts[index + 1]?.[0] === 'b' ? ' :' : parts[index + 1]?.[0] === 'c' ? ' ;' : ''}`]))]
}

type Subfield = readonly [code: string, value: string]

function control(tag: string, value: string): Element {
  return xml('controlfield', { tag }, value)
}

function field(tag: string, indicators: string, ...subfields: readonly Subfield[]): Element {
  return xml('datafield', { tag, ind1: indicators[0], ind2: indicators[1] }, ...subfields.map(([code, value]) => xml('subfield', { code }, value)))
}

function ofIsbn({ isbn }: EditionMetadata, format: Format, isPrinted: boolean): Element[] {
  const number = isbn[format]
  return number === undefined ? [] : [field('020', '  ', ['a', digits(number)], ['q', isPrinted ? 'print' : format === 'pdf' ? 'PDF' : 'EPUB'])]
}

/** Letters of a leading article, with its space: what catalogues file without. */
function leadingArticle({ title, languages }: EditionMetadata): number {
  const articles: Readonly<Record<string, RegExp>> = { en: /^(?:The|An|A) /u, de: /^(?:Der|Die|Das|Ein|Eine) /u, fr: /^(?:Les|Le|La|Une|Un|L’|L') ?/u, es: /^(?:Los|Las|El|La|Unos|Unas|Un|Una) /u }
  return articles[languages[0].split('-')[0] ?? '']?.exec(title)?.[0].length ?? 0
}

function titleOf({ title, subtitle, contributors }: EditionMetadata): Subfield[] {
  const statement = contributors.filter(({ role }) => ['edt', 'aut', 'trl', 'com', 'edc'].includes(role)).map(({ name: person, role }) => (role === 'aut' ? person : `${terms[role]}: ${person}`)).join(' ; ')
  const parts: Subfield[] = [['a', title], ...(subtitle === undefined ? [] : [['b', subtitle] as const]), ...(statement === '' ? [] : [['c', `${statement}.`] as const])]
  return parts.map(([code, value], index) => [code, `${value}${parts[index + 1]?.[0] === 'b' ? ' :' : parts[index + 1]?.[0] === 'c' ? ' /' : ''}`])
}

/** 100 and 700 for people, 110 and 710 for bodies. */
function name(block: '1' | '7', { name: written, fileAs, role, kind }: Contributor): Element {
  const isBody = kind === 'organisation'
  const filed = isBody ? written.replace(/^the /iu, '') : (fileAs ?? written)
  const term = terms[role]
  return field(`${block}${isBody ? '10' : '00'}`, isBody ? '2 ' : filed.includes(',') ? '1 ' : '0 ', ['a', term === undefined ? filed : `${filed},`], ...(term === undefined ? [] : [['e', `${term}.`] as const]), ['4', role])
}

function ofSeries({ collection }: EditionMetadata, tag: '490' | '830'): Element[] {
  if (collection === undefined) return []
  const { title, number, issn } = collection
  return [field(tag, tag === '490' ? '1 ' : ' 0', ['a', number === undefined ? title : `${title} ;`], ...(tag === '490' && issn !== undefined ? [['x', issn] as const] : []), ...(number === undefined ? [] : [['v', number] as const]))]
}

/** Headings of the Library of Congress and of schemes of the trade; other words as they are. A time of the heading is told by its digits. */
function ofSubject({ term, authority, code }: Subject): Element[] {
  if (authority === 'DDC') return []
  if (authority === 'LCSH') {
    const [heading = '', ...divisions] = term.split(/\s*--\s*/u)
    return [field('650', ' 0', ['a', heading], ...divisions.map((division): Subfield => [/\d/u.test(division) ? 'y' : 'x', division]), ...(code === undefined ? [] : [['0', `http://id.loc.gov/authorities/subjects/${code}`] as const]))]
  }
  if (authority !== undefined) return [field('650', ' 7', ['a', term], ['2', authority === 'BISAC' ? 'bisacsh' : 'thema'])]
  return [field('653', '  ', ['a', term])]
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function digits(isbn: string): string {
  return isbn.replace(/[^0-9X]/giu, '')
}

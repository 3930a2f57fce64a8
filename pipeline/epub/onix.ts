import type { Element } from 'xast'
import type { Contributor, Subject } from '../model/book.ts'
import type { Edition, EditionMetadata } from '../model/edition.ts'
import { examine } from './accessibility.ts'
import { languagesOf } from './languages.ts'
import { fullDate } from './package-document.ts'
import type { SectionPage } from './sections.ts'
import { writeXml, xml } from './xml.ts'

/** MARC relator → ONIX code list 17; others are Z99, with their code in words. */
const roles: Readonly<Record<string, string>> = {
  aut: 'A01', cre: 'A01', com: 'C01', edt: 'B01', edc: 'B01', trl: 'B06', aui: 'A24', win: 'A24', wpr: 'A15', aft: 'A19', ill: 'A12', pht: 'A13', ctg: 'A39', art: 'A07', ctb: 'A32',
}

/** ONIX code list 27. */
const schemes: Readonly<Record<NonNullable<Subject['authority']>, string>> = { DDC: '01', LCSH: '04', BISAC: '10', Thema: '93' }
/** Of Thema the qualifiers have schemes of their own, by their first digit. */
const qualifiers: Readonly<Record<string, string>> = { 1: '94', 2: '95', 3: '96', 4: '97', 5: '98', 6: '99' }

/**
 * The record of the EPUB for shops, ONIX 3.0 with reference names, from book.yaml alone: its only date is the book’s. It has no price
 * and no supplier, which no book.yaml knows.
 */
export function onixRecord(edition: Edition, pages: readonly SectionPage[], printPages: boolean): string {
  const { metadata, sections } = edition
  const date = fullDate(metadata.date).replaceAll('-', '')
  return writeXml(xml('ONIXMessage', { release: '3.0', xmlns: 'http://ns.editeur.org/onix/3.0/reference' },
    xml('Header', {}, xml('Sender', {}, xml('SenderName', {}, metadata.publisher)), xml('SentDateTime', {}, date)),
    xml('Product', {},
      xml('RecordReference', {}, `urn:uuid:${metadata.uuid.replace(/^urn:uuid:/u, '')}`),
      xml('NotificationType', {}, metadata.release ? '03' : '02'),
      ...identifiers(metadata),
      xml('DescriptiveDetail', {},
        xml('ProductComposition', {}, '00'),
        xml('ProductForm', {}, 'ED'),
        xml('ProductFormDetail', {}, 'E101'),
        xml('ProductFormDetail', {}, 'E200'),
        ...accessibility(sections.some(({ kind }) => kind === 'index'), pages, printPages),
        xml('PrimaryContentType', {}, '10'),
        xml('EpubTechnicalProtection', {}, '00'),
        ...(metadata.licence === undefined ? [] : [xml('EpubLicense', {}, xml('EpubLicenseName', {}, metadata.licence))]),
        ...collection(metadata),
        xml('TitleDetail', {}, xml('TitleType', {}, '01'), titleElement('01', metadata.title, metadata.subtitle)),
        ...(metadata.contributors.length === 0 ? [xml('NoContributor', {})] : metadata.contributors.map(contributor)),
        xml('EditionStatement', {}, metadata.edition),
        ...languageElements(edition),
        ...metadata.subjects.map(subject)),
      ...(metadata.description === undefined ? [] : [xml('CollateralDetail', {}, xml('TextContent', {}, xml('TextType', {}, '03'), xml('ContentAudience', {}, '00'), xml('Text', {}, metadata.description.trim())))]),
      xml('PublishingDetail', {},
        xml('Publisher', {}, xml('PublishingRole', {}, '01'), xml('PublisherName', {}, metadata.publisher)),
        ...(metadata.place === undefined ? [] : [xml('CityOfPublication', {}, metadata.place)]),
        // Active; a draft is forthcoming.
        xml('PublishingStatus', {}, metadata.release ? '04' : '02'),
        xml('PublishingDate', {}, xml('PublishingDateRole', {}, '01'), xml('Date', { dateformat: '00' }, date))),
      ...printEdition(metadata))))
}

function identifiers({ isbn, doi, uuid }: EditionMetadata): Element[] {
  const identifier = (type: string, value: string, name?: string): Element => xml('ProductIdentifier', {}, xml('ProductIDType', {}, type), ...(name === undefined ? [] : [xml('IDTypeName', {}, name)]), xml('IDValue', {}, value))
  return [
    ...(isbn.epub === undefined ? [] : [identifier('15', digits(isbn.epub))]),
    ...(doi === undefined ? [] : [identifier('06', doi)]),
    identifier('01', uuid.replace(/^urn:uuid:/u, ''), 'UUID'),
  ]
}

/** ONIX code list 196: what the EPUB has for readers with other needs, as far as it can be computed. */
function accessibility(hasIndex: boolean, pages: readonly SectionPage[], printPages: boolean): Element[] {
  const { images, bare } = examine(pages)
  const codes = ['10', '11', ...(hasIndex ? ['12'] : []), '13', ...(images > 0 && bare === 0 ? ['14'] : []), ...(printPages ? ['19'] : []), '22', '29', '30', '32', '36', ...(bare === 0 ? ['52'] : [])]
  return codes.map((code) => xml('ProductFormFeature', {}, xml('ProductFormFeatureType', {}, '09'), xml('ProductFormFeatureValue', {}, code)))
}

function titleElement(level: string, title: string, subtitle?: string, number?: string): Element {
  return xml('TitleElement', {}, xml('TitleElementLevel', {}, level), ...(number === undefined ? [] : [xml('PartNumber', {}, number)]), xml('TitleText', {}, title), ...(subtitle === undefined ? [] : [xml('Subtitle', {}, subtitle)]))
}

function collection({ collection: whole }: EditionMetadata): Element[] {
  if (whole === undefined) return [xml('NoCollection', {})]
  return [xml('Collection', {},
    xml('CollectionType', {}, '10'),
    ...(whole.issn === undefined ? [] : [xml('CollectionIdentifier', {}, xml('CollectionIDType', {}, '02'), xml('IDValue', {}, whole.issn.replace('-', '')))]),
    xml('TitleDetail', {}, xml('TitleType', {}, '01'), titleElement('02', whole.title, undefined, whole.number)))]
}

function contributor({ name, fileAs, role, kind }: Contributor, index: number): Element {
  const code = roles[role] ?? 'Z99'
  return xml('Contributor', {},
    xml('SequenceNumber', {}, String(index + 1)),
    xml('ContributorRole', {}, code),
    ...(kind === 'organisation' ? [xml('CorporateName', {}, name)] : [xml('PersonName', {}, name), ...(fileAs === undefined ? [] : [xml('PersonNameInverted', {}, fileAs)])]),
    ...(code === 'Z99' ? [xml('ContributorDescription', {}, role)] : []))
}

/** ONIX code list 22: the language of the text; one that is printed beside its translation is the original of a multilingual edition. */
function languageElements(edition: Edition): Element[] {
  const { main, translated, all } = languagesOf(edition)
  const isOriginal = (code: string): boolean => code !== main?.code && translated.some((language) => language.code === code)
  return all.map(({ code }) => xml('Language', {}, xml('LanguageRole', {}, isOriginal(code) ? '06' : '01'), xml('LanguageCode', {}, code)))
}

function subject({ term, authority, code }: Subject): Element {
  if (authority === undefined) return xml('Subject', {}, xml('SubjectSchemeIdentifier', {}, '20'), xml('SubjectHeadingText', {}, term))
  const scheme = (authority === 'Thema' ? qualifiers[code?.[0] ?? ''] : undefined) ?? schemes[authority]
  return xml('Subject', {}, xml('SubjectSchemeIdentifier', {}, scheme), ...(code === undefined ? [] : [xml('SubjectCode', {}, code)]), xml('SubjectHeadingText', {}, term))
}

/** The print edition, where it has an ISBN of its own. */
function printEdition({ isbn }: EditionMetadata): Element[] {
  if (isbn.pdf === undefined) return []
  return [xml('RelatedMaterial', {}, xml('RelatedProduct', {}, xml('ProductRelationCode', {}, '13'), xml('ProductIdentifier', {}, xml('ProductIDType', {}, '15'), xml('IDValue', {}, digits(isbn.pdf)))))]
}

function digits(isbn: string): string {
  return isbn.replace(/[^0-9X]/giu, '')
}

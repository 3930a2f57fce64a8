import { createRequire } from 'node:module'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { elementsWhere, xmlText } from '../../pipeline/epub/reading.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { judgesFile } from '../judges.ts'
import { handBook, handPages } from './book.ts'

const plain = handBook()
const book: Edition = {
  ...plain,
  metadata: {
    ...plain.metadata, doi: '10.5555/tiny.1', isbn: { pdf: '978-3-16-148410-0', epub: '978-0-306-40615-7' }, description: 'Letters & notes.', licence: 'CC BY 4.0', release: { version: '1.0.0', note: 'New.' },
    contributors: [...plain.metadata.contributors, { name: 'Cy Binder', role: 'bkd' }],
    collection: { title: 'Small Valleys', kind: 'series', number: '4', issn: '1234-5679' },
    subjects: [{ term: 'Testing' }, { term: 'HISTORY / Asia / Central Asia', authority: 'BISAC', code: 'HIS050000' }, { term: 'Asian history', authority: 'Thema', code: 'NHF' }, { term: 'China', authority: 'Thema', code: '1FPC' }],
  },
}
const { epub, onix } = await pack(book, { pageMap: handPages })
const record = fromXml(onix)
const named = (name: string, within: Element | typeof record = record): Element[] => elementsWhere(within, (node) => node.name === name)
const values = (name: string): string[] => named(name).map((node) => xmlText(node))

test('the package names subjects by their schemes, the series and every identifier', () => {
  const opf = strFromU8(unzipSync(epub)['OEBPS/content.opf']!).replace(/>\s+</gu, '><')
  expect(opf).toContain('<dc:subject>Testing</dc:subject><dc:subject id="subject-2">HISTORY / Asia / Central Asia</dc:subject><meta refines="#subject-2" property="authority">BISAC</meta><meta refines="#subject-2" property="term">HIS050000</meta>')
  expect(opf).toContain('<meta property="belongs-to-collection" id="collection">Small Valleys</meta><meta refines="#collection" property="collection-type">series</meta><meta refines="#collection" property="group-position">4</meta><meta refines="#collection" property="dcterms:identifier">urn:issn:1234-5679</meta>')
  expect(opf).toContain('<dc:identifier>urn:doi:10.5555/tiny.1</dc:identifier>')
})

test('the ONIX record has what book.yaml says, in the codes of its lists', () => {
  expect(named('ProductIdentifier').map((node) => xmlText(node).replace(/\s+/gu, ' ').trim())).toEqual(['15 9780306406157', '06 10.5555/tiny.1', '01 UUID 6ba7b810-9dad-51d1-80b4-00c04fd430c8', '15 9783161484100'])
  expect(named('Contributor').map((node) => [xmlText(named('ContributorRole', node)[0]!), xmlText(named('PersonName', node)[0]!), ...named('PersonNameInverted', node).map((name) => xmlText(name))])).toEqual([['B01', 'Ann Editor', 'Editor, Ann'], ['B06', 'Bo Translator'], ['Z99', 'Cy Binder']])
  expect(named('Subject').map((node) => node.children.flatMap((child) => (child.type === 'element' ? [xmlText(child)] : [])))).toEqual([['20', 'Testing'], ['10', 'HIS050000', 'HISTORY / Asia / Central Asia'], ['93', 'NHF', 'Asian history'], ['94', '1FPC', 'China']])
  expect(values('TitleText')).toEqual(['Small Valleys', 'A Tiny Book'])
  expect([values('PartNumber'), values('LanguageCode'), values('Text'), values('SentDateTime'), values('Date')]).toEqual([['4'], ['eng', 'ara'], ['Letters & notes.'], ['20260203'], ['20260203']])
  // Of the lists, 19 only with print pages; 12 with an index, which this book has not.
  expect(values('ProductFormFeatureValue')).toEqual(['10', '11', '13', '14', '19', '22', '29', '30', '32', '36', '52'])
})

test('the record says how the book may be used, in which languages it is and that it is out; of a draft, that it will be', async () => {
  expect([values('EpubLicenseName'), values('PublishingStatus'), values('NotificationType'), values('LanguageRole')]).toEqual([['CC BY 4.0'], ['04'], ['03'], ['01', '06']])
  expect((await pack(plain, {})).onix).toMatch(/<NotificationType>02<.*<PublishingStatus>02</su)
})

/** Elements of the record, and the code list of ONIX that their words are of. */
const lists: Readonly<Record<string, number>> = {
  NotificationType: 1, ProductComposition: 2, ProductIDType: 5, CollectionIDType: 13, TitleType: 15, ContributorRole: 17, LanguageRole: 22, SubjectSchemeIdentifier: 27, PublishingRole: 45, ProductRelationCode: 51, PublishingStatus: 64, LanguageCode: 74,
  ProductFormFeatureType: 79, PrimaryContentType: 81, EpubTechnicalProtection: 144, CollectionType: 148, TitleElementLevel: 149, ProductForm: 150, TextType: 153, ContentAudience: 154, PublishingDateRole: 163, ProductFormDetail: 175, ProductFormFeatureValue: 196,
}
/** Codes of issues after that of the lists that come in a package: ARIA roles, landmarks, appearance that can be changed, all content that means something legible without sight. */
const later = new Set(['196 30', '196 32', '196 36', '196 52'])
const codeLists = judgesFile('node_modules/onix-codelist/dist/lists')

test.skipIf(codeLists === undefined)('every code is one of its list, and every element of codes is known here', () => {
  const codes = new Map(Object.values(lists).map((list) => [list, new Set(Object.values(createRequire(import.meta.url)(join(codeLists ?? '', `list-${list}.js`)) as Record<string, Record<string, string>>).flatMap((each) => Object.keys(each)))]))
  const faults = Object.entries(lists).flatMap(([name, list]) => values(name).flatMap((code) => (codes.get(list)?.has(code) || later.has(`${list} ${code}`) ? [] : [`${name} ${code}`])))
  expect(faults).toEqual([])
  // Each of them stands in this record: a list that judges nothing would say so.
  expect(Object.keys(lists).filter((name) => values(name).length === 0)).toEqual([])
  expect(named('Product').flatMap((product) => elementsWhere(product, (node) => !(node.name in lists) && /^(?:\d\d|[A-Z]\d{2,3})$/u.test(xmlText(node)))).map(({ name }) => name)).toEqual([])
})

test('its elements stand in the order of the schema, each once where it may stand once', () => {
  const order = {
    Product: ['RecordReference', 'NotificationType', 'ProductIdentifier', 'DescriptiveDetail', 'CollateralDetail', 'PublishingDetail', 'RelatedMaterial'],
    DescriptiveDetail: ['ProductComposition', 'ProductForm', 'ProductFormDetail', 'ProductFormFeature', 'PrimaryContentType', 'EpubTechnicalProtection', 'EpubLicense', 'Collection', 'NoCollection', 'TitleDetail', 'Contributor', 'NoContributor', 'EditionStatement', 'Language', 'Subject'],
    PublishingDetail: ['Publisher', 'CityOfPublication', 'PublishingStatus', 'PublishingDate'],
  }
  const many = new Set(['ProductIdentifier', 'ProductFormDetail', 'ProductFormFeature', 'Contributor', 'Language', 'Subject'])
  for (const [parent, names] of Object.entries(order)) {
    const [node] = named(parent)
    const found = node!.children.flatMap((child) => (child.type === 'element' ? [child.name] : []))
    expect(found.map((name) => names.indexOf(name))).toEqual(found.map((name) => names.indexOf(name)).sort((a, b) => a - b))
    expect(found.filter((name) => !names.includes(name))).toEqual([])
    expect(found.filter((name, index) => found.indexOf(name) !== index && !many.has(name))).toEqual([])
  }
})

test('a book without series, description or print ISBN has a record without them', async () => {
  const bare = (await pack({ ...plain, metadata: { ...plain.metadata, contributors: [] } }, {})).onix
  expect(bare).toContain('<NoCollection />')
  expect(bare).toContain('<NoContributor />')
  expect(bare).not.toMatch(/CollateralDetail|RelatedMaterial|<ProductFormFeatureValue>19/u)
})

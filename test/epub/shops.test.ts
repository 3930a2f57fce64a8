import { strFromU8, unzipSync } from 'fflate'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { elementsWhere, xmlText } from '../../pipeline/epub/reading.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { handBook, handPages } from './book.ts'

const plain = handBook()
const book: Edition = {
  ...plain,
  metadata: {
    ...plain.metadata, doi: '10.5555/tiny.1', isbn: { pdf: '978-3-16-148410-0', epub: '978-0-306-40615-7' }, description: 'Letters & notes.',
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

test('its elements stand in the order of the schema, each once where it may stand once', () => {
  const order = {
    Product: ['RecordReference', 'NotificationType', 'ProductIdentifier', 'DescriptiveDetail', 'CollateralDetail', 'PublishingDetail', 'RelatedMaterial'],
    DescriptiveDetail: ['ProductComposition', 'ProductForm', 'ProductFormDetail', 'ProductFormFeature', 'PrimaryContentType', 'EpubTechnicalProtection', 'Collection', 'NoCollection', 'TitleDetail', 'Contributor', 'NoContributor', 'EditionStatement', 'Language', 'Subject'],
    PublishingDetail: ['Publisher', 'CityOfPublication', 'PublishingDate'],
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

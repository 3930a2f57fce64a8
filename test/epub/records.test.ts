import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { elementsWhere, xmlText } from '../../pipeline/epub/reading.ts'
import { standardPrinters, type Edition } from '../../pipeline/model/edition.ts'
import { bookSchema } from '../../pipeline/load/schemas/book.ts'
import { judge } from '../judges.ts'
import { handBook, handPages } from './book.ts'

const plain = handBook()
const book: Edition = {
  ...plain,
  printers: standardPrinters,
  metadata: {
    ...plain.metadata, title: 'The Valley & <Its> \u0001Rivers', shortTitle: 'Valley', doi: '10.5555/tiny.1', isbn: { pdf: '978-3-16-148410-0', epub: '978-0-306-40615-7' }, release: { version: '1.1.0', note: 'New.' },
    deposit: { depositor: 'A Press', email: 'doi@press.example', resource: 'https://press.example/tiny' },
    contributors: [{ name: 'Ann Editor', fileAs: 'Editor, Ann', role: 'edt' }, { name: 'the Valley editors', fileAs: 'Valley editors, The', role: 'edt', kind: 'organisation' }, { name: 'Cy Binder', role: 'bkd' }],
    collection: { title: 'Small Valleys', kind: 'series', number: '4', issn: '1234-5679' },
    subjects: [{ term: 'Testing' }, { term: 'Ili -- History -- 1944-1949', authority: 'LCSH', code: 'sh85148823' }, { term: 'HISTORY / Asia', authority: 'BISAC', code: 'HIS050000' }, { term: 'Asia', authority: 'DDC', code: '951.6' }],
  },
}
const { marc, crossref, onix } = await pack(book, { pageMap: handPages })
const elements = (xml: string, name: string): Element[] => elementsWhere(fromXml(xml), (node) => node.name === name)

const marclint = judge('marclint')

test.skipIf(!marclint.available)('MARC 21: the records pass MARC::Lint and the specification of MARC 21', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marc-'))
  try {
    const lint = (records: string): string => {
      writeFileSync(join(folder, 'marc.xml'), records)
      return marclint.run([join(folder, 'marc.xml')]).output
    }
    const bare = (await pack({ ...plain, metadata: { ...plain.metadata, contributors: [{ name: 'Bo', role: 'aut' }] } }, {})).marc
    expect([lint(marc), lint(bare)]).toEqual(['2 records\n', '2 records\n'])
    expect(lint(marc.replace('9783161484100', '9783161484101').replace('tag="546"', 'tag="947"'))).toMatch(/020: .*checksum[^]*947 .*unknown field/u)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The fields of a record: `245 04 $aTitle /$cName.` */
function fieldsOf(record: Element): string[] {
  return record.children.flatMap((child) => {
    if (child.type !== 'element') return []
    const { tag = '', ind1 = '', ind2 = '' } = child.attributes
    if (child.name !== 'datafield') return [`${tag || 'LDR'} ${xmlText(child)}`]
    return [`${tag} ${ind1}${ind2} ${child.children.flatMap((each) => (each.type === 'element' ? [`$${each.attributes['code']}${xmlText(each)}`] : [])).join('')}`]
  })
}

test('MARC 21: a record of the printed volume and one of the EPUB, each with its own ISBN and the other’s', () => {
  const [print, epub] = elements(marc, 'record').map(fieldsOf)
  expect(elements(marc, 'record')).toHaveLength(2)
  for (const wanted of ['020    $a9783161484100$qprint', '024 7  $a10.5555/tiny.1$2doi', '082 04 $a951.6', '245 04 $aThe Valley & <Its> \uFFFDRivers', '246 3  $aValley', '264  1 ', '336    $atext$btxt$2rdacontent', '338    $avolume$bnc$2rdacarrier', '490 1  $aSmall Valleys ;$x1234-5679$v4',
    '650  0 $aIli$xHistory$y1944-1949$0http://id.loc.gov/authorities/subjects/sh85148823', '650  7 $aHISTORY / Asia$2bisacsh', '653    $aTesting', '700 1  $aEditor, Ann,$eeditor.$4edt', '710 2  $aValley editors,$eeditor.$4edt', '700 0  $aCy Binder$4bkd', '776 08 $iEPUB:$tThe Valley', '830  0 $aSmall Valleys ;$v4', '856 41 $uhttps://doi.org/10.5555/tiny.1']) {
    expect(print!.some((line) => line.replaceAll('\uFFFD', '').startsWith(wanted.replaceAll('\uFFFD', ''))), wanted).toBe(true)
  }
  expect(print!.some((line) => /^300    \$a\d+ pages :\$b1 illustration, 1 map ;\$c\d+ cm$/u.test(line))).toBe(true)
  expect(epub).toContain('020    $a9780306406157$qEPUB')
  expect(epub!.some((line) => /^300    \$a1 online resource \(\d+ pages\) :\$b1 illustration, 1 map$/u.test(line))).toBe(true)
  expect([print, epub].map((lines) => lines!.find((line) => line.startsWith('856'))?.slice(0, 6))).toEqual(['856 41', '856 40'])
  expect(epub!.find((line) => line.startsWith('250'))).toContain(', version 1.1.0')
  expect(epub).toContain('041 1  $aeng$aara$hara')
})

test('MARC 21: leader, control fields and tags are made as the format asks', () => {
  for (const record of elements(marc, 'record')) {
    const lines = fieldsOf(record)
    expect(lines[0]!.slice(4)).toHaveLength(24)
    const fixed = lines.find((line) => line.startsWith('008'))!.slice(4)
    expect(fixed).toHaveLength(40)
    expect(fixed).toMatch(/^260203s2026 {4}xx ab   .*eng d$/u)
    for (const line of lines) if (line.startsWith('006')) expect(line.slice(4)).toHaveLength(18)
    const tags = lines.slice(1).map((line) => line.slice(0, 3))
    // In blocks of hundreds, the fields of a block in any order.
    expect(tags.map((tag) => tag[0])).toEqual(tags.map((tag) => tag[0]).sort())
    for (const once of ['001', '005', '008', '245', '250', '300']) expect(tags.filter((tag) => tag === once)).toHaveLength(1)
  }
})

test('Crossref: the deposit has the order of schema 5.3.1, its time is the book’s date', () => {
  const [batch] = elements(crossref!, 'doi_batch')
  expect(batch!.attributes).toMatchObject({ version: '5.3.1', xmlns: 'http://www.crossref.org/schema/5.3.1' })
  expect(elements(crossref!, 'timestamp').map((node) => xmlText(node))).toEqual(['20260203000000'])
  const [inner] = elements(crossref!, 'book_series_metadata')
  expect(inner!.children.flatMap((child) => (child.type === 'element' ? [child.name] : [])).filter((name) => name !== 'isbn')).toEqual(['series_metadata', 'contributors', 'titles', 'volume', 'publication_date', 'publisher', 'doi_data'])
  expect(elements(crossref!, 'isbn').map((node) => [node.attributes['media_type'], xmlText(node)])).toEqual([['print', '978-3-16-148410-0'], ['electronic', '978-0-306-40615-7']])
  expect([elements(crossref!, 'surname').map((node) => xmlText(node)), elements(crossref!, 'given_name').map((node) => xmlText(node)), elements(crossref!, 'organization').map((node) => [node.attributes['sequence'], xmlText(node)])]).toEqual([['Editor'], ['Ann'], [['additional', 'the Valley editors']]])
  expect(elements(crossref!, 'doi_data')[0]!.children.flatMap((child) => (child.type === 'element' ? [xmlText(child)] : []))).toEqual(['10.5555/tiny.1', 'https://press.example/tiny'])
  expect(elements(crossref!, 'book')[0]!.attributes['book_type']).toBe('edited_book')
})

test('no deposit without a DOI and a depositor; a book without ISBN says so; ONIX names a body as one', async () => {
  expect((await pack(plain, {})).crossref).toBeUndefined()
  const bare = (await pack({ ...book, metadata: { ...book.metadata, isbn: {}, collection: undefined, contributors: [] } }, {})).crossref!
  expect(elements(bare, 'noisbn')).toHaveLength(1)
  expect(elements(bare, 'book_metadata')[0]!.attributes['language']).toBe('en')
  expect(elements(bare, 'contributors')).toEqual([])
  expect(elements(onix, 'CorporateName').map((node) => xmlText(node))).toEqual(['the Valley editors'])
  expect(elements(onix, 'PersonName').map((node) => xmlText(node))).toEqual(['Ann Editor', 'Cy Binder'])
})

test('no character that XML forbids reaches a record', () => {
  for (const xml of [marc, crossref!, onix]) expect([...xml].some((character) => /[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(character))).toBe(false)
  const schema = bookSchema.shape.identifiers.shape.doi_deposit
  expect(schema.safeParse({ depositor: 'A', email: 'nobody', resource: 'https://a.example' }).success).toBe(false)
  expect(schema.safeParse({ depositor: 'A', email: 'a@b.example', resource: 'file:///etc' }).success).toBe(false)
})

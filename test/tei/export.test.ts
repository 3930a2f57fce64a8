import { expect, test } from 'vitest'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { exportTei } from '../../pipeline/tei/index.ts'
import { faultsOfContent, hasContentModels } from './content-models.ts'
import { bookOf, exported, judgeTei } from './judging.ts'

judgeTei(['test/fixtures/tiny', 'test/fixtures/vertical'])

test('documents have their texts side by side, notes their stream, names their entry', () => {
  const xml = exported('test/fixtures/tiny')
  expect(xml).toContain('<div type="original" xml:id="arabic-notice--original.ar" xml:lang="ar" corresp="#arabic-notice--translation.en">')
  expect(xml).toContain('<div type="segment" n="s1" xml:id="arabic-notice--s1" corresp="#arabic-notice--translation.en.s1">')
  expect(xml).toMatch(/<note xml:id="chinese-notice--n-t1" type="translator" place="bottom" n="a" xml:lang="en"><p>The original has <foreign xml:lang="zh-Hant">事變<\/foreign>\.<\/p><\/note>/u)
  expect(xml).toMatch(/<persName [^>]*ref="#name-sheng-shicai">the governor<\/persName>/u)
  expect(xml).not.toMatch(/\u00AD/u)
  expect(exported('test/fixtures/tiny')).toBe(xml)
})

test('page breaks of the print stand before the first character of their page; page references have their number', () => {
  const { edition } = bookOf('test/fixtures/tiny')
  const section = edition.sections.find(({ id }) => id === 'the-valley')!
  const page = (label: string, block: string, offset: number): PageMap['pages'][number] => ({ index: 0, label, folioPrinted: true, side: 'recto', blank: false, section: section.id, runningHead: '', start: { section: section.id, block, offset }, text: [], firstWords: '' })
  const xml = exported('test/fixtures/tiny', { pages: [page('7', 'b2', 0), page('8', 'b3', 9)], anchors: { 'the-valley': 0 } })
  expect(xml).toContain('<head><pb n="7" ed="print" />The Valley and Its People</head>')
  expect(xml).toContain('<p>The valley <pb n="8" ed="print" />of the Ili')
  expect(xml).toContain('<ref type="page" target="#the-valley">7</ref>')
})

test('a date points to its calendar, which the header describes', () => {
  const xml = exported('test/fixtures/tiny')
  expect(xml).toContain('<calendar xml:id="calendar-chinese-republic"><p>Calendar of the Republic of China</p></calendar>')
  expect(xml).toContain('<date type="creation" calendar="#calendar-chinese-republic" when="1944-11-07" cert="high">')
})

test.skipIf(!hasContentModels)('the content models find elements in the wrong order, too many, and such as TEI does not know', () => {
  const xml = exported('test/fixtures/tiny')
  expect(faultsOfContent(xml.replace(/(<head>The road<\/head>)(\s*)(<quote>.*?<\/quote>)/su, '$3$2$1')).length).toBeGreaterThan(0)
  expect(faultsOfContent(xml.replace('<editionStmt>', '<editionStmt><edition>Another</edition>')).length).toBeGreaterThan(0)
  expect(faultsOfContent(xml.replace(/<geo>.*?<\/geo>/u, '<point>1 2</point>')).length).toBeGreaterThan(0)
})

test('what TEI has no place for is listed', () => {
  const { book, edition } = bookOf('test/fixtures/tiny')
  expect(exportTei(edition, book).messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual(['export-carried-over A drawing of the press (a map or a time line) is in the TEI by its description only.'])
})

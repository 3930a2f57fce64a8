import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nodes } from 'hast'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldText } from '../../pipeline/model/folding.ts'
import { pageLabel, type PageMap } from '../../pipeline/model/page-map.ts'
import { print, renderPageMap, type PrintResult } from '../../pipeline/print/index.ts'
import { judge } from '../judges.ts'
import { standardPrinters } from '../../pipeline/model/edition.ts'
import { coloursOf } from '../../pipeline/print/ink.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { pageContent } from '../../pipeline/print/to-unicode.ts'
import { faultsOfFile, pageNumbers } from './archival-rules.ts'
import { edition, section } from './edition.ts'
import { faultsOfTree } from './tree-rules.ts'
import { words } from './words.ts'

const note = (n: number): string => `<fn n="${n}"></fn>`
const paragraphs = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `<p>${words(40, from + index + 1)}${note(from + index)} ${words(30, 90 + from + index)}</p>`).join('')
const notes = (count: number, seed: number): { label: string; html: string }[] =>
  Array.from({ length: count }, (_, index) => ({ label: String(index + 1), html: `<p>${words(12 + (index % 3) * 10, seed + index)}</p>` }))

const book = edition({
  sections: [
    section({ id: 'half', kind: 'half-title', matter: 'front', bare: 'all', html: '<p class="title">The Valley</p>' }),
    section({
      id: 'contents', kind: 'contents', matter: 'front', bare: 'first', title: 'Contents',
      html: '<h1 class="title">Contents</h1><ol class="contents"><li><p class="entry"><a href="#one">One</a> <a class="slot" href="#one" data-slot="page" data-target="one" data-width="3"></a></p></li><li><p class="entry"><a href="#two">Two</a> <a class="slot" href="#two" data-slot="page" data-target="two" data-width="3"></a></p></li></ol>',
    }),
    section({
      id: 'one', title: 'One', notes: notes(8, 500),
      html: `<header class="opening"><h1 class="title">One</h1></header>${paragraphs(0, 8)}<p>See p. <a class="slot" href="#two--end" data-slot="page" data-target="two--end"></a>, and <a href="#two">there</a>; ${words(30, 3)}</p>`,
    }),
    section({
      id: 'two', title: 'Two', notes: notes(3, 700),
      html: `<h1 class="title">Two</h1>${paragraphs(0, 3)}<p lang="ar" dir="rtl">${'ثورة في الوادي سنة ألف وتسعمئة وأربع وأربعين، كما رواها أهل البلاد. '.repeat(8)}</p><p lang="zh-Hant">${'一九四四年十一月，伊犁河谷發生事變，各方記述不一。'.repeat(12)}</p><p id="two--end">${words(20, 8)}</p>`,
    }),
  ],
  outline: [
    { id: 'one', number: '1', title: 'One', lang: 'en', dir: 'ltr', children: [] },
    { id: 'two', number: '2', title: 'Two', lang: 'en', dir: 'ltr', children: [{ id: 'two--end', number: '', title: 'End', lang: 'en', dir: 'ltr', children: [] }] },
  ],
})

let folder: string
let file: string
let result: PrintResult
let map: PageMap

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-print-'))
  file = join(folder, 'small book.pdf')
  result = await print(book, { pdf: true, printers: standardPrinters })
  expect(result.messages.map((message) => `${message.ruleId}: ${message.reason}`)).toEqual([])
  map = result.pageMap!
  await writeFile(file, result.pdf!)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a small book is laid out, printed and conserved', async () => {
  await expect(renderPageMap(map)).toMatchFileSnapshot('goldens/small-book.pages.txt')
})

test('the PDF keeps the rules of PDF/A-2a and PDF/UA-1 that are written down here', () => {
  const read = readPdfFile(result.pdf!)
  expect(faultsOfFile(result.pdf!, read)).toEqual([])
  expect(faultsOfTree(read)).toEqual([])
})

test('the printer’s PDF: the same pages byte for byte, in black, on a larger sheet with its boxes; no links, no tags', () => {
  const [reading, printers] = [readPdfFile(result.pdf!), readPdfFile(result.printersPdf!)]
  const [pages, others] = [pageNumbers(reading), pageNumbers(printers)]
  expect(others).toHaveLength(map.pages.length)
  others.forEach((page, index) => {
    const { text } = printers.objects.get(page)!
    const drawing = pageContent(printers, text).toString('latin1')
    expect(drawing).toContain(pageContent(reading, reading.objects.get(pages[index]!)!.text).toString('latin1').trimEnd())
    expect(coloursOf(drawing)).toEqual([])
    expect(text).not.toMatch(/\/(?:Annots|StructParents|Tabs|Group)\b/)
    // 252 × 268 pt, 3 mm of bleed, marks of 5 mm behind it and 1 mm of white.
    expect(text).toContain('/MediaBox [0 0 303.024 319.024]\n/BleedBox [17.008 17.008 286.016 302.016]\n/TrimBox [25.512 25.512 277.512 293.512]')
    expect(drawing.match(/ l S$/gm)).toHaveLength(8)
  })
  expect([...printers.objects.values()].some(({ text }) => /StructElem|\/Type \/Annot\b|pdfaid/.test(text))).toBe(false)
  // Without a tree all of a page is outside of one; the numbers of lists, which are told by the tree, are not compared.
  const letters = (text: string | undefined): string => [...(text ?? '?').replace(/[\d.\s]/gu, '')].sort().join('')
  const [texts, drawn] = [readPages(reading), readPages(printers)]
  texts.forEach((page, index) => expect(letters(drawn[index]?.artifacts)).toBe(letters(`${page?.text}${page?.artifacts}`)))
})

test('every page begins where the page map says, counted in the text of the edition itself', () => {
  for (const page of map.pages.filter(({ start }) => start !== undefined)) {
    const { section: id, block, offset } = page.start!
    const blocks = blocksOf(book.sections.find((each) => each.id === id)!.tree)
    const from = blocks.findIndex((each) => each.id === block)
    const rest = blocks.slice(from).map((each) => foldText(each.text)).join('').slice(offset)
    expect(rest.startsWith(foldText(page.firstWords)), `page ${page.label}: ${page.firstWords}`).toBe(true)
  }
  const body = map.pages.filter((page) => /^\d/u.test(page.label))
  expect(body.map((page) => page.label)).toEqual(body.map((_, index) => String(index + 1)))
  expect(map.pages.every((page) => page.side === (page.index % 2 === 0 ? 'recto' : 'verso'))).toBe(true)
})

/** Text blocks of a tree, calls and slots left out. */
function blocksOf(node: Nodes, blocks: { id: string; text: string }[] = []): { id: string; text: string }[] {
  if (node.type === 'text') {
    const last = blocks.at(-1)
    if (last) last.text += node.value
  }
  if (node.type === 'element') {
    const classes = node.properties['className']
    if (Array.isArray(classes) && (classes.includes('note-call') || classes.includes('slot'))) return blocks
    const id = node.properties['dataBlock']
    if (typeof id === 'string') blocks.push({ id, text: '' })
  }
  if ('children' in node) for (const child of node.children) blocksOf(child, blocks)
  return blocks
}

const qpdf = judge('qpdf')
const pdffonts = judge('pdffonts')
const pdftotext = judge('pdftotext')

describe('what outside judges say of the PDF', () => {
  test.skipIf(!qpdf.available)('qpdf: no fault in the file', () => {
    const { status, output } = qpdf.run(['--check', file])
    expect(status, output).toBe(0)
    expect(output).toContain('No syntax or stream encoding errors found')
  })

  test.skipIf(!qpdf.available)('qpdf: no fault in the printer’s PDF', async () => {
    const printers = join(folder, 'small book-print.pdf')
    await writeFile(printers, result.printersPdf!)
    expect(qpdf.run(['--check', printers]).status).toBe(0)
  })

  test.skipIf(!qpdf.available)('qpdf: page labels, outline, language, tags, title, links', () => {
    const found = JSON.parse(qpdf.run(['--json=2', file]).output) as Inspected
    const objects = found.qpdf[1]
    const value = (reference: unknown): Record<string, unknown> => objects[`obj:${String(reference)}`]?.value as Record<string, unknown>
    expect(found.pagelabels.map(({ index, label }) => [index, label['/S'], label['/St'] ?? 1])).toEqual([[0, '/r', 1], [4, '/D', 1]])
    const entries = (list: readonly Outline[]): unknown[] => list.map(({ title, destpageposfrom1, kids }) => [title, map.pages[destpageposfrom1 - 1]?.label, ...entries(kids)])
    expect(entries(found.outlines)).toEqual([['1\u2002One', '1'], ['2\u2002Two', '9', ['End', pageLabel(map, 'two--end')]]])
    const trailer = objects['trailer']?.value as Record<string, unknown>
    const catalog = value(trailer['/Root'])
    expect(catalog).toMatchObject({ '/Lang': 'u:en', '/MarkInfo': { '/Marked': true }, '/ViewerPreferences': { '/DisplayDocTitle': true } })
    expect(value(catalog['/StructTreeRoot'])).toMatchObject({ '/Type': '/StructTreeRoot' })
    expect(value(trailer['/Info'])).toMatchObject({ '/Title': 'u:The Valley', '/Author': 'u:A. Editor', '/CreationDate': 'u:D:20260102000000Z' })
    const values = Object.values(objects).map((object) => object.value).filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
    const links = values.filter((each) => each['/Subtype'] === '/Link')
    // Every link leads into the book: four of the contents, two of the text, one of each call.
    expect(links.length).toBeGreaterThanOrEqual(4 + 2 + 8 + 3)
    expect(links.filter((link) => !Array.isArray(link['/Dest']) || '/A' in link)).toEqual([])
    const roles = new Set(values.filter((each) => each['/Type'] === '/StructElem').map((each) => each['/S']))
    expect([...roles]).toEqual(expect.arrayContaining(['/Document', '/H1', '/P', '/L', '/LI', '/Link']))
  })

  test.skipIf(!pdffonts.available)('pdffonts: embedded TrueType of the house only, each with its letters', () => {
    const rows = pdffonts.run([file]).output.trim().split('\n').slice(2)
    expect(rows.map((row) => /^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +yes yes yes /u.exec(row)?.[1] ?? row)).toEqual(['EBGaramond-Regular', 'ScheherazadeNew-Regular', 'NotoSerifTC-Regular'])
  })

  test.skipIf(!pdftotext.available)('pdftotext: on each page its running head, its first words, its folio; labels in the slots', () => {
    const pages = pdftotext.run(['-layout', file, '-']).output.split('\f').slice(0, -1).map((text) => text.normalize('NFKC').replace(/[\u202A-\u202E\u2066-\u2069]/gu, ''))
    expect(pages).toHaveLength(map.pages.length)
    for (const page of map.pages) {
      const lines = (pages[page.index] ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
      if (page.blank) expect(lines).toEqual([])
      if (page.runningHead !== '') expect(lines[0], page.label).toBe(page.runningHead)
      if (page.folioPrinted) expect(lines.at(-1), page.label).toBe(page.label)
      // Readers put the words of a right-to-left line in an order of their own.
      for (const word of page.firstWords.split(/[\s،，。.]+/u)) expect(pages[page.index], `page ${page.label}: ${word}`).toContain(word.normalize('NFKC'))
    }
    expect(pages[2]).toMatch(/One\s+1\n/u)
    expect(pages[2]).toMatch(/Two\s+9\n/u)
    expect(pages[10]).toContain('See p. 13, and there;')
    for (const word of ['ثورة', 'وتسعمئة', '伊犁河谷發生事']) expect(pages.join('')).toContain(word)
  })
})

interface Outline {
  readonly title: string
  readonly destpageposfrom1: number
  readonly kids: readonly Outline[]
}

/** What we read of `qpdf --json`. */
interface Inspected {
  readonly pagelabels: readonly { readonly index: number; readonly label: Readonly<Record<string, unknown>> }[]
  readonly outlines: readonly Outline[]
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown }>>]
}

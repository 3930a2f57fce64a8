import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { assembleBook, printSheets } from '../../pipeline/print/assemble.ts'
import { chooseBrowser, type BrowserChoice } from '../../pipeline/print/browser.ts'
import type * as conservation from '../../pipeline/print/conservation.ts'
import { provePdf, type Proof } from '../../pipeline/print/conservation.ts'
import { readFonts } from '../../pipeline/print/fonts.ts'
import { print } from '../../pipeline/print/index.ts'
import { labelsOf } from '../../pipeline/print/parts.ts'
import { finishPdf } from '../../pipeline/print/pdf.ts'
import { readPart } from '../../pipeline/print/printing.ts'
import { readPdf } from '../../pipeline/print/read-back.ts'
import { closedContext, type Served } from '../../pipeline/print/serve.ts'
import { fontFaces } from '../../pipeline/print/sheet.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

/** What the press laid before its own proof, the first time. */
let whole: Proof
vi.mock('../../pipeline/print/conservation.ts', async (original) => {
  const real = await original<typeof conservation>()
  return { ...real, provePdf: (proof: Proof) => ((whole ??= proof), real.provePdf(proof)) }
})

const book = edition({
  css: `${PLAIN_CSS} .small { font-variant-caps: small-caps; } .all-small { font-variant-caps: all-small-caps; } .kern { letter-spacing: 0.1em; }`,
  sections: [
    section({
      id: 'rising', title: 'The Rising', bare: 'none',
      notes: [{ label: '1', html: '<p>So the consul, in his telegram of that week.</p>' }, { label: '2', html: '<p>Another witness denies it.</p>' }],
      html: `<h1>The <span class="small">Rising</span> of <span class="all-small">Ghulja</span></h1>
<p>In November a republic was proclaimed in the valley.<fn n="0"></fn> The officer’s affliction, a fjord, a fluffy afflux: <em>difficult efflorescence</em> in Ürümchi.</p>
<p>They wrote <span lang="ar">شىنجاڭ</span> (that is, the new frontier) in 1884, and again in 1955.<fn n="1"></fn></p>
<p lang="ar" dir="rtl">قامت في الشمال الغربي جمهورية تركستان الشرقية سنة 1944، وهي دولة (قصيرة العمر).</p>
<p>Seen <span aria-hidden="true">beside</span> the road, <span class="kern">spaced</span>, x<sup>2</sup>; see p. <a class="slot" href="#rising" data-slot="page" data-target="rising"></a>.</p>
<p lang="zh-Hant">一九四四年，伊犁河谷發生事變。</p>`,
    }),
  ],
})

let choice: BrowserChoice
let context: BrowserContext
let xhtml: string
const files = new Map<string, Served>()

beforeAll(async () => {
  expect((await print(book, { pdf: true })).messages).toEqual([])
  const chosen = await chooseBrowser(undefined)
  if (!('first' in chosen)) throw new Error('no browser')
  choice = chosen
  const { fonts } = await readFonts(book.house.fonts, JSON.stringify(book.sections))
  for (const font of fonts) files.set(font.path, { type: 'font/ttf', body: font.bytes })
  context = await closedContext(choice.first, files)
  xhtml = assembleBook(book, whole.leaves, whole.sections, fontFaces(fonts.map((font) => font.face), (face) => `/font/${face.fileName}`))
})
afterAll(() => choice.first.close())

/** Prints the assembled book with something changed in it. */
async function printed(from: string, to: string): Promise<Pick<Proof, 'pdf' | 'assembled'>> {
  expect(xhtml.split(from), `“${from}” stands once in the book`).toHaveLength(2)
  const page = await context.newPage()
  const sheets = { xhtml: xhtml.replace(from, to), labels: labelsOf({ leaves: whole.leaves }, whole.pageMap), trim: book.trim }
  const { pdf, assembled } = await printSheets(page, files, '/book.xhtml', sheets).finally(() => page.close())
  return { assembled: assembled.texts, pdf: finishPdf([readPart(pdf, assembled.shapes)], book, whole.pageMap, new Map(), '0'.repeat(64)) }
}

async function lines(changes: Partial<Proof>): Promise<string[]> {
  return (await provePdf({ ...whole, ...changes })).messages.map((message) => `${message.file}:${message.line} ${message.ruleId} ${message.reason}`)
}

/** In the book, but drawn by no ink. */
const unseen = (words: string): string => `<span style="visibility:hidden">${words}</span>`

describe('pdf-conserved: what the printed PDF does not hold as the edition does', () => {
  test.each([
    ['a word of the body', 'republic was', `${unseen('republic')} was`, 'manuscript/rising.md:2', 'the words “republic was proclaimed in the valley.'],
    ['a letter', 'valley', `va${unseen('l')}ley`, 'manuscript/rising.md:2', 'the words “valley.'],
    ['a note', 'Another witness denies it.', unseen('Another witness denies it.'), 'manuscript/rising.md:8', 'the words “Another witness denies it.”'],
    ['a word printed twice by a style', '</style>', 'em::after { content: "twice"; }</style>', 'manuscript/rising.md:1', 'the words “twice'],
    ['a right-to-left word', 'جمهورية', unseen('جمهورية'), 'manuscript/rising.md:4', 'are missing from the PDF'],
    ['a right-to-left word in a left-to-right line', 'شىنجاڭ', unseen('شىنجاڭ'), 'manuscript/rising.md:3', 'are missing from the PDF'],
    ['a Chinese word', '事變', unseen('事變'), 'manuscript/rising.md:6', 'the words “'],
    ['text beside the structure tree', 'beside', unseen('beside'), 'manuscript/rising.md:1', 'where “The Rising1beside” should stand'],
    ['the number of a page', '<div class="folio" aria-hidden="true">1</div>', '', 'manuscript/rising.md:1', 'where “The Rising1beside” should stand'],
  ])('%s', async (_, from, to, place, reason) => {
    const [first = '', ...others] = await lines(await printed(from, to))
    expect(first).toMatch(new RegExp(`^${place} pdf-conserved `, 'u'))
    expect(first).toContain(reason)
    expect(others).toEqual([])
  })
})

describe('pdf-conserved: what was changed on the way from the edition to the assembled pages', () => {
  test.each([
    ['a word left out', 'republic was', 'was', 'manuscript/rising.md:2', '“republic was proclaimed in the valley. The officer’s” were changed when the book was put together'],
    ['a word put twice', 'republic was', 'republic republic was', 'manuscript/rising.md:2', '“was proclaimed in the valley. The officer’s affliction,” were changed when the book was put together'],
    ['a call of a note left out', '>2</a>', '></a>', 'manuscript/rising.md:3', 'the words “2” of a call'],
    ['the number of a note left out', '2.</span>', '</span>', 'manuscript/rising.md:1', 'the words “2.” of a call'],
  ])('%s', async (_, from, to, place, reason) => {
    const [first = ''] = await lines(await printed(from, to))
    expect(first).toMatch(new RegExp(`^${place} pdf-conserved `, 'u'))
    expect(first).toContain(reason)
  })

  test('pages that lack a block, hold one too many, or are not there at all', async () => {
    const laid = whole.sections.get('rising')!
    const without = laid.pages.map((page) => ({ ...page, notes: page.notes.filter((piece) => !piece[2].includes('consul')) }))
    expect((await lines({ sections: new Map([['rising', { ...laid, pages: without }]]) }))[0]).toMatch(/^manuscript\/rising\.md:7 pdf-conserved In “The Rising” the words “So the consul/)
    const more = laid.pages.map((page) => ({ ...page, body: [...page.body, ['', 'b99', 'Stray words.'] as const] }))
    expect((await lines({ sections: new Map([['rising', { ...laid, pages: more }]]) }))[0]).toContain('the words “Stray words.”')
    expect(await lines({ sections: new Map(), leaves: [], assembled: [] })).toContainEqual(expect.stringContaining('the words “In November a republic'))
  })

  test.each([
    ['twice', 'republic was', 'republic republic was', 'manuscript/rising.md:2', '“was proclaimed in the valley.'],
    ['in another order', 'republic was', 'was republic', 'manuscript/rising.md:2', '“republic was proclaimed in the valley.'],
    ['twice, at the end of a page', 'denies it.', 'denies it. Indeed.', 'manuscript/rising.md:8', '“Indeed.” are not in the PDF as they stand in the edition'],
  ])('words that are in the PDF %s', async (_, from, to, place, reason) => {
    const [first = ''] = await lines({ pdf: (await printed(from, to)).pdf })
    expect(first).toMatch(new RegExp(`^${place} pdf-conserved `, 'u'))
    expect(first).toContain(reason)
  })

  test('figures that change places in a line with a right-to-left word', async () => {
    const assembled = whole.assembled.map((runs) => runs.map((run) => ({ ...run, text: run.text.replace('1955', '1595') })))
    expect(await lines({ assembled })).toContainEqual(expect.stringMatching(/^manuscript\/rising\.md:3 .* are not in the PDF as they stand/u))
  })
})

test('ligatures, small capitals, spaced and raised letters, right-to-left and Chinese text are read back as they were written', async () => {
  expect(await lines(await printed('<body hidden="">', '<body hidden="">'))).toEqual([])
  const text = (await readPdf(whole.pdf)).map((page) => page.text).join('').normalize('NFKC').replace(/[\s\u2010]/gu, '')
  for (const words of ['TheRisingofGhulja', 'affliction', 'fjord', 'fluffy', 'difficultefflorescence', 'Ürümchi', 'spaced', '伊犁河谷']) expect(text).toContain(words)
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { chooseBrowser } from '../../pipeline/print/browser.ts'
import { print, renderQuality } from '../../pipeline/print/index.ts'
import { measureQuality, type PageQuality } from '../../pipeline/print/quality.ts'
import { totalsOf } from '../../pipeline/print/quality-report.ts'
import { closedContext, type Served } from '../../pipeline/print/serve.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'
import { words } from './words.ts'

interface Sheet {
  readonly body: string
  readonly notes?: string
}

/** Pages drawn by hand: a text area of 300 by 200 px, ten lines of 20 px. `body` is what stands in it, `notes` at its foot. */
function pages(...sheets: readonly Sheet[]): string {
  const boxes = sheets.map(({ body, notes = '' }) => `<div class="pagedjs_page"><div class="pagedjs_area"><div class="pagedjs_page_content">${body}</div><div class="pagedjs_footnote_area">${notes}</div></div></div>`)
  return `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Pages</title><style>
    @font-face { font-family: Garamond; src: url(/garamond.ttf) }
    body, p, h2 { margin: 0; font: 16px/20px Garamond; text-align: justify }
    .pagedjs_page { position: relative; width: 400px; height: 300px; overflow: hidden } .pagedjs_area { position: absolute; left: 50px; top: 50px; width: 300px; height: 200px }
    .pagedjs_footnote_area { position: absolute; bottom: 0 }
    [data-split-to] { text-align-last: justify }
  </style></head><body hidden="">${boxes.join('')}</body></html>`
}

/** A map of as many pages, all of one section, the first a recto. */
function mapOf(count: number): PageMap {
  return {
    anchors: {},
    pages: Array.from({ length: count }, (_, index) => ({ index, label: String(index + 1), folioPrinted: true, side: index % 2 === 0 ? 'recto' : 'verso', blank: false, section: 'one', runningHead: '', text: [], firstWords: '' })),
  }
}

async function measured(...sheets: readonly Sheet[]): Promise<PageQuality[]> {
  const choice = await chooseBrowser(undefined)
  if (!('first' in choice)) throw new Error('no browser')
  try {
    const garamond = createRequire(import.meta.url).resolve('@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf')
    const files = new Map<string, Served>([['/garamond.ttf', { type: 'font/ttf', body: readFileSync(garamond) }]])
    return await measureQuality(await closedContext(choice.first, files), files, pages(...sheets), mapOf(sheets.length))
  } finally {
    await choice.first.close()
  }
}

const full = '<p data-block="b9">line</p>'.repeat(10)

test('each fault of a page is counted where it stands, and sound pages have none', async () => {
  const found = await measured(
    { body: `<p data-block="b1" data-split-from="">end.</p>${'<p data-block="b2">line</p>'.repeat(8)}<p data-block="b3" data-split-to="">a few words go on</p>` },
    { body: `<p data-block="b1">antidisestablish a b mentarianism incomprehensible aaaaaaaaaaa</p><h2 data-block="b2">Head</h2>` },
    { body: `<p data-block="b1">one</p><p data-block="b2"><span style="position: relative; left: 320px">off</span></p>`, notes: '<div class="note" data-split-from="">goes on</div>' },
    { body: full },
    { body: full },
  )
  expect(found.map(({ lines: _lines, index: _index, last: _last, ...counts }) => counts)).toEqual([
    { widows: 1, orphans: 1, stretched: 1, crowded: 0, short: 0, stranded: 0, carried: 0, outside: 0 },
    { widows: 0, orphans: 0, stretched: 1, crowded: 0, short: 7, stranded: 1, carried: 0, outside: 0 },
    { widows: 0, orphans: 0, stretched: 0, crowded: 0, short: 7, stranded: 0, carried: 1, outside: 1 },
    { widows: 0, orphans: 0, stretched: 0, crowded: 0, short: 0, stranded: 0, carried: 0, outside: 0 },
    { widows: 0, orphans: 0, stretched: 0, crowded: 0, short: 0, stranded: 0, carried: 0, outside: 0 },
  ])
  expect(found.map((page) => page.lines)).toEqual([10, 3, 2, 10, 10])
  expect(found.map((page) => page.last)).toEqual([false, false, false, false, true])
})

const page: PageQuality = { index: 0, lines: 20, widows: 0, orphans: 0, stretched: 0, crowded: 0, short: 0, stranded: 0, carried: 0, outside: 0, last: false }

test('openings whose pages end more than a line apart are uneven, but where a section ends', () => {
  const list = [0, 0, 3, 1, 0, 5, 0].map((short, index) => ({ ...page, index, short, last: index === 6 }))
  expect(totalsOf(list, mapOf(7))).toMatchObject({ pages: 7, lines: 140, uneven: 1, counts: { short: 2 } })
})

test('the report has a line for each page that has something, or for each, and the totals', () => {
  const list = [page, { ...page, index: 1, widows: 1, short: 4 }]
  expect(renderQuality(list, mapOf(2), 'noted').split('\n').slice(0, 2).map((line) => line.trim().split(/\s+/u))).toEqual([
    ['page', 'lines', 'widows', 'orphans', 'stretched', 'crowded', 'short', 'stranded', 'carried', 'outside', 'section'],
    ['2', '20', '1', '·', '·', '·', '4', '·', '·', '·', 'one'],
  ])
  expect(renderQuality(list, mapOf(2), 'all').trim().split('\n')).toHaveLength(4)
  expect(renderQuality(list, mapOf(2), 'all')).toContain('2 pages, 40 lines: widows 1, orphans 0, stretched lines 0, crowded lines 0, pages ending short 1,')
})

test('a book that is laid out is measured: its style asks for no widow and no orphan, and has none', async () => {
  const sections = [section({ id: 'one', html: Array.from({ length: 12 }, (_, index) => `<p>${words(90, index)}</p>`).join('') })]
  const single = async (css: string): Promise<number[]> => {
    const { quality = [], messages } = await print(edition({ sections, css }), { pdf: true, report: true })
    expect(messages).toEqual([])
    return [quality.reduce((sum, each) => sum + each.widows + each.orphans, 0), quality.reduce((sum, each) => sum + each.outside, 0)]
  }
  expect((await single(PLAIN_CSS))[0]).toBeGreaterThan(0)
  expect(await single(`${PLAIN_CSS} body { widows: 2; orphans: 2 }`)).toEqual([0, 0])
})

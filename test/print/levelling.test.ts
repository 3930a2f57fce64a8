import { expect, test } from 'vitest'
import { Standing } from '../../pipeline/model/standing.ts'
import { print } from '../../pipeline/print/index.ts'
import { totalsOf } from '../../pipeline/print/quality-report.ts'
import { fillOpening, levelled, spread, whiteRules, withWhite } from '../../pipeline/print/levelling.ts'
import type { HarvestedPage } from '../../pipeline/print/harvest.ts'
import { orderLeaves } from '../../pipeline/print/labels.ts'
import type { Place, Room } from '../../pipeline/print/room.ts'
import { edition, PLAIN_CSS, section, type SectionInput } from './edition.ts'

/** A page of ten-px lines, its foot at 500 px: free lines, and the most that each of its places takes, 100 px apart. */
function room(free: number, ...most: number[]): Room {
  return { leading: 10, white: free * 10 + 3, foot: 500, places: most.map((each, at): Place => [100 * (at + 1), each, 1]) }
}

test('the widest place takes most, and none more than it may', () => {
  const places: Place[] = [[100, 1, 1], [200, 2, 1], [300, 1, 1]]
  expect([1, 2, 3, 4, 9].map((lines) => spread(places, lines))).toEqual([[0, 1, 0], [1, 1, 0], [1, 1, 1], [1, 2, 1], [1, 2, 1]])
  expect(spread([[100, 1, 0.5], [200, 1, 0.5], [300, 1, 0.5]], 2)).toEqual([1, 0.5, 0.5])
  expect(spread([[100, 1, 0.5], [200, 2, 1]], 1)).toEqual([0, 1])
})

test('a page is filled where its places take all but a line of what is free, and left alone where they do not', () => {
  expect(fillOpening(room(3, 2, 1), undefined)).toEqual([3, 0])
  expect(fillOpening(room(3, 2), undefined)).toEqual([2, 0])
  expect(fillOpening(room(4, 2), undefined)).toEqual([0, 0])
  expect(fillOpening(room(1, 2), undefined)).toEqual([0, 0])
})

test('facing pages are brought level though neither can be filled', () => {
  expect(fillOpening(room(9, 2, 2), room(5, 1))).toEqual([4, 0])
  expect(fillOpening(room(9, 2, 2, 2), room(5))).toEqual([4, 0])
  expect(fillOpening(room(5), room(9, 2, 1))).toEqual([0, 3])
  expect(fillOpening(room(5, 1), room(5, 1))).toEqual([0, 0])
})

const page: HarvestedPage = {
  xml: '<section><p>a</p><h2 data-white="0:1">b</h2><div data-white="0:1"><p>c</p><p data-white="1:2">data-white="1:2"</p></div></section>',
  body: [], notes: [],
  anchors: [['a', 50], ['b', 100], ['d', 200], ['note', 510]],
  boxes: [0, 200, 40, 40, 0, 400, 40, 40, 0, 780, 40, 60, 0, 2010, 40, 40],
  room: room(3, 2, 1),
}

test('all below a place moves down, line boxes and anchors with it; notes stay', () => {
  const moved = withWhite(page, [2, 1])
  expect(moved.xml).toBe('<section><p>a</p><h2 data-white="20">b</h2><div data-white="20"><p>c</p><p data-white="10">data-white="1:2"</p></div></section>')
  expect(moved.anchors).toEqual([['a', 50], ['b', 120], ['d', 230], ['note', 510]])
  expect(moved.boxes).toEqual([0, 200, 40, 40, 0, 480, 40, 40, 0, 900, 40, 60, 0, 2010, 40, 40])
  expect(whiteRules(moved.xml).split('\n')).toEqual(['[data-white="10"] { position: relative; top: 10px; }', '[data-white="20"] { position: relative; top: 20px; }'])
  expect(withWhite(page)).toEqual({ ...page, xml: '<section><p>a</p><h2>b</h2><div><p>c</p><p>data-white="1:2"</p></div></section>' })
})

test('which pages face each other is the book’s affair: a section that begins on a verso is levelled the other way', () => {
  const [one, two] = [section({ id: 'one', html: '<p>1</p>' }), section({ id: 'two', html: '<p>2</p>', start: 'next' })]
  const rooms = [room(5), room(9, 2, 1), room(9), room(4)]
  const laid = { css: '', pages: rooms.map((each): HarvestedPage => ({ ...page, room: each })) }
  const tops = (before: number): number[] => {
    const leaves = orderLeaves(edition({ sections: [one, two] }), [before, 4])
    return levelled(leaves, new Map([['one', { css: '', pages: [page, page] }], ['two', laid]]), new Standing()).get('two')!.pages.map(({ anchors }) => anchors[2]![1])
  }
  expect(tops(1)).toEqual([200, 230, 200, 200])
  expect(tops(2)).toEqual([200, 200, 200, 200])
})

const CSS = `${PLAIN_CSS} h2 { margin: 0; font-size: 1em; font-weight: normal; break-after: avoid; --white-before: 2 } .kept { break-inside: avoid }
  .segment { display: grid; grid-template-columns: 1fr 1fr; break-inside: avoid; --white-before: 1; --white-step: 0.5 }`
/** Fourteen lines a page, and a little. */
const TRIM = { width: 252, height: 270 }
const lines = (count: number): string => '<p>line</p>'.repeat(count)

/** Pages that end short and uneven openings of a section of pages of fourteen lines. It may begin on either side: no page of it is made shorter. */
async function printed(html: string, more: Partial<SectionInput> = {}, css = CSS): Promise<{ short: number; uneven: number; shorts: number[] }> {
  const { quality = [], pageMap, messages } = await print(edition({ sections: [section({ id: 'one', html, start: 'next', ...more })], css, trim: TRIM }), { pdf: true, report: true })
  expect(messages).toEqual([])
  const { counts, uneven } = totalsOf(quality, pageMap!)
  return { short: counts.short, uneven, shorts: quality.map(({ short }) => short) }
}

const withHeading = `${lines(14)}${lines(6)}<h2>Head</h2>${lines(5)}<div class="kept">${lines(4)}</div>${lines(20)}`

test('an opening is levelled above its heading; without one, or where the house allows no white, it stays as it is', async () => {
  expect(await printed(withHeading)).toEqual({ short: 0, uneven: 0, shorts: [0, 0, 0, 0] })
  expect(await printed(withHeading, {}, CSS.replace('--white-before: 2', ''))).toEqual({ short: 1, uneven: 1, shorts: [0, 2, 0, 0] })
  expect(await printed(withHeading.replace(/<(\/?)h2>/gu, '<$1p>'))).toMatchObject({ short: 1, uneven: 1 })
})

test('a heading at the head of a page is not moved, and a chapter ends where it ends', async () => {
  expect((await printed(`${lines(14)}<h2>Head</h2>${lines(11)}<div class="kept">${lines(4)}</div>${lines(20)}`)).shorts).toEqual([0, 2, 0, 0])
  expect(await printedLast(CSS)).toBe(await printedLast(CSS.replace('--white-before: 2', '--white-before: 0')))
})

/** The PDF of a section whose last page ends two lines above its foot and has a heading. */
async function printedLast(css: string): Promise<string> {
  const html = `${lines(14)}${lines(5)}<h2>Head</h2>${lines(6)}`
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', html })], css, trim: TRIM }), { pdf: true })
  expect(messages).toEqual([])
  return Buffer.from(pdf!).toString('latin1').replaceAll(/\/ID ?\[[^\]]*\]/gu, '')
}

test('a page with notes is filled down to them', async () => {
  const html = `${lines(14)}${lines(5)}<h2>Head</h2>${lines(4)}<p>line<fn n="0"></fn></p><div class="kept">${lines(3)}</div>${lines(20)}`
  const notes = [{ label: '1', html: '<p>Note.</p>' }]
  expect((await printed(html, { notes }, CSS.replace('--white-before: 2', ''))).shorts[1]).toBeGreaterThan(1)
  expect((await printed(html, { notes })).shorts[1]).toBeLessThan(2)
})

test('a section from the right, and texts side by side, are levelled too', async () => {
  const arabic = withHeading.replaceAll('line', 'سطر').replaceAll('Head', 'عنوان')
  expect(await printed(arabic, { lang: 'ar', dir: 'rtl' })).toMatchObject({ short: 0, uneven: 0 })
  const segment = (count: number): string => `<div class="segment"><div>${lines(count)}</div><div>${lines(count)}</div></div>`
  const segments = `${lines(14)}<div>${[4, 4, 4, 5, 5, 4, 5].map(segment).join('')}</div>`
  expect(await printed(segments)).toEqual({ short: 0, uneven: 0, shorts: [0, 0, 0, 0] })
  expect(await printed(segments, {}, CSS.replace('--white-before: 1', ''))).toMatchObject({ short: 1, uneven: 1 })
})

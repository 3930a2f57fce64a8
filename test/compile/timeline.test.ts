import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { create } from 'fontkit'
import type { Element } from 'hast'
import { expect, test } from 'vitest'
import { serialise } from '../../pipeline/compile/hash.ts'
import { compile } from '../../pipeline/compile/index.ts'
import { brokenInto, estimatedWidth } from '../../pipeline/compile/label-widths.ts'
import { drawTimeline, spread } from '../../pipeline/compile/timeline.ts'
import { timelineOf } from '../../pipeline/language/timeline.ts'
import { chronologies } from '../../pipeline/model/chronology.ts'
import type { Section } from '../../pipeline/model/edition.ts'
import { Standing } from '../../pipeline/model/standing.ts'
import { bookOf, compiled, html, markdown, sectionOf } from './book.ts'

const asHtml = (node: Element): string => serialise({ type: 'root', children: [node] })
const options = { id: 't', title: 'The rising', alt: 'What came when.', dir: 'ltr' as const, place: { file: 'a.md', line: 1, column: 1 } }
const drawn = (...rows: readonly (readonly [date: string, event: string])[]): readonly string[] => drawTimeline(timelineOf(rows.map(([date, event]) => ({ date, event }))).events, options).map(asHtml)
const chronology = chronologies(markdown('chronology.md', readFileSync(new URL('../../manuscript/chronology.md', import.meta.url), 'utf8')).tree).get('tbl-chronology') ?? []
/** Where the lines of words stand and how far they reach: the first line of an event with its date, then those that follow it. */
const linesOf = (drawing: string): { y: number; right: number }[] => [...drawing.matchAll(/<text class="map-label event" x="([\d.]+)" y="([\d.]+)".*?<\/text>/gu)].flatMap(([text, left, top]) => {
  const [date = '', first = '', ...more] = [...text.matchAll(/<tspan[^>]*>([^<]*)/gu)].map((match) => match[1]!)
  return [`${date}${first}`, ...more].map((words, index) => ({ y: Number(top) + 12 * index, right: Number(left) + estimatedWidth(words.trim(), 10) + (index === 0 ? 3 : 0) }))
})

test('a time line names and describes itself, and sets its events in their order', () => {
  const [drawing = '', ...more] = drawn(['11 September 1944', 'Sheng leaves'], ['7 November 1944', 'Rising in Ghulja'], ['March 1944', 'Levy of horses'])
  expect(more).toEqual([])
  expect(drawing).toContain('<title id="t--title">The rising</title><desc id="t--desc">What came when. March 1944: Levy of horses; 11 September 1944: Sheng leaves; 7 November 1944: Rising in Ghulja.</desc>')
  expect([...drawing.matchAll(/<tspan[^>]*>([^<]+)/gu)].map((match) => match[1])).toEqual(['March 1944 ', 'Levy of horses', '11 September 1944 ', 'Sheng leaves', '7 November 1944 ', 'Rising in Ghulja'])
  expect(drawing).toMatch(/class="map-label year"[^>]*>1944</u)
})

test('days, months, what lasts and what is doubtful have marks of their own, at their time', () => {
  const [drawing = ''] = drawn(['1 January 1944', 'A'], ['1944', 'B'], ['1 February–31 October 1944', 'C'], ['c. 3 July 1944', 'D'], ['31 December 1944', 'E'])
  const circles = [...drawing.matchAll(/<circle class="([\w ]+)" cx="([\d.]+)" cy="([\d.]+)" r="2" fill="([^"]+)"/gu)].map(([, kind, x, y, fill]) => [kind, Number(x), Number(y), fill] as const)
  expect(circles.map(([kind, , , fill]) => `${kind} ${fill}`)).toEqual(['day #000', 'within none', 'day doubtful none', 'day #000'])
  const [first, middle, doubtful, last] = circles.map(([, , y]) => y) as [number, number, number, number]
  expect((middle - first) / (last - first)).toBeCloseTo(0.5, 1)
  expect(doubtful).toBeCloseTo(middle, 0)
  const bar = /<path class="span" d="M([\d.]+) ([\d.]+)V([\d.]+)"/u.exec(drawing)?.slice(1).map(Number) ?? []
  expect((bar[2]! - bar[1]!) / (last - first)).toBeCloseTo(273 / 365, 2)
  expect(new Set([...circles.map(([, x]) => x), bar[0]]).size, 'on the axis, and beside each other').toBe(4)
})

test('the labels of the book’s chronology stand in order, inside the drawing, none on another; on several drawings where one would be taller than a page', () => {
  const drawings = drawTimeline(timelineOf(chronology).events, options).map(asHtml)
  expect(drawings.length).toBeGreaterThan(1)
  expect(drawings.flatMap((drawing) => [...drawing.matchAll(/<tspan class="event-date"[^>]*>([^<]+) </gu)].map((match) => match[1])).length).toBe(chronology.length)
  expect(new Set(drawings.flatMap((drawing) => [...drawing.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]))).size).toBe(2 * drawings.length)
  for (const drawing of drawings) {
    const height = Number(/viewBox="0 0 310 ([\d.]+)"/u.exec(drawing)?.[1])
    expect(height).toBeLessThanOrEqual(412)
    const lines = linesOf(drawing)
    lines.forEach(({ y, right }, index) => {
      expect(y - (lines[index - 1]?.y ?? -Infinity)).toBeGreaterThanOrEqual(11.99)
      expect(y).toBeLessThan(height)
      expect(right).toBeLessThanOrEqual(310)
    })
  }
})

test('labels stand at their ideal where there is room, and share what there is where not', () => {
  expect(spread([{ ideal: 10, height: 5 }, { ideal: 50, height: 5 }], 0, 100)).toEqual([10, 50])
  expect(spread([{ ideal: 20, height: 10 }, { ideal: 20, height: 10 }, { ideal: 60, height: 10 }], 0, 100)).toEqual([15, 25, 60])
  expect(spread([{ ideal: 98, height: 10 }, { ideal: 99, height: 10 }], 0, 100)).toEqual([80, 90])
})

test('estimated widths are never less than those of the house’s type', () => {
  const require = createRequire(import.meta.url)
  const font = create(readFileSync(join(require.resolve('@expo-google-fonts/eb-garamond/package.json'), '../400Regular/EBGaramond_400Regular.ttf'))) as unknown as { layout(text: string): { advanceWidth: number }; unitsPerEm: number }
  const texts = [...chronology.flatMap(({ date, event }) => [date, event]), 'Ürümchi, Čapajevsk & Łódź', 'Ил в Синьцзяне, шум и гам']
  for (const text of texts) {
    const width = font.layout(text).advanceWidth / font.unitsPerEm
    expect(estimatedWidth(text, 1), text).toBeGreaterThanOrEqual(width)
    expect(estimatedWidth(text, 1), text).toBeLessThan(width * 1.35 + 0.1)
  }
})

test('lines are broken at spaces and between Han characters, and lose nothing', () => {
  expect(brokenInto('National Army takes Tacheng', 10, 80)).toEqual(['National Army ', 'takes Tacheng'])
  expect(brokenInto('國民黨軍隊，進入新疆', 10, 60)).toEqual(['國民黨軍隊，', '進入新疆'])
})

test('the directive draws the rows of a table in another chapter, and its caption is numbered among the figures', () => {
  const table = ':::table{#tbl caption="Dates"}\n| Date | Event |\n|---|---|\n| 1944 | A[@x] rising:index[Risings] |\n| 1946 | A *treaty* |\n:::\n'
  const made = (line: string): string => {
    const { edition, messages } = compiled(bookOf({ chapters: { one: `${line}\n\nSee :ref{to=fig}.\n`, two: table } }))
    expect(messages).toEqual([])
    return html(sectionOf(edition, 'one'))
  }
  const whole = made('::timeline{#fig table=tbl alt="Two events." caption="Two years"}')
  expect(whole).toContain('<figure class="timeline" id="fig">')
  expect(whole).toContain('Two events. 1944: A rising; 1946: A treaty.')
  expect(whole).toMatch(/<figcaption[^>]*><span class="caption-number">Figure&nbsp;1\.<\/span> Two years</u)
  expect(whole).toContain('See <a class="ref" href="#fig">Figure&nbsp;1</a>.')
  expect(made('::timeline{#fig table=tbl from=1945 alt="One event." caption="One year"}')).not.toContain('A rising')
})

test('a chapter is made again where a row of the table in another one has changed, and not where only the text around it has', () => {
  const standing = new Standing()
  const made = (before: string, year: string): Section => {
    const book = bookOf({ chapters: { one: '::timeline{table=tbl alt="One event."}\n', two: `${before}\n\n:::table{#tbl caption="Dates"}\n| Date | Event |\n|---|---|\n| ${year} | A rising |\n:::\n` } })
    const chapters = new Map([...book.chapters].map(([id, chapter]) => [id, standing.same(`chapter ${id}`, chapter)]))
    return sectionOf(compile({ ...book, chapters }, { generator: 'test', standing }).edition, 'one')
  }
  const first = made('Before.', '1944')
  expect(made('More\n\nbefore.', '1944')).toBe(first)
  expect(html(made('Before.', '1945'))).toContain('1945: A rising')
})

import type { Element } from 'hast'
import { expect, test } from 'vitest'
import { serialise } from '../../pipeline/compile/hash.ts'
import { labelWidth, overlap, placeLabels, type Box } from '../../pipeline/compile/label-places.ts'
import { drawLocatorMap } from '../../pipeline/compile/locator-map.ts'
import { bookOf, compiled, html, sectionOf } from './book.ts'

const asHtml = (node: Element): string => serialise({ type: 'root', children: [node] })
const options = { id: 'm', title: 'Towns', alt: 'Where the towns lie.', place: { file: 'a.md', line: 1, column: 1 } }
const towns = [
  { label: 'Ghulja', coordinates: [43.92, 81.32] as const }, { label: 'Ürümchi', coordinates: [43.83, 87.62] as const }, { label: 'Alma-Ata', coordinates: [43.25, 76.93] as const },
]
const dotsOf = (drawing: string): number[][] => [...drawing.matchAll(/<circle[^>]*cx="([\d.-]+)" cy="([\d.-]+)"/gu)].map((match) => [Number(match[1]), Number(match[2])])
const barOf = (drawing: string): number[] => {
  const [, from, to, km] = /class="scale" d="M([\d.]+) [\d.]+V[\d.]+H([\d.]+)V.*?scale-label[^>]*>(\d+) km/u.exec(drawing) ?? []
  return [(Number(to) - Number(from)) / Number(km)]
}

test('a locator map names and describes itself, and labels each place', () => {
  const drawing = asHtml(drawLocatorMap(towns, options))
  expect(drawing).toContain('<title id="m--title">Towns</title><desc id="m--desc">Where the towns lie. Ghulja: 43.92° N, 81.32° E; Ürümchi: 43.83° N, 87.62° E; Alma-Ata: 43.25° N, 76.93° E.</desc>')
  expect([...drawing.matchAll(/<text[^>]*>([^<]+)/gu)].map((match) => match[1])).toEqual(['Ghulja', 'Ürümchi', 'Alma-Ata', '200 km'])
  expect(drawing).toBe(asHtml(drawLocatorMap(towns, options)))
})

test('distances on the map are those on the earth: Ghulja to Ürümchi is some 506 km', () => {
  const drawing = asHtml(drawLocatorMap(towns, options))
  const [ghulja, urumchi] = dotsOf(drawing)
  const units = Math.hypot(ghulja![0]! - urumchi![0]!, ghulja![1]! - urumchi![1]!)
  expect(units / barOf(drawing)[0]!).toBeGreaterThan(500)
  expect(units / barOf(drawing)[0]!).toBeLessThan(512)
})

test('one place alone, and places on either side of the date line, are drawn inside the frame', () => {
  const alone = asHtml(drawLocatorMap(towns.slice(0, 1), options))
  expect(dotsOf(alone)).toEqual([[155, 65]])
  const dots = dotsOf(asHtml(drawLocatorMap([{ label: 'Anadyr', coordinates: [64.73, 177.5] }, { label: 'Nome', coordinates: [64.5, -165.4] }], options)))
  expect(dots[0]![0]).toBeLessThan(155)
  expect(dots[1]![0]).toBeGreaterThan(155)
  for (const [x] of dots) expect(x).toBeGreaterThan(30)
})

test('labels cover neither each other nor the points, however close these stand', () => {
  const frame: Box = { x: 0, y: 0, width: 310, height: 200 }
  const points = Array.from({ length: 14 }, (_, index) => ({ x: 150 + (index % 4) * 6, y: 90 + Math.floor(index / 4) * 5, text: index % 3 === 0 ? '迪化' : `Town ${index}` }))
  const boxes = placeLabels(points, 10, frame).map(({ x, y, anchor }, index): Box => {
    const width = labelWidth(points[index]!.text, 10)
    return { x: anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, y: y - 8.3, width, height: 10 }
  })
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) expect(overlap(one, other), `${points[index]!.text}`).toBe(false)
    for (const { x, y } of points) expect(overlap(one, { x: x - 2, y: y - 2, width: 4, height: 4 })).toBe(false)
    expect(one.x >= 0 && one.x + one.width <= 310 && one.y >= 0 && one.y + one.height <= 200).toBe(true)
  })
})

test('the directive draws places of the register, and its caption is numbered among the maps', () => {
  const names = [{ id: 'ghulja', type: 'place' as const, preferred: 'Ghulja', coordinates: [43.92, 81.32] as const }, { id: 'urumchi', type: 'place' as const, preferred: 'Ürümchi', coordinates: [43.83, 87.62] as const }]
  const { edition, messages } = compiled(bookOf({ names, chapters: { one: '::locator-map{#m places="ghulja urumchi" alt="Two towns." caption="Two towns"}\n\nSee :ref{to=m}.\n' } }))
  expect(messages).toEqual([])
  const text = html(sectionOf(edition, 'one'))
  expect(text).toContain('<figure class="map" id="m">')
  expect(text).toMatch(/<figcaption[^>]*><span class="caption-number">Map&nbsp;1\.<\/span> Two towns</u)
  expect(text).toContain('See <a class="ref" href="#m">Map&nbsp;1</a>.')
})

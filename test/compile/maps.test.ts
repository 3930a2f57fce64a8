import type { Element } from 'hast'
import { expect, test } from 'vitest'
import { drawMap } from '../../pipeline/compile/maps.ts'
import type { MapSource } from '../../pipeline/model/book.ts'
import { serialise } from '../../pipeline/compile/hash.ts'

const asHtml = (node: Element): string => serialise({ type: 'root', children: [node] })

const source: MapSource = {
  file: 'manuscript/m.map.yaml', title: 'A map', bounds: { west: 80, east: 84, south: 42, north: 46 },
  places: [{ label: 'Ghulja', lat: 44, lon: 82, kind: 'capital', anchor: 'start', dx: 4, dy: -3 }],
  lines: [{ kind: 'river', label: 'Ili', points: [[80, 43], [82, 44], [84, 45]] }],
  areas: [{ kind: 'lake', label: 'Lake', points: [[81, 44], [81.5, 44], [81.5, 44.5]] }],
}
const options = { id: 'map', alt: 'What it shows.', place: { file: source.file, line: 1, column: 1 } }

test('a map is a drawing with a name, a description and labels, without a style sheet', () => {
  const drawing = asHtml(drawMap(source, options))
  expect(drawing).toContain('role="img"')
  expect(drawing).toContain('<desc id="map--desc">What it shows.</desc>')
  expect([...drawing.matchAll(/<text[^>]*>([^<]+)/gu)].map((match) => match[1])).toEqual(['Lake', 'Ili', 'Ghulja', '50 km'])
  expect(drawing).toMatch(/<path class="line river"[^>]*stroke=/u)
})

test('the middle of the bounds is the middle of the drawing, and degrees keep their true proportion', () => {
  const drawing = asHtml(drawMap(source, options))
  const height = Number(/viewBox="0 0 310 ([\d.]+)"/u.exec(drawing)?.[1])
  expect(height).toBeCloseTo(310 / Math.cos((44 * Math.PI) / 180), 1)
  const [, x, y] = /class="place capital" cx="([\d.]+)" cy="([\d.]+)"/u.exec(drawing) ?? []
  expect([Number(x), Number(y)]).toEqual([155, expect.closeTo(height / 2, 1)])
})

test('points may be written latitude first', () => {
  const turned: MapSource = { ...source, lines: [{ kind: 'river', label: 'Ili', points: [[43, 80], [44, 82], [45, 84]] }], areas: [] }
  const path = (map: MapSource): string | undefined => /class="line river" d="([^"]+)"/u.exec(asHtml(drawMap(map, options)))?.[1]
  expect(path(turned)).toBe(path(source))
})

import { geoAzimuthalEquidistant, geoCentroid, geoGraticule, geoPath, type GeoProjection } from 'd3-geo'
import type { Element } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import { element, placed } from './elements.ts'
import { labelWidth, placeLabels, type Box } from './label-places.ts'
import { drawing, fixed, label, neatline, scaleBar, scaleOf, width } from './map-drawing.ts'

/** A place with its latitude and longitude in degrees. */
interface Located {
  readonly label: string
  readonly coordinates: readonly [lat: number, lon: number]
}

/** On a telephone 360 pixels wide, letters of 10.5 units are 12 pixels high. */
const size = 10.5
/** The margin in which no place lies, so that labels have room. */
const margin = 34
const earthRadius = 6371
/** A single place, or places close together, are shown with so much around them, in kilometres. */
const leastWidth = 300

/**
 * Draws where places lie: equidistant from their middle, with graticule, points, labels that do not overlap, and a scale bar, in the look of the
 * maps that are drawn from files. The description names every place with its coordinates.
 */
export function drawLocatorMap(places: readonly Located[], options: { readonly id: string; readonly title: string; readonly alt: string; readonly place: Place }): Element {
  const { id, title, alt, place } = options
  const { projection, height } = project(places)
  const frame: Box = { x: 3, y: 3, width: width - 6, height: height - 6 }
  const points = places.map(({ label, coordinates: [lat, lon] }) => {
    const [x, y] = projection([lon, lat]) ?? [0, 0]
    return { x, y, text: label }
  })
  const bar = scale(projection, height)
  const labels = placeLabels(points, size, frame, [bar.box])
  const path = (d: string | null, className: string[], stroke: string, strokeWidth: string): Element => element('path', { className, d: d ?? '', fill: 'none', stroke, strokeWidth })
  const dots = points.map(({ x, y }) => element('circle', { className: ['place', 'town'], cx: fixed(x), cy: fixed(y), r: '2', fill: '#000', stroke: '#000', strokeWidth: '0.7' }))
  const leaders = points.flatMap(({ x, y }, index) => {
    const label = labels[index]!
    return label.leader ? [path(`M${fixed(x)} ${fixed(y)}L${fixed(label.anchor === 'start' ? label.x - 1 : label.x + 1)} ${fixed(label.y - size * 0.33)}`, ['leader'], '#555', '0.4')] : []
  })
  const words = points.map(({ text }, index) => placed(label(text, { ...labels[index]!, classes: ['place-label', 'town'], size: String(size) }), place))
  return drawing(
    { id, title, description: `${alt} ${places.map(described).join('; ')}.`.trim(), height, className: 'locator-map' },
    path(graticule(projection), ['graticule'], '#999', '0.3'),
    neatline(height),
    ...leaders, ...dots, ...words,
    scaleBar(bar.box.x, bar.y, bar.length),
    placed(label(bar.text, { x: bar.box.x, y: bar.box.y + size * 0.8, anchor: 'start', classes: ['scale-label'], size: String(size) }), place),
  )
}

/** A projection that lays the places in the frame, and the height that suits them. */
function project(places: readonly Located[]): { projection: GeoProjection; height: number } {
  const object = { type: 'MultiPoint' as const, coordinates: places.map(({ coordinates: [lat, lon] }): [number, number] => [lon, lat]) }
  const [lon, lat] = geoCentroid(object)
  const projection = geoAzimuthalEquidistant().rotate([-lon, -lat]).precision(0.3)
  const [[left, top], [right, bottom]] = geoPath(projection.scale(1000).translate([0, 0])).bounds(object)
  const proportion = right > left ? (bottom - top) / (right - left) : 0
  const height = Math.round(Math.min(260, Math.max(130, (width - 2 * margin) * proportion + 2 * margin)))
  const largest = width / (leastWidth / earthRadius)
  const scale = Math.min(largest, (1000 * (width - 2 * margin)) / Math.max(right - left, 1e-9), (1000 * (height - 2 * margin)) / Math.max(bottom - top, 1e-9))
  const centre = [(left + right) / 2, (top + bottom) / 2].map((value) => (value * scale) / 1000) as [number, number]
  projection.scale(scale).translate([width / 2 - centre[0], height / 2 - centre[1]]).clipExtent([[0, 0], [width, height]])
  return { projection, height }
}

/** Meridians and parallels, at steps that lie at least 45 units apart. */
function graticule(projection: GeoProjection): string | null {
  const perDegree = (projection.scale() * Math.PI) / 180
  const step = [0.5, 1, 2, 5, 10, 15].find((each) => each * perDegree >= 45) ?? 30
  return geoPath(projection).digits(2)(geoGraticule().stepMinor([step, step]).stepMajor([90, 360])())
}

/** A scale bar, and the ground that it takes with its label. */
function scale(projection: GeoProjection, height: number): { y: number; length: number; text: string; box: Box } {
  const perKilometre = projection.scale() / earthRadius
  const kilometres = scaleOf(perKilometre, [5000, 2000, 1000, 500, 200, 100, 50, 20], 10)
  const [length, y] = [kilometres * perKilometre, height - 9]
  const text = `${kilometres} km`
  return { y, length, text, box: { x: 10, y: y - 4 - size, width: Math.max(length, labelWidth(text, size)), height: size + 6 } }
}

function described({ label: name, coordinates: [lat, lon] }: Located): string {
  return `${name}: ${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`
}

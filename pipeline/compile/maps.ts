import type { Element } from 'hast'
import type { MapSource } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { element, placed } from './elements.ts'
import { drawing, fixed, label, neatline, scaleBar, scaleOf, width } from './map-drawing.ts'

const kilometresPerDegree = 111.32

/** Units from the left and the top. */
type Point = readonly [x: number, y: number]

interface Frame {
  readonly height: number
  readonly point: (lat: number, lon: number) => Point
  readonly unitsPerKilometre: number
}

/**
 * Draws a map: an inline SVG in equirectangular projection, true to scale at its middle latitude, with graticule, areas,
 * lines, places, labels and a scale bar. It carries its presentation itself; its classes let styles overrule it.
 */
export function drawMap(source: MapSource, options: { readonly id: string; readonly alt: string; readonly place: Place }): Element {
  const frame = frameOf(source)
  const { height } = frame
  const clip = `${options.id}--frame`
  return drawing(
    { id: options.id, title: source.title, description: options.alt, height, className: 'locator-map' },
    element('defs', {}, element('clipPath', { id: clip }, element('rect', { x: '0', y: '0', width: String(width), height: fixed(height) }))),
    element('g', { clipPath: `url(#${clip})` }, ...areas(source, frame), ...graticule(source, frame), ...lines(source, frame)),
    neatline(height),
    ...labels(source, frame).map((each) => placed(each, options.place)),
    ...places(source, frame, options.place),
    ...scale(frame, options.place),
  )
}

function frameOf({ bounds }: MapSource): Frame {
  const { west, east, south, north } = bounds
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const unitsPerDegree = width / ((east - west) * shrink)
  return {
    height: (north - south) * unitsPerDegree,
    point: (lat, lon) => [(lon - west) * shrink * unitsPerDegree, (north - lat) * unitsPerDegree],
    unitsPerKilometre: unitsPerDegree / kilometresPerDegree,
  }
}

function path(points: readonly (readonly [number, number])[], frame: Frame, closed: boolean, order: 'lonlat' | 'latlon'): string {
  const steps = points.map(([a, b], index) => `${index === 0 ? 'M' : 'L'}${at(order === 'latlon' ? frame.point(a, b) : frame.point(b, a))}`)
  return steps.join('') + (closed ? 'Z' : '')
}

/** Points are [longitude, latitude], as in GeoJSON, unless that leaves the bounds and the other way round does not. */
function orderOf(source: MapSource): 'lonlat' | 'latlon' {
  const { west, east, south, north } = source.bounds
  const points = [...source.lines, ...source.areas].flatMap((each) => each.points)
  const inside = (lat: number, lon: number): boolean => lon >= west - 5 && lon <= east + 5 && lat >= south - 5 && lat <= north + 5
  const asLonLat = points.filter(([a, b]) => inside(b, a)).length
  const asLatLon = points.filter(([a, b]) => inside(a, b)).length
  return asLatLon > asLonLat ? 'latlon' : 'lonlat'
}

function areas(source: MapSource, frame: Frame): Element[] {
  const fills = { district: '#ececec', lake: '#d0d0d0', desert: '#f5f5f5' }
  const order = orderOf(source)
  return source.areas.map((area) =>
    element('path', { className: ['area', area.kind], d: path(area.points, frame, true, order), fill: fills[area.kind], stroke: area.kind === 'lake' ? '#555' : 'none', strokeWidth: '0.4' }))
}

function graticule(source: MapSource, frame: Frame): Element[] {
  const { west, east, south, north } = source.bounds
  const step = east - west > 12 ? 5 : east - west > 5 ? 2 : 1
  const meridians: Element[] = []
  const line = (from: Point, to: Point): Element =>
    element('path', { className: ['graticule'], d: `M${at(from)}L${at(to)}`, fill: 'none', stroke: '#bbb', strokeWidth: '0.3' })
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) meridians.push(line(frame.point(south, lon), frame.point(north, lon)))
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) meridians.push(line(frame.point(lat, west), frame.point(lat, east)))
  return meridians
}

function lines(source: MapSource, frame: Frame): Element[] {
  const order = orderOf(source)
  const strokes = {
    border: { strokeWidth: '1', strokeDasharray: '5 2 1 2' }, river: { strokeWidth: '0.8', stroke: '#777' },
    road: { strokeWidth: '0.7', strokeDasharray: '3 2' }, railway: { strokeWidth: '1.1', strokeDasharray: '1 1' },
  }
  return source.lines.map((line) =>
    element('path', { className: ['line', line.kind], d: path(line.points, frame, false, order), fill: 'none', stroke: '#000', strokeLinejoin: 'round', ...strokes[line.kind] }))
}

function labels(source: MapSource, frame: Frame): Element[] {
  const order = orderOf(source)
  const pointOf = ([a, b]: readonly [number, number]): Point => (order === 'latlon' ? frame.point(a, b) : frame.point(b, a))
  const made: Element[] = []
  for (const area of source.areas) {
    if (area.label === undefined) continue
    const middle: readonly [number, number] = [mean(area.points.map(([a]) => a)), mean(area.points.map(([, b]) => b))]
    const [x, y] = pointOf(area.labelAt ?? middle)
    made.push(label(area.label, { x, y, anchor: 'middle', classes: ['area-label', area.kind], size: area.kind === 'district' ? '9' : '8', italic: true }))
  }
  for (const line of source.lines) {
    const point = line.points[Math.floor(line.points.length / 2)]
    if (line.label === undefined || !point) continue
    const [x, y] = pointOf(point)
    made.push(label(line.label, { x, y: y - 3, anchor: 'middle', classes: ['line-label', line.kind], size: '7.5', italic: true }))
  }
  return made
}

function places(source: MapSource, frame: Frame, place: Place): Element[] {
  return source.places.flatMap((each) => {
    const [x, y] = frame.point(each.lat, each.lon)
    const made = label(each.label, { x: x + each.dx, y: y + each.dy, anchor: each.anchor, classes: ['place-label', each.kind], size: each.kind === 'capital' ? '9' : '8', italic: each.kind === 'district' })
    placed(made, place)
    if (each.kind === 'district') return [made]
    return [element('circle', { className: ['place', each.kind], cx: fixed(x), cy: fixed(y), r: each.kind === 'capital' ? '2.2' : '1.5', fill: each.kind === 'capital' ? '#000' : '#fff', stroke: '#000', strokeWidth: '0.7' }), made]
  })
}

function scale(frame: Frame, place: Place): Element[] {
  const kilometres = scaleOf(frame.unitsPerKilometre, [500, 200, 100, 50, 20, 10, 5], 1)
  const length = kilometres * frame.unitsPerKilometre
  const [x, y] = [10, frame.height - 10]
  return [
    scaleBar(x, y, length),
    placed(label(`${kilometres} km`, { x: x + length / 2, y: y - 4, anchor: 'middle', classes: ['scale-label'], size: '7' }), place),
  ]
}

/** A point as paths have it. */
function at([x, y]: Point): string {
  return `${fixed(x)} ${fixed(y)}`
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

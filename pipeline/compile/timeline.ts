import { scaleUtc } from 'd3-scale'
import type { Element } from 'hast'
import { isoOf } from '../language/calendars/day-number.ts'
import type { TimelineEvent } from '../language/timeline.ts'
import type { Place } from '../model/diagnostics.ts'
import { element, placed } from './elements.ts'
import { brokenInto, estimatedWidth } from './label-widths.ts'
import { drawing, fixed, label, width } from './map-drawing.ts'

/** Type in units: on a telephone 360 pixels wide, letters of 10 units are 8 points high. */
const size = 10
const line = 12
/** White between a date and its words, beside a space. */
const afterDate = 3
/** White between two events. */
const gap = 5
/** Where the axis stands, and where the words begin. */
const axis = 34
const words = 62
/** What lasts, or is not known to the day, stands beside the axis: the first such, and each that overlaps it so much further. */
const beside = { first: 4.5, next: 4 }
const lanes = 4
/** A drawing is no taller, so that it fits a page with its caption. */
const tallest = 400
/** White above the first event and below the last. */
const edge = 6
const msPerDay = 86_400_000
/** Julian day number of 1 January 1970. */
const unixEpoch = 2_440_588

interface Options {
  readonly id: string
  readonly title: string
  readonly alt: string
  readonly dir: 'ltr' | 'rtl'
  /** Of the directive. */
  readonly place: Place
}

/** An event with its words in lines; `height` with the white below it. */
interface Entry {
  readonly event: TimelineEvent
  readonly lines: readonly string[]
  readonly height: number
}

/**
 * Draws events down a line of time, in their order: days as dots, what is known to the month or year alone as rings with all its days, what lasts as
 * bars, what is doubtful broken; each with its date as written and its words, which do not overlap. A time line that would be taller than a page is
 * several drawings. The same events give the same drawing: widths are estimated, nothing is measured.
 */
export function drawTimeline(events: readonly TimelineEvent[], options: Options): readonly Element[] {
  const entries = events.map(entryOf)
  const total = entries.reduce((sum, { height }) => sum + height, 0)
  const room = total / Math.ceil(total / (tallest - 2 * edge))
  const pieces: Entry[][] = []
  let height = Infinity
  for (const entry of entries) {
    if (height + entry.height / 2 > room) {
      pieces.push([])
      height = 0
    }
    pieces.at(-1)!.push(entry)
    height += entry.height
  }
  return pieces.map((piece, index) => drawPiece(piece, index, pieces.length, options))
}

function entryOf(event: TimelineEvent): Entry {
  const lines = brokenInto(event.event, size, width - words - 1, estimatedWidth(`${event.date} `, size) + afterDate)
  return { event, lines, height: Math.max(1, lines.length) * line + gap }
}

function drawPiece(entries: readonly Entry[], index: number, of: number, { id, title, alt, dir, place }: Options): Element {
  const total = entries.reduce((sum, { height }) => sum + height, 0)
  const height = Math.min(tallest, Math.max(total, entries.length > 1 ? total * 1.1 : 0)) + 2 * edge
  const first = Math.min(...entries.map(({ event }) => event.days.first))
  const last = Math.max(...entries.map(({ event }) => event.days.last), first + 1)
  const scale = scaleUtc().domain([dateOf(first), dateOf(last)]).range([edge + line / 2, height - edge - line / 2])
  const at = (day: number): number => scale(dateOf(day))
  const x = (value: number): number => (dir === 'rtl' ? width - value : value)
  const tops = spread(entries.map(({ event, height: needed }) => ({ ideal: at(event.day) - line / 2, height: needed })), edge, height - edge + gap)
  const lane = lanesOf(entries.map(({ event }) => event), at)
  const path = (d: string, className: string, stroke: string, strokeWidth: string, dashes?: string): Element => element('path', { className: [className], d, fill: 'none', stroke, strokeWidth, ...(dashes && { strokeDasharray: dashes }) })
  const marks = entries.flatMap(({ event }, number) => markOf(event, x(axis + lane[number]!), at, path))
  const leaders = entries.map(({ event }, number) => {
    const [from, to] = [at(event.day), tops[number]! + line / 2]
    return path(`M${fixed(x(axis + lane[number]! + 2.5))} ${fixed(from)}H${fixed(x(axis + 15))}L${fixed(x(words - 6))} ${fixed(to)}H${fixed(x(words - 2))}`, 'leader', '#777', '0.4')
  })
  const texts = entries.map((entry, number) => placed(textOf(entry, x(words), tops[number]! + size * 0.83, dir), place))
  const years = `${isoOf(first).slice(0, 4)}–${isoOf(last).slice(0, 4)}`
  return drawing(
    {
      id: index === 0 ? id : `${id}.${index + 1}`, title: of === 1 ? title : `${title}, ${years}`, height, className: 'timeline',
      description: `${index === 0 ? `${alt} ` : ''}${entries.map(({ event }) => `${event.date}: ${event.event}`).join('; ')}.`.trim(),
    },
    path(`M${fixed(x(axis))} ${fixed(edge)}V${fixed(height - edge)}`, 'axis', '#000', '0.7'),
    ...ticks(scale, height, isoOf(first).slice(0, 4)).flatMap(({ y, year }) => [
      path(`M${fixed(x(axis - (year ? 5 : 3)))} ${fixed(y)}H${fixed(x(axis))}`, 'tick', '#000', '0.5'),
      ...(year ? [placed(label(year, { x: x(axis - 7), y: y + size * 0.33, anchor: 'end', classes: ['year'], size: String(size) }), place)] : []),
    ]),
    ...leaders, ...marks, ...texts,
  )
}

/** Noon of a day, as a time that the scale counts. */
function dateOf(day: number): Date {
  return new Date((day - unixEpoch) * msPerDay)
}

/** The ticks that the scale finds even; of a year in which all is, the first carries its number. */
function ticks(scale: { readonly ticks: (count: number) => Date[]; (value: Date): number }, height: number, firstYear: string): readonly { readonly y: number; readonly year?: string | undefined }[] {
  const found = scale.ticks(Math.max(2, Math.round(height / 45))).map((date) => ({ y: scale(date), year: date.toISOString().slice(5, 10) === '01-01' ? date.toISOString().slice(0, 4) : undefined }))
  if (found.some(({ year }) => year !== undefined) || found.length === 0) return found
  return [{ ...found[0]!, year: firstYear }, ...found.slice(1)]
}

/** A dot, a ring with all the days that may be meant, or a bar. */
function markOf({ days, precision, doubtful, day }: TimelineEvent, x: number, at: (day: number) => number, path: (d: string, className: string, stroke: string, strokeWidth: string, dashes?: string) => Element): Element[] {
  const [top, bottom, middle] = [at(days.first), at(days.last), at(day)]
  const circle = (fill: string): Element => element('circle', { className: [precision, ...(doubtful ? ['doubtful'] : [])], cx: fixed(x), cy: fixed(middle), r: '2', fill, stroke: '#000', strokeWidth: '0.7', ...(doubtful && { strokeDasharray: '1.2 0.9' }) })
  const dashes = doubtful ? '2 1.5' : undefined
  if (precision === 'day') return [circle(doubtful ? 'none' : '#000')]
  if (precision === 'span') return bottom - top < 4 ? [circle(doubtful ? 'none' : '#000')] : [path(`M${fixed(x)} ${fixed(top)}V${fixed(bottom)}`, 'span', '#000', '2.4', dashes)]
  if (bottom - top < 5) return [circle('none')]
  return [circle('none'), path(`M${fixed(x)} ${fixed(top)}V${fixed(middle - 2.3)}M${fixed(x)} ${fixed(middle + 2.3)}V${fixed(bottom)}`, 'within', '#777', '0.9', dashes)]
}

/** How far from the axis each event stands: days on it, all else beside it and beside what was placed there before. */
function lanesOf(events: readonly TimelineEvent[], at: (day: number) => number): readonly number[] {
  const ends: number[] = []
  return events.map(({ precision, doubtful, days }) => {
    if (precision === 'day' && !doubtful) return 0
    const [top, bottom] = [at(days.first) - 2.5, at(days.last) + 2.5]
    const free = Array.from({ length: lanes }, (_, lane) => lane).find((lane) => (ends[lane] ?? -Infinity) <= top) ?? lanes - 1
    ends[free] = Math.max(bottom, ends[free] ?? 0)
    return beside.first + free * beside.next
  })
}

/**
 * The tops of labels in their order, each as near its ideal as the others leave it, between `from` and `to`: the least sum of squared distances
 * (pooling adjacent violators).
 */
export function spread(labels: readonly { readonly ideal: number; readonly height: number }[], from: number, to: number): readonly number[] {
  const heights = labels.map(({ height }) => height)
  const before = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0))
  const pools: { sum: number; count: number }[] = []
  labels.forEach(({ ideal }, index) => {
    pools.push({ sum: ideal - before[index]!, count: 1 })
    for (let last = pools.at(-1)!, other = pools.at(-2); other && other.sum / other.count > last.sum / last.count; last = pools.at(-1)!, other = pools.at(-2)) {
      pools.splice(-2, 2, { sum: other.sum + last.sum, count: other.count + last.count })
    }
  })
  const latest = to - heights.reduce((sum, height) => sum + height, 0)
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.max(from, Math.min(latest, sum / count)))).map((top, index) => top + before[index]!)
}

/** The date as written, slanted, and the words beside it, line by line. */
function textOf({ event, lines }: Entry, x: number, y: number, dir: 'ltr' | 'rtl'): Element {
  const made = label('', { x, y, anchor: 'start', classes: ['event'], size: String(size) })
  const [first = '', ...more] = lines
  made.properties['direction'] = dir === 'rtl' ? 'rtl' : undefined
  made.children.push(
    element('tspan', { className: ['event-date'], fontStyle: 'italic' }, `${event.date} `),
    element('tspan', { dx: String(dir === 'rtl' ? -afterDate : afterDate) }, first),
    ...more.map((words) => element('tspan', { x: fixed(x), dy: String(line) }, words)),
  )
  return made
}

import { daysOfIso, type Days } from './day-number.ts'
import { gregorian } from './western.ts'

/** When something was, as far as a date says it. */
export interface TimeSpan {
  readonly days: Days
  /** `within`: on some day of a month, a year or a part of one; `span`: from the first day to the last. */
  readonly precision: 'day' | 'within' | 'span'
  /** “c. 1931”, “7 November 1944?” */
  readonly doubtful: boolean
}

const doubt = /^(?:c\.?|ca\.?|circa|about|around|probably|perhaps|possibly|около|примерно|ок\.|вероятно|hacia|alrededor de|probablemente|約|约|حوالي|نحو)(?:\s+|(?<=\p{sc=Han}))(?=\S)/iu
/** Which third of a month or a year is meant. */
const parts: readonly (readonly [RegExp, number])[] = [
  [/^(?:early(?: in)?|(?:the )?beginning of|начало|в начале|(?:a )?principios de|comienzos de)\s+/iu, 0],
  [/^(?:mid|middle of|the middle of|середина|в середине|(?:a )?mediados de)[\s-]+/iu, 1],
  [/^(?:late(?: in)?|(?:the )?end of|конец|в конце|(?:a )?fines de|(?:a )?finales de)\s+/iu, 2],
]
/** From … to …: a dash, or a word for it between spaces. */
const between = /\s*[–—―]\s*|\s+(?:-|to|until|до|по|hasta)\s+|\s*[至～]\s*|(?<=^\d{1,2})-(?=\d{1,2}\s)|(?<=^\d{4})-(?=\d{4}$)/iu

/**
 * Reads when something was: “7 November 1944”, “1944-11-07”, “late July 1945”, “1937”, “25–26 September 1949”, “March–May 1945”, “1944–49”, “c. 1931”,
 * by the Gregorian calendar, in the languages that it reads. Undefined for what it cannot read.
 */
export function readSpan(written: string): TimeSpan | 'no such day' | 'backwards' | undefined {
  const text = written.trim()
  const bare = text.replace(doubt, '').replace(/\s*[?？]$|\s*\(\?\)$|[[\]]/gu, '')
  const doubtful = bare !== text
  const [start, end, ...more] = bare.split(between)
  if (start === undefined || more.length > 0) return undefined
  const single = end === undefined ? readPoint(bare) : undefined
  if (single !== undefined || end === undefined) return typeof single === 'object' ? { days: single, precision: single.first === single.last ? 'day' : 'within', doubtful } : single
  const [first, last] = [readFirst(start, end), readLast(start, end)]
  if (typeof first !== 'object' || typeof last !== 'object') return first === undefined || last === undefined ? undefined : 'no such day'
  return first.first > last.first || first.last > last.last ? 'backwards' : { days: { first: first.first, last: last.last }, precision: 'span', doubtful }
}

/** One date: a day, or the days of a month, a year or the third of one that is named. */
function readPoint(text: string): Days | 'no such day' | undefined {
  if (/^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)) {
    const read = gregorian(`${text}-01`.slice(0, 10))
    return typeof read === 'object' ? daysOfIso(text) : read
  }
  const part = parts.find(([words]) => words.test(text))
  const read = gregorian(part === undefined ? text : text.replace(part[0], ''))
  if (typeof read !== 'object') return read
  const { first, last } = read.days
  const length = last - first + 1
  if (part === undefined || length === 1) return read.days
  return { first: first + Math.floor((length * part[1]) / 3), last: first + Math.floor((length * (part[1] + 1)) / 3) - 1 }
}

/** “25” of “25–26 September 1949”, “5 May” of “5 May – 3 June 1945”: what it leaves out stands in the other. */
function readFirst(start: string, end: string): Days | 'no such day' | undefined {
  const words = end.split(/\s+/u)
  const completions = words.map((_, index) => `${start} ${words.slice(index + 1).join(' ')}`.trim())
  return readFirstOf([start, ...completions])
}

/** “49” of “1944–49”, “12日” of “1944年11月7日至12日”. */
function readLast(start: string, end: string): Days | 'no such day' | undefined {
  const century = /^\d{2}$/u.test(end) ? [`${/^\d{2}(?=\d{2}$)/u.exec(start)?.[0] ?? ''}${end}`] : []
  const completions = [...start.matchAll(/[年月]/gu)].map(({ index }) => start.slice(0, index + 1) + end).reverse()
  return readFirstOf([end, ...century, ...completions])
}

function readFirstOf(texts: readonly string[]): Days | 'no such day' | undefined {
  const readings = texts.map(readPoint)
  return readings.find((each) => typeof each === 'object') ?? readings.find((each) => each !== undefined)
}

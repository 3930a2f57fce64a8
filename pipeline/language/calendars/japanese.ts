import { chineseNumber, chineseNumeral } from './chinese-numerals.ts'
import { gregorianDay } from './day-number.ts'
import { reckon, type Calendar, type ReadDate } from './reckoning.ts'
import { gregorianReckoning } from './western.ts'
import { foldLetters } from './written-parts.ts'

interface Era {
  readonly names: readonly string[]
  /** Gregorian year of year 1. */
  readonly year: number
  /** Day numbers of the first day and of the last. */
  readonly first: number
  readonly last: number
}

const eras: readonly Era[] = [
  // Until the end of Meiji 5 months followed the moon: its Gregorian days begin with Meiji 6.
  { names: ['明治', 'meiji'], year: 1868, first: gregorianDay(1873, 1, 1), last: gregorianDay(1912, 7, 30) },
  { names: ['大正', 'taisho'], year: 1912, first: gregorianDay(1912, 7, 30), last: gregorianDay(1926, 12, 25) },
  { names: ['昭和', 'showa'], year: 1926, first: gregorianDay(1926, 12, 25), last: gregorianDay(1989, 1, 7) },
  { names: ['平成', 'heisei'], year: 1989, first: gregorianDay(1989, 1, 8), last: gregorianDay(2019, 4, 30) },
  { names: ['令和', 'reiwa'], year: 2019, first: gregorianDay(2019, 5, 1), last: Infinity },
]

const kanji = new RegExp(`^(明治|大正|昭和|平成|令和)\\s*(${chineseNumeral})\\s*年(?:\\s*(${chineseNumeral})\\s*月(?:\\s*(${chineseNumeral})\\s*日)?)?$`, 'u')
const roman = /^(meiji|taisho|showa|heisei|reiwa) (\d{1,2})(?:\.(\d{1,2})(?:\.(\d{1,2}))?)?$/u

/** Years of Japanese eras since 1873, Gregorian days and months: 昭和二十年八月十五日, “Shōwa 20.8.15”. The first day of an era counts to both. */
export const japanese: Calendar = (written) => {
  const match = kanji.exec(written.trim()) ?? roman.exec(foldLetters(written.trim()))
  const era = eras.find(({ names }) => names.includes(match?.[1] ?? ''))
  if (match === null || era === undefined) return undefined
  const [number, month, day] = match.slice(2).map((part) => (part === undefined ? undefined : chineseNumber(part)))
  return number === undefined ? undefined : within(era, reckon({ year: era.year - 1 + number, month, day }, gregorianReckoning))
}

/** A year or month that an era shares with another is cut at its end. */
function within({ first, last }: Era, read: ReadDate): ReadDate {
  if (read === 'no such day') return read
  const days = { first: Math.max(first, read.days.first), last: Math.min(last, read.days.last) }
  return days.first > days.last ? 'no such day' : { ...read, days }
}

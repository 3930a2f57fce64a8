import { chineseRepublic } from './chinese-republic.ts'
import { daysOfIso, gregorianDay, isoOf, type Days } from './day-number.ts'
import { hijri } from './hijri.ts'
import { iranianPersian } from './iranian-persian.ts'
import { japanese } from './japanese.ts'
import type { Calendar, ReadDate } from './reckoning.ts'
import { rumi } from './rumi.ts'
import { gregorian, hasRussianMonth, julian } from './western.ts'

/** By the names that document.yaml has for them. */
const calendars: ReadonlyMap<string, Calendar> = new Map([
  ['gregorian', gregorian], ['julian', julian], ['hijri', hijri], ['chinese-republic', chineseRepublic], ['rumi', rumi], ['japanese', japanese], ['iranian-persian', iranianPersian],
])

/** The days that a date means as it is written; undefined where it cannot be read, or the calendar is not known. */
export function readDate(written: string, calendar: string): ReadDate | undefined {
  return calendars.get(calendar)?.(written)
}

/** Whether days may be those of an ISO date (YYYY, YYYY-MM, YYYY-MM-DD) or of a span from one to another; true for what is no ISO date. */
export function mayBe(read: Exclude<ReadDate, string>, from: string, to: string): boolean {
  const [first, last] = [daysOfIso(from), daysOfIso(to)]
  if (first === undefined || last === undefined) return true
  return first.first <= read.days.last + read.doubt && last.last >= read.days.first - read.doubt
}

/** Days as document.yaml has them: `when: 1944-11-07`, `when: 1944-11`, or where the calendars’ months differ `from: …, to: …`. */
export function normalisedForm({ first, last }: Days): string {
  const [start, end] = [isoOf(first), isoOf(last)]
  if (first === last) return `when: ${start}`
  for (const iso of [start.slice(0, 4), start.slice(0, 7)]) {
    const days = daysOfIso(iso)
    if (days?.first === first && days.last === last) return `when: ${iso}`
  }
  return `from: ${start}, to: ${end}`
}

/** The Julian reading of a date in Russian words that says no calendar, where Russia still counted so: before 14 February 1918. */
export function russianOldStyle(written: string): Exclude<ReadDate, string> | undefined {
  const read = hasRussianMonth(written) ? julian(written) : undefined
  return read === undefined || read === 'no such day' || read.days.last >= gregorianDay(1918, 2, 14) ? undefined : read
}

import type { Days } from './day-number.ts'

/** A date as its calendar counts: a year, perhaps a month of it, perhaps a day of that. */
export interface DateParts {
  readonly year: number
  readonly month?: number | undefined
  readonly day?: number | undefined
}

/** What is written, read: the days it means, or that its calendar has no such day. */
export type ReadDate =
  | {
    readonly days: Days
    /** So many days either way may be meant: 1 where months began when the moon was seen. */
    readonly doubt: 0 | 1
  }
  | 'no such day'

/** How a calendar counts its days. */
export interface Reckoning {
  /** Months of a year in their order, by number; none where the calendar has no such year. */
  readonly months: (year: number) => readonly number[]
  readonly length: (year: number, month: number) => number
  /** Julian day number. */
  readonly dayNumber: (year: number, month: number, day: number) => number
  readonly doubt: (year: number) => 0 | 1
}

/** Reads a date as it stands in a document: undefined where it is not understood, or holds more than one date. */
export type Calendar = (written: string) => ReadDate | undefined

export const twelveMonths: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The days that a date means. */
export function reckon({ year, month, day }: DateParts, { months, length, dayNumber, doubt }: Reckoning): ReadDate {
  const all = months(year)
  const first = month ?? all[0]
  const last = month ?? all.at(-1)
  if (first === undefined || last === undefined || !all.includes(first)) return 'no such day'
  if (day !== undefined && (day < 1 || day > length(year, first))) return 'no such day'
  return { days: { first: dayNumber(year, first, day ?? 1), last: dayNumber(year, last, day ?? length(year, last)) }, doubt: doubt(year) }
}

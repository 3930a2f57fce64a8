/**
 * Days are counted as Julian day numbers (whole numbers at noon: 1 January 2000 is 2451545), so that one calendar can be
 * turned into another. Dates that come out are proleptic Gregorian ISO dates; no clock and no time zone.
 */
export function gregorianDay(year: number, month: number, day: number): number {
  const [y, m] = fromMarch(year, month)
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + 1721119
}

/** The day number of a date of the Julian calendar. */
export function julianDay(year: number, month: number, day: number): number {
  const [y, m] = fromMarch(year, month)
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) + 1721117
}

/** Years that begin in March have their leap day at the end. */
function fromMarch(year: number, month: number): [number, number] {
  return month > 2 ? [year, month - 3] : [year - 1, month + 9]
}

/** The Gregorian date of a day number: YYYY-MM-DD. */
export function isoOf(dayNumber: number): string {
  // Richards’ algorithm (Explanatory Supplement to the Astronomical Almanac, 3rd edition, 15.11).
  const f = dayNumber + 1401 + Math.floor((Math.floor((4 * dayNumber + 274277) / 146097) * 3) / 4) - 38
  const e = 4 * f + 3
  const h = 5 * Math.floor((((e % 1461) + 1461) % 1461) / 4) + 2
  const day = Math.floor((h % 153) / 5) + 1
  const month = ((Math.floor(h / 153) + 2) % 12) + 1
  const year = Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The days that an ISO date (YYYY, YYYY-MM or YYYY-MM-DD) means; undefined for what is none. */
export function daysOfIso(iso: string): Days | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso)
  if (match === null) return undefined
  const [year = 0, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (month === undefined) return { first: gregorianDay(year, 1, 1), last: gregorianDay(year, 12, 31) }
  if (day !== undefined) return { first: gregorianDay(year, month, day), last: gregorianDay(year, month, day) }
  return { first: gregorianDay(year, month, 1), last: gregorianDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1 }
}

/** A run of days by their numbers, both ends counted. */
export interface Days {
  readonly first: number
  readonly last: number
}

import type { DateParts } from './reckoning.ts'

/** Names of months, folded, with their numbers. */
export type MonthNames = ReadonlyMap<string, number>

/** A table of months from lines of names: the first line is month 1; names are parted by commas. */
export function monthNames(lines: readonly string[]): MonthNames {
  return new Map(lines.flatMap((line, index) => line.split(/[,،]/u).map((name) => [foldWords(name), index + 1] as const)))
}

/** What stands in dates and counts nothing: words for year and day, marks of the calendar, articles. */
const counted = new Set([
  'of', 'the', 'de', 'del', 'year', 'day', 'г', 'год', 'года', 'году', 'ad', 'ce', 'sene', 'senesi', 'سنه', 'سال', 'عام', 'م', 'ه', 'هـ', 'هجري', 'هجريه', 'ش', 'شمسی', 'ق', 'قمري',
  'ah', 'h', 'hijri', 'sh', 'ap', 'r', 'rumi', 'os', 'o', 's', 'old', 'style', 'julian', 'ст', 'стиля', 'старого', 'стилю', 'по', 'старому', 'st', 'nd', 'rd', 'th', 'يىل', 'يىلى', 'كۈنى',
].map(foldWords))

/**
 * Day, month and year of a date in words and digits: “25 October 1917”, “12 ربيع الأول 1363”, “October 25, 1917”, “25.X.1917”,
 * “1917-10-25”, “October 1917”, “1917”. Words before and after are passed over; undefined where there are more or other numbers.
 */
export function writtenParts(written: string, names: MonthNames): DateParts | undefined {
  const text = foldLetters(written)
  const numbers = /^\D*?(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})\D*$/u.exec(text)
  if (numbers) return fromNumbers(numbers)
  const tokens = (text.match(/\d+|[\p{L}]+/gu) ?? []).filter((token) => !counted.has(token))
  const digits = tokens.flatMap((token, index) => (/^\d/u.test(token) ? [index] : []))
  const monthIn = (from: number, to: number): number | undefined => names.get(tokens.slice(from, to).join(''))
  const [first, second] = digits
  if (first === undefined || digits.length > 2) return undefined
  if (second === undefined) {
    const month = longest(0, first, monthIn)
    return isYear(tokens[first]) && (month !== undefined || first === 0) ? { year: Number(tokens[first]), month } : undefined
  }
  if (!isYear(tokens[second]) || !isDay(tokens[first])) return undefined
  const month = second === first + 1 ? longest(0, first, monthIn) : monthIn(first + 1, second)
  return month === undefined ? undefined : { year: Number(tokens[second]), month, day: Number(tokens[first]) }
}

/** The month named by the last words before a number; other words may stand before it. */
function longest(from: number, to: number, monthIn: (from: number, to: number) => number | undefined): number | undefined {
  for (let start = from; start < to; start++) {
    const month = monthIn(start, to)
    if (month !== undefined) return month
  }
  return undefined
}

/** “1917-10-25” and “25.10.1917”. With slashes nobody can say which of two is the month. */
function fromNumbers([, left = '', sign, middle, right = '']: readonly string[]): DateParts | undefined {
  if (sign === '/' || isYear(left) === isYear(right)) return undefined
  const [year, day] = isYear(left) ? [left, right] : [right, left]
  return { year: Number(year), month: Number(middle), day: Number(day) }
}

function isYear(token: string | undefined): boolean {
  return token !== undefined && /^\d{3,4}$/u.test(token)
}

function isDay(token: string | undefined): boolean {
  return token !== undefined && /^\d{1,2}$/u.test(token)
}

/** Small letters without marks, digits of any script as 0–9, the letters of Arabic that scribes do not keep apart as one. */
export function foldLetters(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}ـ‌ʿʾʼ‘’'`]/gu, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/ı/gu, 'i').replace(/[ىی]/gu, 'ي').replace(/ک/gu, 'ك').replace(/ة/gu, 'ه')
}

function foldWords(text: string): string {
  return foldLetters(text).replace(/\P{L}/gu, '')
}

import { chineseNumber, chineseNumeral } from './chinese-numerals.ts'
import { reckon, type Calendar } from './reckoning.ts'
import { gregorianReckoning } from './western.ts'

const pattern = new RegExp(`(?:(?:中[華华])?民[國国](?<before>前)?|^)\\s*(?<year>${chineseNumeral})\\s*年(?:\\s*(?<month>${chineseNumeral})\\s*月(?:\\s*(?<day>${chineseNumeral})\\s*[日號号])?)?`, 'gu')
/** Months and days of the old calendar: 正月, 臘月, 初七, 閏四月. */
const lunar = /[正臘腊冬閏闰]月|初[一二三四五六七八九十]|[閏闰]|[農农][曆历]|[陰阴][曆历]/u

/**
 * Years of the Republic of China, Gregorian days and months: 民國三十三年十一月七日, 中華民國卅三年, 民國元年 (1912), 民國前一年 (1911).
 * Where the old calendar of moon and sun is meant, or there are two dates, nothing is read.
 */
export const chineseRepublic: Calendar = (written) => {
  const found = [...written.trim().matchAll(pattern)]
  const [match] = found
  if (match?.groups === undefined || found.length > 1 || lunar.test(written)) return undefined
  const { before, year, month, day } = match.groups
  const number = year === undefined ? undefined : chineseNumber(year)
  if (number === undefined || number < 1) return undefined
  // What stands after the date may be a place or an hour, but no further day (三十三年十一月七、八日).
  const rest = written.trim().slice(match.index + match[0].length)
  if (/^\s*[、至—–-]/u.test(rest) || (day === undefined && new RegExp(chineseNumeral, 'u').test(rest))) return undefined
  return reckon({ year: before === undefined ? 1911 + number : 1912 - number, month: month === undefined ? undefined : chineseNumber(month), day: day === undefined ? undefined : chineseNumber(day) }, gregorianReckoning)
}

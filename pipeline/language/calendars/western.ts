import { gregorianDay, julianDay } from './day-number.ts'
import { reckon, twelveMonths, type Calendar, type Reckoning } from './reckoning.ts'
import { chineseNumber, chineseNumeral } from './chinese-numerals.ts'
import { monthNames, writtenParts } from './written-parts.ts'

/** English, Russian (both cases), Spanish, French, Arabic of the Mashriq and of Egypt, Uyghur; abbreviations; Roman numbers. */
const months = monthNames([
  'January,Jan,январь,января,янв,enero,janvier,يناير,كانون الثاني,يانۋار,I',
  'February,Feb,февраль,февраля,фев,febrero,février,فبراير,شباط,فېۋرال,II',
  'March,Mar,март,марта,marzo,mars,مارس,آذار,مارت,III',
  'April,Apr,апрель,апреля,апр,abril,avril,أبريل,نيسان,ئاپرېل,IV',
  'May,май,мая,mayo,mai,مايو,أيار,ماي,V',
  'June,Jun,июнь,июня,junio,juin,يونيو,حزيران,ئىيۇن,VI',
  'July,Jul,июль,июля,julio,juillet,يوليو,تموز,ئىيۇل,VII',
  'August,Aug,август,августа,авг,agosto,août,أغسطس,آب,ئاۋغۇست,VIII',
  'September,Sept,Sep,сентябрь,сентября,сент,septiembre,septembre,سبتمبر,أيلول,سېنتەبىر,IX',
  'October,Oct,октябрь,октября,окт,octubre,octobre,أكتوبر,تشرين الأول,ئۆكتەبىر,X',
  'November,Nov,ноябрь,ноября,нояб,noviembre,novembre,نوفمبر,تشرين الثاني,نويابىر,XI',
  'December,Dec,декабрь,декабря,дек,diciembre,décembre,ديسمبر,كانون الأول,دېكابىر,XII',
])

const chinese = new RegExp(`^(${chineseNumeral})年(?:(${chineseNumeral})月(?:(${chineseNumeral})[日號号])?)?$`, 'u')

/** Days of a month in a year that has a leap day or not. */
export function monthLength(month: number, leap: boolean): number {
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function isGregorianLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export const gregorianReckoning: Reckoning = {
  months: () => twelveMonths, length: (year, month) => monthLength(month, isGregorianLeap(year)), dayNumber: gregorianDay, doubt: () => 0,
}

const julianReckoning: Reckoning = {
  months: () => twelveMonths, length: (year, month) => monthLength(month, year % 4 === 0), dayNumber: julianDay, doubt: () => 0,
}

/** “7 November 1944”, “7 ноября 1944 г.”, “一九四四年十一月七日”. */
export const gregorian: Calendar = (written) => {
  const match = chinese.exec(written.trim())
  if (match) {
    const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : chineseNumber(part)))
    return year === undefined || year < 1000 ? undefined : reckon({ year, month, day }, gregorianReckoning)
  }
  const parts = writtenParts(written, months)
  return parts && reckon(parts, gregorianReckoning)
}

/** The same words counted by the Julian calendar: “25 October 1917 (O.S.)”; in Russia’s offices until 31 January 1918. */
export const julian: Calendar = (written) => {
  const parts = writtenParts(written, months)
  return parts && reckon(parts, julianReckoning)
}

/** Whether Russian words state the month: what makes a date before 14 February 1918 a Julian one, unless it says otherwise. */
export function hasRussianMonth(written: string): boolean {
  return /(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/iu.test(written)
}

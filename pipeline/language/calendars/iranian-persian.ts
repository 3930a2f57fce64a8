import { reckon, twelveMonths, type Calendar, type Reckoning } from './reckoning.ts'
import { monthNames, writtenParts } from './written-parts.ts'

const months = monthNames([
  'Farvardin,Farvardīn,فروردین,فروردين,Hamal,حمل',
  'Ordibehesht,Urdibihisht,اردیبهشت,Sawr,ثور',
  'Khordad,Khurdad,خرداد,Jawza,جوزا',
  'Tir,Tīr,تیر,Saratan,سرطان',
  'Mordad,Murdad,مرداد,Asad,اسد',
  'Shahrivar,Shahrīvar,شهریور,Sunbula,سنبله',
  'Mehr,Mihr,مهر,Mizan,میزان',
  'Aban,Ābān,آبان,Aqrab,عقرب',
  'Azar,Āzar,Adhar,آذر,Qaws,قوس',
  'Dey,Day,دی,Jadi,جدی',
  'Bahman,بهمن,Dalv,دلو',
  'Esfand,Isfand,اسفند,Hut,حوت',
])

/** The day before 1 Farvardin 1: 18 March 622 of the Julian calendar. */
const beforeFirst = 1948319

/**
 * The solar calendar of Iran: 31 days in the first six months, 30 in the rest, the last with 29 or 30; leap years by the rule of
 * 33 years, which agrees with the equinox from 1178 to 1501. The law is of 11 Farvardin 1304 (31 March 1925): before it months
 * followed the signs of the zodiac and had 29 to 32 days, so that a date is in doubt by a day.
 */
const persianReckoning: Reckoning = {
  months: (year) => (year < 1178 || year > 1501 ? [] : twelveMonths),
  length: (year, month) => (month < 7 ? 31 : month < 12 ? 30 : firstDay(year + 1) - firstDay(year) - 336) + (year < 1304 && month < 12 ? 1 : 0),
  dayNumber: (year, month, day) => firstDay(year) - 1 + (month < 8 ? 31 * (month - 1) : 30 * (month - 1) + 6) + day,
  doubt: (year) => (year < 1304 ? 1 : 0),
}

function firstDay(year: number): number {
  return beforeFirst + 1 + 365 * (year - 1) + Math.floor((8 * year + 21) / 33)
}

/** “28 Mordad 1332”, “۲۸ مرداد ۱۳۳۲”. */
export const iranianPersian: Calendar = (written) => {
  const parts = writtenParts(written, months)
  return parts && reckon(parts, persianReckoning)
}

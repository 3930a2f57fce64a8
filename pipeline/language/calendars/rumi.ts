import { gregorianDay, julianDay } from './day-number.ts'
import { reckon, twelveMonths, type Calendar, type Reckoning } from './reckoning.ts'
import { isGregorianLeap, monthLength } from './western.ts'
import { monthNames, writtenParts } from './written-parts.ts'

const months = monthNames([
  'Kânun-ı sâni,Kanunisani,Kanunusani,Kanun-u sani,Kânûn-i s̱ānī,كانون ثاني,كانون ثانى,Ocak',
  'Şubat,Shubat,شباط',
  'Mart,مارت',
  'Nisan,نيسان',
  'Mayıs,مايس',
  'Haziran,حزيران',
  'Temmuz,تموز',
  'Ağustos,اغستوس,آغستوس',
  'Eylül,ايلول',
  'Teşrin-i evvel,Teşrinievvel,Teşrînievvel,تشرين اول,تشرين أول,Ekim',
  'Teşrin-i sâni,Teşrinisani,تشرين ثاني,تشرين ثانى,Kasım',
  'Kânun-ı evvel,Kanunievvel,Kanunuevvel,Kanun-u evvel,كانون اول,كانون أول,Aralık',
])

const fromMarch = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2]

/**
 * The Ottoman financial (Mali) calendar. Years began on 1 March of the Julian calendar, 1256 on 13 March 1840. By the law of
 * 8 February 1332, 15 Şubat 1332 (28 February 1917) was followed by 1 Mart 1333 (1 March 1917): from then on days and months
 * are Gregorian. 1333 had ten months; 1334 began on 1 January 1918; the last year is 1341 (1925).
 */
const rumiReckoning: Reckoning = {
  months: (year) => (year < 1256 || year > 1341 ? [] : year < 1333 ? fromMarch : year === 1333 ? fromMarch.slice(0, 10) : twelveMonths),
  length: (year, month) => {
    if (year === 1332 && month === 2) return 15
    const western = westernYear(year, month)
    return monthLength(month, year < 1333 ? western % 4 === 0 : isGregorianLeap(western))
  },
  dayNumber: (year, month, day) => (year < 1333 ? julianDay : gregorianDay)(westernYear(year, month), month, day),
  doubt: () => 0,
}

function westernYear(year: number, month: number): number {
  return year + (year < 1333 && month < 3 ? 585 : 584)
}

/** “31 Mart 1325”, “10 Temmuz 1324”, “٣١ مارت ١٣٢٥”. */
export const rumi: Calendar = (written) => {
  const parts = writtenParts(written, months)
  return parts && reckon(parts, rumiReckoning)
}

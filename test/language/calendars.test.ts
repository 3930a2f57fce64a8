import { describe, expect, test } from 'vitest'
import { chineseNumber } from '../../pipeline/language/calendars/chinese-numerals.ts'
import { daysOfIso, gregorianDay, isoOf } from '../../pipeline/language/calendars/day-number.ts'
import { mayBe, normalisedForm, readDate, russianOldStyle } from '../../pipeline/language/calendars/index.ts'

/** Days that histories give in both calendars. */
const known: readonly (readonly [calendar: string, written: string, iso: string, what: string])[] = [
  ['chinese-republic', '民國元年一月一日', '1912-01-01', 'the Republic is proclaimed at Nanjing'],
  ['chinese-republic', '民國前一年十月十日', '1911-10-10', 'the rising at Wuchang'],
  ['chinese-republic', '民國二十二年四月十二日', '1933-04-12', 'the coup at Dihua'],
  ['chinese-republic', '民國廿五年十二月十二日', '1936-12-12', 'Xi’an'],
  ['chinese-republic', '中華民國二十六年七月七日', '1937-07-07', 'the Marco Polo Bridge'],
  ['chinese-republic', '民國三十三年十一月七日', '1944-11-07', 'the rising at Yining'],
  ['chinese-republic', '民國三十三年十一月十二日', '1944-11-12', 'the East Turkestan Republic'],
  ['chinese-republic', '民國卅四年八月十四日', '1945-08-14', 'the treaty with the Soviet Union'],
  ['chinese-republic', '民国35年6月6日', '1946-06-06', 'the agreement at Dihua is complete'],
  ['chinese-republic', '民國卅八年九月廿五日於迪化', '1949-09-25', 'Tao Zhiyue turns to the Communists'],
  ['chinese-republic', '三十三年　十一月　三十日', '1944-11-30', 'the name of the Republic left out'],
  ['rumi', '1 Mart 1256', '1840-03-13', 'the calendar begins'],
  ['rumi', '11 Kânun-ı evvel 1292', '1876-12-23', 'the first constitution'],
  ['rumi', '12 Nisan 1293', '1877-04-24', 'war with Russia'],
  ['rumi', '10 Temmuz 1324', '1908-07-23', 'the second constitution'],
  ['rumi', '31 Mart 1325', '1909-04-13', 'the 31 March incident'],
  ['rumi', '٣١ مارت ١٣٢٥', '1909-04-13', 'the same as it was printed'],
  ['rumi', '14 Nisan 1325', '1909-04-27', 'Abdülhamid is deposed'],
  ['rumi', '5 Mart 1331', '1915-03-18', 'the Dardanelles'],
  ['rumi', '11 Nisan 1331', '1915-04-24', 'arrests at Istanbul'],
  ['rumi', '15 Şubat 1332', '1917-02-28', 'the last day of Julian count'],
  ['rumi', '1 Mart 1333', '1917-03-01', 'the day after it'],
  ['rumi', '31 Kânunuevvel 1333', '1917-12-31', 'the last day of the year of ten months'],
  ['rumi', '1 Kânunusani 1334', '1918-01-01', 'the first year that begins in January'],
  ['rumi', '30 Teşrinievvel 1334', '1918-10-30', 'Mudros'],
  ['rumi', '23 Nisan 1336', '1920-04-23', 'the Grand National Assembly'],
  ['rumi', '29 Teşrin-i evvel 1339', '1923-10-29', 'the Turkish Republic'],
  ['julian', '26 мая 1799 года', '1799-06-06', 'Pushkin is born'],
  ['julian', '14 декабря 1825', '1825-12-26', 'the Decembrists'],
  ['julian', '25 July 1851 (O.S.)', '1851-08-06', 'the treaty of Kulja'],
  ['julian', '19 февраля 1861 г.', '1861-03-03', 'the end of serfdom'],
  ['julian', '12 February 1881', '1881-02-24', 'the treaty of St Petersburg'],
  ['julian', '9 января 1905 г. (ст. ст.)', '1905-01-22', 'Bloody Sunday'],
  ['julian', '25 October 1917', '1917-11-07', 'the October rising'],
  ['julian', '25.X.1917', '1917-11-07', 'the same in numbers'],
  ['julian', '1918-01-31', '1918-02-13', 'the last day of the old style in Russia'],
  ['julian', '4 October 1582', '1582-10-14', 'the last day of the old style in Rome'],
  ['japanese', '明治三十八年九月五日', '1905-09-05', 'Portsmouth'],
  ['japanese', '大正元年七月三十日', '1912-07-30', 'the first day of Taishō'],
  ['japanese', '大正十二年九月一日', '1923-09-01', 'the Kantō earthquake'],
  ['japanese', '昭和元年十二月二十五日', '1926-12-25', 'the first day of Shōwa'],
  ['japanese', '昭和十六年十二月八日', '1941-12-08', 'war'],
  ['japanese', 'Shōwa 20.8.15', '1945-08-15', 'the end of the war'],
  ['japanese', '令和元年5月1日', '2019-05-01', 'the first day of Reiwa'],
  ['iranian-persian', '11 Farvardin 1304', '1925-03-31', 'the law of the calendar'],
  ['iranian-persian', '3 Shahrivar 1320', '1941-08-25', 'the Allies march in'],
  ['iranian-persian', '21 Azar 1324', '1945-12-12', 'the government at Tabriz'],
  ['iranian-persian', '2 Bahman 1324', '1946-01-22', 'the republic at Mahabad'],
  ['iranian-persian', '29 Esfand 1329', '1951-03-20', 'the oil is nationalised'],
  ['iranian-persian', '۲۸ مرداد ۱۳۳۲', '1953-08-19', 'the coup'],
  ['iranian-persian', '22 Bahman 1357', '1979-02-11', 'the revolution'],
  ['gregorian', '7 November 1944', '1944-11-07', 'English'],
  ['gregorian', 'November 12, 1944', '1944-11-12', 'American'],
  ['gregorian', 'Tuesday, 7th of November 1944', '1944-11-07', 'with its day of the week'],
  ['gregorian', '7 ноября 1944 г.', '1944-11-07', 'Russian'],
  ['gregorian', '7 de noviembre de 1944', '1944-11-07', 'Spanish'],
  ['gregorian', '١٢ تشرين الثاني ١٩٤٤', '1944-11-12', 'Arabic of the Mashriq'],
  ['gregorian', '一九四四年十一月七日', '1944-11-07', 'Chinese'],
]

describe('days that are known in both calendars', () => {
  test.each(known)('%s %s is %s: %s', (calendar, written, iso) => {
    const day = daysOfIso(iso)
    expect(readDate(written, calendar)).toEqual({ days: day, doubt: 0 })
  })

  // The moon may have been seen a day earlier or later than the tables have it.
  test.each([
    ['1 Muharram 1300', '1882-11-12'], ['7 Rabi II 1327', '1909-04-27'], ['12 Rabi I 1363', '1944-03-07'], ['25 Dhu al-Qaʿda 1363', '1944-11-11'],
    ['١٢ ربيع الأول ١٣٦٣', '1944-03-07'], ['1 Muharram 1400', '1979-11-20'], ['10 Zilhicce 1336', '1918-09-17'], ['1 رمضان المبارك 1363 هـ', '1944-08-20'],
  ])('hijri %s is %s, a day more or less', (written, iso) => {
    const read = readDate(written, 'hijri')
    if (read === undefined || read === 'no such day') throw new Error('not read')
    expect(read.doubt).toBe(1)
    expect(mayBe(read, iso, iso)).toBe(true)
    const [before, after] = [isoOf(read.days.first - 2), isoOf(read.days.last + 2)]
    expect(mayBe(read, before, before) || mayBe(read, after, after), 'two days are too many').toBe(false)
  })
})

/** Every day of a span through Intl and back: it is the judge, since it only converts the other way. */
describe('Intl agrees, day by day', () => {
  const partsOf = (calendar: string): ((iso: string) => Record<string, number>) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' })
    return (iso) => Object.fromEntries(format.formatToParts(new Date(`${iso}T12:00:00Z`)).map(({ type, value }) => [type, Number(value)]))
  }
  const persian = ['Farvardin', 'Ordibehesht', 'Khordad', 'Tir', 'Mordad', 'Shahrivar', 'Mehr', 'Aban', 'Azar', 'Dey', 'Bahman', 'Esfand']
  const islamic = ['Muharram', 'Safar', 'Rabi I', 'Rabi II', 'Jumada I', 'Jumada II', 'Rajab', 'Shaban', 'Ramadan', 'Shawwal', 'Dhu al-Qaʿda', 'Dhu al-Hijja']
  test.each([
    ['iranian-persian', 'persian', gregorianDay(1925, 4, 1), persian],
    ['hijri', 'islamic-civil', gregorianDay(1850, 1, 1), islamic],
  ] as const)('%s', (calendar, intl, from, names) => {
    const parts = partsOf(intl)
    for (let day = from; day < gregorianDay(2020, 1, 1); day += 7) {
      const { year = 0, month = 0, day: date = 0 } = parts(isoOf(day))
      const read = readDate(`${date} ${names[month - 1] ?? ''} ${year}`, calendar)
      expect(read, `${isoOf(day)} is ${year}-${month}-${date}`).toMatchObject({ days: { first: day, last: day } })
    }
  })

  test('day numbers and Gregorian dates turn into each other', () => {
    for (let day = gregorianDay(1, 1, 1); day < gregorianDay(2100, 1, 1); day += 13) {
      const iso = isoOf(day)
      expect(daysOfIso(iso)).toEqual({ first: day, last: day })
      expect(iso).toBe(new Date((day - 2440588) * 86_400_000).toISOString().slice(0, 10))
    }
  })
})

test('days that no calendar has', () => {
  expect(readDate('民國三十三年十一月三十一日', 'chinese-republic')).toBe('no such day')
  expect(readDate('民國三十三年十三月', 'chinese-republic')).toBe('no such day')
  expect(readDate('16 Şubat 1332', 'rumi')).toBe('no such day')
  expect(readDate('1 Kânunusani 1333', 'rumi')).toBe('no such day')
  expect(readDate('1 Mart 1255', 'rumi')).toBe('no such day')
  expect(readDate('29 февраля 1900', 'julian')).toMatchObject({ days: { first: gregorianDay(1900, 3, 13) } })
  expect(readDate('29 February 1900', 'gregorian')).toBe('no such day')
  expect(readDate('昭和六十四年一月八日', 'japanese')).toBe('no such day')
  expect(readDate('30 Esfand 1324', 'iranian-persian')).toBe('no such day')
  expect(readDate('31 Muharram 1363', 'hijri')).toBe('no such day')
})

test('what cannot be read for certain is not read', () => {
  for (const [written, calendar] of [
    ['民國三十三年九月初七', 'chinese-republic'], ['民國三十三年臘月', 'chinese-republic'], ['民國三十三年十一月七、八日', 'chinese-republic'], ['民國三十三年十一月七日至八日', 'chinese-republic'],
    ['25 октября (7 ноября) 1917', 'julian'], ['7–9 November 1944', 'gregorian'], ['11/7/1944', 'gregorian'], ['in the autumn', 'gregorian'], ['the year of the monkey', 'chinese-republic'],
    ['明治五年十二月', 'japan'], ['12 Mart', 'rumi'], ['12 Nissan 1325', 'rumi'],
  ] as const) expect(readDate(written, calendar), written).toBeUndefined()
})

test('months and years are the days that they have', () => {
  const form = (written: string, calendar: string): string => {
    const read = readDate(written, calendar)
    return read === undefined || read === 'no such day' ? String(read) : normalisedForm(read.days)
  }
  expect(form('民國三十三年', 'chinese-republic')).toBe('when: 1944')
  expect(form('民國三十三年十一月', 'chinese-republic')).toBe('when: 1944-11')
  expect(form('民國三十三年十一月七日', 'chinese-republic')).toBe('when: 1944-11-07')
  expect(form('October 1917', 'julian')).toBe('from: 1917-10-14, to: 1917-11-13')
  expect(form('Mart 1325', 'rumi')).toBe('from: 1909-03-14, to: 1909-04-13')
  expect(form('1332', 'rumi')).toBe('from: 1916-03-14, to: 1917-02-28')
  expect(form('1333', 'rumi')).toBe('from: 1917-03-01, to: 1917-12-31')
  expect(form('昭和元年', 'japanese')).toBe('from: 1926-12-25, to: 1926-12-31')
})

test('Russian words without a calendar are old style before 14 February 1918', () => {
  expect(russianOldStyle('25 октября 1917 г.')).toMatchObject({ days: { first: gregorianDay(1917, 11, 7) } })
  expect(russianOldStyle('7 ноября 1944 г.')).toBeUndefined()
  expect(russianOldStyle('25 October 1917')).toBeUndefined()
})

test('Chinese numerals', () => {
  expect(['元', '十', '十一', '二十', '廿', '廿一', '卅', '卅三', '卌五', '三十三', '一百零五', '一九四四', '一九〇五', '叁拾叁', '33', '３３', '二千零六'].map(chineseNumber))
    .toEqual([1, 10, 11, 20, 20, 21, 30, 33, 45, 33, 105, 1944, 1905, 33, 33, 33, 2006])
  expect(['', '三三十', '十十', '三廿', '正', '元年'].map(chineseNumber)).toEqual(Array(6).fill(undefined))
})

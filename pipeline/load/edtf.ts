/** A date as CSL has it. */
type CslDate = Readonly<Record<string, unknown>>

const point = String.raw`(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)`
const single = new RegExp(`^${point}$`, 'u')

/**
 * Reads a date of EDTF: 1944, 1944-11, 1944-11-12, seasons (1944-21), intervals (1944/1949, 1944/.., ../1949), each with “~”, “?” or “%”
 * where it is uncertain. What is no EDTF at all (“n.d.”, “[1944]”) is kept as it is written; what looks like a date and is none, is a fault.
 */
export function readEdtf(written: string): { date: CslDate; fault?: undefined } | { date?: undefined; fault: string } {
  const text = written.trim()
  const ends = text.split('/')
  const points = ends.map((end) => (end === '' || end === '..' ? 'open' : single.exec(end)))
  if (ends.length > 2 || points.includes(null) || points.every((each) => each === 'open')) return { date: { literal: text } }
  const parts: number[][] = []
  let circa = false
  for (const found of points) {
    if (found === 'open' || found === null) continue
    const [, year = '', month, day, mark] = found
    const numbers = [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]))
    // 21–24 are the seasons, which CSL has beside the numbers.
    const [, monthOrSeason = 0] = numbers
    if (monthOrSeason >= 21 && monthOrSeason <= 24 && day === undefined) {
      if (points.length === 1) return { date: { 'date-parts': [[Number(year)]], season: monthOrSeason - 20, ...(mark !== '' && { circa: true }) } }
      numbers.pop()
    }
    const fault = impossible(numbers)
    if (fault !== undefined) return { fault }
    parts.push(numbers)
    if (mark !== '') circa = true
  }
  if (parts.length === 2 && backwards(parts[0]!, parts[1]!)) return { fault: `“${text}” ends before it begins.` }
  // CSL has no open intervals: the words say it.
  if (parts.length < points.length) return { date: { literal: points[0] === 'open' ? `–${ends[1] ?? ''}` : `${ends[0] ?? ''}–` } }
  return { date: { 'date-parts': parts, ...(circa && { circa: true }) } }
}

/** What is wrong with year, month and day of CSL’s `date-parts`; undefined: nothing. */
export function impossible([year, month, day]: readonly number[]): string | undefined {
  if (month === undefined || year === undefined) return undefined
  if (!(month >= 1 && month <= 12)) return `There is no month ${month}.`
  if (day === undefined) return undefined
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  return day >= 1 && day <= days ? undefined : `There is no day ${day} in month ${month} of ${year}.`
}

/** Whether one date, as far as both are known, is later than the other. */
export function backwards(from: readonly number[], to: readonly number[]): boolean {
  for (const [index, part] of from.entries()) {
    const other = to[index]
    if (other === undefined || part < other) return false
    if (part > other) return true
  }
  return false
}

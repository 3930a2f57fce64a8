import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

const normalised = ['when', 'from', 'to', 'notBefore', 'notAfter'] as const

/** Normalised dates: of the edition, a whole one; of documents, a year, a month or a day; spans that run forward. */
export const checkDates: Check = ({ book: { config, configFile, documents } }) => {
  const messages: Diagnostic[] = []
  if (!exists(config.date) || config.date.length !== 10) {
    messages.push(diagnostic('date-valid', `The date of the edition, “${config.date}”, is not a day of the calendar.`, configFile.at(['date']), 'Write YYYY-MM-DD.'))
  }
  for (const document of documents.values()) {
    document.dates.forEach((date, index) => {
      const at = (key: string): Place => document.yaml.at(['dates', index, key])
      for (const key of normalised) {
        const written = date[key]
        if (written !== undefined && !exists(written)) messages.push(diagnostic('date-valid', `“${written}” is not an ISO date that exists.`, at(key)))
      }
      for (const [first, last] of [['from', 'to'], ['notBefore', 'notAfter']] as const) {
        const [start, end] = [date[first], date[last]]
        if (start && end && exists(start) && exists(end) && start.slice(0, end.length) > end) {
          messages.push(diagnostic('date-valid', `“${last}” (${end}) comes before “${first}” (${start}).`, at(last), 'Turn the two around.'))
        }
      }
    })
  }
  return messages
}

/** Whether YYYY, YYYY-MM or YYYY-MM-DD is a date of the Gregorian calendar. */
export function exists(written: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(written)
  if (match === null) return false
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) return false
  const leap = (year ?? 0) % 4 === 0 && ((year ?? 0) % 100 !== 0 || (year ?? 0) % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month ?? 1) - 1] ?? 31
  return day === undefined || (day >= 1 && day <= days)
}

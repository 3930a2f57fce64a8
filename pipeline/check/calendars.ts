import { mayBe, normalisedForm, readDate, russianOldStyle } from '../language/calendars/index.ts'
import type { DocumentDate, SourceDocument } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

/**
 * Dates as they are written, read by their calendars, beside what is given as normalised. What cannot be read is left alone, and so is
 * what the editors judged themselves: `certainty` below high, with a `basis`.
 */
export const checkCalendars: Check = ({ book: { documents }, standing }) => [...documents.values()].flatMap((document) => standing.of(judge, document))

function judge({ dates, yaml }: SourceDocument): Diagnostic[] {
  return dates.flatMap((date, index) => {
    const found = date.calendar === undefined ? withoutCalendar(date) : disagreement(date, date.calendar)
    if (found === undefined) return []
    const place: Place = yaml.at(['dates', index, found.key])
    return [diagnostic('date-calendar-agrees', found.reason, place, found.hint)]
  })
}

interface Fault {
  readonly key: 'written' | 'when' | 'from'
  readonly reason: string
  readonly hint?: string
}

function disagreement(date: DocumentDate, calendar: string): Fault | undefined {
  const { written, when, from, to } = date
  const read = readDate(written, calendar)
  const isJudged = date.basis !== undefined && date.certainty !== undefined && date.certainty !== 'high'
  if (read === undefined || isJudged) return undefined
  if (read === 'no such day') return { key: 'written', reason: `“${written}” is no day of the calendar “${calendar}”.`, hint: 'Correct it; where the document itself is wrong, leave it, and give `certainty: low` and the `basis` of the normalised date.' }
  const form = normalisedForm(read.days)
  const doubt = read.doubt === 0 ? '' : ', a day more or less,'
  const start = when ?? from
  if (start === undefined) {
    // Bounds are an editor's inference and need not be the day that is written; Gregorian dates can be read by anyone.
    const isInferred = date.notBefore !== undefined || date.notAfter !== undefined
    return calendar === 'gregorian' || isInferred ? undefined : { key: 'written', reason: `“${written}” has no normalised date: readers of another calendar cannot place it.`, hint: `By the calendar “${calendar}” it is${doubt} ${form}.` }
  }
  if (mayBe(read, start, when ?? to ?? start)) return undefined
  const given = when ?? `${start} to ${to ?? start}`
  return { key: when === undefined ? 'from' : 'when', reason: `“${written}” by the calendar “${calendar}” is not ${given}.`, hint: `It is${doubt} ${form}.` }
}

/**
 * A date that says no calendar: Russian words that were copied and not converted, and years of the Republic of China; else it is taken
 * as Gregorian.
 */
function withoutCalendar(date: DocumentDate): Fault | undefined {
  const { written, when } = date
  if (/民[國国]/u.test(written)) return disagreement(date, 'chinese-republic')
  const read = when === undefined ? undefined : russianOldStyle(written)
  if (when === undefined || read === undefined) return disagreement(date, 'gregorian')
  if (mayBe(read, when, when)) return undefined
  const reason = `“${written}” says no calendar, and Russia counted by the Julian one until 31 January 1918: by that it is not ${when}.`
  return { key: 'when', reason, hint: `Write \`calendar: julian\` and \`${normalisedForm(read.days)}\`, or \`calendar: gregorian\` where it was converted already.` }
}

import { daysOfIso } from './calendars/day-number.ts'
import { readSpan, type TimeSpan } from './calendars/spans.ts'

/** An event as an editor dates it. */
interface Dated {
  readonly date: string
  readonly event: string
}

/** An event of a time line. `day`: the Julian day number at which it is shown: the first of a span, the middle of days that are not told apart. */
export type TimelineEvent = Dated & TimeSpan & { readonly day: number }

/** Why a date is none: it cannot be read, there is no such day, or it ends before it begins. */
export type DateFault = 'unread' | 'no such day' | 'backwards'

/**
 * Puts events in their order, those of a period (ISO dates: YYYY, YYYY-MM, YYYY-MM-DD) where one is given: whatever is partly in it. Events of
 * the same day keep the order in which they came. `faults`: those whose date says nothing.
 */
export function timelineOf<D extends Dated>(rows: readonly D[], period: { readonly from?: string | undefined; readonly to?: string | undefined } = {}): { readonly events: readonly TimelineEvent[]; readonly faults: readonly (readonly [D, DateFault])[] } {
  const from = daysOfIso(period.from ?? '')?.first ?? -Infinity
  const to = daysOfIso(period.to ?? '')?.last ?? Infinity
  const events: TimelineEvent[] = []
  const faults: (readonly [D, DateFault])[] = []
  for (const row of rows) {
    const span = readSpan(row.date)
    if (typeof span !== 'object') faults.push([row, span ?? 'unread'])
    else if (span.days.last >= from && span.days.first <= to) {
      const day = span.precision === 'span' ? span.days.first : (span.days.first + span.days.last) / 2
      events.push({ date: row.date, event: row.event, ...span, day })
    }
  }
  return { events: events.sort((a, b) => a.day - b.day), faults }
}

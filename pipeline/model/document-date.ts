import type { DocumentDate, SourceDocument } from './book.ts'

/** The date by which a document is filed: that of its making, else the first that is given. */
export function filingDate({ dates }: Pick<SourceDocument, 'dates'>): DocumentDate | undefined {
  return dates.find((each) => each.role === 'creation') ?? dates[0]
}

/** The ISO date (YYYY, YYYY-MM or YYYY-MM-DD) by which a document is sorted; undefined where none is normalised. */
export function filingDay(document: Pick<SourceDocument, 'dates'>): string | undefined {
  const date = filingDate(document)
  return date?.when ?? date?.from ?? date?.notBefore ?? date?.notAfter
}

/** Whether one ISO date is certainly after another: a year is neither before nor after a day in it. */
export function isAfter(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) > other.slice(0, length)
}

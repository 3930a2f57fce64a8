import { expect, test } from 'vitest'
import { isoOf } from '../../pipeline/language/calendars/day-number.ts'
import { readSpan } from '../../pipeline/language/calendars/spans.ts'

const read = (written: string): string | undefined => {
  const span = readSpan(written)
  return typeof span === 'object' ? `${isoOf(span.days.first)} ${isoOf(span.days.last)} ${span.precision}${span.doubtful ? '?' : ''}` : span
}

test.each([
  ['7 November 1944', '1944-11-07 1944-11-07 day'],
  ['1944-11-07', '1944-11-07 1944-11-07 day'],
  ['1944-11', '1944-11-01 1944-11-30 within'],
  ['1937', '1937-01-01 1937-12-31 within'],
  ['January 1934', '1934-01-01 1934-01-31 within'],
  ['Late July 1945', '1945-07-21 1945-07-31 within'],
  ['mid-June 1946', '1946-06-11 1946-06-20 within'],
  ['early 1949', '1949-01-01 1949-05-01 within'],
  ['c. 1931', '1931-01-01 1931-12-31 within?'],
  ['7 November 1944?', '1944-11-07 1944-11-07 day?'],
  ['[1944]', '1944-01-01 1944-12-31 within?'],
  ['25–26 September 1949', '1949-09-25 1949-09-26 span'],
  ['25-26 September 1949', '1949-09-25 1949-09-26 span'],
  ['5 May – 3 June 1945', '1945-05-05 1945-06-03 span'],
  ['March–May 1945', '1945-03-01 1945-05-31 span'],
  ['November 1944 to June 1946', '1944-11-01 1946-06-30 span'],
  ['1933–1944', '1933-01-01 1944-12-31 span'],
  ['1944–49', '1944-01-01 1949-12-31 span'],
  ['7 ноября 1944 г.', '1944-11-07 1944-11-07 day'],
  ['конец 1944', '1944-09-01 1944-12-31 within'],
  ['1944年11月7日', '1944-11-07 1944-11-07 day'],
  ['1944年11月7日至12日', '1944-11-07 1944-11-12 span'],
])('%s', (written, expected) => {
  expect(read(written)).toBe(expected)
})

test('what is no date, no day, or runs backwards, is told apart', () => {
  for (const written of ['', 'spring', 'in the year of the sheep', '1944–45–46', 'November', '1944–']) expect(read(written), written).toBeUndefined()
  for (const written of ['31 June 1945', '1945-02-29', '30 February – 3 March 1945']) expect(read(written), written).toBe('no such day')
  for (const written of ['9–7 November 1944', '1949–1944', '1949–44']) expect(read(written), written).toBe('backwards')
})

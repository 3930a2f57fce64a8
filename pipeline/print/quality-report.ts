import type { PageMap } from '../model/page-map.ts'
import type { PageQuality } from './quality.ts'

/** What is counted, as the report heads its columns. */
const columns = ['widows', 'orphans', 'stretched', 'crowded', 'short', 'stranded', 'carried', 'outside'] as const

/** Facing pages may end this many lines apart. */
const LEVEL = 1

/** The figures of a book’s pages. */
export interface QualityTotals {
  readonly pages: number
  readonly lines: number
  /** Sums over all pages, but for `short`: pages that end more than a line above the foot. */
  readonly counts: Readonly<Record<(typeof columns)[number], number>>
  /** Openings whose two pages end more than a line apart, but where a section ends. */
  readonly uneven: number
}

/** Adds up the pages of a book. */
export function totalsOf(pages: readonly PageQuality[], map: PageMap): QualityTotals {
  const counts = Object.fromEntries(columns.map((column) => [column, pages.reduce((sum, page) => sum + (column === 'short' ? Number(page.short > LEVEL) : page[column]), 0)])) as QualityTotals['counts']
  const uneven = pages.filter((page, index) => {
    const next = pages[index + 1]
    const opening = next !== undefined && map.pages[page.index]?.blank === false && map.pages[page.index]?.side === 'verso' && map.pages[next.index]?.section === map.pages[page.index]?.section
    return opening && !page.last && !next.last && Math.abs(page.short - next.short) > LEVEL
  }).length
  return { pages: pages.length, lines: pages.reduce((sum, page) => sum + page.lines, 0), counts, uneven }
}

/** The report as text: a line for each page (“all”) or for each that has something to look at, then the totals. */
export function renderQuality(pages: readonly PageQuality[], map: PageMap, show: 'all' | 'noted'): string {
  const head = ['page', 'lines', ...columns, 'section']
  const rows = pages.filter((page) => show === 'all' || columns.some((column) => (column === 'short' ? page.short > LEVEL : page[column] > 0))).map((page) => {
    const known = map.pages[page.index]
    return [known?.label ?? '', String(page.lines), ...columns.map((column) => (page[column] === 0 ? '·' : String(page[column]))), known?.section ?? '']
  })
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padStart(widths[column] ?? 0))).join('  ')
  const { counts, lines, uneven, pages: number } = totalsOf(pages, map)
  const totals = columns.map((column) => `${column === 'short' ? 'pages ending short' : names[column]} ${counts[column]}`).join(', ')
  return `${[head, ...rows].map(line).join('\n')}\n${number} pages, ${lines} lines: ${totals}, uneven openings ${uneven}\n`
}

const names: Readonly<Record<(typeof columns)[number], string>> = {
  widows: 'widows', orphans: 'orphans', stretched: 'stretched lines', crowded: 'crowded lines', short: 'pages ending short', stranded: 'headings at the foot', carried: 'notes carried over', outside: 'lines outside',
}

// The table of makers and judges, as Markdown.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ace, counted, epubcheck, epubcheckTs, vnu } from './judged.mjs'

const of = (value, say) => (value === undefined ? 'judge missing' : say(value))
const plural = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Everything that is known of one maker’s EPUBs, by the names of the lines. `runs`: undefined where the maker is not there. */
export async function lines(runs, folder) {
  if (runs === undefined) return undefined
  const [{ file }] = runs
  const digests = new Set(runs.map((run) => createHash('sha256').update(readFileSync(run.file)).digest('hex')))
  const { pageList, notes, popUps } = counted(file)
  const best = (key) => Math.min(...runs.map((run) => run[key] ?? NaN))
  return {
    'EPUBCheck: errors, warnings': of(epubcheck(file), ({ errors, warnings }) => `${errors}, ${warnings}`),
    'epubcheck-ts: errors, warnings': of(await epubcheckTs(file), ({ errors, warnings }) => `${errors}, ${warnings}`),
    'Nu Html Checker: messages': of(vnu(file, join(folder, 'vnu')), ({ messages }) => String(messages)),
    'Ace: violations': of(ace(file, join(folder, 'ace')), ({ violations, rules }) => (violations === 0 ? '0' : `${violations} (of ${plural(rules.length, 'rule')})`)),
    'page-list entries': String(pageList),
    'notes, those with a pop-up': `${notes}, ${popUps}`,
    'size, kB': (statSync(file).size / 1000).toFixed(0),
    'time, s (clock, processor)': `${best('seconds').toFixed(1)}, ${best('cpu').toFixed(1)}`,
    'same bytes twice': digests.size === 1 ? 'yes' : 'no',
  }
}

/** A Markdown table: a line for every figure, a column for every maker. */
export function table(columns) {
  const names = Object.keys(columns.find(({ found }) => found !== undefined)?.found ?? {})
  const cells = [['', ...columns.map(({ name }) => name)], ...names.map((name) => [name, ...columns.map(({ found }) => found?.[name] ?? 'not installed')])]
  const widths = cells[0].map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)))
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`
  return [line(cells[0]), `|${widths.map((width, column) => (column === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`, ...cells.slice(1).map(line)].join('\n')
}

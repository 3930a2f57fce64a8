import type { Progress, ProgressListener } from '../model/progress.ts'

export type LogLevel = 'silent' | 'error' | 'warning' | 'info' | 'debug'
export const logLevels: readonly LogLevel[] = ['silent', 'error', 'warning', 'info', 'debug']

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether `err` is a terminal that can rewrite a line, and its width in columns. */
  readonly live: boolean
  readonly columns: number
  /** Whether `out` is a terminal that shows colours. */
  readonly isColoured?: boolean
  /** Whether `out` is a terminal that can be cleared. */
  readonly clears?: boolean
  readonly level: LogLevel
}

const stages: Readonly<Record<Progress['stage'], string>> = {
  load: 'Reading', check: 'Checking', compile: 'Compiling', paginate: 'Paginating', print: 'Printing', epub: 'Packing the EPUB', publish: 'Publishing',
}

/**
 * Shows progress: one line rewritten in place on a terminal; when piped, one plain line a stage, so that a log stays short.
 * `stop` clears the live line.
 */
export function progressDisplay(terminal: Terminal): { listen: ProgressListener; stop: () => void } {
  if (terminal.level === 'silent' || terminal.level === 'error' || terminal.level === 'warning') return { listen: () => {}, stop: () => {} }
  let last: string | undefined
  const listen: ProgressListener = (progress) => {
    if (terminal.live) terminal.err(`\r\u001B[K${describe(progress).slice(0, terminal.columns - 1)}`)
    else if (terminal.level === 'debug') terminal.err(`${describe(progress)}\n`)
    else if (progress.stage !== last) terminal.err(`${stages[progress.stage]}\n`)
    last = progress.stage
  }
  return { listen, stop: () => { if (terminal.live && last !== undefined) terminal.err('\r\u001B[K') } }
}

function describe({ stage, section, done, total, pages }: Progress): string {
  const parts = [stages[stage]]
  if (done !== undefined && total !== undefined) parts.push(`${done}/${total}`)
  if (section !== undefined) parts.push(section)
  if (pages !== undefined) parts.push(`(${pages} pages)`)
  return parts.join(' ')
}

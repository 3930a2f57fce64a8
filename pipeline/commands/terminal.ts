import { framesOf } from './report/frame.ts'
import type { Colours } from './report/text.ts'

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
  /** Whether `err` is a terminal that shows colours. */
  readonly isErrColoured?: boolean
  /** Whether `out` is a terminal that can be cleared. */
  readonly clears?: boolean
  readonly level: LogLevel
}

/** How messages about a book are shown on one of the outputs: with colours and the line they speak of, or, undefined, plain. */
export function coloursFor(root: string, isColoured: boolean | undefined): Colours | undefined {
  return isColoured ? { frame: framesOf(root) } : undefined
}

import { severityOf, type Diagnostic } from '../../model/diagnostics.ts'
import type { Frame } from './frame.ts'
import { visible } from './visible.ts'

/** Where colours are shown: the line that a message speaks of stands below it, with the place in it underlined. */
export interface Colours {
  readonly frame: (file: string, line: number, column: number) => Frame | undefined
}

const order = { error: 0, warning: 1, info: 2 } as const
const tints = { error: '\u001B[1;31m', warning: '\u001B[1;33m', info: '\u001B[1;36m' } as const
const [BOLD, DIM, UNDERLINED, END] = ['\u001B[1m', '\u001B[2m', '\u001B[4m', '\u001B[0m'] as const

/**
 * A diagnostic as two lines: `file:line:column severity rule-id reason`, and below it the way out. Errors come first, then warnings: who reads
 * from the top meets what has to be mended first. With `colours`, for terminals, the line of the file stands between the two.
 */
export function textReport(messages: readonly Diagnostic[], colours?: Colours): string {
  const sorted = [...messages].sort((one, other) => order[severityOf(one)] - order[severityOf(other)])
  return sorted.map((message) => (colours === undefined ? plain(message) : coloured(message, colours))).join('')
}

function plain(message: Diagnostic): string {
  const head = visible(`${message.file}:${message.line}:${message.column} ${severityOf(message)} ${message.ruleId} ${message.reason}`)
  return `${head}\n${message.note ? `  hint: ${visible(message.note)}\n` : ''}`
}

function coloured(message: Diagnostic, { frame }: Colours): string {
  const { file = '', line = 1, column = 1, ruleId, reason, note } = message
  const severity = severityOf(message)
  const found = frame(file, line, column)
  const number = String(line)
  return [
    `${BOLD}${visible(`${file}:${line}:${column}`)}${END} ${tints[severity]}${severity}${END} ${DIM}${ruleId}${END} ${visible(reason)}`,
    ...(found === undefined ? [] : [`  ${DIM}${number} │${END} ${found.before}${UNDERLINED}${found.at}${END}${found.behind}`]),
    ...(note ? [`  ${BOLD}hint:${END} ${visible(note)}`] : []),
    '',
  ].join('\n')
}

/** “2 errors, 1 warning”, or “no errors”. */
export function summary(messages: readonly Diagnostic[]): string {
  const count = (severity: string): number => messages.filter((message) => severityOf(message) === severity).length
  const say = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
  const errors = count('error')
  const warnings = count('warning')
  return [errors === 0 ? 'no errors' : say(errors, 'error'), ...(warnings === 0 ? [] : [say(warnings, 'warning')])].join(', ')
}

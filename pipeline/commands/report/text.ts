import { severityOf, type Diagnostic } from '../../model/diagnostics.ts'
import { visible } from './visible.ts'

/** A diagnostic as two lines: `file:line:column severity rule-id reason`, and below it the way out. */
export function textReport(messages: readonly Diagnostic[]): string {
  return messages.map((message) => {
    const head = visible(`${message.file}:${message.line}:${message.column} ${severityOf(message)} ${message.ruleId} ${message.reason}`)
    return message.note === undefined || message.note === '' ? `${head}\n` : `${head}\n  hint: ${visible(message.note)}\n`
  }).join('')
}

/** “2 errors, 1 warning”, or “no errors”. */
export function summary(messages: readonly Diagnostic[]): string {
  const count = (severity: string): number => messages.filter((message) => severityOf(message) === severity).length
  const say = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
  const errors = count('error')
  const warnings = count('warning')
  return [errors === 0 ? 'no errors' : say(errors, 'error'), ...(warnings === 0 ? [] : [say(warnings, 'warning')])].join(', ')
}

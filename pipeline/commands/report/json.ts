import { severityOf, type Diagnostic } from '../../model/diagnostics.ts'

/** All diagnostics as one JSON array of `{file, line, column, severity, rule, reason, hint}`. */
export function jsonReport(messages: readonly Diagnostic[]): string {
  const rows = messages.map((message) => ({
    file: message.file,
    line: message.line,
    column: message.column,
    severity: severityOf(message),
    rule: message.ruleId,
    reason: message.reason,
    hint: message.note,
  }))
  return `${JSON.stringify(rows, undefined, 2)}\n`
}

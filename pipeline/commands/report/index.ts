import type { Diagnostic } from '../../model/diagnostics.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { sarifReport } from './sarif.ts'
import { textReport, type Colours } from './text.ts'

export { summary } from './text.ts'

export const reportFormats = ['text', 'json', 'sarif', 'github'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** Renders diagnostics in one of the formats; `version` is the program's. `colours` count for text only. */
export function report(messages: readonly Diagnostic[], format: ReportFormat, version: string, colours?: Colours): string {
  switch (format) {
    case 'text': return textReport(messages, colours)
    case 'json': return jsonReport(messages)
    case 'github': return githubReport(messages)
    case 'sarif': return sarifReport(messages, version)
  }
}

import { prepare } from '../build.ts'
import { version } from '../program.ts'
import { exitCodeOf } from './exit-codes.ts'
import { report, summary, type ReportFormat } from './report/index.ts'
import type { Terminal } from './terminal.ts'

/** `sourcebook check`: reads, checks and compiles the book and reports every diagnostic. Returns the exit code. */
export async function checkCommand(root: string, format: ReportFormat, terminal: Terminal): Promise<number> {
  const { messages } = await prepare(root)
  terminal.out(report(messages, format, version))
  if (format === 'text' && (terminal.level === 'info' || terminal.level === 'debug')) terminal.err(`${summary(messages)}\n`)
  return exitCodeOf(messages)
}

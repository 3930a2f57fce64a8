import { prepare } from '../build.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import { version } from '../program.ts'
import { exitCodeOf } from './exit-codes.ts'
import { fixNames } from './fix.ts'
import { report, summary, type ReportFormat } from './report/index.ts'
import { textReport } from './report/text.ts'
import { coloursFor, type Terminal } from './terminal.ts'

export interface CheckOptions {
  readonly format: ReportFormat
  /** `write` mends what is certain before checking; `show` prints that as a diff and writes nothing. */
  readonly fix?: 'write' | 'show' | undefined
}

/** `sourcebook check`: reads, checks and compiles the book and reports every diagnostic. Returns the exit code. */
export async function checkCommand(root: string, { format, fix }: CheckOptions, terminal: Terminal): Promise<number> {
  const talks = format === 'text' && (terminal.level === 'info' || terminal.level === 'debug')
  const fixed = fix === undefined ? undefined : await fixNames(root, fix === 'show')
  const done = fixed && `${fixed.names} ${fixed.names === 1 ? 'name' : 'names'} in ${fixed.files} ${fixed.files === 1 ? 'file' : 'files'}`
  const { messages } = await prepare(root)
  if (fix === 'show') {
    terminal.out(fixed?.diff ?? '')
    terminal.err(textReport(fixed?.left ?? []))
    if (talks) terminal.err(`${done} would be mended, ${fixed?.left.length ?? 0} left\n`)
    return exitCodeOf(messages)
  }
  explain(messages, fixed?.left ?? [])
  terminal.out(report(messages, format, version, coloursFor(root, terminal.isColoured)))
  if (talks && fixed) terminal.err(`${done} mended, ${fixed.left.length} left\n`)
  if (talks) terminal.err(`${summary(messages)}\n`)
  return exitCodeOf(messages)
}

/** Gives variants that were left the reason why. Lines may have moved, what is said of a variant has not. */
function explain(messages: readonly Diagnostic[], left: readonly Diagnostic[]): void {
  const notes = new Map(left.map((message) => [message.reason, message.note]))
  for (const message of messages) if (message.ruleId === 'name-form-preferred') message.note = notes.get(message.reason) ?? message.note
}

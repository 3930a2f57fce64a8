import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { correctDraft, type DraftOptions } from '../correcting.ts'
import { CannotPublish } from '../release/index.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import type { Terminal } from './terminal.ts'

export interface CorrectCommandOptions extends Omit<DraftOptions, 'onProgress'> {
  /** Absolute path of the PDF to write. */
  readonly file: string
}

/** `sourcebook diff OLD --format errata|redline -o FILE`: prints what changed since a release. Returns the exit code. */
export async function correctCommand({ file, ...options }: CorrectCommandOptions, terminal: Terminal): Promise<number> {
  const display = progressDisplay(terminal)
  const { messages, pdf, missing } = await correctDraft({ ...options, onProgress: display.listen }).finally(display.stop)
  if (options.signal?.aborted) return exitCodes.interrupted
  if (missing) {
    terminal.err(`Of the release ${options.old} nothing is kept in manuscript/releases/.\n`)
    return exitCodes.badInput
  }
  if (pdf === undefined) {
    terminal.err(`${textReport(messages)}${summary(messages)}: nothing was written.\n`)
    return exitCodeOf(messages)
  }
  await writeFile(file, pdf).catch((error: Error) => {
    throw new CannotPublish(`${file} cannot be written: ${error.message}. Mend the permissions, or name another file with --out.`)
  })
  if (terminal.level === 'info' || terminal.level === 'debug') terminal.err(`${relative(process.cwd(), file) || file}\n`)
  return exitCodes.ok
}

import { relative } from 'node:path'
import { build, type BuildOptions } from '../build.ts'
import type { ProgressListener } from '../model/progress.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import { coloursFor, type Terminal } from './terminal.ts'

/** `sourcebook build`: makes the outputs, or says why not. Returns the exit code. `onPages` is called once, before a browser is started. */
export async function buildCommand(options: Omit<BuildOptions, 'onProgress'> & { readonly strict: boolean; readonly onPages?: () => void }, terminal: Terminal): Promise<number> {
  const display = progressDisplay(terminal)
  let onPages = options.onPages
  const onProgress: ProgressListener = (progress) => {
    if (progress.stage === 'paginate') {
      onPages?.()
      onPages = undefined
    }
    display.listen(progress)
  }
  const outcome = await build({ ...options, onProgress }).finally(display.stop)
  if (terminal.level !== 'silent') terminal.err(textReport(outcome.messages, coloursFor(options.root, terminal.isErrColoured)))
  if (options.signal?.aborted) return exitCodes.interrupted
  const code = exitCodeOf(outcome.messages)
  const place = relative(process.cwd(), options.out) || '.'
  if (code !== exitCodes.ok) {
    if (terminal.level !== 'silent') terminal.err(`${summary(outcome.messages)}: nothing was published.\n`)
    return code
  }
  if (terminal.level === 'info' || terminal.level === 'debug') {
    const pages = outcome.pageCount === undefined ? '' : `, ${outcome.pageCount} pages`
    const text = outcome.conserved === undefined ? '' : `; ${outcome.conserved.characters.toLocaleString('en')} characters and ${outcome.conserved.notes.toLocaleString('en')} notes, conserved`
    if (outcome.quality !== undefined) terminal.out(outcome.quality)
    terminal.out(`${outcome.published.map((name) => `${place}/${name}`).join('\n')}\n${summary(outcome.messages)}${pages}${text}\n`)
  }
  return exitCodes.ok
}

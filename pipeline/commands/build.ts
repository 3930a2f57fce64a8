import { relative } from 'node:path'
import { build, type BuildOptions } from '../build.ts'
import type { ProgressListener } from '../model/progress.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import { coloursFor, type Terminal } from './terminal.ts'

/**
 * `sourcebook build`: makes the outputs, or says why not. Returns the exit code. `heed` is called with true before there is something to be
 * put in order when the build is stopped (a browser, half an edition), and with false when there is nothing any more.
 */
export async function buildCommand(options: Omit<BuildOptions, 'onProgress'> & { readonly strict: boolean; readonly heed?: (signals: boolean) => void }, terminal: Terminal): Promise<number> {
  const display = progressDisplay(terminal)
  const onProgress: ProgressListener = (progress) => {
    if (progress.stage === 'paginate' || progress.stage === 'publish') options.heed?.(true)
    // A session keeps its browser.
    if (progress.stage === 'epub' && options.session === undefined) options.heed?.(false)
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

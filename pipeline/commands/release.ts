import { relative } from 'node:path'
import { hasErrors } from '../model/diagnostics.ts'
import type { ProgressListener } from '../model/progress.ts'
import { release, type ReleaseOptions } from '../releasing.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import { coloursFor, type Terminal } from './terminal.ts'

/** `sourcebook release`: makes a release, or says what is pending. Returns the exit code. `onPages` is called once, before a browser is started. */
export async function releaseCommand(options: Omit<ReleaseOptions, 'onProgress'> & { readonly onPages: () => void }, terminal: Terminal): Promise<number> {
  const display = progressDisplay(terminal)
  let started = false
  const onProgress: ProgressListener = (progress) => {
    if (progress.stage === 'paginate' && !started) {
      started = true
      options.onPages()
    }
    display.listen(progress)
  }
  const { messages, manifest, published, again } = await release({ ...options, onProgress }).finally(display.stop)
  if (terminal.level !== 'silent') terminal.err(textReport(messages, coloursFor(options.root, terminal.isErrColoured)))
  if (options.signal?.aborted) return exitCodes.interrupted
  if (manifest === undefined) {
    if (terminal.level !== 'silent') terminal.err(`${summary(messages)}: ${options.version} was not released${hasErrors(messages) ? '' : ', which bears no warnings'}.\n`)
    return exitCodeOf(messages, { strict: true })
  }
  if (terminal.level === 'info' || terminal.level === 'debug') {
    const place = relative(process.cwd(), options.out) || '.'
    const said = again ? 'was made before, and came out the same' : `is made; commit manuscript/releases/${options.version}/ and tag it: git tag v${options.version}`
    terminal.out(`${published.map((name) => `${place}/${name}`).join('\n')}\n`)
    terminal.out(`${manifest.pages} pages, ${manifest.characters.toLocaleString('en')} characters and ${manifest.notes.toLocaleString('en')} notes, conserved\n${options.version} ${said}\n`)
  }
  return exitCodes.ok
}

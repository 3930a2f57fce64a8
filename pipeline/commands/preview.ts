import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openSession, proofread, stateOfBook, type Proofing } from '../build.ts'
import { namePlaces } from '../check/index.ts'
import { readingView } from '../epub/index.ts'
import type { Progress } from '../model/progress.ts'
import { openPreview, type Preview, type Showing } from '../preview/index.ts'
import { programRoot } from '../program.ts'
import { Changes } from './changes.ts'
import { exitCodes } from './exit-codes.ts'
import { faultOfPress } from './faults.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import { coloursFor, type Terminal } from './terminal.ts'

export interface PreviewCommandOptions {
  readonly root: string
  readonly cache: string
  readonly port: number | undefined
  /** Show the workbench in the user’s browser. */
  readonly open: boolean
  readonly browser?: string | undefined
  readonly workers?: number | undefined
  readonly signal: AbortSignal
}

/**
 * `sourcebook preview`: the workbench, until it is stopped. Lays the book out whenever a file of it was saved and shows the pages; the press stays
 * between, so that what did not change is not laid out again. Returns the exit code of a signal, or says that the port is taken.
 */
export async function previewCommand(options: PreviewCommandOptions, terminal: Terminal): Promise<number> {
  const { root, signal } = options
  const preview = await openPreview({ root, port: options.port, pageFolder: join(programRoot, 'dist', 'program', 'preview', 'page') }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    return undefined
  })
  if (preview === undefined) {
    terminal.err(`Port ${options.port} cannot be had: another program has it. Name another with --port, or none.\n`)
    return exitCodes.usage
  }
  terminal.out(`${preview.url}\n`)
  if (options.open) openInBrowser(preview.url, terminal)
  const session = openSession()
  const changes = new Changes(root, signal)
  const abort = (): void => void session.room.close()
  signal.addEventListener('abort', abort)
  try {
    while (!signal.aborted) {
      // Taken before the work: what is saved meanwhile is laid out next.
      const known = await stateOfBook(root)
      await layOut(options, session, preview, terminal)
      await changes.after(known)
    }
    return exitCodes.interrupted
  } finally {
    signal.removeEventListener('abort', abort)
    changes.close()
    await preview.close()
    await session.room.close()
  }
}

/** Lays the book out once, and tells the preview. A fault of the press is reported, and the next save tries again. */
async function layOut({ root, cache, browser, workers, signal }: PreviewCommandOptions, session: ReturnType<typeof openSession>, preview: Preview, terminal: Terminal): Promise<void> {
  const display = progressDisplay(terminal)
  const from = performance.now()
  preview.begin()
  try {
    const onProgress = (progress: Progress): void => {
      display.listen(progress)
      preview.progress(progress)
    }
    const made = await proofread({ root, cache, browser, workers, session, signal, onProgress })
    const milliseconds = performance.now() - from
    preview.show(showingOf(made, session), made.messages, milliseconds)
    display.stop()
    if (terminal.level !== 'silent') terminal.err(textReport(made.messages, coloursFor(root, terminal.isErrColoured)))
    if (terminal.level === 'info' || terminal.level === 'debug') terminal.err(`${summary(made.messages)}${made.proof ? `, ${made.proof.pages.length} pages` : ''}, ${(milliseconds / 1000).toFixed(2)} s. Waiting for the next change; Ctrl-C ends.\n`)
  } catch (error) {
    display.stop()
    if (signal.aborted) return
    preview.fail(error instanceof Error ? error.message : String(error))
    if (terminal.level !== 'silent') terminal.err(`${faultOfPress(error, terminal.level, 'The next save tries again')}\n`)
  }
}

function showingOf({ book, edition, proof }: Proofing, { standing }: ReturnType<typeof openSession>): Showing | undefined {
  if (book === undefined || edition === undefined || proof === undefined) return undefined
  return {
    edition,
    proof,
    names: () => ({ lang: book.config.languages[0], names: [...book.names.values()], places: namePlaces(book, standing) }),
    reading: readingView(edition, proof.pageMap, proof.css.split('\n').filter((line) => line.startsWith('@font-face{')).join('\n')),
  }
}

function openInBrowser(url: string, terminal: Terminal): void {
  const [program, ...args] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] : ['xdg-open', url]
  const child = spawn(program!, args, { stdio: 'ignore', detached: true })
  child.on('error', () => terminal.err(`No browser could be opened: open ${url} yourself.\n`))
  child.unref()
}

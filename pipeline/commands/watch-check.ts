import { openSession, prepare, stateOfBook } from '../build.ts'
import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import { version } from '../program.ts'
import { Changes } from './changes.ts'
import { exitCodes } from './exit-codes.ts'
import { faultOfPress } from './faults.ts'
import { report, summary, type ReportFormat } from './report/index.ts'
import { coloursFor, type Terminal } from './terminal.ts'

export interface WatchCheckOptions {
  readonly root: string
  readonly format: ReportFormat
  readonly signal: AbortSignal
  /** Called once, after the first check: until then there is nothing to put in order. */
  readonly listen: () => void
}

/** Clears what a terminal shows, and keeps what was above it. */
const CLEAR = '\u001B[2J\u001B[H'

/**
 * `sourcebook check --watch`: checks, and checks again whenever a file of the book was saved, until it is stopped. Each time the whole list is
 * shown, and the counts below it. The press stays: what did not change is not read again. Returns the exit code of a signal.
 */
export async function watchCheckCommand({ root, format, signal, listen }: WatchCheckOptions, terminal: Terminal): Promise<number> {
  const session = openSession()
  const changes = new Changes(root, signal)
  const talks = terminal.level === 'info' || terminal.level === 'debug'
  let read: readonly string[] = []
  let isHearing = false
  const hear = (): void => {
    if (!isHearing) listen()
    isHearing = true
  }
  try {
    while (!signal.aborted) {
      if (isHearing) await changes.settled(read)
      // Taken before the check: what is saved while it runs is checked next.
      let known = await stateOfBook(root, read)
      const from = performance.now()
      try {
        let { book, messages } = await prepare(root, { session })
        for (let found = newPictures(book, read); found.length > 0; found = newPictures(book, read)) {
          // These too are looked at before they are read; and go on being so, since one that cannot be read now may be mended.
          read = [...read, ...found]
          known = await stateOfBook(root, read)
          ;({ book, messages } = await prepare(root, { session }))
        }
        show(messages, format, root, terminal)
        if (talks) terminal.err(`${summary(messages)}, ${((performance.now() - from) / 1000).toFixed(2)} s. Waiting for the next change; Ctrl-C ends.\n`)
      } catch (error) {
        // A file that went while it was read, or a fault of the press: the next save tries again.
        if (signal.aborted) break
        terminal.err(`${faultOfPress(error, terminal.level, 'The next save tries again')}\n`)
      }
      hear()
      await changes.after(known, read)
    }
    return exitCodes.interrupted
  } finally {
    changes.close()
    await session.room.close()
  }
}

/** The pictures of a book that are not known yet: they may stand anywhere in its folder. */
function newPictures(book: Book | undefined, known: readonly string[]): string[] {
  return [...(book?.assets.values() ?? [])].map(({ file }) => file).filter((file) => !known.includes(file))
}

/** In a format for programs each check is one report, of which json and sarif stand on a line of their own. */
function show(messages: readonly Diagnostic[], format: ReportFormat, root: string, terminal: Terminal): void {
  if (format === 'text' && terminal.clears) terminal.out(CLEAR)
  const said = report(messages, format, version, coloursFor(root, terminal.isColoured))
  terminal.out(format === 'json' || format === 'sarif' ? `${JSON.stringify(JSON.parse(said))}\n` : said)
}

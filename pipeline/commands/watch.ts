import { setTimeout as pause } from 'node:timers/promises'
import { openSession, stateOfBook } from '../build.ts'
import { buildCommand } from './build.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** Milliseconds between two looks at the book folder. Looking works on every file system, and for files that are renamed or put back. */
const LOOK = 150

/**
 * `sourcebook build --watch`: builds, and builds again whenever a file of the book was saved, until it is stopped. The press stays
 * between the builds: what did not change is not made again. Returns the exit code of a signal.
 */
export async function watchCommand(options: Parameters<typeof buildCommand>[0], terminal: Terminal): Promise<number> {
  const session = openSession()
  const { root, signal } = options
  const isStopped = (): boolean => signal?.aborted === true
  try {
    while (!isStopped()) {
      // Taken before the build: what is saved while it runs is built next.
      const built = await stateOfBook(root)
      const from = performance.now()
      await buildCommand({ ...options, session }, terminal)
      if (isStopped()) break
      if (terminal.level === 'info' || terminal.level === 'debug') terminal.err(`${((performance.now() - from) / 1000).toFixed(1)} s. Waiting for the next change; Ctrl-C ends.\n`)
      while (!isStopped() && (await stateOfBook(root)) === built) await pause(LOOK, undefined, { signal }).catch(() => undefined)
    }
    return exitCodes.interrupted
  } finally {
    await session.room.close()
  }
}

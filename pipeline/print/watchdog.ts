import type { Browser } from 'playwright-core'
import type { PageSource } from './page-source.ts'

/** The browser did not live through a piece of work, twice: the message says what it died of. */
export class BrowserLost extends Error {}

class TimeOver extends Error {}

/** Milliseconds for one piece of work, be it ever so long; it only ends what would never end. */
export const TIME_LIMIT = 300_000
/** Milliseconds for a page to be made, which takes a moment. Where its process is lost in that moment nobody says so, and the page never comes. */
export const OPENING_LIMIT = 30_000

/**
 * Does a piece of work that needs a browser. A browser that crashes, hangs or is killed for its memory is replaced by a fresh one, and
 * the work done once more.
 * @throws BrowserLost where the second one is lost too; what the work itself throws.
 */
export async function guarded<T>(source: PageSource, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  let loss = ''
  for (let browsers = 0; browsers < 2; browsers++) {
    try {
      return await work()
    } catch (error) {
      // A browser that was closed because the build is to end is not lost.
      signal?.throwIfAborted()
      if (!isLoss(error)) throw error
      loss = error.message.split('\n')[0] ?? ''
      await source.renew().catch((second: Error) => {
        signal?.throwIfAborted()
        throw new BrowserLost(`${loss}; ${second.message.split('\n')[0] ?? ''}`)
      })
    }
  }
  throw new BrowserLost(loss)
}

/** Whether an error says that the browser is gone, or does not answer. */
export function isLoss(error: unknown): error is Error {
  return error instanceof TimeOver || error instanceof BrowserLost || (error instanceof Error && /has been closed|Protocol error|Target crashed|Page crashed|Target closed|Browser closed|browser has disconnected|Session closed/iu.test(error.message))
}

/**
 * Does work in a browser.
 * @throws where it takes longer than `limit` milliseconds, and at once where the browser goes: what is asked of it then is not always
 * answered. The work itself is not stopped: its page must be closed.
 */
export async function withTimeLimit<T>(browser: Browser | null, work: () => Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let leave = (): void => undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeOver(`it took longer than ${limit / 1000} s`)), limit)
    leave = () => reject(new BrowserLost('the browser has been closed'))
    browser?.once('disconnected', leave)
  })
  try {
    return await Promise.race([work(), over])
  } finally {
    clearTimeout(timer)
    browser?.off('disconnected', leave)
  }
}

import { rm } from 'node:fs/promises'
import type { Browser, LaunchOptions } from 'playwright-core'
import { scratchFolder } from './litter.ts'

/** Milliseconds that a browser is given to end by itself. */
const GRACE = 1500
/** A browser that does not answer so many questions, one each so many milliseconds, has lost its life. A slow page does not keep it from answering. */
const [SILENCES, PULSE] = [4, 5000]

/** Milliseconds that a browser may take to start. */
const START = 20_000

/** One start after another: the folder is told through the environment of this process. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Starts a browser which keeps its profile, and all else that it writes, in a temporary folder of this process: one that was killed leaves
 * a folder that the next clears. It is watched: where it does not answer any more, it is ended, and all that waits for it fails.
 * `otherwise`: a folder for that folder, where the system has none that can be written.
 */
export async function launch(options: LaunchOptions, otherwise: string): Promise<Browser> {
  const starting = last.then(() => start(options, otherwise))
  last = starting.catch(() => undefined)
  return starting
}

async function start(options: LaunchOptions, otherwise: string): Promise<Browser> {
  const folder = await scratchFolder('browser', otherwise)
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  const before = process.env['TMPDIR']
  try {
    // Read when a browser is wanted: it is a third of what the program reads at its start.
    const { chromium } = await import('playwright-core')
    process.env['TMPDIR'] = folder
    const browser = await launched(() => chromium.launch({ timeout: START, ...options, env: { ...options.env, TMPDIR: folder } }))
    void watch(browser)
    clearing.set(browser, clear)
    return browser
  } catch (error) {
    await clear()
    throw error
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A browser that dies or hangs while it starts says nothing of the next: it is tried once more. One that is not there, or is none, is not. */
async function launched(attempt: () => Promise<Browser>): Promise<Browser> {
  try {
    return await attempt()
  } catch (error) {
    if (!/has been closed|Timeout \d+ms exceeded/u.test(String(error))) throw error
    return attempt()
  }
}

const clearing = new WeakMap<Browser, () => Promise<void>>()

/** Ends a browser: it is asked to go, and where it does not within `grace` milliseconds, it is killed. */
export async function end(browser: Browser, grace = GRACE): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const isOver = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), grace) })
  const asked = browser.close().then(() => true, () => true)
  // Asked a second time, it is killed, and all processes of its group.
  if (!(await Promise.race([asked, isOver]))) await browser.close().catch(() => undefined)
  clearTimeout(timer)
  await clearing.get(browser)?.()
}

/** Asks a browser again and again whether it is there, until it is closed. */
async function watch(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession().catch(() => undefined)
  if (session === undefined) return
  let unanswered = 0
  const timer = setInterval(() => {
    if (unanswered++ >= SILENCES) {
      clearInterval(timer)
      void end(browser)
    } else void session.send('Browser.getVersion').then(() => { unanswered = 0 }, () => undefined)
  }, PULSE)
  timer.unref()
  browser.on('disconnected', () => clearInterval(timer))
}

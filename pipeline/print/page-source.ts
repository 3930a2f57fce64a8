import type { BrowserContext, Page } from 'playwright-core'
import { ORIGIN } from './serve.ts'

/** A page that does not close in this time, in milliseconds, is left to the end of its browser. */
const CLOSING = 3000

/** Gives out pages with Paged.js loaded. A page that did its work cleanly is used again, since its fonts are there; any other is closed. */
export class PageSource {
  #idle: Page | undefined
  #context: BrowserContext
  readonly #fresh: () => Promise<BrowserContext>

  /** `fresh` starts another browser, for when this one is lost. */
  constructor(context: BrowserContext, fresh: () => Promise<BrowserContext>) {
    this.#context = context
    this.#fresh = fresh
  }

  get context(): BrowserContext {
    return this.#context
  }

  async take(): Promise<Page> {
    const idle = this.#idle
    this.#idle = undefined
    if (idle !== undefined) return idle
    const page = await this.#context.newPage()
    await page.goto(`${ORIGIN}/section.html`)
    return page
  }

  async give(page: Page, isClean: boolean): Promise<void> {
    if (isClean && this.#idle === undefined) this.#idle = page
    else await closed(page)
  }

  /** Leaves the browser that was lost, and takes a fresh one. */
  async renew(): Promise<void> {
    this.#idle = undefined
    const lost = this.#context
    this.#context = await this.#fresh()
    await closed(lost)
  }
}

/** A page that hangs may never close. */
async function closed(what: Page | BrowserContext): Promise<void> {
  await Promise.race([what.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, CLOSING).unref())])
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ORIGIN } from './serve.ts'

/** A page that does not close in this time, in milliseconds, is left to the end of its browser. */
const CLOSING = 3000

/** What a page is for: laying sections out, with Paged.js in it, or printing sheets that are put together. */
type Purpose = 'sections' | 'sheets'

/** Gives out pages. One that did its work cleanly is used again for the same, since its fonts are there; any other is closed. */
export class PageSource {
  readonly #idle = new Map<Purpose, Page>()
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

  get browser(): Browser | null {
    return this.#context.browser()
  }

  async take(purpose: Purpose = 'sections'): Promise<Page> {
    const idle = this.#idle.get(purpose)
    this.#idle.delete(purpose)
    if (idle !== undefined) return idle
    const page = await this.#context.newPage()
    if (purpose === 'sections') await page.goto(`${ORIGIN}/section.html`)
    return page
  }

  async give(page: Page, isClean: boolean, purpose: Purpose = 'sections'): Promise<void> {
    if (isClean && !this.#idle.has(purpose)) this.#idle.set(purpose, page)
    else await closed(page)
  }

  /** Gives up the pages that wait: what they have read is no longer what they would read. */
  async dismiss(): Promise<void> {
    const idle = [...this.#idle.values()]
    this.#idle.clear()
    await Promise.all(idle.map(closed))
  }

  /** Leaves the browser that was lost, and takes a fresh one. */
  async renew(): Promise<void> {
    this.#idle.clear()
    const lost = this.#context
    this.#context = await this.#fresh()
    await closed(lost)
  }
}

/** A page that hangs may never close. */
async function closed(what: Page | BrowserContext): Promise<void> {
  await Promise.race([what.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, CLOSING).unref())])
}

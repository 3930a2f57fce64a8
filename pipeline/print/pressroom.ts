import type { Browser, BrowserContext } from 'playwright-core'
import type { Section } from '../model/edition.ts'
import { onceFor, Standing } from '../model/standing.ts'
import { chooseBrowser, type BrowserChoice } from './browser.ts'
import { end } from './launch.ts'
import { PageSource } from './page-source.ts'
import type { Sheets } from './assemble.ts'
import type { PrintedPart } from './printing.ts'
import type { SectionPages } from './sections.ts'
import { closedContext, type Served } from './serve.ts'
import { isLoss, OPENING_LIMIT, withTimeLimit } from './watchdog.ts'

/** Pages of a part as they are put together, and as they were printed. */
export interface StandingPart {
  readonly sheet: Sheets
  /** SHA-256 of what is printed. */
  readonly content: string
  printed?: PrintedPart
}

/**
 * Where a press stands: a browser that runs, its pages with the engine and the fonts in them, and what stands from the run before. A
 * build that is alone opens one and closes it; a resident press keeps it between its builds. Nothing of it changes what is printed.
 */
export class Pressroom {
  readonly standing = new Standing()
  /** Sections as they were laid out, by what shaped them besides their words: as page references were guessed, and as they came out. */
  readonly laid = new WeakMap<Section, Map<string, SectionPages>>()
  /** Parts as they were printed, by what they show; those of the last run. */
  parts = new Map<string, StandingPart>()
  /** What the only origin serves. */
  readonly files = new Map<string, Served>()
  #sources: PageSource[] = []
  #browsers: Browser[] = []
  #opened: { readonly named: string | undefined; readonly choice: BrowserChoice } | undefined

  /** The browser: the one that runs, where it is the one asked for, or a fresh one. Diagnostics alone where none can be started. */
  async open(named: string | undefined): Promise<BrowserChoice | Pick<BrowserChoice, 'messages'>> {
    const opened = this.#opened
    if (opened !== undefined && opened.named === named && opened.choice.first.isConnected()) return opened.choice
    await this.close()
    const choice = await chooseBrowser(named)
    if (!('first' in choice)) return choice
    this.#opened = { named, choice }
    this.#browsers.push(choice.first)
    return choice
  }

  /** `count` workers with what `files` says in their reach; pages that hold something else of these names are given up. */
  async workers(count: number, files: ReadonlyMap<string, Served>): Promise<readonly PageSource[]> {
    if (this.#opened === undefined) throw new Error('the pressroom has no browser')
    const { choice } = this.#opened
    if (this.files.size !== files.size || [...files].some(([path, served]) => !isSame(served, this.files.get(path)))) {
      this.files.clear()
      for (const [path, served] of files) this.files.set(path, served)
      await Promise.all(this.#sources.map((source) => source.dismiss()))
    }
    while (this.#sources.length < count) {
      const fresh = async (): Promise<BrowserContext> => this.#contextOf(await this.#launch(choice))
      // It may have been lost since it was started.
      const context = await this.#contextOf(choice.first).catch((error: unknown) => (isLoss(error) ? fresh() : Promise.reject(error as Error)))
      this.#sources.push(new PageSource(context, fresh))
    }
    return this.#sources.slice(0, count)
  }

  #contextOf(browser: Browser): Promise<BrowserContext> {
    return withTimeLimit(browser, () => closedContext(browser, this.files), OPENING_LIMIT)
  }

  /** A browser in the place of one that was lost. */
  async #launch(choice: BrowserChoice): Promise<Browser> {
    const browser = await choice.launch()
    this.#browsers.push(browser)
    return browser
  }

  /** Ends every browser, at once where its work is given up. What stands stays. */
  async close(atOnce = false): Promise<void> {
    const browsers = this.#browsers
    this.#browsers = []
    this.#sources = []
    this.#opened = undefined
    await Promise.all(browsers.map((browser) => end(browser, atOnce ? 0 : undefined)))
  }
}

let numbered = 0

/** A number for every object, for telling whether things are still made of the same ones. It must reach nothing that is printed. */
export const numberOf = onceFor((_: object): number => ++numbered)

function isSame(one: Served, other: Served | undefined): boolean {
  return other?.type === one.type && (other.body === one.body || Buffer.from(other.body).equals(Buffer.from(one.body)))
}

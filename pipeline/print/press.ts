import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import type { Browser } from 'playwright-core'
import { diagnostic, hasErrors, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Section } from '../model/edition.ts'
import { fillIndexes } from '../model/filled-indexes.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { assembleBook, movedPages, type Sheets } from './assemble.ts'
import { placeOf } from './audit.ts'
import { WHOLE_BOOK, type BrowserChoice } from './browser.ts'
import { digest } from './cache.ts'
import { provePdf } from './conservation.ts'
import { estimateShapes, extentOf, longestSection } from './estimate.ts'
import { readFonts, textOf, type ServedFont } from './fonts.ts'
import type { PrintOptions, PrintResult } from './index.ts'
import { orderLeaves, type Leaf } from './labels.ts'
import { buildPageMap } from './pages.ts'
import { divide, labelsOf } from './parts.ts'
import { finishPdf } from './pdf.ts'
import { printPart, type PrintedPart } from './printing.ts'
import { measureQuality, type PageQuality } from './quality.ts'
import { PageSource } from './page-source.ts'
import { levelled } from './levelling.ts'
import { paginateSection, type SectionJob, type SectionPages } from './sections.ts'
import { closedContext, type Served } from './serve.ts'
import { ENGINE_VERSION, fontFaces, printSheet } from './sheet.ts'
import { FIRST_GUESS, shapeOf, slotsOf } from './slots.ts'
import { timed } from './timing.ts'
import { BrowserLost, guarded } from './watchdog.ts'

/** Passes over sections whose page references changed their width before the book is given up. */
const MAX_PASSES = 5

/** One run: the edition, the browsers, and what they are served. */
export class Press {
  readonly #files = new Map<string, Served>()
  readonly #assets = new Map<string, string>()
  readonly #laid = new Map<string, SectionPages>()
  readonly #sources: PageSource[] = []
  readonly #messages: Diagnostic[]
  readonly #browsers: Browser[] = []
  #css = ''
  #fontCss = ''
  #environment = ''
  /** The environment of printed parts: they hold glyphs by number, and those of a font that was cut down depend on the whole edition. */
  #printing = ''

  /** Its indexes are filled as soon as the pages they lead to are known. */
  edition: Edition
  readonly options: PrintOptions
  readonly choice: BrowserChoice

  constructor(edition: Edition, options: PrintOptions, choice: BrowserChoice) {
    this.edition = edition
    this.options = options
    this.choice = choice
    this.#messages = [...choice.messages]
  }

  async run(): Promise<PrintResult> {
    await this.#prepare()
    const settled = await this.#settle()
    if (settled === undefined) return { messages: this.#messages }
    const { leaves, pageMap } = settled
    if (!this.options.pdf) return { pageMap, messages: this.#messages }
    const laid = levelled(leaves, this.#laid)

    this.options.onProgress?.({ stage: 'print', pages: leaves.length })
    const { onWork } = this.options
    const parts = divide(leaves).map((part) => ({ part, labels: labelsOf(part, pageMap) }))
    const sheets = await timed(onWork, 'assemble', () => parts.map(({ part, labels }): Sheets => ({ xhtml: assembleBook(this.edition, part.leaves, laid, this.#fontCss), labels, trim: this.edition.trim })))
    const printed = await this.#print(sheets)
    if (hasErrors(this.#messages)) return { pageMap, messages: this.#messages }
    const assembled = { texts: printed.flatMap((part) => part.assembled.texts), boxes: printed.flatMap((part) => part.assembled.boxes) }
    const quality = this.options.report ? await this.#measure(sheets, pageMap) : undefined
    for (const index of movedPages(leaves, laid, assembled)) {
      const leaf = leaves[index]!
      this.#messages.push(diagnostic('page-numbers-settled', `On page ${leaf.label} lines moved when the page numbers were put in.`, placeOf(leaf.section, '')))
    }
    const content = digest(...sheets.map(({ xhtml }) => xhtml), JSON.stringify(pageMap), JSON.stringify(this.edition.metadata), this.choice.version)
    const pdf = await timed(onWork, 'rewrite', () => finishPdf(printed.map((part) => part.file), this.edition, pageMap, topsOf(leaves, laid), content))
    this.#messages.push(...(await provePdf({ edition: this.edition, pageMap, leaves, sections: laid, assembled: assembled.texts, pdf, onWork })))
    if (hasErrors(this.#messages)) return { pageMap, messages: this.#messages }
    return { pdf, pageMap, ...(quality && { quality }), messages: this.#messages }
  }

  /** Prints the parts of the book, or takes them from the cache: in their order. */
  async #print(sheets: readonly Sheets[]): Promise<PrintedPart[]> {
    const queue = sheets.map((sheet, index) => ({ sheet, index }))
    const parts: PrintedPart[] = []
    const work = async (source: PageSource): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        this.options.signal?.throwIfAborted()
        const { sheet, index } = next
        const job = { sheet, environment: this.#printing, path: `/part-${index}.xhtml`, files: this.#files, cacheDir: this.options.cacheDir }
        try {
          parts[index] = await timed(this.options.onWork, 'print', () => guarded(source, this.options.signal, () => printPart(job, source)))
        } catch (error) {
          if (!(error instanceof BrowserLost)) throw error
          this.#messages.push(diagnostic('browser-alive', `While pages were printed the browser was lost, and a fresh one too: ${error.message}.`, WHOLE_BOOK))
        }
      }
    }
    await Promise.all(this.#sources.map(work))
    return parts
  }

  /** How the pages are set, part by part. */
  async #measure(sheets: readonly Sheets[], pageMap: PageMap): Promise<PageQuality[]> {
    const [source] = this.#sources
    const pages: PageQuality[] = []
    for (const sheet of sheets) if (source) pages.push(...(await measureQuality(source.context, this.#files, sheet.xhtml, pageMap, pages.length)))
    return pages
  }

  async #prepare(): Promise<void> {
    const { edition } = this
    const text = textOf(edition)
    const { fonts, identity } = await timed(this.options.onWork, 'fonts', () => readFonts(edition.house.fonts, text))
    let number = 0
    for (const [key, asset] of edition.assets) {
      const path = `/asset/${number++}`
      this.#assets.set(key, path)
      this.#files.set(path, { type: asset.mediaType, body: Buffer.from(asset.bytes) })
    }
    for (const font of fonts) this.#files.set(font.path, { type: 'font/ttf', body: font.bytes })
    this.#css = printSheet(edition)
    this.#fontCss = fontFaces(fonts.map((font: ServedFont) => font.face), (face) => `/font/${face.fileName}`)
    const engine = createRequire(import.meta.url).resolve('pagedjs').replace(/(src\/index\.js|lib\/index\.cjs|dist\/.*)$/, 'dist/paged.js')
    this.#files.set('/paged.js', { type: 'text/javascript', body: await readFile(engine) })
    const lang = edition.metadata.languages[0]
    this.#files.set('/section.html', {
      type: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><style data-pagedjs-ignore>${this.#fontCss}</style><script nonce="{nonce}" src="/paged.js"></script></head><body></body></html>`,
    })
    const assets = [...edition.assets].map(([key, asset]) => digest(key, asset.bytes))
    this.#environment = digest(this.#css, identity, JSON.stringify(edition.trim), this.choice.version, ENGINE_VERSION, lang, ...assets)
    this.#printing = digest(this.#environment, ...fonts.map(({ cut }) => cut ?? ''))
    const count = Math.max(1, this.options.workers ?? 2)
    for (let index = 0; index < count; index++) {
      const context = await closedContext(this.choice.first, this.#files)
      this.#sources.push(new PageSource(context, async () => closedContext(await this.#launch(), this.#files)))
    }
  }

  /** Lays out all sections, and again those whose page references took another width, until none does. */
  async #settle(): Promise<{ leaves: Leaf[]; pageMap: PageMap } | undefined> {
    const unfilled = this.edition
    const shapes = await this.#guess()
    if (hasErrors(this.#messages)) return undefined
    // Indexes lead to pages of all other sections, so they are laid out last.
    let todo = [...unfilled.sections.keys()].filter((index) => !unfilled.sections[index]?.index)
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      await this.#layOut(todo, shapes)
      if (hasErrors(this.#messages)) return undefined
      const { edition } = this
      const leaves = orderLeaves(edition, edition.sections.map((section) => this.#laid.get(section.id)?.pages.length ?? 0))
      const pageMap = buildPageMap(leaves, this.#laid)
      const before = new Map(shapes)
      for (const id of Object.keys(pageMap.anchors)) shapes.set(id, shapeOf(pageLabel(pageMap, id) ?? ''))
      todo = edition.sections.flatMap((section, index) =>
        slotsOf(section).some(({ target, width }) => width === undefined && shapes.get(target) !== (before.get(target) ?? FIRST_GUESS)) ? [index] : [],
      )
      const filled = fillIndexes(unfilled, pageMap)
      const changed = [...edition.sections.keys()].filter((index) => edition.sections[index]?.index && !(this.#laid.has(edition.sections[index].id) && isDeepStrictEqual(edition.sections[index], filled.sections[index])))
      todo = [...new Set([...todo, ...changed])]
      if (todo.length === 0) return { leaves, pageMap }
      this.edition = { ...edition, sections: edition.sections.map((section, index) => (changed.includes(index) ? (filled.sections[index] ?? section) : section)) }
    }
    const names = todo.map((index) => `“${unfilled.sections[index]?.title ?? ''}”`).join(', ')
    this.#messages.push(diagnostic('page-numbers-settled', `Page references do not come to rest in ${names}.`, WHOLE_BOOK))
    return undefined
  }

  /** Lays out one section to tell from it how wide the page references of all will be. */
  async #guess(): Promise<Map<string, string>> {
    const { edition } = this
    if (!edition.sections.some((section) => slotsOf(section).some(({ width }) => width === undefined))) return new Map()
    const extents = edition.sections.map(extentOf)
    const longest = longestSection(extents)
    await this.#layOut([longest], new Map())
    return estimateShapes(edition, extents, longest, this.#laid.get(edition.sections[longest]?.id ?? '')?.pages.length ?? 1)
  }

  async #layOut(todo: readonly number[], shapes: ReadonlyMap<string, string>): Promise<void> {
    const { edition, options } = this
    // The longest first, so that no worker is left with one at the end; the results are put by section, whoever made them.
    const queue = [...todo].sort((a, b) => weight(edition, b) - weight(edition, a) || a - b)
    const found = new Map<number, readonly Diagnostic[]>()
    let done = 0
    const work = async (source: PageSource): Promise<void> => {
      for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
        options.signal?.throwIfAborted()
        const section = edition.sections[index]!
        const job: SectionJob = {
          section,
          css: this.#css,
          environment: this.#environment,
          slotText: (target, width) => (width === undefined ? (shapes.get(target) ?? FIRST_GUESS) : ''),
          continued: edition.words.continued,
          assetUrl: (file) => this.#assets.get(file) ?? '/asset/absent',
          cacheDir: options.cacheDir,
          ...options.engine,
        }
        const { result, messages } = await timed(options.onWork, 'paginate', () => guarded(source, options.signal, () => paginateSection(job, source)).catch((error: unknown) => lost(error, section)))
        found.set(index, messages)
        if (result) this.#laid.set(section.id, result)
        done++
        options.onProgress?.({ stage: 'paginate', section: section.title, done, total: todo.length, pages: [...this.#laid.values()].reduce((sum, laid) => sum + laid.pages.length, 0) })
      }
    }
    await Promise.all(this.#sources.map(work))
    for (const index of [...found.keys()].sort((a, b) => a - b)) this.#messages.push(...found.get(index)!)
  }

  /** A browser in the place of one that was lost. It ends with the press. */
  async #launch(): Promise<Browser> {
    const browser = await this.choice.launch()
    this.#browsers.push(browser)
    return browser
  }

  /** Ends every browser. */
  async close(): Promise<void> {
    await Promise.all([this.choice.first, ...this.#browsers].map((browser) => browser.close().catch(() => undefined)))
  }

}

/** Top of every anchor in points from the upper edge of its page. */
function topsOf(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>): Map<string, number> {
  const tops = new Map<string, number>()
  for (const leaf of leaves) {
    const anchors = leaf.page === undefined ? [] : (sections.get(leaf.section.id)?.pages[leaf.page]?.anchors ?? [])
    for (const [id, top] of anchors) if (!tops.has(id)) tops.set(id, top * 0.75)
  }
  return tops
}

function lost(error: unknown, section: Section): Awaited<ReturnType<typeof paginateSection>> {
  if (!(error instanceof BrowserLost)) throw error
  return { result: undefined, messages: [diagnostic('browser-alive', `While “${section.title}” was paginated the browser was lost, and a fresh one too: ${error.message}.`, placeOf(section, ''))], cached: false }
}

function weight(edition: Edition, index: number): number {
  return edition.sections[index]?.blocks.size ?? 0
}

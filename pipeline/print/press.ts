import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import { diagnostic, hasErrors, type Diagnostic } from '../model/diagnostics.ts'
import type { Asset } from '../model/book.ts'
import type { Edition, Section } from '../model/edition.ts'
import { fillIndexes } from '../model/filled-indexes.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { onceFor } from '../model/standing.ts'
import { assembleBook, movedPages, type Sheets } from './assemble.ts'
import { placeOf } from './audit.ts'
import { WHOLE_BOOK, type BrowserChoice } from './browser.ts'
import { digest, entriesWritten } from './cache.ts'
import { provePdf } from './conservation.ts'
import { withEndNotes } from './end-notes.ts'
import { estimateShapes, extentOf, longestSection } from './estimate.ts'
import { charactersOf, readFonts, type ReadFonts, type ServedFont } from './fonts.ts'
import type { PrintOptions, PrintResult } from './index.ts'
import { orderLeaves, type Leaf } from './labels.ts'
import { buildPageMap } from './pages.ts'
import { divide, labelsOf } from './parts.ts'
import { finishPdf } from './pdf.ts'
import { onOneSide, placesOf } from './proof-marks.ts'
import { printersPdf } from './printers-pdf.ts'
import { printPart, type PrintedPart } from './printing.ts'
import { proofOf } from './proof.ts'
import { measureQuality, type PageQuality } from './quality.ts'
import type { PageSource } from './page-source.ts'
import { numberOf, type Pressroom, type StandingPart } from './pressroom.ts'
import { levelled } from './levelling.ts'
import { paginateSection, type SectionJob, type SectionPages } from './sections.ts'
import type { Served } from './serve.ts'
import { ENGINE_VERSION, fontFaces, printSheet } from './sheet.ts'
import { FIRST_GUESS, shapeOf, slotsOf } from './slots.ts'
import { timed } from './timing.ts'
import { BrowserLost, guarded, TIME_LIMIT, withTimeLimit } from './watchdog.ts'

/** Passes over sections whose page references changed their width before the book is given up. */
const MAX_PASSES = 5

/** One run: the edition, and what is made of it in the pressroom. */
export class Press {
  /** As the edition has them: what is printed is proved against these; indexes, which are filled meanwhile, against the edition as it is then. */
  readonly #given: readonly Section[]
  readonly #assets = new Map<string, string>()
  readonly #laid = new Map<string, SectionPages>()
  #sources: readonly PageSource[] = []
  readonly #messages: Diagnostic[]
  #css = ''
  #fontCss = ''
  #fontFiles: readonly ServedFont[] = []
  #environment = ''
  /** The environment of printed parts: they hold glyphs by number, and those of a font that was cut down depend on the whole edition. */
  #printing = ''

  /** Its indexes are filled as soon as the pages they lead to are known. */
  edition: Edition
  readonly options: PrintOptions
  readonly choice: BrowserChoice
  readonly room: Pressroom

  constructor(edition: Edition, options: PrintOptions, choice: BrowserChoice, room: Pressroom) {
    const [lang] = edition.metadata.languages
    this.#given = edition.sections
    this.edition = { ...edition, sections: edition.sections.map((section) => room.standing.of(withEndNotes, edition.theme?.sides === 'single' ? room.standing.of(onOneSide, section) : section, edition.words, lang)) }
    this.options = options
    this.choice = choice
    this.room = room
    this.#messages = [...choice.messages]
  }

  async run(): Promise<PrintResult> {
    const result = await this.#run().catch(async (error: unknown) => {
      await entriesWritten()
      throw error
    })
    const fault = await entriesWritten()
    if (fault !== undefined) result.messages.push(diagnostic('cache-writable', `Pages that were laid out could not be kept: ${fault}.`, WHOLE_BOOK))
    return result
  }

  async #run(): Promise<PrintResult> {
    await this.#prepare()
    const settled = await this.#settle()
    if (settled === undefined) return { messages: this.#messages }
    const { leaves, pageMap } = settled
    if (!this.options.pdf && !this.options.proof) return { pageMap, messages: this.#messages }
    // Where no pages face each other there is nothing to bring level.
    const laid = levelled(this.edition.theme?.sides === 'single' ? [] : leaves, this.#laid, this.room.standing)
    if (this.options.proof) return { pageMap, proof: proofOf({ edition: this.edition, leaves, laid, pageMap, fonts: this.#fontFiles, files: this.room.files }), messages: this.#messages }

    this.options.onProgress?.({ stage: 'print', pages: leaves.length })
    const { onWork } = this.options
    const parts = await timed(onWork, 'assemble', () => this.#assemble(leaves, laid, pageMap))
    const printed = await this.#print(parts)
    if (hasErrors(this.#messages)) return { pageMap, messages: this.#messages }
    const assembled = { texts: printed.flatMap((part) => part.assembled.texts), boxes: printed.flatMap((part) => part.assembled.boxes), shapes: [] }
    const quality = this.options.report ? await this.#measure(parts.map(({ sheet }) => sheet), pageMap) : undefined
    for (const index of movedPages(leaves, laid, assembled)) {
      const leaf = leaves[index]!
      this.#messages.push(diagnostic('page-numbers-settled', `On page ${leaf.label} lines moved when the page numbers were put in.`, placeOf(leaf.section, '')))
    }
    const content = digest(...parts.map((part) => part.content), JSON.stringify(pageMap), JSON.stringify(this.edition.metadata), this.choice.version)
    const pdf = await timed(onWork, 'rewrite', () => finishPdf(printed.map((part) => part.file), this.edition, pageMap, topsOf(leaves, laid), content))
    const given = this.edition.sections.map((section, at) => (section.index ? section : (this.#given[at] ?? section)))
    const { messages, texts } = await provePdf({ edition: this.edition, given, pageMap, leaves, sections: laid, assembled: assembled.texts, pdf, standing: this.room.standing, onWork })
    this.#messages.push(...messages)
    if (hasErrors(this.#messages)) return { pageMap, messages: this.#messages }
    const printers = this.options.printers && (await timed(onWork, 'rewrite', () => printersPdf(pdf, { edition: this.edition, leaves, pictures: (leaf) => this.#pictures(leaf, laid), policy: this.options.printers!, id: digest('printer', content, JSON.stringify(this.options.printers)).slice(0, 32).toUpperCase() })))
    this.#messages.push(...(printers?.messages ?? []))
    if (hasErrors(this.#messages)) return { pageMap, messages: this.#messages }
    return { pdf, ...(printers && { printersPdf: printers.pdf }), pageMap, pageTexts: texts, ...(quality && { quality }), messages: this.#messages }
  }

  /** Puts the pages of each part together; a part that shows what it showed in the run before stands as it is. */
  #assemble(leaves: readonly Leaf[], laid: ReadonlyMap<string, SectionPages>, pageMap: PageMap): StandingPart[] {
    const { edition, room } = this
    const parts = divide(leaves).map((part): [string, StandingPart] => {
      const labels = labelsOf(part, pageMap)
      const pages = part.leaves.map(({ section, page, side, label, runningHead, folioPrinted }) => [numberOf(section), numberOf(laid.get(section.id) ?? section), page, side, label, runningHead, folioPrinted])
      const shows = digest(this.#printing, JSON.stringify([edition.metadata.title, edition.metadata.languages[0], labels, pages, ...(edition.theme ? [edition.theme] : [])]))
      const standing = room.parts.get(shows)
      if (standing !== undefined) return [shows, standing]
      const xhtml = assembleBook(edition, part.leaves, laid, this.#fontCss)
      const marks = placesOf(edition, part.leaves)
      return [shows, { sheet: { xhtml, labels, trim: edition.trim, ...(marks && { marks }) }, content: digest(xhtml, ...(marks ? [JSON.stringify(marks)] : [])) }]
    })
    room.parts = new Map(parts)
    return parts.map(([, part]) => part)
  }

  /** Prints the parts of the book, or takes them from the cache: in their order. */
  async #print(standing: readonly StandingPart[]): Promise<PrintedPart[]> {
    const queue = standing.map((part, index) => ({ part, index }))
    const parts: PrintedPart[] = []
    const work = async (source: PageSource): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        this.options.signal?.throwIfAborted()
        const { part, index } = next
        if (part.printed !== undefined) {
          parts[index] = part.printed
          continue
        }
        const job = { sheet: part.sheet, environment: this.#printing, path: `/part-${index}.xhtml`, files: this.room.files, cacheDir: this.options.cacheDir }
        try {
          part.printed = parts[index] = await timed(this.options.onWork, 'print', () => guarded(source, this.options.signal, () => printPart(job, source)))
        } catch (error) {
          if (!(error instanceof BrowserLost)) throw error
          this.#messages.push(diagnostic('browser-alive', `While pages were printed the browser was lost, and a fresh one too: ${error.message}.`, WHOLE_BOOK))
        }
      }
    }
    await Promise.all(this.#sources.map(work))
    return parts
  }

  /** The pages of this very section, where they stand from the run before and all that shapes them is the same. */
  #standing(job: SectionJob): { readonly result: SectionPages; readonly messages: readonly Diagnostic[] } | undefined {
    const result = this.room.laid.get(job.section)?.get(shapedBy(job))
    return result && { result, messages: [] }
  }

  #stand(job: SectionJob, pages: SectionPages): SectionPages {
    if (job.retries === undefined && job.cures === undefined) {
      const standing = this.room.laid.get(job.section) ?? new Map<string, SectionPages>()
      // The latest last; of older ones as many as one run can need.
      standing.delete(shapedBy(job))
      standing.set(shapedBy(job), pages)
      for (const shaped of [...standing.keys()].slice(0, -MAX_PASSES)) standing.delete(shaped)
      this.room.laid.set(job.section, standing)
    }
    return pages
  }

  /** Files of the pictures of a page. */
  #pictures(leaf: Leaf, laid: ReadonlyMap<string, SectionPages>): string[] {
    const xml = leaf.page === undefined ? '' : (laid.get(leaf.section.id)?.pages[leaf.page]?.xml ?? '')
    const files = new Map([...this.#assets].map(([file, path]) => [path, file]))
    return [...new Set([...xml.matchAll(/\ssrc="([^"]*)"/g)].flatMap(([, path]) => files.get(path ?? '') ?? []))]
  }

  /** How the pages are set, part by part. */
  async #measure(sheets: readonly Sheets[], pageMap: PageMap): Promise<PageQuality[]> {
    const [source] = this.#sources
    const pages: PageQuality[] = []
    for (const sheet of sheets) if (source) pages.push(...(await guarded(source, this.options.signal, () => withTimeLimit(source.browser, () => measureQuality(source.context, this.room.files, sheet.xhtml, pageMap, pages.length), TIME_LIMIT))))
    return pages
  }

  async #prepare(): Promise<void> {
    const { edition } = this
    const files = new Map<string, Served>()
    const { fonts, identity } = await timed(this.options.onWork, 'fonts', () => this.#fonts())
    this.#fontFiles = fonts
    let number = 0
    for (const [key, asset] of edition.assets) {
      const path = `/asset/${number++}`
      this.#assets.set(key, path)
      files.set(path, { type: asset.mediaType, body: Buffer.from(asset.bytes) })
    }
    for (const font of fonts) files.set(font.path, { type: 'font/ttf', body: font.bytes })
    this.#css = printSheet(edition)
    this.#fontCss = fontFaces(fonts.map((font) => font.face), (face) => `/font/${face.fileName}`)
    const engine = createRequire(import.meta.url).resolve('pagedjs').replace(/(src\/index\.js|lib\/index\.cjs|dist\/.*)$/, 'dist/paged.js')
    files.set('/paged.js', { type: 'text/javascript', body: await readFile(engine) })
    const lang = edition.metadata.languages[0]
    files.set('/section.html', {
      type: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><style data-pagedjs-ignore>${this.#fontCss} html { visibility: hidden }</style><script nonce="{nonce}" src="/paged.js"></script></head><body></body></html>`,
    })
    const assets = [...edition.assets].map(([key, asset]) => digest(key, digestOfAsset(asset)))
    this.#environment = digest(this.#css, identity, JSON.stringify(edition.trim), this.choice.version, ENGINE_VERSION, lang, ...assets)
    this.#printing = digest(this.#environment, ...fonts.map(({ cut }) => cut ?? ''))
    this.#sources = await this.room.workers(Math.max(1, this.options.workers ?? 2), files)
  }

  /** The fonts; those of the last run where the house and the characters are the same. */
  async #fonts(): Promise<ReadFonts> {
    const faces = this.edition.house.fonts
    const characters = charactersOf(this.edition)
    const { standing } = this.room
    const last = standing.last<{ readonly faces: typeof faces; readonly characters: string; readonly read: ReadFonts }>('fonts')
    if (last?.faces === faces && last.characters === characters) return last.read
    return standing.keep('fonts', { faces, characters, read: await readFonts(faces, characters) }).read
  }

  /** Lays out all sections, and again those whose page references took another width, until none does. */
  async #settle(): Promise<{ leaves: Leaf[]; pageMap: PageMap } | undefined> {
    const unfilled = this.edition
    const shapes = await this.#guess()
    if (hasErrors(this.#messages)) return undefined
    // Indexes lead to pages of all other sections, so they are laid out last; what was laid out meanwhile holds no reference to be guessed.
    let todo = unfilled.sections.flatMap((section, index) => (section.index || (this.#laid.has(section.id) && !hasOpenSlot(section)) ? [] : [index]))
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
      this.edition = { ...edition, sections: edition.sections.map((section, index) => (changed.includes(index) ? this.room.standing.same(`filled ${section.id}`, filled.sections[index] ?? section) : section)) }
    }
    const names = todo.map((index) => `“${unfilled.sections[index]?.title ?? ''}”`).join(', ')
    this.#messages.push(diagnostic('page-numbers-settled', `Page references do not come to rest in ${names}.`, WHOLE_BOOK))
    return undefined
  }

  /** Lays out one section to tell from it how wide the page references of all will be; the other workers have those that hold none. */
  async #guess(): Promise<Map<string, string>> {
    const { edition } = this
    if (!edition.sections.some(hasOpenSlot)) return new Map()
    const extents = edition.sections.map(extentOf)
    const longest = longestSection(extents)
    await this.#layOut([longest, ...edition.sections.flatMap((section, index) => (index === longest || section.index || hasOpenSlot(section) ? [] : [index]))], new Map())
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
        const { result, messages } = this.#standing(job) ?? (await timed(options.onWork, 'paginate', () => guarded(source, options.signal, () => paginateSection(job, source)).catch((error: unknown) => lost(error, section))))
        found.set(index, messages)
        if (result) this.#laid.set(section.id, this.#stand(job, result))
        done++
        options.onProgress?.({ stage: 'paginate', section: section.title, done, total: todo.length, pages: [...this.#laid.values()].reduce((sum, laid) => sum + laid.pages.length, 0) })
      }
    }
    await Promise.all(this.#sources.map(work))
    for (const index of [...found.keys()].sort((a, b) => a - b)) this.#messages.push(...found.get(index)!)
  }

}

const digestOfAsset = onceFor((asset: Asset) => digest(asset.bytes))

/** Top of every anchor in points from the upper edge of its page. */
function topsOf(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>): Map<string, number> {
  const tops = new Map<string, number>()
  for (const leaf of leaves) {
    const anchors = leaf.page === undefined ? [] : (sections.get(leaf.section.id)?.pages[leaf.page]?.anchors ?? [])
    for (const [id, top] of anchors) if (!tops.has(id)) tops.set(id, top * 0.75)
  }
  return tops
}

/** What shapes the pages of a section besides its own words. */
function shapedBy({ section, environment, slotText }: SectionJob): string {
  return JSON.stringify([environment, slotsOf(section).map(({ target, width }) => slotText(target, width))])
}

function lost(error: unknown, section: Section): Awaited<ReturnType<typeof paginateSection>> {
  if (error instanceof Error && error.message.includes('EncodingError')) {
    return { result: undefined, messages: [diagnostic('image-format-known', `A picture in “${section.title}” cannot be drawn: the browser finds no picture in the file.`, placeOf(section, ''), 'Save the pictures of this section anew.')], cached: false }
  }
  if (!(error instanceof BrowserLost)) throw error
  return { result: undefined, messages: [diagnostic('browser-alive', `While “${section.title}” was paginated the browser was lost, and a fresh one too: ${error.message}.`, placeOf(section, ''))], cached: false }
}

/** Whether a section holds a page reference that takes the width of its label. */
function hasOpenSlot(section: Section): boolean {
  return slotsOf(section).some(({ width }) => width === undefined)
}

function weight(edition: Edition, index: number): number {
  return edition.sections[index]?.blocks.size ?? 0
}

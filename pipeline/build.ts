import { join } from 'node:path'
import { inputsOf, lastPace, remember, sameAsLast } from './build-record.ts'
import { changelogOf, hasChangelog, readEarlier } from './changelog.ts'
import { check, stableSections } from './check/index.ts'
import { compile } from './compile/index.ts'
import { pack } from './epub/index.ts'
import { load } from './load/index.ts'
import { diagnostic, hasErrors, sortDiagnostics, type Diagnostic } from './model/diagnostics.ts'
import { countText, type TextCount } from './model/edition-text.ts'
import type { Book } from './model/book.ts'
import { standardPrinters, type Edition } from './model/edition.ts'
import { crowdedHeadings, fillIndexes } from './model/filled-indexes.ts'
import type { PageMap } from './model/page-map.ts'
import type { ProgressListener } from './model/progress.ts'
import type { Proof } from './model/proof.ts'
import type { RuleId } from './model/rules.ts'
import { Standing } from './model/standing.ts'
import { stopwatch } from './pace.ts'
import { Pressroom, print, renderPageMap, renderQuality, sweep, type WorkListener } from './print/index.ts'
import { generator, programRoot } from './program.ts'
import { assertPublishable, lock, publish } from './release/index.ts'

export { stateOfBook } from './build-record.ts'

export interface BuildOptions {
  /** Absolute path of the book folder. */
  readonly root: string
  readonly format: 'pdf' | 'epub' | 'all'
  /** Absolute path of the output folder. */
  readonly out: string
  /** false: an EPUB without print pages, made without a browser. */
  readonly pages: boolean
  /** Measure the pages, and publish what was found as page-quality.txt. */
  readonly report?: boolean
  /** Id of the theme to print in, in place of the book’s own look; the PDF is all that is made. */
  readonly theme?: string | undefined
  /** Make the printer’s PDF, also where book.yaml does not ask for it. */
  readonly printersPdf?: boolean | undefined
  readonly cache: string
  readonly browser?: string | undefined
  /** Sections that are laid out at once; 2 unless told. The bytes do not depend on it. */
  readonly workers?: number | undefined
  readonly onProgress?: ProgressListener | undefined
  readonly onWork?: WorkListener | undefined
  readonly signal?: AbortSignal | undefined
  /** What a resident press keeps from one build of the book to the next. */
  readonly session?: Session | undefined
}

/** A press that stays: what one build leaves standing for the next. One for each book. It changes how fast a build is, and nothing else. */
export interface Session {
  /** Parsed files, messages by text, made sections. */
  readonly standing: Standing
  /** The browser and its pages, laid-out sections, printed parts. To be closed at the end. */
  readonly room: Pressroom
}

/** Begins a session: nothing is standing yet, and no browser runs. */
export function openSession(): Session {
  return { standing: new Standing(), room: new Pressroom() }
}

export interface BuildOutcome {
  readonly messages: readonly Diagnostic[]
  /** Names of the files published in `out`; empty after an error. */
  readonly published: readonly string[]
  readonly pageCount: number | undefined
  /** The text that every output was found to hold whole. */
  readonly conserved: TextCount | undefined
  /** With `report`: the pages that have something to look at, and the totals. */
  readonly quality?: string | undefined
}

/**
 * The whole flow: load → check → compile → print → epub → publish. After an error nothing is published. Where nothing changed since
 * the last build, and what that published is there, its outcome is returned again.
 */
export async function build(options: BuildOptions): Promise<BuildOutcome> {
  await assertPublishable(options.out)
  const unlock = await lock(join(options.root, '.sourcebook', 'lock'))
  try {
    await sweep(options.cache)
    // A press that stays is asked when something has changed.
    const inputs = options.session === undefined ? await inputsOf(options) : undefined
    // What the report says is not remembered.
    const last = options.report ? undefined : await sameAsLast(options, inputs)
    if (last !== undefined) return last
    const { listen, took } = stopwatch(options.onProgress)
    if (inputs !== undefined) listen({ stage: 'load', last: await lastPace(options) })
    const { messages, made } = await make({ ...options, onProgress: listen })
    options.signal?.throwIfAborted()
    if (made === undefined) return stopped(messages)
    const { edition, output, pageMap, quality } = made
    if (quality) output.set('page-quality.txt', new TextEncoder().encode(quality('all')))

    listen({ stage: 'publish' })
    await publish(options.out, output)
    const outcome = { messages: sortDiagnostics(messages), published: [...output.keys()], pageCount: pageMap?.pages.length, conserved: countText(fillIndexes(edition, pageMap)), quality: quality?.('noted') }
    const fault = await remember(options, inputs, outcome, output, [...edition.assets.values(), ...(edition.cover ? [edition.cover.picture] : [])], took(pageMap?.pages.length))
    if (fault === undefined || messages.some(({ ruleId }) => ruleId === 'cache-writable')) return outcome
    return { ...outcome, messages: sortDiagnostics([...messages, diagnostic('cache-writable', `What this build made could not be remembered: ${fault}.`, { file: 'manuscript/book.yaml', line: 1, column: 1 })]) }
  } finally {
    await unlock()
  }
}

/** Whether a build would publish what is there already. */
export async function isBuilt(options: BuildOptions): Promise<boolean> {
  return (await sameAsLast(options, await inputsOf(options))) !== undefined
}

/** What is made before anything is published. */
export interface Made {
  readonly book: Book
  readonly edition: Edition
  /** The outputs by their names. */
  readonly output: Map<string, Uint8Array>
  readonly pageMap: PageMap | undefined
  /** With `report`: the pages, all of them or those that have something to look at. */
  readonly quality: ((show: 'all' | 'noted') => string) | undefined
}

/** load → check → compile → print → epub. Writes nothing but its cache. `made` is absent after an error. `release`: the version to make. */
export async function make(options: Omit<BuildOptions, 'out'> & { readonly release?: string }): Promise<{ messages: Diagnostic[]; made: Made | undefined }> {
  const { book, edition, messages } = await prepare(options.root, options)
  if (book === undefined || edition === undefined || hasErrors(messages)) return { messages, made: undefined }

  const printed = options.pages || options.format !== 'epub' ? await paginate(edition, options) : undefined
  messages.push(...(printed?.messages ?? []))
  if (printed?.pageMap) messages.push(...crowdedHeadings(edition, printed.pageMap))
  options.signal?.throwIfAborted()
  if (hasErrors(messages)) return { messages, made: undefined }

  const output = new Map<string, Uint8Array>()
  const name = fileName(edition)
  if (printed?.pdf) output.set(`${name}.pdf`, printed.pdf)
  if (printed?.printersPdf) output.set(`${name}-print.pdf`, printed.printersPdf)
  if (options.format !== 'pdf') {
    const packed = await pack(edition, { stable: stableSections(book), pageMap: printed?.pageMap, pageTexts: printed?.pageTexts, ...(options.onProgress && { onProgress: options.onProgress }) })
    messages.push(...packed.messages)
    output.set(`${name}.epub`, packed.epub)
    for (const { path, bytes } of packed.cover) output.set(path.replace(/^.*\//u, ''), bytes)
    output.set('onix.xml', new TextEncoder().encode(packed.onix))
    output.set('marc.xml', new TextEncoder().encode(packed.marc))
    if (packed.crossref !== undefined) output.set('crossref.xml', new TextEncoder().encode(packed.crossref))
  }
  if (printed?.pageMap) addPageMap(output, printed.pageMap)
  const quality = printed?.quality && printed.pageMap ? (show: 'all' | 'noted') => renderQuality(printed.quality!, printed.pageMap!, show) : undefined
  return hasErrors(messages) ? { messages, made: undefined } : { messages, made: { book, edition, output, pageMap: printed?.pageMap, quality } }
}

/**
 * load → check → compile: everything that needs no browser. `edition` is absent after an error. In a `session`, what did not change since
 * its last run is not done again; edition and messages are those of a run without it, and sections that are the same are the same objects.
 */
export async function prepare(root: string, { onProgress, session = openSession(), release, theme }: Pick<BuildOptions, 'onProgress' | 'session' | 'theme'> & { readonly release?: string | undefined } = {}): Promise<{ book: Book | undefined; edition: Edition | undefined; messages: Diagnostic[] }> {
  const { standing } = session
  onProgress?.({ stage: 'load' })
  const { book, messages } = await load(root, { programRoot, standing, release, theme })
  if (book === undefined) return { book, edition: undefined, messages: sortDiagnostics(messages) }
  onProgress?.({ stage: 'check' })
  const checked = [...messages, ...check(book, standing)]
  if (hasErrors(checked)) return { book, edition: undefined, messages: sortDiagnostics(checked.filter(({ ruleId }) => !ofWholeBooks.has(ruleId))) }
  const { earlier, messages: unread } = await readEarlier(book, standing)
  checked.push(...unread)
  if (hasErrors(checked)) return { book, edition: undefined, messages: sortDiagnostics(checked) }
  onProgress?.({ stage: 'compile' })
  // A release is compared without its changelog, which then says what was found.
  const plain = release !== undefined && hasChangelog(book) ? compile(book, { generator, standing }).edition : undefined
  const whole = { ...book, earlierFiles: earlier.flatMap(({ files }) => files), ...(hasChangelog(book) && { changelog: standing.same('changelog', changelogOf(book, earlier, plain, standing)) }) }
  const compiled = compile(whole, { generator, standing })
  return { book: whole, edition: compiled.edition, messages: sortDiagnostics([...checked, ...compiled.messages]) }
}

/** Rules that say what a book lacks: of one that could not be read in all its parts they would name what only seems to be gone. */
const ofWholeBooks: ReadonlySet<RuleId> = new Set<RuleId>(['released-id-kept', 'bibliography-entry-used'])

/** What a proof is made of; what is absent could not be made. */
export interface Proofing {
  readonly book: Book | undefined
  readonly edition: Edition | undefined
  readonly proof: Proof | undefined
  readonly messages: Diagnostic[]
}

/** load → check → compile → pages: everything but the printing. Writes nothing but its cache. After an error there is no proof. */
export async function proofread(options: Pick<BuildOptions, 'root' | 'cache' | 'browser' | 'workers' | 'onProgress' | 'onWork' | 'signal' | 'session'>): Promise<Proofing> {
  const { book, edition, messages } = await prepare(options.root, options)
  if (book === undefined || edition === undefined || hasErrors(messages)) return { book, edition: undefined, proof: undefined, messages }
  const { proof, pageMap, messages: more } = await paginate(edition, { ...options, format: 'pdf', pages: true }, true)
  messages.push(...more, ...(pageMap ? crowdedHeadings(edition, pageMap) : []))
  return { book, edition, proof: hasErrors(messages) ? undefined : proof, messages: sortDiagnostics(messages) }
}

function paginate(edition: Edition, options: Omit<BuildOptions, 'out'>, proof = false): ReturnType<typeof print> {
  const { browser, workers, cache, onProgress, onWork, signal, format, report, session } = options
  onProgress?.({ stage: 'paginate', done: 0, total: edition.sections.length })
  return print(edition, { pdf: format !== 'epub' && !proof, proof, cacheDir: cache, onWork, room: session?.room, printers: edition.printers ?? (options.printersPdf ? standardPrinters : undefined), ...(workers && { workers }), ...(report && { report }), ...(browser && { browser }), ...(onProgress && { onProgress }), ...(signal && { signal }) })
}

function addPageMap(output: Map<string, Uint8Array>, pageMap: PageMap): void {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  output.set('page-map.txt', encode(renderPageMap(pageMap)))
  output.set('page-map.json', encode(writePageMap(pageMap)))
}

/** A line a page and an anchor: a change of one page is a change of one line. */
function writePageMap({ pages, anchors }: PageMap): string {
  const lines = (each: readonly string[]): string => each.map((line) => `  ${line}`).join(',\n')
  return `{\n "pages": [\n${lines(pages.map((page) => JSON.stringify(page)))}\n ],\n "anchors": {\n${lines(Object.entries(anchors).map(([id, page]) => `${JSON.stringify(id)}: ${page}`))}\n }\n}\n`
}

/** The outputs are named after the short title, those of a release after its version too, and of a theme after that: “The Ili Rebellion” → the-ili-rebellion, the-ili-rebellion-1.0.0. */
function fileName({ metadata: { shortTitle, release }, theme }: Edition): string {
  const slug = shortTitle.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-+|-+$/gu, '')
  return [slug === '' ? 'book' : slug, ...(release ? [release.version] : []), ...(theme ? [theme.id] : [])].join('-')
}

function stopped(messages: readonly Diagnostic[]): BuildOutcome {
  return { messages: sortDiagnostics(messages), published: [], pageCount: undefined, conserved: undefined }
}

import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { make, openSession, prepare, type BuildOptions, type Made, type Session } from './build.ts'
import { stableSections } from './check/index.ts'
import { changesFiles } from './comparing.ts'
import { printCorrections } from './correcting.ts'
import { keptEdition, keptManifest } from './load/index.ts'
import { hasErrors, severityOf, sortDiagnostics, type Diagnostic } from './model/diagnostics.ts'
import { correctionFormats, type Manifest } from './model/releases.ts'
import { sweep } from './print/index.ts'
import { programRoot, version as programVersion } from './program.ts'
import { assertPublishable, CannotPublish, compareEditions, differences, digestsOf, inputsOf, keepEdition, lock, manifestOf, placeOnce, scratchFolder, snapshot, tidyPlace, writeManifest, type Difference, type Output } from './release/index.ts'

export interface ReleaseOptions extends Pick<BuildOptions, 'root' | 'cache' | 'browser' | 'workers' | 'onProgress' | 'signal'> {
  readonly version: string
  /** Absolute path of the output folder. */
  readonly out: string
}

export interface ReleaseOutcome {
  readonly messages: readonly Diagnostic[]
  /** Absent where anything is pending: nothing was written then. */
  readonly manifest: Manifest | undefined
  /** Names of the files in the output folder. */
  readonly published: readonly string[]
  /** Whether it had been made before: it came out the same. */
  readonly again: boolean
}

/**
 * Makes a release: everything is checked and nothing may be pending, both formats are built, the output folder and what is kept in
 * manuscript/releases/<version>/ are each written whole or not at all.
 * @throws CannotPublish where the release is there already and is another, or a folder cannot be written; BuildRunning.
 */
export async function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { root, version, out } = options
  const folder = join(root, 'manuscript', 'releases', version)
  await assertPublishable(out)
  await assertPublishable(folder)
  const unlock = await lock(join(root, '.sourcebook', 'lock'))
  const session = openSession()
  try {
    await sweep(options.cache)
    // What is pending is said before the long work.
    const first = await prepare(root, { session, release: version })
    if (first.messages.some(isPending)) return pending(first.messages)
    const { messages, made } = await makeWhole({ ...options, session })
    options.signal?.throwIfAborted()
    if (made === undefined || messages.some(isPending)) return pending(messages)
    const before = await keptManifest(root, version)
    if (before.messages.length > 0) return pending([...messages, ...before.messages])
    const manifest = before.value ?? (await describe(made, session, options.browser))
    if (before.value !== undefined) {
      await assertSameBrowser(before.value, session, options.browser)
      assertSame(before.value, made)
    }
    const written = before.value === undefined ? writeManifest(manifest) : await readFile(join(folder, 'manifest.json'))
    const output = new Map([...made.output, ['manifest.json', written]])
    options.onProgress?.({ stage: 'publish' })
    await placeOnce(out, output)
    // Last: it is what says that the release was made.
    if (before.value === undefined) await placeOnce(folder, keptOf(made, written))
    else await tidyPlace(folder)
    return { messages: sortDiagnostics(messages), manifest, published: [...output.keys()], again: before.value !== undefined }
  } finally {
    await session.room.close()
    await unlock()
  }
}

/** Makes the outputs of a release; where there is one before it, also what changed since. */
async function makeWhole({ version, ...options }: Omit<ReleaseOptions, 'out'> & { readonly session: Session }): ReturnType<typeof make> {
  const { messages, made } = await make({ ...options, format: 'all', pages: true, release: version })
  const last = made?.book.published.at(-1)
  if (made === undefined || last === undefined || hasErrors(messages)) return { messages, made }
  const before = await keptEdition(options.root, last.version, options.session.standing)
  if (before.value === undefined) return { messages: [...messages, ...before.messages], made: undefined }
  const changes = compareEditions(before.value, { kept: keepEdition(made.edition), pageMap: made.pageMap })
  const { output, messages: unprinted } = await printCorrections(changes, made.edition, { ...options, formats: correctionFormats })
  messages.push(...unprinted)
  for (const [name, bytes] of [...changesFiles(changes), ...output]) made.output.set(name, bytes)
  return { messages, made: hasErrors(messages) ? undefined : made }
}

/** Errors and warnings: neither is left to a release. */
export function isPending(message: Diagnostic): boolean {
  return severityOf(message) !== 'info'
}

function pending(messages: readonly Diagnostic[]): ReleaseOutcome {
  return { messages: sortDiagnostics(messages), manifest: undefined, published: [], again: false }
}

/** What later checks and comparisons need. */
function keptOf({ edition, output }: Made, manifest: Uint8Array): Output {
  const pageMap = output.get('page-map.json')
  if (pageMap === undefined) throw new Error('a release has a page map')
  return new Map([['manifest.json', manifest], ['edition.json.gz', snapshot(edition)], ['page-map.json', pageMap]])
}

async function assertSameBrowser({ version, browser }: Manifest, session: Session, named: string | undefined): Promise<void> {
  const choice = await session.room.open(named)
  if (!('first' in choice) || choice.version === browser.version) return
  throw new CannotPublish(`The release ${version} was made by ${browser.version}, and this is ${choice.version}: no other browser makes it again. Name that one with --browser, or give what is made now a version of its own in manuscript/releases.yaml.`)
}

function assertSame(released: Manifest, { book, output }: Made): void {
  const changed = differences(released.outputs, digestsOf(output))
  if (changed.length === 0) return
  const inputs = differences(released.inputs, inputsOf(book)).map(({ file }) => file)
  const because = inputs.length === 0 ? '' : ` Since then these were changed: ${inputs.join(', ')}.`
  throw new CannotPublish(`The release ${released.version} was made already and would come out otherwise now (${changed.map(({ file }) => file).join(', ')}).${because} What was released is never overwritten: give the changes a version of their own in manuscript/releases.yaml.`)
}

async function describe({ book, edition, output, pageMap }: Made, session: Session, browser: string | undefined): Promise<Manifest> {
  const choice = await session.room.open(browser)
  if (!('first' in choice) || pageMap === undefined) throw new Error('the browser was lost after the pages were made')
  return manifestOf({
    book, edition, output, pageMap, sections: stableSections(book),
    program: { name: 'sourcebook', version: programVersion, sha256: await digestOfProgram() },
    browser: { version: choice.version, pinned: choice.pinned },
    fonts: await Promise.all(book.house.fonts.map((font) => readFile(font.path))),
  })
}

/** SHA-256 over the names and bytes of the program’s files and styles. */
async function digestOfProgram(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of [dirname(fileURLToPath(import.meta.url)), join(programRoot, 'styles')]) {
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    for (const name of names.sort()) hash.update(`${name}\0`).update(await readFile(join(folder, name)))
  }
  return hash.digest('hex')
}

export interface Verification {
  readonly messages: readonly Diagnostic[]
  /** Outputs that are not the released ones; undefined where there is nothing to compare. */
  readonly outputs: readonly Difference[] | undefined
  /** Files of the book that are not those of the release: why outputs may differ. */
  readonly inputs: readonly Difference[]
  /** The browser at hand, where it is not the one of the release: nothing was made. */
  readonly otherBrowser?: string | undefined
}

/** Builds a release again from the book folder as it is, with nothing from the cache, and compares the outputs with its manifest. Publishes nothing. */
export async function verify(options: Omit<ReleaseOptions, 'out' | 'cache'>, manifest: Manifest): Promise<Verification> {
  const cache = await scratchFolder()
  const session = openSession()
  try {
    const choice = await session.room.open(options.browser)
    if (!('first' in choice)) return { messages: choice.messages, outputs: undefined, inputs: [] }
    if (choice.version !== manifest.browser.version) return { messages: [], outputs: undefined, inputs: [], otherBrowser: choice.version }
    const { messages, made } = await makeWhole({ ...options, cache, session })
    if (made === undefined) return { messages: sortDiagnostics(messages), outputs: undefined, inputs: [] }
    return { messages: sortDiagnostics(messages), outputs: differences(manifest.outputs, digestsOf(made.output)), inputs: differences(manifest.inputs, inputsOf(made.book)) }
  } finally {
    await session.room.close()
    await rm(cache, { recursive: true, force: true })
  }
}

import { createHash } from 'node:crypto'
import { readFile, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { BuildOptions, BuildOutcome } from './build.ts'
import { diagnostic, type Diagnostic } from './model/diagnostics.ts'
import type { Asset } from './model/book.ts'
import type { Pace } from './model/progress.ts'
import { writeInStep } from './print/index.ts'
import { programRoot } from './program.ts'

/** A build without errors, as it is remembered: what it read, what it published, what it said. */
interface Record {
  readonly inputs: string
  /** Name of the file → SHA-256 of its bytes. */
  readonly published: Readonly<{ [name: string]: string }>
  /** The same of the pictures, which may stand anywhere in the book folder. */
  readonly assets: Readonly<{ [file: string]: string }>
  readonly messages: readonly Pick<Diagnostic, 'ruleId' | 'reason' | 'file' | 'line' | 'column' | 'note'>[]
  readonly pageCount: number | undefined
  readonly conserved?: BuildOutcome['conserved']
  /** For the next build to say how long it will take. */
  readonly pace?: Pace | undefined
}

/**
 * SHA-256 of all that a build reads: every file of the book, the options, and the program (the names, sizes and times of its files).
 * Undefined where something cannot be read: the build will say what.
 */
export async function inputsOf({ root, format, out, pages, browser, theme }: BuildOptions): Promise<string | undefined> {
  try {
    const hash = createHash('sha256').update(JSON.stringify([format, out, pages, browser ?? '', theme ?? '', process.version, await readFile(join(programRoot, 'package.json'), 'utf8')]))
    for (const file of [...(await filesInFolders(root)), ...(await listedFiles(root))]) hash.update(`${file}\n${digestOf(await readInside(root, file))}\n`)
    if (browser !== undefined) hash.update(JSON.stringify(await stat(browser).then(({ size, mtimeMs }) => [size, mtimeMs])))
    for (const folder of [dirname(fileURLToPath(import.meta.url)), join(programRoot, 'styles')]) {
      for (const file of await files(folder)) hash.update(JSON.stringify([file, ...(await stat(file).then(({ size, mtimeMs }) => [size, mtimeMs]))]))
    }
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

/**
 * The names, sizes and times of all files of the book folder that a build may read, as text: it changes when one is saved. `more`: files from
 * the book folder that it was seen to read, such as pictures, which may stand anywhere in it.
 */
export async function stateOfBook(root: string, more: readonly string[] = []): Promise<string> {
  const listed = await listedFiles(root).catch(() => [])
  const states = await Promise.all([...(await filesInFolders(root).catch(() => [])), ...listed, ...more.map((file) => join(root, file))].map(async (file) => {
    const state = await stat(file, { bigint: true }).catch(() => undefined)
    return `${file}\n${state?.size ?? ''} ${state?.mtimeNs ?? ''} ${state?.ino ?? ''}`
  }))
  return states.join('\n')
}

/** What the last build said, where it read the same and all that it published is there as it was. */
export async function sameAsLast(options: BuildOptions, inputs: string | undefined): Promise<BuildOutcome | undefined> {
  if (inputs === undefined) return undefined
  try {
    const record = await recordedFor(options)
    if (record?.inputs !== inputs) return undefined
    for (const [name, digest] of Object.entries(record.published)) {
      if (digestOf(await readFile(join(options.out, name))) !== digest) return undefined
    }
    for (const [file, digest] of Object.entries(record.assets)) if (digestOf(await readInside(options.root, join(options.root, file))) !== digest) return undefined
    const messages = record.messages.map(({ ruleId, reason, file, line, column, note }) => diagnostic(ruleId, reason, { file: file ?? '', line: line ?? 1, column: column ?? 1 }, note))
    return { messages, published: Object.keys(record.published), pageCount: record.pageCount, conserved: record.conserved }
  } catch {
    return undefined
  }
}

/** How long the last build of the same took, where that is remembered. */
export async function lastPace(options: BuildOptions): Promise<Pace | undefined> {
  return (await recordedFor(options).catch(() => undefined))?.pace
}

async function recordedFor(options: BuildOptions): Promise<Record | undefined> {
  const text = await readFile(recordOf(options), 'utf8')
  const body = text.slice(text.indexOf('\n') + 1)
  return text === sealed(body) ? (JSON.parse(body) as Record) : undefined
}

/** Remembers a build. A record that cannot be written is no error: the work is done again next time. Returns why, where it cannot. */
export async function remember(options: BuildOptions, inputs: string | undefined, outcome: BuildOutcome, output: ReadonlyMap<string, Uint8Array>, pictures: readonly Asset[], pace: Pace): Promise<string | undefined> {
  if (inputs === undefined) return undefined
  const record: Record = {
    inputs,
    published: Object.fromEntries([...output].map(([name, bytes]) => [name, digestOf(bytes)])),
    assets: Object.fromEntries(pictures.map(({ file, bytes }) => [file, digestOf(bytes)])),
    messages: outcome.messages.map(({ ruleId, reason, file, line, column, note }) => ({ ruleId, reason, file, line, column, note })),
    pageCount: outcome.pageCount,
    conserved: outcome.conserved,
    pace,
  }
  try {
    await writeInStep(options.cache, recordOf(options), sealed(JSON.stringify(record)))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** With its SHA-256 before it: what was changed in it since is not believed. */
function sealed(body: string): string {
  return `${digestOf(body)}\n${body}`
}

/** The files of the folders that make a book, and what was kept of its releases: the colophon says what changed between them. None of a folder that lies elsewhere. */
async function filesInFolders(root: string): Promise<string[]> {
  const folders = ['manuscript', 'sources', 'styles'].map((name) => join(root, name))
  return (await Promise.all(folders.map(async (folder) => ((await realPathInside(root, folder)) === undefined ? [] : files(folder))))).flat()
}

/** The files of the bibliography that book.yaml lists: they may stand anywhere in the book folder. */
async function listedFiles(root: string): Promise<string[]> {
  const { bibliography, policies } = parse((await readInside(root, join(root, 'manuscript', 'book.yaml'))).toString()) as { bibliography?: unknown; policies?: { citation_style?: unknown } }
  const style = String(policies?.citation_style ?? '')
  return [...(Array.isArray(bibliography) ? bibliography : []), ...(style.endsWith('.csl') ? [style] : [])].map((file) => join(root, String(file)))
}

/** The bytes of a file of the book. Throws where it lies elsewhere, by `..` or by a link: no build reads that, so none is remembered. */
async function readInside(root: string, file: string): Promise<Buffer> {
  const real = await realPathInside(root, file)
  if (real === undefined) throw new Error(`${file} is not in the book folder.`)
  return readFile(real)
}

/** The path without links; undefined where it leads out of the book folder, or to nothing. */
async function realPathInside(root: string, path: string): Promise<string | undefined> {
  const real = await realpath(path).catch(() => undefined)
  return real?.startsWith(`${await realpath(root)}${sep}`) ? real : undefined
}

/** One record a book, format and output folder. */
function recordOf({ cache, root, format, out, pages, printersPdf, theme }: BuildOptions): string {
  return join(cache, 'builds', `${digestOf(JSON.stringify([root, format, out, pages, ...(printersPdf ? ['print'] : []), ...(theme ? [`theme ${theme}`] : [])])).slice(0, 32)}.json`)
}

function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** All files of a folder, sorted; none where there is no such folder. */
async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const found = await Promise.all(entries.map(async (entry) => {
    const path = join(folder, entry.name)
    // A link to a folder may lead round in a circle, and cannot be read as a file.
    return entry.isDirectory() ? files(path) : [path]
  }))
  return found.flat().sort()
}

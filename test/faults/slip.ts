import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plainHead } from '../plain-book.ts'
import { digestsIn, environment, program } from '../program.ts'

/** A book of one leaf, as cheap as a book can be, and a temporary folder of its own: what is in it when nothing runs is litter. */
export interface Slip {
  readonly root: string
  readonly tmp: string
}

/** The two editions of the book: each text makes other bytes. */
export type Text = 'old' | 'new'

export async function slipIn(folder: string): Promise<Slip> {
  const slip = { root: join(folder, 'book'), tmp: join(folder, 'tmp') }
  for (const each of [join(slip.root, 'manuscript'), slip.tmp]) await mkdir(each, { recursive: true })
  await copyFile(join(import.meta.dirname, 'cover.png'), join(slip.root, 'cover.png'))
  await configure(slip)
  await write(slip, 'old')
  return slip
}

/** Writes its book.yaml. The drawing of a cover takes as long as all else together: it has one of its own, unless told. */
export async function configure({ root }: Slip, cover: 'its own' | 'drawn' = 'its own'): Promise<void> {
  const order = 'order: { front: [title-page], body: [one.md], back: [colophon] }'
  await writeFile(join(root, 'manuscript', 'book.yaml'), `${plainHead('A Slip')}${order}\n${cover === 'drawn' ? '' : 'cover: { image: cover.png, alt: White. }\n'}`)
}

/** Writes the text of an edition into the book. */
export async function write({ root }: Slip, text: Text): Promise<void> {
  await writeFile(join(root, 'manuscript', 'one.md'), `---\ntitle: One\n---\n\nThe ${text} text.[^n]\n\n[^n]: With a note.\n`)
}

/** What the calls of the file system meet: see inject.mjs. */
export interface Fault {
  readonly within: readonly string[]
  readonly calls?: readonly string[]
  readonly at?: number
  readonly on?: 'one' | 'all'
  readonly what?: 'kill' | 'half' | 'EIO' | 'ENOSPC' | 'EACCES' | 'EROFS' | 'EMFILE'
  readonly list?: string
}

export interface Circumstances {
  readonly fault?: Fault | undefined
  readonly env?: Readonly<Record<string, string>>
  /** What stands before the command. */
  readonly under?: readonly string[]
}

/** A process of the program under way. */
export interface Running {
  readonly child: ChildProcess
  readonly pid: number
  /** What it has said so far. */
  readonly said: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts a command line of the program. */
export function begin({ tmp }: Slip, args: readonly string[], { fault, env = {}, under = [] }: Circumstances = {}): Running {
  const hook = fault === undefined ? [] : ['--import', pathToFileURL(join(import.meta.dirname, 'inject.mjs')).href]
  const [command = '', ...rest] = [...under, process.execPath, ...hook, program, ...args]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment(), TMPDIR: tmp, ...(fault && { FAULT: JSON.stringify(fault) }), ...env } })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = once(child, 'close').then(([code, signal]: (number | string)[]) => code ?? signal ?? '')
  return { child, pid: child.pid ?? 0, said: () => said, ended }
}

/** Runs a command line to its end. */
export async function run(slip: Slip, args: readonly string[], around?: Circumstances): Promise<{ code: number | string; said: string }> {
  const running = begin(slip, args, around)
  return { code: await running.ended, said: running.said() }
}

/** One line for what is published: the names and digests of all files; empty where nothing is. */
export async function published({ root }: Slip, place = 'dist/draft'): Promise<string> {
  return Object.entries(await digestsIn(join(root, place))).map(([name, digest]) => `${name} ${digest}`).join('\n')
}

/** What builds have left that nobody wants: beside the edition, the lock, half-written entries of the cache, temporary folders. */
export async function litter({ root, tmp }: Slip): Promise<string[]> {
  const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const kept = await readlink(join(root, 'dist', 'draft')).catch(() => '')
  const wanted = new Set(['dist/draft', `dist/${kept}`, '.sourcebook/cache'].map((name) => join(root, name)))
  const found = await Promise.all([join(root, 'dist'), join(root, '.sourcebook'), join(root, '.sourcebook/cache/fresh'), tmp].map(list))
  return found.flat().filter((path) => !wanted.has(path))
}

/** As it was before the first build. */
export async function wipe({ root }: Slip): Promise<void> {
  for (const name of ['dist', '.sourcebook']) await rm(join(root, name), { recursive: true, force: true })
}

/** Keeps a book as it stands, with all that was built and remembered, in a folder; `restore` puts it back. */
export async function keep({ root }: Slip, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(root, folder, { recursive: true, verbatimSymlinks: true })
}

export async function restore({ root, tmp }: Slip, folder: string): Promise<void> {
  await rm(root, { recursive: true, force: true })
  await cp(folder, root, { recursive: true, verbatimSymlinks: true })
  for (const name of await readdir(tmp)) await rm(join(tmp, name), { recursive: true, force: true })
}

/** A book of which the old text is published and the new one is written, in a temporary folder; what is published of each. */
export interface Opened {
  readonly slip: Slip
  readonly folder: string
  readonly old: string
  readonly fresh: string
}

export async function opened(purpose: string): Promise<Opened> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `sourcebook-${purpose}-`)))
  const slip = await slipIn(folder)
  const made = async (text: Text): Promise<string> => {
    await write(slip, text)
    const { code, said } = await run(slip, ['build', slip.root])
    if (code !== 0) throw new Error(said)
    return published(slip)
  }
  const [fresh, old] = [await made('new'), await made('old')]
  await write(slip, 'new')
  return { slip, folder, old, fresh }
}

/** Puts a program there that is run in place of a browser. */
export async function script(path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, text)
  await chmod(path, 0o755)
}

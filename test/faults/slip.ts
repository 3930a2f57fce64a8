import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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
  await writeFile(join(slip.root, 'manuscript', 'book.yaml'), `title: A Slip
short_title: A Slip
contributors:
  - { name: Ada Example, file_as: "Example, Ada", role: edt }
publisher: Example Press
languages: [en]
identifiers: { uuid: 2f1f2d5c-6f0e-5d0b-9c39-0a5d4f1c2b3a }
rights: © 2026 the editors
edition: First edition
date: 2026-01-31
subjects: [Tests]
trim: { width: 6in, height: 9in }
order: { front: [title-page], body: [one.md], back: [colophon] }
`)
  await write(slip, 'old')
  return slip
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
export async function litter({ root, tmp }: Slip, own: readonly string[] = []): Promise<string[]> {
  const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const kept = await readlink(join(root, 'dist', 'draft')).catch(() => '')
  const wanted = new Set(['dist/draft', `dist/${kept}`, '.sourcebook/cache', ...own].map((name) => join(root, name)))
  const found = await Promise.all([join(root, 'dist'), join(root, '.sourcebook'), join(root, '.sourcebook/cache/fresh'), tmp].map(list))
  return found.flat().filter((path) => !wanted.has(path))
}

/** As it was before the first build. */
export async function wipe({ root }: Slip): Promise<void> {
  for (const name of ['dist', '.sourcebook']) await rm(join(root, name), { recursive: true, force: true })
}

import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { diagnostic, nearest, type Place } from '../model/diagnostics.ts'
import { Standing } from '../model/standing.ts'
import { limits } from './limits.ts'
import type { Reading, TextFile } from './reading.ts'

/** A folder whose files are read, and nothing outside it. */
export interface Folder {
  readonly root: string
  /** `root` without symbolic links. */
  readonly realRoot: string
  /** What earlier runs read and made of its files. */
  readonly standing: Standing
}

/** Opens a folder; throws where it does not exist. */
export async function openFolder(root: string, standing = new Standing()): Promise<Folder> {
  return { root, realRoot: await realpath(root), standing }
}

/** Names of what a folder inside the book holds, sorted; empty where there is none. Names beginning with a dot are left out. */
export async function listFolder(folder: Folder, path: string): Promise<readonly { name: string; directory: boolean }[]> {
  const whole = join(folder.root, path)
  const real = await realpath(whole).catch(() => undefined)
  // What is listed there is nobody’s business either.
  if (real === undefined || (real !== folder.realRoot && !isInside(real, folder.realRoot))) return []
  const entries = await readdir(real, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Reads a file of the book as bytes. `place` is where the file is named. A file that is missing, outside the book
 * (by `..` or by a symbolic link) or larger than `limit` bytes gives a diagnostic. The same bytes as in an earlier run are the same
 * object. A `large` file is not read again while size, inode and times stay, once it was found the same under them.
 */
export async function readBytes(folder: Folder, file: string, place: Place, limit: number, { large = false } = {}): Promise<Reading<Uint8Array>> {
  const refuse = (...args: Parameters<typeof diagnostic>): Reading<Uint8Array> => ({ value: undefined, messages: [diagnostic(...args)] })
  if (!isInside(join(folder.root, file), folder.root)) {
    return refuse('file-inside-book', `The file “${file}” lies outside the book folder.`, place)
  }
  let real: string
  try {
    real = realpathSync.native(join(folder.root, file))
  } catch {
    const isBook = file === 'manuscript/book.yaml'
    return refuse('file-exists', `There is no file “${file}”${isBook ? ' in this folder' : ''}.`, place, (await meant(folder, file)) ?? (isBook ? 'Run the command in the folder of the book, the one that holds manuscript/, or name that folder after the command; `sourcebook init DIR` begins a book.' : undefined))
  }
  if (!isInside(real, folder.realRoot)) {
    return refuse('file-inside-book', `The file “${file}” is a link to a place outside the book folder.`, place)
  }
  const found = statSync(real)
  if (!found.isFile()) return refuse('file-exists', `“${file}” is not a file.`, place)
  if (found.size > limit) {
    return refuse('file-size-limited', `The file “${file}” has ${found.size} bytes; at most ${limit} are read.`, place)
  }
  return { value: await stood(folder.standing, real, large), messages: [] }
}

/** A file as it was read before. */
interface Seen {
  readonly state: string
  readonly bytes: Buffer
  /** Read a second time under the same state, with the same bytes: what was written within one tick of the file system’s clock is not missed. */
  readonly settled: boolean
}

async function stood(standing: Standing, real: string, large: boolean): Promise<Buffer> {
  const name = `bytes of ${real}`
  const before = standing.last<Seen>(name)
  // Text is read each time: that costs little more than asking.
  const state = large ? await stateOf(real) : ''
  if (large && before?.settled && before.state === state) return before.bytes
  // A text is in memory sooner than a thread could be asked for it.
  const bytes = large ? await readFile(real) : readFileSync(real)
  const unchanged = before !== undefined && before.bytes.equals(bytes)
  return standing.keep<Seen>(name, { state, bytes: unchanged ? before.bytes : bytes, settled: unchanged && before.state === state }).bytes
}

async function stateOf(real: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(real, { bigint: true })
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
}

/** Reads a text file of the book: UTF-8 only, a byte order mark is dropped, no line beyond the limit. */
export async function readText(folder: Folder, file: string, place: Place): Promise<Reading<TextFile>> {
  const { value: bytes, messages } = await readBytes(folder, file, place, limits.fileBytes)
  return bytes === undefined ? { value: undefined, messages } : folder.standing.of(textOf, bytes, file)
}

function textOf(bytes: Uint8Array, file: string): Reading<TextFile> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { value: undefined, messages: [notUtf8(file, bytes)] }
  }
  const long = longLine(text)
  if (long !== undefined) {
    const reason = `Line ${long} has more than ${limits.lineLength} characters.`
    return { value: undefined, messages: [diagnostic('file-size-limited', reason, { file, line: long, column: 1 }, 'Break the line.')] }
  }
  return { value: { file, text, hash: sha256(bytes) }, messages: [] }
}

/** SHA-256 of bytes, or of a text in UTF-8, hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Whether a path lies below a folder; both without symbolic links. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`)
}

async function meant(folder: Folder, file: string): Promise<string | undefined> {
  const cut = file.lastIndexOf('/')
  const names = await listFolder(folder, file.slice(0, Math.max(cut, 0)))
  const name = nearest(file.slice(cut + 1), names.map((entry) => entry.name))
  return name === undefined ? undefined : `Did you mean “${file.slice(0, cut + 1)}${name}”?`
}

function notUtf8(file: string, bytes: Uint8Array): ReturnType<typeof diagnostic> {
  const [first, second] = bytes
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (utf16) return diagnostic('file-utf8', `The file “${file}” is UTF-16.`, { file, line: 1, column: 1 })
  // Read as far as it goes: the loose decoder puts U+FFFD at the first bad byte (or there is a real one before it, just as bad).
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? ''
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  return diagnostic('file-utf8', `The file “${file}” is not UTF-8: the bytes at this place are no character.`, { file, line, column })
}

function longLine(text: string): number | undefined {
  let line = 1
  for (let start = 0; start <= text.length; line++) {
    const end = text.indexOf('\n', start)
    if ((end === -1 ? text.length : end) - start > limits.lineLength) return line
    if (end === -1) return undefined
    start = end + 1
  }
  return undefined
}

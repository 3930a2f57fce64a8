import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { clearLitter, clearScratch } from './litter.ts'
import { cacheRoot } from './unpack.ts'

/** Where files are written before they take their place. */
const FRESH = 'fresh'

/** Beside the main thread, which has the next section to prepare. */
const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/** SHA-256 of the parts, each with its length before it, in hexadecimal. */
export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** Reads an entry; undefined where it is absent, damaged, or belongs to another key. */
export async function readEntry<T>(folder: string | undefined, key: string): Promise<T | undefined> {
  if (folder === undefined) return undefined
  try {
    const text = (await unpack(await readFile(entryFile(folder, key)))).toString('utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== digest(key, body)) return undefined
    return JSON.parse(body) as T
  } catch {
    return undefined
  }
}

const underWay = new Set<Promise<void>>()
let fault: string | undefined

/** Begins to write an entry, in one step; `entriesWritten` waits for it. A cache that cannot be written is no error: the work is done again next time. */
export function writeEntry(folder: string | undefined, key: string, value: unknown): void {
  if (folder === undefined) return
  const writing = write(folder, key, value)
    .catch((error: unknown) => { fault ??= (error as Error).message })
    .finally(() => underWay.delete(writing))
  underWay.add(writing)
}

/** Waits for all entries that are being written. Why one could not be written, where one could not. */
export async function entriesWritten(): Promise<string | undefined> {
  await Promise.all(underWay)
  const said = fault
  fault = undefined
  return said
}

async function write(folder: string, key: string, value: unknown): Promise<void> {
  const body = JSON.stringify(value)
  await writeInStep(folder, entryFile(folder, key), await pack(`${digest(key, body)}\n${body}`, { level: 1 }))
}

/** Writes a file of the cache `folder` in one step: whoever reads it finds the old one, or the whole new one. */
export async function writeInStep(folder: string, file: string, bytes: Uint8Array | string): Promise<void> {
  const fresh = join(folder, FRESH, `${process.pid}-${randomUUID()}`)
  try {
    await Promise.all([dirname(fresh), dirname(file)].map((parent) => mkdir(parent, { recursive: true })))
    await writeFile(fresh, bytes)
    await rename(fresh, file).catch(async (error: NodeJS.ErrnoException) => {
      // Somebody’s folder of that name: nothing of worth is kept in a cache.
      if (!['EISDIR', 'ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error
      await rm(file, { recursive: true, force: true })
      await rename(fresh, file)
    })
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Removes what builds that were killed have left: half-written entries of a cache, and the folders of their browsers, also where this one needs no browser. */
export async function sweep(folder: string): Promise<void> {
  await clearLitter(join(folder, FRESH), /^(\d+)-/u)
  await clearScratch('browser', cacheRoot())
}

function entryFile(folder: string, key: string): string {
  return join(folder, 'pages', key.slice(0, 2), `${key}.gz`)
}

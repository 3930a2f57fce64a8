import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

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

/** Begins to write an entry, in one step; `entriesWritten` waits for it. A cache that cannot be written is no error: the work is done again next time. */
export function writeEntry(folder: string | undefined, key: string, value: unknown): void {
  if (folder === undefined) return
  const writing = write(folder, key, value).finally(() => underWay.delete(writing))
  underWay.add(writing)
}

/** Waits for all entries that are being written. */
export async function entriesWritten(): Promise<void> {
  await Promise.all(underWay)
}

async function write(folder: string, key: string, value: unknown): Promise<void> {
  const file = entryFile(folder, key)
  const fresh = `${file}.${process.pid}.${randomUUID()}`
  try {
    const body = JSON.stringify(value)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(fresh, await pack(`${digest(key, body)}\n${body}`, { level: 1 }))
    await rename(fresh, file)
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined)
  }
}

function entryFile(folder: string, key: string): string {
  return join(folder, 'pages', key.slice(0, 2), `${key}.gz`)
}

import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { load } from '../../pipeline/load/index.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { Standing } from '../../pipeline/model/standing.ts'
import { programRoot } from '../../pipeline/program.ts'

let root: string
let standing: Standing

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sourcebook-standing-'))
  await cp(join(programRoot, 'test', 'fixtures', 'tiny'), root, { recursive: true })
  standing = new Standing()
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function read(): Promise<Book> {
  const { book } = await load(root, { programRoot, standing })
  if (book === undefined) throw new Error('no book')
  return book
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(root, file)
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${file} was not changed`)
  await writeFile(path, after)
}

const parts = (book: Book) => ({
  config: book.config, names: book.names, bibliography: book.bibliography, house: book.house, style: book.citationStyle, schemes: book.schemes,
  ...Object.fromEntries([...book.chapters, ...book.documents, ...book.maps, ...book.assets]),
})

/** The parts of a book that are not the same objects in another. */
function others(before: Book, after: Book): string[] {
  const [one, two] = [parts(before), parts(after)] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].filter((key) => one[key] !== two[key])
}

test('of a book in which nothing changed, everything is the same object', async () => {
  const first = await read()
  expect(others(first, await read())).toEqual([])
  expect(first.chapters.size * first.documents.size * first.maps.size * first.assets.size * first.house.fonts.length).toBeGreaterThan(0)
})

test('one changed word makes one chapter anew; the word taken back, again one', async () => {
  const first = await read()
  const { id, file } = [...first.chapters.values()][0]!
  await edit(file, (text) => `${text}\nMore.\n`)
  const second = await read()
  expect(others(first, second)).toEqual([id])
  expect(second.files?.get(file)?.text).toContain('More.')
  await edit(file, (text) => text.replace('\nMore.\n', ''))
  expect(others(second, await read())).toEqual([id])
})

test('one changed word in a translation makes one document anew', async () => {
  const first = await read()
  const { id, texts } = [...first.documents.values()][0]!
  await edit(texts[1]?.source.file ?? '', (text) => text.replace(/the/u, 'that'))
  const second = await read()
  expect(others(first, second)).toEqual([id])
  expect(second.documents.get(id)?.texts[0]).toBe(first.documents.get(id)?.texts[0])
})

test('a picture of the same size that replaces another within one tick is seen', async () => {
  const first = await read()
  const picture = [...first.assets.values()].find((asset) => asset.mediaType === 'image/png') ?? [...first.assets.values()][0]!
  const path = join(root, picture.file)
  const bytes = Buffer.from(picture.bytes)
  for (let round = 0; round < 5; round++) {
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect(Buffer.from((await read()).assets.get(picture.file)?.bytes ?? []).equals(bytes)).toBe(true)
    // At once, without waiting for the clock of the file system.
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 3
    await writeFile(path, bytes)
    expect(Buffer.from((await read()).assets.get(picture.file)?.bytes ?? []).equals(bytes)).toBe(true)
  }
  const other = Buffer.from(bytes)
  other[other.length - 1] = 0xff ^ (other[other.length - 1] ?? 0)
  await writeFile(`${path}.new`, other)
  await rename(`${path}.new`, path)
  expect(Buffer.from((await read()).assets.get(picture.file)?.bytes ?? []).equals(other)).toBe(true)
})

test('a chapter that is gone and comes back is read again', async () => {
  const first = await read()
  const { id, file } = [...first.chapters.values()][0]!
  await rename(join(root, file), join(root, `${file}.away`))
  expect((await read()).chapters.has(id)).toBe(false)
  await rename(join(root, `${file}.away`), join(root, file))
  expect((await read()).chapters.get(id)?.source.tree).toEqual(first.chapters.get(id)?.source.tree)
})

import { lstat, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertPublishable, BuildRunning, CannotPublish, lock, publish } from '../../pipeline/release/index.ts'

let root: string
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), 'sourcebook-release-')) })
afterEach(() => rm(root, { recursive: true, force: true }))

const output = (text: string): Map<string, Uint8Array> => new Map([['book.pdf', Buffer.from(text)], ['book.epub', Buffer.from(`${text} too`)]])
const read = (name: string): Promise<string> => readFile(join(root, 'dist', 'draft', name), 'utf8')

test('a folder is published whole and the older edition goes', async () => {
  const folder = join(root, 'dist', 'draft')
  await publish(folder, output('one'))
  expect(await read('book.pdf')).toBe('one')
  await publish(folder, output('two'))
  expect(await read('book.pdf')).toBe('two')
  expect(await read('book.epub')).toBe('two too')
  expect((await readdir(join(root, 'dist'))).length, 'the link and one staged folder').toBe(2)
})

test('publishing the same bytes again changes nothing', async () => {
  const folder = join(root, 'dist', 'draft')
  await publish(folder, output('one'))
  const before = await lstat(folder)
  await publish(folder, output('one'))
  expect((await lstat(folder)).ino).toBe(before.ino)
})

test('the litter of a killed build is cleared', async () => {
  await mkdir(join(root, 'dist', '.draft-0123456789abcdef'), { recursive: true })
  await publish(join(root, 'dist', 'draft'), output('one'))
  expect(await readdir(join(root, 'dist'))).not.toContain('.draft-0123456789abcdef')
})

test('files of somebody’s in the output folder stay', async () => {
  const folder = join(root, 'mine')
  await mkdir(folder)
  await writeFile(join(folder, 'letter.txt'), 'keep')
  await publish(folder, output('one'))
  expect((await readdir(folder)).sort()).toEqual(['book.epub', 'book.pdf', 'letter.txt'])
  expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toBe('keep')
})

test('a folder that cannot be written is said before and after', async () => {
  await writeFile(join(root, 'file'), '')
  await expect(publish(join(root, 'file', 'draft'), output('one'))).rejects.toThrow(CannotPublish)
  await expect(assertPublishable(join(root, 'file', 'draft'))).rejects.toThrow(CannotPublish)
  await expect(assertPublishable(join(root, 'new', 'deep', 'draft'))).resolves.toBeUndefined()
})

test('a second build of the same book is refused while the first lives', async () => {
  const path = join(root, '.sourcebook', 'lock')
  await mkdir(join(root, '.sourcebook'))
  const holder = (name: object): Promise<void> => writeFile(path, JSON.stringify({ pid: 1, host: hostname(), began: '', ...name }))
  await holder({})
  await expect(lock(path)).rejects.toThrow(BuildRunning)
  await holder({ pid: 999999999 })
  const unlock = await lock(path)
  expect(await readFile(path, 'utf8')).toContain(`"pid":${process.pid},`)
  await expect(lock(path), 'by itself').rejects.toThrow(BuildRunning)
  await unlock()
  expect(await readdir(join(root, '.sourcebook'))).toEqual([])
})

import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotPublish, differences, placeOnce } from '../../pipeline/release/index.ts'

let parent: string
beforeEach(async () => { parent = await mkdtemp(join(tmpdir(), 'sourcebook-place-')) })
afterEach(() => rm(parent, { recursive: true, force: true }))

const output = (text: string): Map<string, Uint8Array> => new Map([['book.pdf', Buffer.from(text)], ['manifest.json', Buffer.from(`{"${text}":1}`)]])

test('files are placed whole, as a plain folder, and the same ones may be placed again', async () => {
  const folder = join(parent, 'dist', '1.0.0')
  await placeOnce(folder, output('one'))
  await placeOnce(folder, output('one'))
  expect(await readFile(join(folder, 'book.pdf'), 'utf8')).toBe('one')
  expect((await readdir(join(parent, 'dist'), { withFileTypes: true })).map((entry) => [entry.name, entry.isDirectory()])).toEqual([['1.0.0', true]])
})

test('what is there is never overwritten: other bytes, a file more, a file less', async () => {
  const folder = join(parent, '1.0.0')
  await placeOnce(folder, output('one'))
  await expect(placeOnce(folder, output('two'))).rejects.toThrow(/1\.0\.0 is there already, and is another \(book\.pdf, manifest\.json\)/u)
  await expect(placeOnce(folder, new Map([...output('one'), ['more', Buffer.from('')]]))).rejects.toThrow(CannotPublish)
  await writeFile(join(folder, 'somebody’s'), '')
  await expect(placeOnce(folder, output('one'))).rejects.toThrow(/is another \(somebody’s\)/u)
  expect(await readFile(join(folder, 'book.pdf'), 'utf8')).toBe('one')
})

test('the litter of a release that was killed is cleared, and that of a neighbour’s version is not', async () => {
  await mkdir(join(parent, '.1.0.0.new'))
  await writeFile(join(parent, '.1.0.0.new', 'half'), '')
  await mkdir(join(parent, '.1.0.0-rc.1.new'))
  await placeOnce(join(parent, '1.0.0'), output('one'))
  expect((await readdir(parent)).sort()).toEqual(['.1.0.0-rc.1.new', '1.0.0'])
  expect((await readdir(join(parent, '1.0.0'))).sort()).toEqual(['book.pdf', 'manifest.json'])
})

test('a file in the way, or a folder that cannot be written, is said, and nothing is left', async () => {
  await writeFile(join(parent, '1.0.0'), 'a file')
  await expect(placeOnce(join(parent, '1.0.0'), output('one'))).rejects.toThrow(CannotPublish)
  expect(await readdir(parent)).toEqual(['1.0.0'])
  if (process.getuid?.() === 0) return
  await chmod(parent, 0o500)
  await expect(placeOnce(join(parent, '2.0.0'), output('one'))).rejects.toThrow(CannotPublish)
  await chmod(parent, 0o700)
})

test('two lists of files are compared by name and digest', () => {
  const released = [{ file: 'a', sha256: '1' }, { file: 'b', sha256: '2' }, { file: 'c', sha256: '3' }]
  expect(differences(released, [...released].reverse())).toEqual([])
  expect(differences(released, [{ file: 'b', sha256: '2' }, { file: 'c', sha256: '4' }, { file: 'd', sha256: '1' }])).toEqual([{ file: 'a', is: 'missing' }, { file: 'c', is: 'another' }, { file: 'd', is: 'new' }])
})

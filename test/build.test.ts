import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny, digestsIn, sourcebook, type Ended } from './program.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-build-'))
  for (const name of ['one', 'broken']) await copyTiny(join(folder, name))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const build = (book: string, ...args: string[]): Promise<Ended> => sourcebook(['build', join(folder, book), '--log-level', 'debug', ...args])
const files = (book: string): Promise<Record<string, string>> => digestsIn(join(folder, book, 'dist', 'draft'))

test('the tiny book: PDF, EPUB, cover, record and page map; where nothing changed nothing is done, and the same is said', async () => {
  const first = await build('one')
  expect(first.code, first.err).toBe(0)
  expect(first.err).toContain('Reading')
  const one = await files('one')
  expect(Object.keys(one).map((name) => name.replace(/^.*\./u, ''))).toEqual(expect.arrayContaining(['pdf', 'epub', 'svg', 'xml', 'txt', 'json']))
  const again = await build('one')
  expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: first.out })
  expect(again.err).not.toContain('Reading')
  expect(await files('one')).toEqual(one)
})

test('after an error nothing is published, and every error of the run is reported', async () => {
  const chapter = join(folder, 'broken', 'manuscript', '01-the-valley.md')
  await writeFile(chapter, `${await readFile(chapter, 'utf8')}\nA call.[^nowhere] And <b>HTML</b>, and [@nobody1900].\n`)
  const { code, err } = await build('broken')
  expect(code).toBe(65)
  for (const rule of ['note-defined', 'markdown-html-absent', 'citation-defined']) expect(err).toMatch(new RegExp(`^manuscript/01-the-valley\\.md:\\d+:\\d+ error ${rule} `, 'mu'))
  expect(err).toContain('nothing was published')
  expect(await readdir(join(folder, 'broken')).then((names) => names.includes('dist'))).toBe(false)
})

test('an EPUB without pages needs no browser', async () => {
  const { code, out } = await build('broken', '--format', 'epub', '--no-pages', '--browser', join(folder, 'no-such-browser'))
  expect(code).toBe(65)
  expect(out).toBe('')
  const good = await build('one', '--format', 'epub', '--no-pages', '--browser', join(folder, 'no-such-browser'), '--out', join(folder, 'no-pages'))
  expect(good.code, good.err).toBe(0)
  expect((await readdir(join(folder, 'no-pages'))).filter((name) => name.endsWith('.epub'))).toHaveLength(1)
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny, digestsIn, sourcebook, type Ended } from '../program.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-bytes-'))
  for (const name of ['one', 'two with a space']) await copyTiny(join(folder, name))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const build = (book: string, env: Readonly<Record<string, string>> = {}, under: readonly string[] = []): Promise<Ended> => sourcebook(['build', join(folder, book), '--log-level', 'debug'], { env, under })
/** Under another umask, and on one core where the system can hold a program to it. */
const held = ['/bin/sh', '-c', 'umask 077; if command -v taskset >/dev/null; then exec taskset -c 0 "$@"; else exec "$@"; fi', 'sh']
const files = (book: string): Promise<Record<string, string>> => digestsIn(join(folder, book, 'dist', 'draft'))

test('the tiny book: PDF, EPUB and page map, the same bytes in another folder, time zone, locale and umask, on fewer cores, cache cold or warm', async () => {
  const first = await build('one', { TZ: 'Asia/Urumqi', LC_ALL: 'tr_TR.UTF-8' })
  expect(first.code, first.err).toBe(0)
  const one = await files('one')
  expect(Object.keys(one).map((name) => name.replace(/^.*\./u, ''))).toEqual(expect.arrayContaining(['pdf', 'epub', 'txt', 'json']))
  expect((await build('two with a space', { TZ: 'America/Lima', LC_ALL: 'C' }, held)).code).toBe(0)
  expect(await files('two with a space')).toEqual(one)
  const records = join(folder, 'one', '.sourcebook', 'cache', 'builds')
  await rm(records, { recursive: true })
  expect((await build('one')).code).toBe(0)
  expect(await files('one')).toEqual(one)
  // What was published is missing, or a file of the book is another: all is done.
  const out = join(folder, 'one', 'dist', 'draft')
  for (const name of Object.keys(one).filter((name) => name.endsWith('.pdf'))) await rm(join(out, name))
  expect((await build('one')).err).toContain('Reading')
  await writeFile(join(folder, 'one', 'manuscript', 'unused.txt'), '')
  expect((await build('one')).err).toContain('Reading')
}, 180_000)

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programRoot } from '../../pipeline/program.ts'

const run = promisify(execFile)
const program = join(programRoot, 'dist', 'program', 'cli.js')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-bytes-'))
  for (const name of ['one', 'two with a space']) await cp(join(programRoot, 'test', 'fixtures', 'tiny'), join(folder, name), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function build(book: string, env: Readonly<Record<string, string>> = {}): Promise<{ code: number; err: string; out: string }> {
  return start([process.execPath, program, 'build', join(folder, book)], env)
}

/** The same under another umask, and on one core where the system can hold a program to it. */
async function buildHeld(book: string, env: Readonly<Record<string, string>>): Promise<{ code: number; err: string; out: string }> {
  const script = 'umask 077; if command -v taskset >/dev/null; then exec taskset -c 0 "$@"; else exec "$@"; fi'
  return start(['/bin/sh', '-c', script, 'sh', process.execPath, program, 'build', join(folder, book)], env)
}

async function start([command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>): Promise<{ code: number; err: string; out: string }> {
  try {
    const { stdout, stderr } = await run(command, args, { env: { ...process.env, ...env } })
    return { code: 0, err: stderr, out: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, err: stderr, out: stdout }
  }
}

async function files(book: string): Promise<Record<string, string>> {
  const out = join(folder, book, 'dist', 'draft')
  const names = (await readdir(out)).sort()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await readFile(join(out, name))).toString('base64')] as const)))
}

test('the tiny book: PDF, EPUB and page map, the same bytes in another folder, time zone, locale and umask, on fewer cores, cache cold or warm', async () => {
  const first = await build('one', { TZ: 'Asia/Urumqi', LC_ALL: 'tr_TR.UTF-8' })
  expect(first.code, first.err).toBe(0)
  const one = await files('one')
  expect(Object.keys(one).map((name) => name.replace(/^.*\./u, ''))).toEqual(expect.arrayContaining(['pdf', 'epub', 'txt', 'json']))
  expect((await buildHeld('two with a space', { TZ: 'America/Lima', LC_ALL: 'C' })).code).toBe(0)
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

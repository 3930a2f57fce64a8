import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny, digestsIn, sourcebook } from '../program.ts'
import { judge } from '../judges.ts'

const run = promisify(execFile)
let folder: string
let root: string

/** A release of the tiny book, and a draft in which a word is another and a paragraph is new. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-draft-'))
  root = await copyTiny(join(folder, 'book'))
  await writeFile(join(root, 'manuscript', 'releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: The first. }\n')
  const { code, err } = await sourcebook(['release', '1.0.0', root], { cwd: folder })
  if (code !== 0) throw new Error(err)
  const chapter = join(root, 'manuscript/01-the-valley.md')
  await writeFile(chapter, (await readFile(chapter, 'utf8')).replace('valley', 'wide valley'))
  await appendFile(chapter, '\nA paragraph that the first release had not.\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('errata and redline of a draft are printed from the command line, and nothing else is written', async () => {
  const kept = await digestsIn(join(root, 'dist', '1.0.0'))
  for (const format of ['errata', 'redline']) {
    const file = join(folder, `${format}.pdf`)
    expect(await sourcebook(['diff', '1.0.0', root, '--format', format, '--out', file], { cwd: folder })).toMatchObject({ code: 0, out: '' })
    if (!judge('pdftotext').available) continue
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', file, '-'])
    expect(stdout.replace(/\s+/gu, ' ')).toContain('A paragraph that the first release had not.')
    expect(stdout).toContain('draft')
  }
  expect(await digestsIn(join(root, 'dist', '1.0.0'))).toEqual(kept)
  expect(await readdir(join(root, 'dist'))).toEqual(['1.0.0'])
})

test('what cannot be printed is said: a release that is not there, two releases, no file to write, a folder that is not there', async () => {
  const said = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await sourcebook(['diff', ...args], { cwd: folder })
    return `${code} ${out}${err}`
  }
  expect(await said('0.9.0', root, '--format', 'errata', '--out', 'x.pdf')).toMatch(/^65 Of the release 0\.9\.0 nothing is kept/u)
  expect(await said('1.0.0', '1.0.0', root, '--format', 'errata', '--out', 'x.pdf')).toMatch(/^64 .*was made with it, as errata\.pdf/u)
  expect(await said('1.0.0', root, '--format', 'redline')).toMatch(/^64 .*name a file with --out/u)
  expect(await said('1.0.0', root, '--format', 'errata', '--out', 'no/such/folder/x.pdf')).toMatch(/^73 .*cannot be written/su)
})

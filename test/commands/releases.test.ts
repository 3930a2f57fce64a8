import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { main } from '../../pipeline/commands/index.ts'
import { programRoot } from '../../pipeline/program.ts'

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-releases-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sourcebook(...args: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const write = (text: string | Uint8Array): boolean => { said += String(text); return true }
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(write), vi.spyOn(process.stderr, 'write').mockImplementation(write)]
  try {
    return { code: await main(args), said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** A copy of a broken book, with a list of releases. */
async function bookWith(rule: string, releases?: string): Promise<string> {
  const root = await mkdtemp(join(folder, 'book-'))
  await cp(join(programRoot, 'test', 'fixtures', 'rules', rule), root, { recursive: true })
  if (releases !== undefined) await writeFile(join(root, 'manuscript', 'releases.yaml'), releases)
  return root
}

const first = '- { version: 1.0.0, date: 2026-11-22, note: The first. }\n'

test.each([
  ['which release', ['release'], /Which release\? Name a version/u],
  ['what is no version', ['release', 'v1.0.0'], /“v1\.0\.0” is not a semantic version/u],
  ['a way out of the folder', ['release', '../1.0.0'], /is not a semantic version/u],
  ['two books', ['release', '1.0.0', '.', 'other'], /one argument too many/u],
  ['no number of workers', ['release', '1.0.0', '--workers', '0'], /--workers is a number/u],
  ['one format alone', ['release', '1.0.0', '--format', 'pdf'], /--format does not go with “release”/u],
  ['the folder of a draft', ['verify', '--out', 'x'], /--out does not go with “verify”/u],
  ['two books to verify', ['verify', '1.0.0', '.', 'other'], /one argument too many/u],
])('%s is a usage error', async (_, args, message) => {
  const { code, said } = await sourcebook(...args)
  expect(code).toBe(64)
  expect(said).toMatch(message)
})

test('a release bears no warnings: nothing is written, and the way out is said', async () => {
  const root = await bookWith('document-rights-stated', first)
  const { code, said } = await sourcebook('release', '1.0.0', root)
  expect(said).toMatch(/sources\/second\/document\.yaml:1:5 warning document-rights-stated[^]*hint: Write `rights:[^]*1 warning: 1\.0\.0 was not released, which bears no warnings\.\n$/u)
  expect(code).toBe(65)
  expect(await readdir(root)).not.toContain('dist')
  expect(await readdir(join(root, 'manuscript'))).not.toContain('releases')
})

test('a release that renumbers what was released is refused', async () => {
  const { code, said } = await sourcebook('release', '1.1.0', await bookWith('document-number-kept'))
  expect(code).toBe(65)
  expect(said).toContain('error document-number-kept The document “second” has the number 4, and has been 2 since release 1.0.0.')
})

test('a release that no entry lists is refused', async () => {
  const { code, said } = await sourcebook('release', '2.0.0', await bookWith('released-id-kept'))
  expect(code).toBe(65)
  expect(said).toContain('release-listed There is no release 2.0.0')
})

test('nothing can be verified where nothing was released, or where what was kept cannot be read', async () => {
  const nothing = await sourcebook('verify', await bookWith('document-rights-stated'))
  expect(nothing).toEqual({ code: 65, said: 'There is no release to verify: nothing is kept in manuscript/releases/.\n' })
  const broken = await bookWith('release-kept')
  expect((await sourcebook('verify', '0.3.0', broken, '--here')).said).toMatch(/release-kept This file is no JSON[^]*manuscript\/releases\/0\.3\.0\/manifest\.json cannot be read\.\n$/u)
  expect(await sourcebook('verify', '7.0.0', broken, '--here')).toEqual({ code: 65, said: 'Nothing can be verified: manuscript/releases/7.0.0/manifest.json is not there.\n' })
})

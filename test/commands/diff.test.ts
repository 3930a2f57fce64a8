import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { prepare } from '../../pipeline/build.ts'
import { stableSections } from '../../pipeline/check/index.ts'
import { main } from '../../pipeline/commands/index.ts'
import { manifestOf, snapshot, writeManifest } from '../../pipeline/release/index.ts'
import { copyTiny } from '../program.ts'

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-diff-'))
const root = join(folder, 'tiny')
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sourcebook(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) => vi.spyOn(process[stream], 'write').mockImplementation((text) => { said[stream === 'stdout' ? 'out' : 'err'] += String(text); return true }))
  try {
    return { code: await main(args), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const chapter = join(root, 'manuscript/01-the-valley.md')

/** Keeps the book as it is as a release, as if it had been made, without pages. */
async function keep(version: string): Promise<void> {
  const { book, edition } = await prepare(root, { release: version })
  if (!book || !edition) throw new Error('the tiny book has errors')
  const pageMap = { pages: [], anchors: {} }
  const kept = join(root, 'manuscript/releases', version)
  await mkdir(kept, { recursive: true })
  const manifest = manifestOf({ book, edition: { ...edition, sections: edition.sections.filter(({ kind }) => kind !== 'index') }, pageMap, output: new Map(), sections: stableSections(book), program: { name: 'sourcebook', version: '0', sha256: '' }, browser: { version: '' }, fonts: [] })
  await writeFile(join(kept, 'manifest.json'), writeManifest(manifest))
  await writeFile(join(kept, 'edition.json.gz'), snapshot(edition))
  await writeFile(join(kept, 'page-map.json'), JSON.stringify(pageMap))
}

beforeAll(async () => {
  await copyTiny(root)
  await writeFile(join(root, 'manuscript/releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: The first. }\n- { version: 1.1.0, date: 2027-03-01, note: The second. }\n')
  await keep('1.0.0')
  await writeFile(chapter, (await readFile(chapter, 'utf8')).trimEnd() + '\n\nA paragraph that the first release had not.\n')
  await keep('1.1.0')
  await writeFile(chapter, (await readFile(chapter, 'utf8')).replace('the first release had not', 'no release has'))
})

test.each([
  ['which releases', ['diff'], /Which release\? Name the older version/u],
  ['a draft before a release', ['diff', 'draft', '1.0.0'], /“draft” is not a semantic version/u],
  ['a format of another command', ['diff', '1.0.0', '--format', 'pdf'], /--format is one of text, json, html/u],
  ['two books', ['diff', '1.0.0', '1.1.0', '.', 'other'], /one argument too many/u],
  ['an option of another command', ['diff', '1.0.0', '--here'], /--here does not go with “diff”/u],
])('%s is a usage error', async (_, args, message) => {
  const { code, err } = await sourcebook(...args)
  expect(code).toBe(64)
  expect(err).toMatch(message)
})

test('two releases, and a release and the draft', async () => {
  const released = await sourcebook('diff', '1.0.0', '1.1.0', root)
  expect(released).toMatchObject({ code: 0, err: '' })
  expect(released.out).toMatch(/: 1\.0\.0 \(2026-11-22, 0 pages\) → 1\.1\.0 \(2027-03-01, 0 pages\)\n1 of \d+ sections changed; paragraphs: 1 added\n[^]* {2}\+ added {2}manuscript\/01-the-valley\.md:\d+\n {6}\{\+A paragraph that the first release had not\.\+\}\n/u)
  const draft = await sourcebook('diff', '1.1.0', root)
  expect(draft).toMatchObject({ code: 0, err: 'The draft has no pages: `sourcebook build` lays it out.\n' })
  expect(draft.out).toContain('A paragraph that [-the-]{+no+} [-first -]release [-had not-]{+has+}.')
})

test('into a file, as JSON and as a page', async () => {
  const file = join(folder, 'changes')
  expect(await sourcebook('diff', '1.0.0', '1.1.0', root, '--format', 'json', '-o', file)).toMatchObject({ code: 0, out: '' })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 1, old: { version: '1.0.0' }, new: { version: '1.1.0' }, counts: { paragraphs: { added: 1 } } })
  expect((await sourcebook('diff', '1.0.0', '1.1.0', root, '--format', 'html')).out).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">[^]*<ins>A paragraph that the first release had not\.<\/ins>/u)
  expect(await sourcebook('diff', '1.0.0', '1.1.0', root, '-o', join(folder, 'nowhere', 'file'))).toMatchObject({ code: 73, err: expect.stringMatching(/cannot be written: ENOENT/u) as string })
})

test('a release of which nothing is kept, and one whose file is spoilt', async () => {
  expect(await sourcebook('diff', '1.0.0', '1.1.1', root)).toEqual({ code: 65, out: '', err: 'Of the release 1.1.1 nothing is kept in manuscript/releases/. Did you mean 1.1.0?\n' })
  const file = join(root, 'manuscript/releases/1.1.0/edition.json.gz')
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(0, 99))
  const { code, err } = await sourcebook('diff', '1.0.0', '1.1.0', root)
  await writeFile(file, bytes)
  expect([code, err]).toEqual([65, expect.stringMatching(/manuscript\/releases\/1\.1\.0\/edition\.json\.gz:1:1 error release-kept This file cannot be unpacked/u) as string])
})

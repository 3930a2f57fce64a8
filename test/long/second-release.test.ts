import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny, digestsIn, sourcebook } from '../program.ts'

const run = promisify(execFile)
const git = (...args: string[]) => run('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args])
let root: string

beforeAll(async () => {
  root = await copyTiny(join(await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-second-'))), 'book'))
  await writeFile(join(root, '.gitignore'), 'dist/\n.sourcebook/\n')
  await writeFile(join(root, 'manuscript/releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: The first release. }\n')
  expect(await sourcebook(['release', '1.0.0', root])).toMatchObject({ code: 0 })
  await appendFile(join(root, 'manuscript/releases.yaml'), '- { version: 1.1.0, date: 2027-03-01, note: A paragraph more. }\n')
  const chapter = join(root, 'manuscript/01-the-valley.md')
  await writeFile(chapter, `${(await readFile(chapter, 'utf8')).trimEnd()}\n\nA paragraph that the first release had not.\n`)
})
afterAll(() => rm(join(root, '..'), { recursive: true, force: true }))

test('a release that has one before it says what changed, beside it and in its colophon, and is verified from its tag', async () => {
  const made = await sourcebook(['release', '1.1.0', root])
  expect(made, made.err).toMatchObject({ code: 0 })
  const read = (name: string): Promise<string> => readFile(join(root, 'dist/1.1.0', name), 'utf8')
  const changes = JSON.parse(await read('changes.json')) as { old: object; new: object; counts: { paragraphs: object }; sections: { new: { id: string }; paragraphs: { is: string; text: string; new: { pages: string[] } }[] }[] }
  expect(changes).toMatchObject({ old: { version: '1.0.0', pages: expect.any(Number) as number }, new: { version: '1.1.0' }, counts: { paragraphs: { added: 1, reworded: 0, removed: 0, moved: 0 } } })
  expect(changes.sections.find(({ new: { id } }) => id === 'the-valley')?.paragraphs).toMatchObject([{ is: 'added', text: 'A paragraph that the first release had not.', new: { pages: [expect.any(String) as string, expect.any(String) as string] } }])
  expect(await read('changes.html')).toContain('<ins>A paragraph that the first release had not.</ins>')
  const rows = (await read('concordance.csv')).trimEnd().split('\r\n').map((line) => line.split(','))
  const pages = (JSON.parse(await read('page-map.json')) as { pages: { label: string }[] }).pages.map(({ label }) => label)
  expect(rows.length).toBeGreaterThan(10)
  for (const [, first, last] of rows.slice(1)) for (const label of [first, last]) expect(pages).toContain(label)

  const manifest = JSON.parse(await read('manifest.json')) as { inputs: { file: string }[]; outputs: { file: string }[] }
  expect(manifest.inputs.map(({ file }) => file)).toEqual(expect.arrayContaining(['manuscript/releases/1.0.0/edition.json.gz', 'manuscript/releases/1.0.0/page-map.json']))
  expect(manifest.outputs.map(({ file }) => file)).toEqual(expect.arrayContaining(['changes.json', 'changes.html', 'concordance.csv']))
  const { stdout: printed } = await run(process.execPath, ['-e', "const { gunzipSync } = require('node:zlib'); process.stdout.write(gunzipSync(require('node:fs').readFileSync(process.argv[1])))", join(root, 'manuscript/releases/1.1.0/edition.json.gz')], { maxBuffer: 1 << 26 })
  expect(printed).toContain('Paragraphs: added 1.')
  expect(printed.indexOf('Version 1.1.0, 1 March 2027. A paragraph more.')).toBeLessThan(printed.indexOf('Version 1.0.0, 22 November 2026. The first release.'))

  const before = await digestsIn(join(root, 'dist/1.1.0'))
  expect((await sourcebook(['release', '1.1.0', root])).out).toContain('1.1.0 was made before, and came out the same')
  expect(await digestsIn(join(root, 'dist/1.1.0'))).toEqual(before)
  await git('init', '--quiet')
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Version 1.1.0')
  await git('tag', 'v1.1.0')
  const verified = await sourcebook(['verify', '1.1.0', root])
  expect(verified.out + verified.err).toContain('1.1.0 is the same, byte for byte')
  expect(verified.code).toBe(0)

  // Between the two nothing is built again, and the same is said.
  expect((await sourcebook(['diff', '1.0.0', '1.1.0', root, '--format', 'json'])).out).toBe(await read('changes.json'))
}, 240_000)

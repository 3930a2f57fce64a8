import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programRoot } from '../../pipeline/program.ts'
import { chapters, commandsIn, withExample } from '../docs/examples.ts'

const run = promisify(execFile)
let folder: string
let tarball: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-packed-'))
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: programRoot, maxBuffer: 1 << 26 })
  tarball = /"filename": "([^"]+)"/u.exec(stdout)?.[1] ?? ''
  await writeFile(join(folder, 'package.json'), '{"name":"empty","private":true}')
  await run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], { cwd: folder, maxBuffer: 1 << 26 })
  await cp(join(programRoot, 'test', 'fixtures', 'tiny'), join(folder, 'book'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('npx sourcebook build works in an empty project that installed the packed tarball', async () => {
  const { stdout } = await run('npx', ['--no-install', 'sourcebook', 'build', 'book'], { cwd: folder, maxBuffer: 1 << 26 })
  expect(stdout).toContain('no errors')
  const made = await readdir(join(folder, 'book', 'dist', 'draft'))
  expect(made.filter((name) => /\.(?:pdf|epub)$/u.test(name))).toHaveLength(2)
  const pdf = made.find((name) => name.endsWith('.pdf')) ?? ''
  expect((await readFile(join(folder, 'book', 'dist', 'draft', pdf))).subarray(0, 5).toString()).toBe('%PDF-')
})

test('npm create sourcebook begins a book that the installed press builds, without a warning', async () => {
  const create = join(folder, 'node_modules', 'create-sourcebook')
  await cp(join(programRoot, 'pipeline', 'init', 'create-sourcebook'), create, { recursive: true })
  await run(process.execPath, [join(create, 'create.js'), 'new-book', '--title', 'A New Book', '--documents', 'zh-Hant,ar'], { cwd: folder })
  const { stdout } = await run('npx', ['--no-install', 'sourcebook', 'build', 'new-book'], { cwd: folder, maxBuffer: 1 << 26 })
  expect(stdout).toMatch(/no errors, \d+ pages; [\d,]+ characters and \d+ notes, conserved/u)
  const made = await readdir(join(folder, 'new-book', 'dist', 'draft'))
  expect(made.filter((name) => /^a-new-book\.(?:pdf|epub)$/u.test(name))).toHaveLength(2)
})

test('create-sourcebook pins the press that it comes with', async () => {
  const own = async (...path: string[]): Promise<{ version: string; dependencies: Record<string, string> }> => JSON.parse(await readFile(join(programRoot, ...path), 'utf8')) as never
  const { version } = await own('package.json')
  expect(await own('pipeline', 'init', 'create-sourcebook', 'package.json')).toMatchObject({ version, dependencies: { sourcebook: version } })
})

test('the tutorial of the handbook, done as it is written: from an empty folder to a release that is verified', async () => {
  const { examples } = chapters().find(({ name }) => name === '01-your-first-book.md')!
  const env = { ...process.env, GIT_AUTHOR_NAME: 'A Reader', GIT_AUTHOR_EMAIL: 'reader@example.org', GIT_COMMITTER_NAME: 'A Reader', GIT_COMMITTER_EMAIL: 'reader@example.org' }
  let cwd = folder
  const said: string[] = []
  for (const example of examples) {
    for (const command of example.language === 'sh' ? commandsIn(example.text) : []) {
      const [, to] = /^cd (\S+)$/u.exec(command) ?? []
      if (to !== undefined) cwd = join(cwd, to)
      // The press that is tried is not to be had by its number.
      if (command === 'npm install') await writeFile(join(cwd, 'package.json'), (await readFile(join(cwd, 'package.json'), 'utf8')).replace(/"sourcebook": "[^"]+"/u, `"sourcebook": "file:../${tarball}"`))
      if (to === undefined) said.push((await run('sh', ['-c', command], { cwd, env, maxBuffer: 1 << 26 })).stdout)
    }
    if (example.language === 'sh' || example.file === 'said' || example.breaks !== undefined) continue
    const file = join(cwd, example.file)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, withExample(await readFile(file, 'utf8').catch(() => undefined), example))
  }
  expect(said.filter((text) => text.includes('conserved')).length, 'it was built, and released').toBeGreaterThanOrEqual(2)
  expect(said.at(-1)).toMatch(/same/u)
  expect(await readdir(join(cwd, 'dist', '1.0.0'))).toEqual(expect.arrayContaining(['letters-from-a-valley-1.0.0.pdf', 'letters-from-a-valley-1.0.0.epub', 'manifest.json']))
}, 600_000)

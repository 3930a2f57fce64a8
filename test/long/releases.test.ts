import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyTiny, digestsIn, program, sourcebook as start, type Around } from '../program.ts'

const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-bytes-')))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The tiny book with a list of releases, in a new folder of that name. */
async function bookIn(name: string): Promise<string> {
  const root = await copyTiny(join(folder, name))
  await writeFile(join(root, 'manuscript', 'releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: "The first release; 第一版." }\n')
  return root
}

/** The next release of the book: a paragraph was reworded, another put in. */
async function revise(root: string): Promise<void> {
  const chapter = join(root, 'manuscript/01-the-valley.md')
  const text = await readFile(chapter, 'utf8')
  await writeFile(chapter, `${text.replace('valley', 'wide valley')}\nA paragraph that the first release had not.\n`)
  await appendFile(join(root, 'manuscript', 'releases.yaml'), '- { version: 1.1.0, date: 2027-03-01, note: Corrected. }\n')
}

/** Runs a command line of the program under circumstances, and returns what it said. */
async function sourcebook(args: readonly string[], around: Around = {}): Promise<{ code: number; said: string }> {
  const { code, out, err } = await start(args, { cwd: folder, ...around })
  return { code, said: out + err }
}

/** Every file of releases by its name: what is handed on, and what is kept. */
async function filesOf(root: string, versions: readonly string[] = ['1.0.0']): Promise<Record<string, string>> {
  const places = await Promise.all(versions.flatMap((version) => [`dist/${version}`, `manuscript/releases/${version}`]).map(async (place) => Object.entries(await digestsIn(join(root, place))).map(([name, digest]) => [`${place}/${name}`, digest] as const)))
  return Object.fromEntries(places.flat())
}

/** A clock that is twenty years fast, and drifts. */
const clock = `
const Real = Date, shift = 20 * 365.25 * 864e5
globalThis.Date = new Proxy(Real, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [Real.now() * 1.01 + shift] : args, as),
  apply: () => new Real(Real.now() * 1.01 + shift).toString(),
  get: (target, key) => (key === 'now' ? () => Math.floor(Real.now() * 1.01 + shift) : Reflect.get(target, key)),
})
`

describe('a release is the same bytes', () => {
  test('in another folder, by another user, with another umask, time zone, language, clock, number of workers and cores, cold and warm', async () => {
    const preload = join(folder, 'clock.mjs')
    await writeFile(preload, clock)
    const [warm, cold] = [join(folder, 'warm'), (name: string) => join(folder, `cache of ${name}`)]
    const first = await bookIn('first')
    expect(await sourcebook(['release', '1.0.0', first], { env: { SOURCEBOOK_CACHE: warm } })).toMatchObject({ code: 0 })
    await revise(first)
    expect(await sourcebook(['release', '1.1.0', first], { env: { SOURCEBOOK_CACHE: warm } })).toMatchObject({ code: 0 })
    const versions = ['1.0.0', '1.1.0']
    const expected = await filesOf(first, versions)
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(['dist/1.1.0/errata.pdf', 'dist/1.1.0/redline.pdf']))
    expect(Object.keys(expected)).toHaveLength(29)

    const far = { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' }
    const shifted = { NODE_OPTIONS: `--import=${preload}` }
    const { stdout: said } = await run(process.execPath, ['-p', 'new Date().getFullYear()'], { env: { ...process.env, ...shifted } })
    expect(Number(said), 'the clock is shifted').toBeGreaterThan(new Date().getFullYear() + 15)
    const umask = (mask: string): readonly string[] => ['/bin/sh', '-c', `umask ${mask}; exec "$@"`, 'sh']
    const variants: Readonly<Record<string, Around & { readonly args?: readonly string[] }>> = {
      'a folder with spaces, Ünïcödé and 漢字': {},
      'umask 077': { under: umask('077') },
      'umask 002, one worker': { under: umask('002'), args: ['--workers', '1'] },
      'three workers': { args: ['--workers', '3'] },
      'time zone and language': { env: far },
      'another time zone, no language': { env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' } },
      'clock': { env: shifted },
      'warm': { env: { SOURCEBOOK_CACHE: warm } },
      'warm, clock, one worker': { env: { SOURCEBOOK_CACHE: warm, ...shifted }, args: ['--workers', '1'] },
      'everything at once': { under: umask('027'), env: { ...far, ...shifted }, args: ['--workers', '1'] },
      ...(availableParallelism() > 1 && (await run('taskset', ['-V']).then(() => true, () => false)) && { 'one core': { under: ['taskset', '-c', '0'] } }),
      ...(process.getuid?.() === 0 && { 'another user': { uid: 65534, env: { HOME: join(folder, 'home'), XDG_CACHE_HOME: join(folder, 'home') } } }),
    }
    for (const [name, around] of Object.entries(variants)) {
      const root = await bookIn(name)
      const env = { SOURCEBOOK_CACHE: cold(name), ...around.env }
      if (around.uid !== undefined) {
        await mkdir(join(folder, 'home'))
        await mkdir(cold(name))
        for (const each of [join(folder, 'home'), cold(name), root, ...(await readdir(root, { recursive: true })).map((inner) => join(root, inner))]) await chown(each, around.uid, around.uid)
      }
      for (const version of versions) {
        const outcome = await sourcebook(['release', version, root, ...(around.args ?? [])], { ...around, env })
        expect(outcome, name).toMatchObject({ code: 0 })
        if (version === '1.0.0') await revise(root)
      }
      expect(await filesOf(root, versions), name).toEqual(expected)
      await rm(cold(name), { recursive: true, force: true })
    }
    const builds = Object.keys(variants).length + 1
    console.log(`Same bytes: ${builds} builds of two releases, ${Object.keys(expected).length} files each: ${Object.keys(variants).join('; ')}`)
  })
})

describe('a release that was made', () => {
  const git = (root: string, ...args: string[]) => run('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args])
  const worktrees = async (root: string): Promise<number> => (await git(root, 'worktree', 'list')).stdout.trim().split('\n').length
  const scratches = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('sourcebook-verify-'))
  let root: string
  beforeAll(async () => {
    root = await bookIn('published')
    await writeFile(join(root, '.gitignore'), 'dist/\n.sourcebook/\n')
    expect(await sourcebook(['release', '1.0.0', root])).toMatchObject({ code: 0 })
    await git(root, 'init', '--quiet')
    await git(root, 'add', '--all')
    await git(root, 'commit', '--quiet', '--message', 'Version 1.0.0')
    await git(root, 'tag', 'v1.0.0')
  })

  test('is kept in the book folder, says what it is, and is no input of its own build', async () => {
    expect(await readdir(join(root, 'manuscript/releases/1.0.0'))).toEqual(['edition.json.gz', 'manifest.json', 'page-map.json'])
    const manifest = JSON.parse(await readFile(join(root, 'dist/1.0.0/manifest.json'), 'utf8')) as { outputs: { file: string; sha256: string }[]; inputs: { file: string }[]; browser: object }
    for (const { file, sha256 } of manifest.outputs) expect(createHash('sha256').update(await readFile(join(root, 'dist/1.0.0', file))).digest('hex'), file).toBe(sha256)
    expect(manifest.inputs.map(({ file }) => file)).toContain('manuscript/releases.yaml')
    expect(manifest.inputs.filter(({ file }) => file.startsWith('manuscript/releases/'))).toEqual([])
    expect(manifest.browser).toEqual({ version: expect.stringMatching(/^chromium \d/u) as string, pinned: expect.stringMatching(/^@sparticuz\/chromium \d/u) as string })
    const before = await filesOf(root)
    const again = await sourcebook(['release', '1.0.0', root])
    expect(again.said).toContain('1.0.0 was made before, and came out the same')
    expect(await filesOf(root)).toEqual(before)
  })

  test('is verified from its tag, whatever was changed since, and nothing is left behind', async () => {
    const chapter = join(root, 'manuscript/01-the-valley.md')
    const text = await readFile(chapter, 'utf8')
    await writeFile(chapter, text.replace('valley', 'vale'))
    try {
      const before = await scratches()
      const tagged = await sourcebook(['verify', root])
      expect(tagged.said).toContain('1.0.0 is the same, byte for byte')
      expect(tagged.code).toBe(0)
      expect([await worktrees(root), await scratches()]).toEqual([1, before])

      const here = await sourcebook(['verify', '1.0.0', root, '--here'])
      expect(here.code).toBe(1)
      expect(here.said).toMatch(/1\.0\.0 is not the same:\n[^]* {2}tiny-sourcebook-1\.0\.0\.pdf: other bytes\n {2}manuscript\/01-the-valley\.md \(read by the build\): other bytes\n/u)

      const published = await filesOf(root)
      const refused = await sourcebook(['release', '1.0.0', root])
      expect(refused.code).toBe(73)
      expect(refused.said).toMatch(/was made already and would come out otherwise now \([^)]*\.pdf\)\. Since then these were changed: manuscript\/01-the-valley\.md\./u)
      expect(await filesOf(root)).toEqual(published)
    } finally {
      await writeFile(chapter, text)
    }
  })

  test('with a spoilt manifest, or one that names another browser, is not verified', async () => {
    const file = join(root, 'manuscript/releases/1.0.0/manifest.json')
    const text = await readFile(file, 'utf8')
    try {
      await writeFile(file, text.replace(/("file": "page-map\.txt",\n\s*"sha256": ")./u, '$1x'))
      const spoilt = await sourcebook(['verify', root])
      expect(spoilt.code).toBe(1)
      expect(spoilt.said).toMatch(/not the same:\n {2}page-map\.txt: other bytes\n/u)
      await writeFile(file, text.replace('"pages"', '"pages" '))
      expect(await sourcebook(['verify', root])).toMatchObject({ code: 1, said: expect.stringContaining('manifest.json is not that of the tag v1.0.0.') as string })
      await writeFile(file, text.replace(/"version": "chromium [^"]*"/u, '"version": "chromium 1.0"'))
      const other = await sourcebook(['verify', root])
      expect(other.code).toBe(70)
      expect(other.said).toMatch(/1\.0\.0 was made by chromium 1\.0, and this is chromium \d[\d.]*: no other browser can verify it\.\n$/u)
    } finally {
      await writeFile(file, text)
    }
  })

  test('a verification that is stopped leaves no folder and no worktree', async () => {
    const before = await scratches()
    const child = spawn(process.execPath, [program, 'verify', root], { stdio: 'ignore' })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    while ((await worktrees(root)) < 2) await pause(20)
    await pause(1500)
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect([await worktrees(root), await scratches()]).toEqual([1, before])
  })

  test('a release that is killed leaves none of it or all of it, and the next run makes it whole', async () => {
    const book = await bookIn('killed')
    expect(await sourcebook(['release', '1.0.0', root])).toMatchObject({ code: 0 })
    const expected = await filesOf(root)
    for (const delay of [1000, 3000, 5000]) {
      const child = spawn(process.execPath, [program, 'release', '1.0.0', book], { stdio: 'ignore' })
      await pause(delay)
      child.kill('SIGKILL')
      for (const place of ['dist/1.0.0', 'manuscript/releases/1.0.0']) {
        const there = await readdir(join(book, place)).catch(() => undefined)
        if (there !== undefined) expect(there, place).toEqual(await readdir(join(root, place)))
      }
    }
    expect(await sourcebook(['release', '1.0.0', book])).toMatchObject({ code: 0 })
    expect(await filesOf(book)).toEqual(expected)
  })
})

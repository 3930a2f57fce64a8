import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../program.ts'
import { canSee, descendants, ofType, processesOf, until } from './processes.ts'
import { begin, litter, published, run, slipIn, wipe, write, type Circumstances, type Running, type Slip } from './slip.ts'

let folder: string
let slip: Slip
/** What is published of each text. */
let [old, fresh] = ['', '']

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-stops-')))
  slip = await slipIn(folder)
  await write(slip, 'new')
  fresh = await whole()
  await write(slip, 'old')
  old = await whole()
  await write(slip, 'new')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const build = (around?: Circumstances, ...args: string[]): Running => begin(slip, ['build', slip.root, '--log-level', 'debug', ...args], around)

async function whole(): Promise<string> {
  const running = build()
  expect(await running.ended, running.said()).toBe(0)
  expect(await litter(slip)).toEqual([])
  return published(slip)
}

/** Nothing of a build is left, and the edition is the old one. */
async function expectOld(): Promise<void> {
  expect(await until(() => processesOf(slip.tmp).length === 0, 20), 'orphans').toBe(true)
  expect(await published(slip)).toBe(old)
}

describe.skipIf(!canSee)('a browser', () => {
  /** Waits for the moment at which a build lays out, and does something to its browser. */
  const befall = async (what: (pids: number[]) => void, type: 'browser' | 'renderer', around?: Circumstances): Promise<Running> => {
    await rm(join(slip.root, '.sourcebook'), { recursive: true, force: true })
    const running = build(around)
    const found = (): number[] => ofType(processesOf(join(slip.tmp, 'sourcebook-browser-')), type)
    expect(await until(() => running.child.exitCode !== null || (running.said().includes('Paginating') && found().length > 0)), running.said()).toBe(true)
    what(found())
    return running
  }
  const signal = (name: NodeJS.Signals) => (pids: number[]): void => pids.forEach((pid) => {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  })

  test.each([['killed', 'browser', 'SIGKILL'], ['one of its pages killed', 'renderer', 'SIGKILL'], ['stopped, so that it hangs', 'browser', 'SIGSTOP']] as const)('that is %s is replaced: the same edition comes out, and nothing is left', async (_, type, name) => {
    const running = await befall(signal(name), type)
    expect(await running.ended, running.said()).toBe(0)
    expect(await published(slip)).toBe(fresh)
    expect(await until(() => processesOf(slip.tmp).length === 0, 20), 'orphans').toBe(true)
    expect(await litter(slip)).toEqual([])
    await write(slip, 'old')
    expect(await whole()).toBe(old)
    await write(slip, 'new')
  })

  test.each([
    ['that is missing', undefined, /browser-available The browser that was named, .* cannot be started/u],
    ['that ends at once', '#!/bin/sh\nexit 3\n', /browser-available/u],
    ['that dies at once', '#!/bin/sh\nkill -SEGV $$\n', /browser-available/u],
    ['that is none', '#!/bin/sh\necho hello\n', /browser-available/u],
    ['that is starved of memory', '#!/bin/sh\nulimit -v 400000\nexec "$BROWSER" "$@"\n', /browser-available|browser-alive/u],
  ])('%s: 70, a message with a way out, and the old edition', async (_, script, message) => {
    const path = join(folder, 'browser')
    await rm(path, { force: true })
    if (script !== undefined) {
      await writeFile(path, script.replace('$BROWSER', await pinned()))
      await chmod(path, 0o755)
    }
    const running = build(undefined, '--browser', path)
    expect(await running.ended, running.said()).toBe(70)
    expect(running.said()).toMatch(message)
    expect(running.said()).toMatch(/hint: (?:Install Chromium|Free memory)/u)
    await expectOld()
  })
})

/** The pinned browser, where it was unpacked. */
async function pinned(): Promise<string> {
  const parent = join(process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '', '.cache'), 'sourcebook')
  return join(parent, (await readdir(parent)).find((name) => name.startsWith('chromium-')) ?? '', 'chromium')
}

describe.skipIf(!canSee)('a build that is stopped', () => {
  const moments = { check: 'Checking', pages: 'Paginating', print: 'Printing', epub: 'Packing' } as const
  test.each([
    ['check', 'SIGINT', 130], ['check', 'SIGHUP', 129], ['pages', 'SIGINT', 130], ['pages', 'SIGTERM', 143], ['pages', 'SIGHUP', 129], ['print', 'SIGINT', 130], ['epub', 'SIGTERM', 143],
  ] as const)('at its %s by %s ends soon, with %i, no orphan and the old edition', async (moment, signal, code) => {
    await rm(join(slip.root, '.sourcebook'), { recursive: true, force: true })
    const running = build()
    expect(await until(() => running.said().includes(moments[moment]) || running.child.exitCode !== null), running.said()).toBe(true)
    running.child.kill(signal)
    const from = performance.now()
    // Where nothing had to be put in order the system ends it: a shell says the same number of that.
    expect([code, signal], running.said()).toContain(await running.ended)
    tally.push(performance.now() - from)
    await expectOld()
  })
  const tally: number[] = []

  test('twice by Ctrl-C ends at once, with its browser', async () => {
    const running = build()
    await until(() => running.said().includes('Paginating') && ofType(descendants(running.pid), 'browser').length > 0)
    running.child.kill('SIGINT')
    running.child.kill('SIGINT')
    expect([130, 'SIGINT']).toContain(await running.ended)
    await expectOld()
    console.log(`Faults: builds stopped ended within ${Math.max(...tally).toFixed(0)} ms`)
  })

  test('whose output nobody reads any more, or whose input is closed, is whole', async () => {
    const env = { ...process.env, TMPDIR: slip.tmp }
    for (const command of [`"$0" "$1" build "$2" 2>&1 | head -c 1 >/dev/null; exit "\${PIPESTATUS[0]}"`, '"$0" "$1" build "$2" <&- >/dev/null 2>&1', '"$0" "$1" build "$2" >&- 2>&-']) {
      const { status } = spawnSync('bash', ['-c', command, process.execPath, program, slip.root], { env })
      expect(status, command).toBe(0)
      expect(await published(slip)).toBe(fresh)
      await wipe(slip)
    }
    const full = spawnSync('bash', ['-c', '"$0" "$1" info "$2" > /dev/full', process.execPath, program, slip.root], { encoding: 'utf8' })
    expect([full.status, full.stderr]).toEqual([73, expect.stringContaining('What was found cannot be written: ENOSPC')])
    await write(slip, 'old')
    expect(await whole()).toBe(old)
    await write(slip, 'new')
  })
})

describe('a lock', () => {
  const path = (): string => join(slip.root, '.sourcebook', 'lock')
  const EPUB = ['build', '--format', 'epub', '--no-pages', '--out']
  const epub = (root = slip.root): ReturnType<typeof run> => run(slip, [...EPUB, join(root, 'dist', 'locked'), root])

  test('of a living build: the second one is refused with 75, and the first is whole', async () => {
    await wipe(slip)
    const first = build()
    expect(await until(() => first.said().includes('Checking'))).toBe(true)
    const { code, said } = await epub()
    expect([code, said]).toEqual([75, expect.stringMatching(new RegExp(`^Process ${first.pid} on .* is building this book\\. Wait for it, or stop it; if it is no build any more, delete .*lock\\.\n$`, 'u'))])
    expect(await first.ended, first.said()).toBe(0)
    expect(await published(slip)).toBe(fresh)
  })

  test.each([
    ['a process that is gone', { pid: 2 ** 22 + 1 }, 0], ['another program that has its number now', { pid: process.pid, began: 'some-boot 17' }, 0],
    ['this machine’s last boot', { pid: 1, began: 'another-boot 1' }, 0], ['another machine', { host: 'elsewhere.example', pid: 17 }, 75], ['a process that lives', { pid: process.pid }, 75],
  ])('of %s', async (_, holder, code) => {
    await writeFile(path(), JSON.stringify({ host: hostname(), began: '', ...holder }))
    const outcome = await epub()
    expect(outcome.code, outcome.said).toBe(code)
    if (code === 75) expect(outcome.said).toMatch(/is building this book\. .* delete .*lock/u)
    await rm(path(), { force: true })
  })

  test.each([['empty', ''], ['spoilt', '{"pid":'], ['of an older press', '1']])('that is %s is taken over', async (_, text) => {
    await writeFile(path(), text)
    expect(await epub()).toMatchObject({ code: 0 })
    expect(await readdir(join(slip.root, '.sourcebook'))).toEqual(['cache'])
  })

  test('that four builds want at once: one stale one before them, and each is whole or refused', async () => {
    await writeFile(path(), JSON.stringify({ host: hostname(), began: '', pid: 2 ** 22 + 1 }))
    const codes = (await Promise.all(Array.from({ length: 4 }, () => epub()))).map(({ code }) => code)
    expect(codes.filter((code) => code !== 75).length).toBeGreaterThan(0)
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([])
    expect((await readdir(join(slip.root, '.sourcebook'))).sort()).toEqual(['cache'])
  })

  test('of the folder: neighbours whose names begin alike stay, and somebody’s own link is followed', async () => {
    const parent = join(slip.root, 'dist')
    for (const name of ['side', 'side-2', 'side']) expect(await run(slip, [...EPUB, join(parent, name), slip.root])).toMatchObject({ code: 0 })
    expect(await published(slip, 'dist/side-2')).toBe(await published(slip, 'dist/side'))
    await mkdir(join(folder, 'far'))
    await symlink(join(folder, 'far'), join(parent, 'own'))
    expect(await run(slip, [...EPUB, join(parent, 'own'), slip.root])).toMatchObject({ code: 0 })
    expect((await readdir(join(folder, 'far'))).length).toBeGreaterThan(3)
  })
})

describe('a spoilt cache', () => {
  const spoil: Readonly<Record<string, (file: string, others: readonly string[]) => Promise<void>>> = {
    'cut short': async (file) => writeFile(file, (await readFile(file)).subarray(0, 40)),
    'emptied': (file) => writeFile(file, ''),
    'with a bit turned': async (file) => {
      const bytes = await readFile(file)
      const middle = Math.floor(bytes.length / 2)
      bytes[middle] = bytes[middle]! ^ 4
      await writeFile(file, bytes)
    },
    'made of another key’s': async (file, others) => writeFile(file, await readFile(others.find((other) => other !== file) ?? file)),
    'a folder': async (file) => {
      await rm(file)
      await mkdir(join(file, 'inner'), { recursive: true })
    },
    'an archive of nothing': (file) => writeFile(file, execFileSync('gzip', ['-c'], { input: '' })),
  }
  test.each(Object.keys(spoil))('every entry of which is %s: the same bytes come out', async (how) => {
    await write(slip, 'new')
    expect(await whole()).toBe(fresh)
    const cache = join(slip.root, '.sourcebook', 'cache')
    const entries = (await readdir(cache, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    const [pages, records] = [entries.filter((file) => file.endsWith('.gz')), entries.filter((file) => file.endsWith('.json'))]
    // Sections, parts, and the record of the build.
    expect([pages.length > 3, records.length > 0]).toEqual([true, true])
    for (const file of pages) await spoil[how]!(file, pages)
    for (const file of records) await spoil[how]!(file, records)
    const again = build()
    expect([await again.ended, again.said()]).toEqual([0, expect.stringContaining('Reading')])
    expect(await published(slip)).toBe(fresh)
    expect(await litter(slip, ['dist/locked', 'dist/side', 'dist/side-2', 'dist/own'])).toEqual((await litter(slip)).filter((path) => /\.(?:locked|side|side-2)-[\da-f]{16}$/u.test(path)))
  })
})

import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from './processes.ts'
import { begin, litter, opened, published, run, wipe, write, type Circumstances, type Running, type Slip } from './slip.ts'

let folder: string
let slip: Slip
/** What is published of the new text. */
let fresh = ''
const tally = { refused: 0, taken: 0, spoilt: 0 }

beforeAll(async () => {
  ({ folder, slip, fresh } = await opened('locks'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  console.log(`Faults: ${tally.refused} builds refused with 75 where another ran, ${tally.taken} stale locks taken over; ${tally.spoilt} entries of caches spoilt, the same bytes each time`)
})

const build = (around?: Circumstances, ...args: string[]): Running => begin(slip, ['build', slip.root, '--log-level', 'debug', ...args], around)

async function whole(): Promise<string> {
  const running = build()
  expect(await running.ended, running.said()).toBe(0)
  expect(await litter(slip)).toEqual([])
  return published(slip)
}

describe('a lock', () => {
  const path = (): string => join(slip.root, '.sourcebook', 'lock')
  const EPUB = ['build', '--format', 'epub', '--no-pages', '--out']
  const epub = (root = slip.root): ReturnType<typeof run> => run(slip, [...EPUB, join(root, 'dist', 'locked'), root])

  test('of a living build: the second one is refused with 75, and the first is whole', async () => {
    await wipe(slip)
    const first = build()
    expect(await until(() => first.said().includes('Checking'))).toBe(true)
    const { code, said } = await epub()
    tally.refused++
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
    tally[code === 75 ? 'refused' : 'taken']++
    if (code === 75) expect(outcome.said).toMatch(/is building this book\. .* delete .*lock/u)
    await rm(path(), { force: true })
  })

  test.each([['empty', ''], ['spoilt', '{"pid":'], ['of an older press', '1']])('that is %s is taken over', async (_, text) => {
    await writeFile(path(), text)
    expect(await epub()).toMatchObject({ code: 0 })
    tally.taken++
    expect(await readdir(join(slip.root, '.sourcebook'))).toEqual(['cache'])
  })

  test('that four builds want at once: one stale one before them, and each is whole or refused', async () => {
    await writeFile(path(), JSON.stringify({ host: hostname(), began: '', pid: 2 ** 22 + 1 }))
    const codes = (await Promise.all(Array.from({ length: 4 }, () => epub()))).map(({ code }) => code)
    expect(codes.filter((code) => code !== 75).length).toBeGreaterThan(0)
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([])
    tally.taken++
    tally.refused += codes.filter((code) => code === 75).length
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
  beforeAll(() => wipe(slip))

  test.each(Object.keys(spoil))('every entry of which is %s: the same bytes come out', async (how) => {
    await write(slip, 'new')
    expect(await whole()).toBe(fresh)
    const cache = join(slip.root, '.sourcebook', 'cache')
    const entries = (await readdir(cache, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    const [pages, records] = [entries.filter((file) => file.endsWith('.gz')), entries.filter((file) => file.endsWith('.json'))]
    // Sections, parts, and the record of the build.
    expect([pages.length > 3, records.length > 0]).toEqual([true, true])
    for (const file of pages) await spoil[how]!(file, pages)
    for (const file of records) await spoil[how]!(file, [...records, ...pages])
    tally.spoilt += pages.length + records.length
    const again = build()
    expect([await again.ended, again.said()]).toEqual([0, expect.stringContaining('Reading')])
    expect(await published(slip)).toBe(fresh)
    expect(await litter(slip)).toEqual([])
  })
})

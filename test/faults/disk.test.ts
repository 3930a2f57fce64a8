import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inLanes } from './lanes.ts'
import { keep, litter, published, restore, run, slipIn, wipe, write, type Circumstances, type Fault, type Slip } from './slip.ts'

const EPUB = ['--format', 'epub', '--no-pages']
/** Words of which one is in every message: what to do. */
const WAY_OUT = /Free space|Mend the permissions|Raise the limit|That disk can only be read|The disk fails|Move away|Mend that/u

/** After so many failures one build is let to its end. */
const MENDED = 6

let folder: string
let slips: Slip[]
/** What is published of each text. */
let [old, fresh] = ['', '']

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-disk-')))
  slips = await Promise.all(['one', 'two'].map((name) => slipIn(join(folder, name))))
  await inLanes(slips, slips, async (slip) => {
    if (slip === slips[0]) {
      await write(slip, 'new')
      fresh = await made(slip)
    }
    await write(slip, 'old')
    old = await made(slip)
    await write(slip, 'new')
    await keep(slip, before(slip))
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Where a book is kept as it is with the old text published, and the new one written. */
const before = (slip: Slip): string => join(folder, `before ${slips.indexOf(slip)}`)

async function made(slip: Slip): Promise<string> {
  const { code, said } = await build(slip)
  expect(code, said).toBe(0)
  return published(slip)
}

const build = (slip: Slip, around?: Circumstances, ...args: string[]): ReturnType<typeof run> => run(slip, ['build', slip.root, ...EPUB, ...args], around)

/** It could not be written: 73, the file is named with a way out, and the old edition is there, with nothing half beside it. */
async function expectRefused(slip: Slip, { code, said }: { code: number | string; said: string }, what: string): Promise<void> {
  expect(code, `${what}: ${said}`).toBe(73)
  const message = said.trim().split('\n').at(-1) ?? ''
  expect(message, what).toContain(slip.root)
  expect(message, what).toMatch(WAY_OUT)
  expect(said, what).not.toMatch(/\n\s+at /u)
  expect(await published(slip), what).toBe(old)
  expect((await litter(slip)).filter((path) => path.includes('/dist/')), what).toEqual([])
}

describe('a build whose disk fails', () => {
  test('at each call of the file system, in each of five ways', async () => {
    const list = join(folder, 'calls')
    const [first] = slips as [Slip, ...Slip[]]
    await build(first, { fault: { within: [first.root], list } })
    const calls = (await readFile(list, 'utf8')).trim().split('\n').map((line, index) => ({ call: line.replace(first.root, ''), at: index + 1 }))
    const ways: readonly (readonly [RegExp, readonly NonNullable<Fault['what']>[]])[] = [
      [/^rename|^handle\.sync/u, ['EIO', 'ENOSPC']], [/^handle\.writeFile|^writeFile/u, ['EIO', 'ENOSPC']], [/^open/u, ['EMFILE', 'ENOSPC']],
      [/^mkdir|^symlink|^link/u, ['ENOSPC', 'EROFS', 'EACCES']], [/^rm/u, ['EIO']],
    ]
    const tasks = calls.flatMap(({ call, at }) => {
      const possible = ways.find(([calls]) => calls.test(call))?.[1] ?? []
      const what = possible[at % possible.length]
      return what === undefined ? [] : [{ call, at, what }]
    })
    expect(new Set(tasks.map(({ what }) => what)).size).toBe(5)
    expect(tasks.length).toBeGreaterThan(30)
    const count = { refused: 0, borne: 0, said: 0 }
    await inLanes(slips, tasks.map((task, index) => ({ ...task, index })), async (slip, { call, at, what, index }) => {
      await restore(slip, before(slip))
      const outcome = await build(slip, { fault: { within: [slip.root], at, what } })
      const name = `${what} at call ${at}, ${call}`
      const there = await published(slip)
      if (outcome.code === 73 && there === fresh) {
        // After the swing: the new edition is there, and that the disk did not confirm it is said.
        expect(outcome.said, name).toMatch(/The new edition is in .*, but the disk did not say that it is kept: E\w+/u)
        count.said++
      } else if (outcome.code === 73) {
        await expectRefused(slip, outcome, name)
        count.refused++
      } else {
        // What was cleared, locked or remembered only is not needed for the edition.
        expect(call, name).toMatch(/\.sourcebook|^rm|lock/u)
        expect([outcome.code, there], `${name}: ${outcome.said}`).toEqual([0, fresh])
        if (/cache/u.test(call) && !call.startsWith('rm')) expect(outcome.said, name).toContain('info cache-writable What this build made could not be remembered')
        count.borne++
      }
      if (index % MENDED !== 0) return
      // A build in which nothing changed would do nothing.
      await rm(join(slip.root, '.sourcebook', 'cache', 'builds'), { recursive: true, force: true })
      expect(await made(slip), `${name}: the next build`).toBe(fresh)
      expect(await litter(slip), `${name}: litter after the next build`).toEqual([])
    })
    expect(count.refused).toBeGreaterThan(15)
    console.log(`Faults: ${tasks.length} calls of the file system failed (EIO, ENOSPC, EMFILE, EROFS, EACCES): ${count.refused} builds refused with 73 and the old edition whole, ${count.said} said after the swing, ${count.borne} borne`)
  })

  test('from one call on for good: a full disk, a disk that has become read-only', async () => {
    await inLanes(slips, [['ENOSPC', 1], ['ENOSPC', 8], ['ENOSPC', 20], ['EROFS', 5], ['EROFS', 14], ['EIO', 12]] as const, async (slip, [what, at]) => {
      await restore(slip, before(slip))
      const outcome = await build(slip, { fault: { within: [slip.root], calls: ['mkdir', 'open', 'writeFile', 'handle.writeFile', 'handle.sync', 'link', 'symlink', 'rename'], at, on: 'all', what } })
      await expectRefused(slip, outcome, `${what} from ${at} on`)
      if (at > 10) expect(await made(slip)).toBe(fresh)
    })
  })

  test.skipIf(process.platform === 'win32')('by a limit of the size of files (ulimit -f), and of open files', async () => {
    const [slip] = slips as [Slip, ...Slip[]]
    await restore(slip, before(slip))
    const outcome = await build(slip, { under: ['/bin/sh', '-c', 'ulimit -f 8; exec "$@"', 'sh'] })
    await expectRefused(slip, outcome, 'ulimit -f')
    expect(outcome.said).toContain('Raise the limit of the size of files')
    const few = await build(slip, { under: ['/bin/sh', '-c', 'ulimit -n 24; exec "$@"', 'sh'] })
    expect(few.code === 0 || /EMFILE|open files/u.test(few.said), few.said).toBe(true)
  })
})

describe('where there is no place', () => {
  /** Mounts a small disk; undefined where that is not permitted. */
  const mounted = async (options: string): Promise<string | undefined> => {
    const at = await mkdtemp(join(folder, 'mount-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', at], { stdio: 'ignore' })
      return at
    } catch {
      return undefined
    }
  }

  test('a full disk of three megabytes, and a disk that can only be read', async ({ skip }) => {
    const at = await mounted('size=3m')
    if (at === undefined) return skip('mounting is not permitted here')
    try {
      const slip = await slipIn(at)
      expect(await made(slip)).toBe(old)
      await write(slip, 'new')
      // To the last byte.
      execFileSync('sh', ['-c', `dd if=/dev/zero of=${join(at, 'ballast')} bs=4096 2>/dev/null; true`])
      await expectRefused(slip, await build(slip), 'a full disk')
      await rm(join(at, 'ballast'))
      execFileSync('mount', ['-o', 'remount,ro', at])
      await expectRefused(slip, await build(slip), 'a read-only disk')
      // The book can be read there, and built elsewhere.
      const elsewhere = join(folder, 'elsewhere')
      const outcome = await build(slip, { env: { SOURCEBOOK_CACHE: join(folder, 'cache of elsewhere') } }, '--out', join(elsewhere, 'draft'))
      expect(outcome.code, outcome.said).toBe(0)
      expect(await published({ ...slip, root: elsewhere }, 'draft')).not.toBe('')
    } finally {
      execFileSync('umount', ['-l', at])
    }
  })

  test('the folders for temporary files, of the user and of the cache cannot be written: the book is built, and it is said', async () => {
    const [slip] = slips as [Slip, ...Slip[]]
    const file = join(folder, 'a file')
    await writeFile(file, '')
    await mkdir(join(slip.root, 'dist'), { recursive: true })
    const no = join(file, 'no-folder')
    const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = { temporary: { TMPDIR: no }, user: { HOME: no, XDG_CACHE_HOME: join(no, 'cache') }, cache: { SOURCEBOOK_CACHE: no } }
    await wipe(slip)
    const whole = await run(slip, ['build', slip.root])
    expect(whole.code, whole.said).toBe(0)
    const expected = await published(slip)
    for (const [name, env] of Object.entries(cases)) {
      await wipe(slip)
      const { code, said } = await run(slip, ['build', slip.root], { env })
      expect(code, `${name}: ${said}`).toBe(0)
      expect(await published(slip), name).toBe(expected)
      if (name === 'cache') expect(said).toMatch(/info cache-writable .*ENOTDIR[^]*hint: The book is whole\./u)
    }
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judge } from '../judges.ts'
import { inLanes } from './lanes.ts'
import { canSee, processesOf, until } from './processes.ts'
import { begin, keep, published, restore, run, slipIn, write, type Circumstances, type Slip } from './slip.ts'

const PLACES = ['dist/1.0.0', 'manuscript/releases/1.0.0'] as const

let folder: string
let slips: Slip[]
/** The two folders of the release, whole. */
let whole: readonly string[]

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-faults-')))
  slips = await Promise.all(['one', 'two'].map((name) => slipIn(join(folder, name))))
  for (const slip of slips) await writeFile(join(slip.root, 'manuscript', 'releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: The first. }\n')
  const [slip] = slips as [Slip, ...Slip[]]
  const { code, said } = await release(slip)
  expect(code, said).toBe(0)
  whole = await both(slip)
  expect(whole.every((place) => place !== '')).toBe(true)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const release = (slip: Slip, around?: Circumstances, ...args: string[]): ReturnType<typeof run> => run(slip, ['release', '1.0.0', slip.root, ...args], around)
const both = (slip: Slip): Promise<string[]> => Promise.all(PLACES.map((place) => published(slip, place)))
const unmake = (slip: Slip): Promise<unknown> => Promise.all(PLACES.map((place) => rm(join(slip.root, place), { recursive: true, force: true })))

/** What the release’s two parents hold besides the release, and the temporary folder. */
async function leftovers(slip: Slip): Promise<string[]> {
  const names = await Promise.all(['dist', 'manuscript/releases', '.sourcebook', '.sourcebook/cache/fresh'].map((place) => readdir(join(slip.root, place)).catch(() => [])))
  return [...names.flat().filter((name) => !['1.0.0', 'cache'].includes(name)), ...(await readdir(slip.tmp))]
}

describe.skipIf(!canSee)('a release that is killed (kill -9)', () => {
  test('at each step between its two folders has none, one or both of them, each whole; made again it is the same, and nothing is left', async () => {
    const list = join(folder, 'calls')
    const calls = ['mkdir', 'link', 'rename', 'handle.writeFile', 'rm']
    const within = ({ root }: Slip): string[] => [join(root, 'dist'), join(root, 'manuscript', 'releases')]
    const [one] = slips as [Slip, ...Slip[]]
    const before = (slip: Slip): string => join(folder, `before ${slips.indexOf(slip)}`)
    await inLanes(slips, slips, async (slip) => {
      if (slip !== one) expect(await release(slip)).toMatchObject({ code: 0 })
      await unmake(slip)
      await keep(slip, before(slip))
    })
    expect(await release(one, { fault: { within: within(one), calls, list } })).toMatchObject({ code: 0 })
    const steps = (await readFile(list, 'utf8')).trim().split('\n')
    // The renames, what stands before and after each, and every fourth of the writings.
    const ats = steps.flatMap((step, index) => (!step.startsWith('handle') || index % 4 === 0 ? [index + 1] : []))
    expect(ats.length).toBeGreaterThan(10)
    const seen = new Set<string>()
    let again = 0
    await inLanes(slips, ats.map((at, index) => ({ at, index })), async (slip, { at, index }) => {
      // Each from the same state, in which the calls have these numbers.
      await restore(slip, before(slip))
      const killed = await release(slip, { fault: { within: within(slip), calls, at } })
      expect(killed.code, killed.said).toBe('SIGKILL')
      expect(await until(() => processesOf(slip.tmp).length === 0, 20), 'orphans').toBe(true)
      const there = await both(slip)
      there.forEach((place, index) => expect(['', whole[index]], `${PLACES[index]} after ${steps[at - 1]}`).toContain(place))
      // What is handed on comes first; what is kept says that it was made.
      expect(there[0] === '' && there[1] !== '', steps[at - 1]).toBe(false)
      const state = there.map((place) => (place === '' ? 'none' : 'whole')).join(' ')
      const isNew = !seen.has(state)
      seen.add(state)
      if (isNew && state === 'whole none') {
        // The book was changed meanwhile: what is there is not overwritten.
        await write(slip, 'new')
        expect(await release(slip)).toMatchObject({ code: 73, said: expect.stringMatching(/dist\/1\.0\.0 is there already, and is another/u) as string })
        expect(await both(slip)).toEqual(there)
        await write(slip, 'old')
      }
      if (!isNew && index % 4 !== 0) return
      const next = await release(slip)
      expect([next.code, await both(slip)], next.said).toEqual([0, whole])
      expect(await leftovers(slip)).toEqual([])
      again++
    })
    expect([...seen].sort()).toEqual(['none none', 'whole none', 'whole whole'])
    console.log(`Faults: ${ats.length} releases killed at ${steps.length} steps: 0 overwritten, 0 torn, 0 orphans; ${again} made again the same, 0 litter`)
  })

  test.skipIf(!judge('git').available)('a verification leaves no process, and what else it leaves is cleared by the next', async () => {
    const [slip] = slips as [Slip, ...Slip[]]
    await unmake(slip)
    expect(await release(slip)).toMatchObject({ code: 0 })
    const git = (...args: string[]): string => execFileSync('git', ['-C', slip.root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { encoding: 'utf8' })
    await writeFile(join(slip.root, '.gitignore'), 'dist/\n.sourcebook/\n')
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', '1.0.0')
    git('tag', 'v1.0.0')
    for (const args of [[], ['--here']]) {
      const running = begin(slip, ['verify', '1.0.0', slip.root, '--log-level', 'debug', ...args])
      expect(await until(() => running.said().includes('Paginating')), running.said()).toBe(true)
      running.child.kill('SIGKILL')
      expect(await running.ended).toBe('SIGKILL')
      // The press of the tag, a process of its own, ends too, and its browser.
      expect(await until(() => processesOf(slip.tmp).length === 0, 20), 'orphans').toBe(true)
      const next = await run(slip, ['verify', '1.0.0', slip.root])
      expect([next.code, next.said], next.said).toEqual([0, expect.stringContaining('1.0.0 is the same, byte for byte')])
      expect([await readdir(slip.tmp), git('worktree', 'list').trim().split('\n').length]).toEqual([[], 1])
    }
  })
})

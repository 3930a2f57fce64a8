import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digestsIn } from '../program.ts'
import { inLanes, seeded } from './lanes.ts'
import { canSee, processesOf, until } from './processes.ts'
import { begin, litter, published, run, slipIn, wipe, write, type Fault, type Slip, type Text } from './slip.ts'

/** Of the moments at random. Another one: FAULTS_SEED=7. */
const seed = Number(process.env['FAULTS_SEED'] ?? 1949)
/** Kills altogether, at least. */
const KILLS = 200
const EPUB = ['--format', 'epub', '--no-pages']

let folder: string
let slips: Slip[]
/** What is published of each text, by the arguments of the build. */
const editions = new Map<string, string>()
const tally = { kills: 0, swept: 0, mended: 0, old: 0, fresh: 0 }

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-kills-')))
  slips = await Promise.all(['one', 'two'].map((name) => slipIn(join(folder, name))))
  for (const args of [EPUB, []]) for (const text of ['old', 'new'] as const) editions.set(key(args, text), await whole(slips[0]!, args, text))
  for (const slip of slips) await wipe(slip)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const key = (args: readonly string[], text: Text): string => [...args, text].join(' ')
const other = (text: Text | undefined): Text => (text === 'old' ? 'new' : 'old')
const build = (slip: Slip, args: readonly string[]): string[] => ['build', slip.root, ...args]

/** Builds a text to its end and returns what is published: nothing else is left, and nothing runs. */
async function whole(slip: Slip, args: readonly string[], text: Text): Promise<string> {
  await write(slip, text)
  const { code, said } = await run(slip, build(slip, args))
  expect(code, said).toBe(0)
  expect(await litter(slip), 'litter').toEqual([])
  expect(processesOf(slip.tmp), 'processes').toEqual([])
  return published(slip)
}

/** What holds after every kill. Returns the text that is published. */
async function examine(slip: Slip, args: readonly string[], before: Text | undefined, what: string): Promise<Text | undefined> {
  tally.kills++
  expect(await until(() => processesOf(slip.tmp).length === 0, 20), `${what}: orphans`).toBe(true)
  const there = await published(slip)
  const fresh = other(before)
  expect([before === undefined ? '' : editions.get(key(args, before)), editions.get(key(args, fresh))], `${what}: the old edition or the new`).toContain(there)
  const isFresh = there === editions.get(key(args, fresh))
  tally[isFresh ? 'fresh' : 'old']++
  return isFresh ? fresh : before
}

/** The next build makes it whole, and clears all that the killed one left. */
async function mend(slip: Slip, args: readonly string[], text: Text, what: string): Promise<Text> {
  expect(await whole(slip, args, text), `${what}: the next build`).toBe(editions.get(key(args, text)))
  tally.mended++
  return text
}

/** The calls of the file system that a build makes in the book folder, in their order. */
async function callsOf(slip: Slip, args: readonly string[]): Promise<string[]> {
  const list = join(folder, `calls ${args.join(' ')}`)
  expect((await run(slip, build(slip, args), { fault: { within: [slip.root], list } })).code).toBe(0)
  return (await readFile(list, 'utf8')).trim().split('\n')
}

/** Runs a build that is killed at a call: before it, or after half of what it writes. */
async function killedAt(slip: Slip, args: readonly string[], at: number, what: 'kill' | 'half'): Promise<void> {
  const fault: Fault = { within: [slip.root], at, what }
  const { code, said } = await run(slip, build(slip, args), { fault })
  expect(code, `call ${at}: ${said}`).toBe('SIGKILL')
  tally.swept++
}

describe.skipIf(!canSee)('a build that is killed (kill -9)', () => {
  test.each(['another edition', 'the first edition'])('at every call of the file system, making %s', async (what) => {
    await whole(slips[0]!, EPUB, 'old')
    await write(slips[0]!, 'new')
    const calls = await callsOf(slips[0]!, EPUB)
    expect(calls.length).toBeGreaterThan(30)
    const ats = calls.flatMap((call, index) => [{ at: index + 1, kind: 'kill' as const }, ...(what === 'another edition' && /writeFile/u.test(call) ? [{ at: index + 1, kind: 'half' as const }] : [])])
    for (const slip of slips) await wipe(slip)
    const at = new Map<Slip, Text | undefined>()
    for (const slip of slips) at.set(slip, what === 'another edition' ? await mend(slip, EPUB, 'old', 'at first') : undefined)
    await inLanes(slips, ats, async (slip, { at: call, kind }) => {
      const before = at.get(slip)
      await write(slip, other(before))
      await killedAt(slip, EPUB, call, kind)
      const name = `${kind} at call ${call} (${calls[call - 1]})`
      const there = await examine(slip, EPUB, before, name)
      if (what === 'another edition') at.set(slip, await mend(slip, EPUB, other(before), name))
      else if (there !== undefined) await wipe(slip)
    })
  })

  test('at every call, publishing among files of somebody’s: each file is the old one or the new, and theirs stay', async () => {
    const out = (slip: Slip): string => join(slip.root, 'mine')
    const args = (slip: Slip): string[] => [...EPUB, '--out', out(slip)]
    const [first] = slips as [Slip, ...Slip[]]
    const files = new Map<Text, Record<string, string>>()
    for (const slip of slips) {
      await mkdir(out(slip))
      await writeFile(join(out(slip), 'letter.txt'), 'keep')
    }
    for (const text of ['old', 'new'] as const) {
      await write(first, text)
      expect((await run(first, build(first, args(first)))).code).toBe(0)
      files.set(text, await digestsIn(out(first)))
    }
    await write(first, 'old')
    const calls = (await callsOf(first, args(first))).map((call, index) => [call, index + 1] as const).filter(([call]) => call.includes('/mine'))
    expect(calls.length).toBeGreaterThan(20)
    const at = new Map(slips.map((slip): [Slip, Text] => [slip, 'old']))
    for (const slip of slips) await write(slip, 'old').then(() => run(slip, build(slip, args(slip))))
    await inLanes(slips, calls, async (slip, [call, number]) => {
      const next = other(at.get(slip))
      await write(slip, next)
      await killedAt(slip, args(slip), number, 'kill')
      tally.kills++
      const there = await digestsIn(out(slip))
      for (const [name, digest] of Object.entries(files.get('old')!)) expect([digest, files.get('new')![name]], `${call}: ${name}`).toContain(there[name])
      at.set(slip, next)
      // The others are followed by a build that is killed as well.
      if (number % 3 !== 0) return
      const { code, said } = await run(slip, build(slip, args(slip)))
      expect(code, said).toBe(0)
      expect(await digestsIn(out(slip)), call).toEqual(files.get(next))
      tally.mended++
    })
  })

  test(`at random moments of the whole book, cold and warm: ${KILLS} kills altogether`, async () => {
    const random = seeded(seed)
    for (const slip of slips) await wipe(slip)
    const from = performance.now()
    const at = new Map<Slip, Text>(await Promise.all(slips.map(async (slip) => [slip, await mend(slip, [], 'old', 'at first')] as const)))
    const length = performance.now() - from
    const kills = Array.from({ length: Math.max(60, KILLS - tally.kills) }, (_, index) => index)
    await inLanes(slips, kills, async (slip, index) => {
      for (let isKilled = false; !isKilled;) {
        const before = at.get(slip)!
        await rm(join(slip.root, '.sourcebook', index % 2 === 0 ? 'cache' : 'cache/builds'), { recursive: true, force: true })
        await write(slip, other(before))
        const delay = random() * length
        const running = begin(slip, build(slip, []))
        await pause(delay)
        running.child.kill('SIGKILL')
        const ended = await running.ended
        const what = `after ${Math.round(delay)} ms`
        // It may have been quicker.
        isKilled = ended === 'SIGKILL'
        if (!isKilled) expect([ended, await published(slip)], running.said()).toEqual([0, editions.get(key([], other(before)))])
        at.set(slip, isKilled ? (await examine(slip, [], before, what))! : other(before))
        // The others are followed by a build that is killed as well.
        if (isKilled && index % 4 === 0) at.set(slip, await mend(slip, [], other(before), what))
      }
    })
    for (const slip of slips) await mend(slip, [], 'new', 'at last')
    expect(tally.kills).toBeGreaterThanOrEqual(KILLS)
    console.log(`Faults: ${tally.kills} kills (${tally.swept} at each call of the file system, ${tally.kills - tally.swept} at random moments, seed ${seed}): 0 torn, 0 orphans; ${tally.mended} builds after them, 0 litter; ${tally.old} left the old edition, ${tally.fresh} the new`)
  })
})

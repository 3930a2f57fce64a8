import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digestsIn } from '../program.ts'
import { inLanes, seeded } from './lanes.ts'
import { canSee, processesOf, until } from './processes.ts'
import { begin, keep, litter, published, restore, run, slipIn, wipe, write, type Fault, type Slip, type Text } from './slip.ts'

/** Of the moments at random. Another one: FAULTS_SEED=7. */
const seed = Number(process.env['FAULTS_SEED'] ?? 1949)
/** Kills at random moments; of so many of ten a PDF is made. */
const [KILLS, OF_TEN] = [200, 3]
/** After so many kills one build is let to its end. */
const [MENDED, SWEPT] = [10, 6]
const EPUB = ['--format', 'epub', '--no-pages']
const ALL: readonly string[] = []

let folder: string
let slips: Slip[]
/** What is published of each text, by the arguments of the build. */
const editions = new Map<string, string>()
/** Milliseconds of the last whole build, by its arguments. */
const lengths = new Map<string, number>()
const tally = { random: 0, pdf: 0, swept: 0, mended: 0, old: 0, fresh: 0 }

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-kills-')))
  slips = await Promise.all(['one', 'two'].map((name) => slipIn(join(folder, name))))
  await inLanes(slips, [EPUB, ALL], async (slip, args) => {
    for (const text of ['old', 'new'] as const) editions.set(key(args, text), await whole(slip, args, text))
  })
  for (const slip of slips) await wipe(slip)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  console.log(`Faults: ${tally.random + tally.swept} kills (${tally.random} at random moments, ${tally.pdf} of them while a PDF was to be made, seed ${seed}; ${tally.swept} at calls of the file system): 0 torn, 0 orphans; ${tally.mended} next builds, 0 litter; ${tally.old} left the old edition, ${tally.fresh} the new`)
})

const key = (args: readonly string[], text: Text): string => [...args, text].join(' ')
const other = (text: Text): Text => (text === 'old' ? 'new' : 'old')
const build = (slip: Slip, args: readonly string[]): string[] => ['build', slip.root, ...args]

/** Builds a text to its end and returns what is published: nothing else is left, and nothing runs. */
async function whole(slip: Slip, args: readonly string[], text: Text): Promise<string> {
  await write(slip, text)
  const from = performance.now()
  const { code, said } = await run(slip, build(slip, args))
  lengths.set(args.join(' '), performance.now() - from)
  expect(code, said).toBe(0)
  expect(await litter(slip), 'litter').toEqual([])
  expect(processesOf(slip.tmp), 'processes').toEqual([])
  return published(slip)
}

/** What holds after every kill: nothing of it runs, and one of two editions is there, whole. Returns it. */
async function examine(slip: Slip, old: string, fresh: string, what: string): Promise<string> {
  expect(await until(() => processesOf(slip.tmp).length === 0, 20), `${what}: orphans`).toBe(true)
  const there = await published(slip)
  expect([old, fresh], `${what}: the old edition or the new`).toContain(there)
  tally[there === fresh ? 'fresh' : 'old']++
  return there
}

/** The next build makes it whole, and clears all that the killed ones left. */
async function mend(slip: Slip, args: readonly string[], text: Text, what: string): Promise<string> {
  const there = await whole(slip, args, text)
  expect(there, `${what}: the next build`).toBe(editions.get(key(args, text)))
  tally.mended++
  return there
}

/** The calls of the file system that a build makes in the book folder, in their order, with their numbers. */
async function callsOf(slip: Slip, args: readonly string[]): Promise<{ call: string; at: number }[]> {
  const list = join(folder, 'calls')
  await rm(list, { force: true })
  expect((await run(slip, build(slip, args), { fault: { within: [slip.root], list } })).code).toBe(0)
  return (await readFile(list, 'utf8')).trim().split('\n').map((call, index) => ({ call, at: index + 1 }))
}

/** Runs a build that is killed at a call: before it, or after half of what it writes. */
async function killedAt(slip: Slip, args: readonly string[], at: number, what: 'kill' | 'half'): Promise<void> {
  const fault: Fault = { within: [slip.root], at, what }
  const { code, said } = await run(slip, build(slip, args), { fault })
  expect(code, `call ${at}: ${said}`).toBe('SIGKILL')
  tally.swept++
}

describe.skipIf(!canSee)('a build that is killed (kill -9)', () => {
  const before = (slip: Slip): string => join(folder, `before ${slips.indexOf(slip)}`)

  test.each(['another edition', 'the first edition'] as const)('at calls of the file system, making %s', async (what) => {
    const isFirst = what === 'the first edition'
    const [one] = slips as [Slip, ...Slip[]]
    for (const slip of slips) {
      await wipe(slip)
      if (!isFirst) await mend(slip, EPUB, 'old', 'at first')
      await write(slip, 'new')
      await keep(slip, before(slip))
    }
    const calls = await callsOf(one, EPUB)
    expect(calls.length).toBeGreaterThan(30)
    // Of the first edition only those that change names or bytes where it is published.
    const ats = calls.flatMap(({ call, at }) => {
      if (isFirst) return /^(?:(?:mkdir|link|symlink|rename|handle\.writeFile) .*\/dist\b|handle\.sync .*\/dist$)/u.test(call) ? [{ at, call, kind: 'kill' as const }] : []
      return [{ at, call, kind: 'kill' as const }, ...(/writeFile/u.test(call) ? [{ at, call, kind: 'half' as const }] : [])]
    })
    expect(ats.length).toBeGreaterThan(isFirst ? 8 : 40)
    const [old, fresh] = [isFirst ? '' : editions.get(key(EPUB, 'old'))!, editions.get(key(EPUB, 'new'))!]
    const seen = new Set<string>()
    await inLanes(slips, ats.map((task, index) => ({ ...task, index })), async (slip, { at, call, kind, index }) => {
      // Each from the same state, in which the calls have these numbers.
      await restore(slip, before(slip))
      await killedAt(slip, EPUB, at, kind)
      const name = `${kind} at call ${at} (${call})`
      seen.add(await examine(slip, old, fresh, name))
      if (index % SWEPT === 0) await mend(slip, EPUB, 'new', name)
    })
    expect(seen.size).toBe(2)
  })

  test('at calls of the file system, publishing among files of somebody’s: each file is the old one or the new, and theirs stay', async () => {
    const out = (slip: Slip): string => join(slip.root, 'mine')
    const args = (slip: Slip): string[] => [...EPUB, '--out', out(slip)]
    const files = new Map<Text, Record<string, string>>()
    await inLanes(slips, slips, async (slip) => {
      await wipe(slip)
      await mkdir(out(slip))
      await writeFile(join(out(slip), 'letter.txt'), 'keep')
      for (const text of slip === slips[0] ? ['new', 'old'] as const : ['old'] as const) {
        await write(slip, text)
        expect((await run(slip, build(slip, args(slip)))).code).toBe(0)
        files.set(text, await digestsIn(out(slip)))
      }
      await write(slip, 'new')
      await keep(slip, before(slip))
    })
    const calls = (await callsOf(slips[0]!, args(slips[0]!))).filter(({ call }) => /^(?:rename|handle\.writeFile|handle\.sync) .*\/mine\b/u.test(call))
    expect(calls.length).toBeGreaterThan(10)
    await inLanes(slips, calls.map((task, index) => ({ ...task, index })), async (slip, { call, at, index }) => {
      await restore(slip, before(slip))
      await killedAt(slip, args(slip), at, 'kill')
      const there = await digestsIn(out(slip))
      for (const [name, digest] of Object.entries(files.get('old')!)) expect([digest, files.get('new')![name]], `${call}: ${name}`).toContain(there[name])
      expect(there['letter.txt'], call).toBeDefined()
      if (index % SWEPT !== 0) return
      const { code, said } = await run(slip, build(slip, args(slip)))
      expect(code, said).toBe(0)
      expect(await digestsIn(out(slip)), call).toEqual(files.get('new'))
      tally.mended++
    })
    for (const slip of slips) await rm(out(slip), { recursive: true, force: true })
  })

  test(`at ${KILLS} random moments, one after another, cold and warm`, async () => {
    const random = seeded(seed)
    const at = new Map<Slip, { text: Text; edition: string }>()
    await inLanes(slips, slips, async (slip) => {
      await wipe(slip)
      await mend(slip, EPUB, 'new', 'at first')
      at.set(slip, { text: 'old', edition: await mend(slip, ALL, 'old', 'at first') })
    })
    const kills = Array.from({ length: KILLS }, (_, index) => index)
    await inLanes(slips, kills, async (slip, index) => {
      const args = index % 10 < OF_TEN ? ALL : EPUB
      for (let isKilled = false; !isKilled;) {
        const { text, edition } = at.get(slip)!
        const next = other(text)
        const fresh = editions.get(key(args, next))!
        if (index % 4 < 2) await rm(join(slip.root, '.sourcebook', 'cache'), { recursive: true, force: true })
        await write(slip, next)
        const delay = random() * lengths.get(args.join(' '))!
        const running = begin(slip, build(slip, args))
        await pause(delay)
        running.child.kill('SIGKILL')
        const ended = await running.ended
        // It may have been quicker.
        isKilled = ended === 'SIGKILL'
        const what = `kill ${index} after ${Math.round(delay)} ms`
        if (!isKilled) expect([ended, await published(slip)], running.said()).toEqual([0, fresh])
        const there = isKilled ? await examine(slip, edition, fresh, what) : fresh
        at.set(slip, { text: there === fresh ? next : text, edition: there })
        if (!isKilled) continue
        tally.random++
        if (args === ALL) tally.pdf++
        if (index % MENDED === MENDED - 1 || index >= KILLS - slips.length) {
          // The others are followed by a build that is killed as well.
          const after = index % 20 === MENDED - 1 ? ALL : EPUB
          at.set(slip, { text: next, edition: await mend(slip, after, next, what) })
        }
      }
    })
    expect([tally.random, tally.pdf]).toEqual([KILLS, KILLS / 10 * OF_TEN])
    expect(tally.old).toBeGreaterThan(0)
  })
})

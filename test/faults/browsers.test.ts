import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackBrowser } from '../../pipeline/print/unpack.ts'
import { canSee, ofType, processesOf, until } from './processes.ts'
import { begin, litter, opened, published, script, write, type Circumstances, type Running, type Slip } from './slip.ts'

let folder: string
let slip: Slip
/** What is published of each text. */
let [old, fresh] = ['', '']
const tally = { replaced: 0, refused: 0 }

beforeAll(async () => {
  ({ folder, slip, old, fresh } = await opened('browsers'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  console.log(`Faults: ${tally.replaced} browsers killed or hung were replaced, ${tally.refused} that could not be used refused with 70: 0 torn, 0 orphans, 0 litter`)
})

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
    tally.replaced++
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
  ])('%s: 70, a message with a way out, and the old edition', async (_, text, message) => {
    const path = join(folder, 'browser')
    await rm(path, { force: true })
    const pinned = await unpackBrowser()
    if (text !== undefined) await script(path, text.replace('$BROWSER', pinned.executable))
    const running = build({ env: pinned.env }, '--browser', path)
    expect(await running.ended, running.said()).toBe(70)
    expect(running.said()).toMatch(message)
    expect(running.said()).toMatch(/hint: (?:Run `npm ci` again|Free memory)/u)
    await expectOld()
    tally.refused++
  })
})

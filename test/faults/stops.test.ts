import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../program.ts'
import { canSee, descendants, ofType, processesOf, until } from './processes.ts'
import { begin, configure, opened, published, script, wipe, type Circumstances, type Running, type Slip } from './slip.ts'

let folder: string
let slip: Slip
/** What is published of each text. */
let [old, fresh] = ['', '']

beforeAll(async () => {
  ({ folder, slip, old, fresh } = await opened('stops'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const build = (around?: Circumstances, ...args: string[]): Running => begin(slip, ['build', slip.root, '--log-level', 'debug', ...args], around)

/** Nothing of a build is left, and the edition is the old one. */
async function expectOld(): Promise<void> {
  expect(await until(() => processesOf(slip.tmp).length === 0, 20), 'orphans').toBe(true)
  expect(await published(slip)).toBe(old)
}

describe.skipIf(!canSee)('a build that is stopped', () => {
  const moments = { check: 'Checking', pages: 'Paginating', print: 'Printing', epub: 'Packing' } as const
  const took = new Map<string, number>()
  test.each([
    ['check', 'SIGINT', 130], ['check', 'SIGHUP', 129], ['pages', 'SIGINT', 130], ['pages', 'SIGTERM', 143], ['pages', 'SIGHUP', 129], ['print', 'SIGINT', 130], ['epub', 'SIGTERM', 143],
  ] as const)('at its %s by %s ends soon, with %i, no orphan and the old edition', async (moment, signal, code) => {
    await rm(join(slip.root, '.sourcebook'), { recursive: true, force: true })
    // The longest work at one stretch.
    if (moment === 'epub') await configure(slip, 'drawn')
    const running = build()
    expect(await until(() => running.said().includes(moments[moment]) || running.child.exitCode !== null), running.said()).toBe(true)
    running.child.kill(signal)
    const from = performance.now()
    // Where nothing had to be put in order the system ends it: a shell says the same number of that.
    expect([code, signal], running.said()).toContain(await running.ended)
    took.set(`${moment} ${signal}`, performance.now() - from)
    await configure(slip)
    await expectOld()
  })

  test('while its browser starts, which hangs, ends soon too', async () => {
    const path = join(folder, 'browser')
    await script(path, '#!/bin/sh\nexec sleep 600\n')
    const running = build(undefined, '--browser', path)
    expect(await until(() => processesOf(slip.tmp).some((pid) => pid !== running.pid))).toBe(true)
    running.child.kill('SIGTERM')
    const from = performance.now()
    expect(await running.ended, running.said()).toBe(143)
    took.set('start SIGTERM', performance.now() - from)
    await expectOld()
  })

  test('twice by Ctrl-C ends at once, with its browser', async () => {
    const running = build()
    await until(() => running.said().includes('Paginating') && ofType(descendants(running.pid), 'browser').length > 0)
    running.child.kill('SIGINT')
    running.child.kill('SIGINT')
    expect([130, 'SIGINT']).toContain(await running.ended)
    await expectOld()
    const longest = Math.max(...took.values())
    console.log(`Faults: ${took.size} builds stopped (Ctrl-C, SIGTERM, SIGHUP): 0 torn, 0 orphans; the slowest ended after ${longest.toFixed(0)} ms (${[...took].map(([when, ms]) => `${when} ${ms.toFixed(0)}`).join(', ')})`)
    // On a machine whose cores are shared by many the time says nothing of the press.
    if (loadavg()[0]! < 2 * availableParallelism()) expect(longest).toBeLessThan(2000)
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
  })
})

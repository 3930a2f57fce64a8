import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackBrowser } from '../../pipeline/print/unpack.ts'
import { published, run, script, slipIn, type Slip } from './slip.ts'

/** A browser that is the pinned one, and says that it is of another version. */
const liar = (real: string): string => `#!${process.execPath}
const { spawn } = require('node:child_process')
const { writeSync } = require('node:fs')
const browser = spawn(${JSON.stringify(real)}, process.argv.slice(2), { stdio: [0, 1, 2, 3, 'pipe'] })
browser.stdio[4].on('data', (chunk) => writeSync(4, Buffer.from(chunk.toString('latin1').replace(/Chrome\\/[0-9.]+/g, 'Chrome/100.0.1.2'), 'latin1')))
browser.on('exit', (code) => process.exit(code ?? 1))
`

let folder: string
let slip: Slip
let other: string
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sourcebook-versions-')))
  slip = await slipIn(folder)
  await writeFile(join(slip.root, 'manuscript', 'releases.yaml'), '- { version: 1.0.0, date: 2026-11-22, note: The first. }\n')
  const pinned = await unpackBrowser()
  env = pinned.env
  other = join(folder, 'browser')
  await script(other, liar(pinned.executable))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a browser of another version builds a draft; a release it neither makes again nor verifies', async () => {
  const made = await run(slip, ['release', '1.0.0', slip.root])
  expect(made.code, made.said).toBe(0)
  const places = ['dist/1.0.0', 'manuscript/releases/1.0.0']
  const before = await Promise.all(places.map((place) => published(slip, place)))
  const with_ = (...args: string[]): ReturnType<typeof run> => run(slip, [...args, '--browser', other], { env })

  expect(await with_('release', '1.0.0', slip.root)).toEqual({ code: 73, said: expect.stringMatching(/The release 1\.0\.0 was made by chromium 1\d\d[\d.]*, and this is chromium 100\.0\.1\.2: no other browser makes it again\. Name that one with --browser/u) as string })
  expect(await with_('verify', '1.0.0', slip.root, '--here')).toEqual({ code: 70, said: expect.stringMatching(/1\.0\.0 was made by chromium 1\d\d[\d.]*, and this is chromium 100\.0\.1\.2: no other browser can verify it\./u) as string })
  expect(await Promise.all(places.map((place) => published(slip, place)))).toEqual(before)
  expect(await with_('build', slip.root)).toMatchObject({ code: 0 })
  expect(await run(slip, ['verify', '1.0.0', slip.root, '--here'])).toMatchObject({ code: 0 })
})

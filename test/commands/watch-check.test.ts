import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyTiny } from '../program.ts'
import { watching } from '../watching.ts'

// What it survives is in test/long/.
test('check --watch says everything again at a save, with the counts last, and ends on Ctrl-C with 130', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-watch-check-'))
  const chapter = join(await copyTiny(join(folder, 'book')), 'manuscript', '02-the-rising.md')
  const { next, end } = watching(['check', join(folder, 'book'), '--watch'])
  expect((await next()).err).toMatch(/^no errors.*, \d+\.\d\d s\. Waiting for the next change; Ctrl-C ends\.\n$/u)
  await writeFile(chapter, `${await readFile(chapter, 'utf8')}\nA call.[^nowhere]\n`)
  const { out, err } = await next()
  expect(out).toMatch(/^manuscript\/02-the-rising\.md:\d+:\d+ error note-defined /mu)
  expect(out, 'a pipe is not cleared').not.toContain('\u001B')
  expect(err).toMatch(/^1 error/u)
  expect(await end('SIGINT')).toEqual([130, null])
  await rm(folder, { recursive: true, force: true })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTiny, program } from '../program.ts'

let folder: string
let book: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-watch-'))
  book = await copyTiny(join(folder, 'book'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('build --watch builds again when a file is saved, goes on after a fault, and ends on Ctrl-C', async () => {
  const child = spawn(process.execPath, [program, 'build', book, '--watch', '--format', 'pdf'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  /** What is said until the press waits again. */
  const built = async (): Promise<string> => {
    while (!said.includes('Waiting for the next change')) {
      if (child.exitCode !== null) throw new Error(said)
      await pause(20)
    }
    const all = said
    said = ''
    return all
  }
  const chapter = join(book, 'manuscript', '02-the-rising.md')
  const text = await readFile(chapter, 'utf8')
  expect(await built()).toContain('no errors')
  const map = async (): Promise<string> => readFile(join(book, 'dist', 'draft', 'page-map.txt'), 'utf8')
  expect(await map()).not.toContain('Changed')

  await writeFile(chapter, text.replace('The Rising', 'Changed'))
  expect(await built()).toContain('no errors')
  expect(await map()).toContain('Changed')

  await writeFile(chapter, text.replace('[^a-1]', '[^a-2]'))
  expect(await built()).toMatch(/note-defined[\s\S]*nothing was published/u)
  expect(await map()).toContain('Changed')

  await writeFile(chapter, text)
  expect(await built()).toContain('no errors')
  expect(await map()).not.toContain('Changed')

  child.kill('SIGINT')
  expect((await once(child, 'exit')) as unknown[]).toEqual([130, null])
  expect((await readdir(join(book, '.sourcebook'))).includes('lock')).toBe(false)
})

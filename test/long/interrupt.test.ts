import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canSee, descendants, isOver, until } from '../faults/processes.ts'
import { plainHead } from '../plain-book.ts'
import { program } from '../program.ts'
import { words } from '../print/words.ts'

let folder: string
let book: string
const edition = (): string => join(book, 'dist', 'draft', 'kept.txt')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-interrupt-'))
  book = join(folder, 'book')
  await mkdir(join(book, 'manuscript'), { recursive: true })
  const names = Array.from({ length: 12 }, (_, index) => `chapter-${index + 1}.md`)
  for (const [index, name] of names.entries()) {
    const paragraphs = Array.from({ length: 30 }, (_, number) => words(120, index * 30 + number))
    await writeFile(join(book, 'manuscript', name), `---\ntitle: Chapter ${index + 1}\n---\n\n${paragraphs.join('\n\n')}\n`)
  }
  const order = names.map((name) => `    - ${name}\n`).join('')
  await writeFile(join(book, 'manuscript', 'book.yaml'), `${plainHead('Twelve Chapters')}order:
  front: [title-page]
  body:
${order}  back: [colophon]
`)
  await mkdir(join(book, 'dist', 'draft'), { recursive: true })
  await writeFile(edition(), 'the edition of yesterday')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts a build, and gives it time for what `moment` names. */
async function started(moment: 'check' | 'browser' | 'pages'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, 'build', book, '--log-level', 'debug'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, SOURCEBOOK_CACHE: join(folder, `cache-${moment}`) } })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  await until(() => child.exitCode !== null || (moment === 'check' ? said.includes('Checking') : moment === 'browser' ? descendants(child.pid!).length > 0 : /\(\d+ pages\)/u.test(said)))
  expect(child.exitCode, said).toBe(null)
  return child
}

describe.skipIf(!canSee)('a build that is stopped', () => {
  test.each([['check', 'SIGINT'], ['browser', 'SIGTERM'], ['pages', 'SIGINT']] as const)('at its %s by %s ends, leaves no browser behind, and the old edition as it was', async (moment, signal) => {
    const child = await started(moment)
    const browsers = descendants(child.pid!)
    if (moment === 'pages') expect(browsers.length).toBeGreaterThan(0)
    child.kill(signal)
    const [code, by] = (await once(child, 'exit')) as [number | null, string | null]
    // A shell says 130 and 143 of either.
    expect(code ?? by).toBe(moment === 'check' ? signal : signal === 'SIGINT' ? 130 : 143)
    expect(await until(() => browsers.every(isOver))).toBe(true)
    expect(await readFile(edition(), 'utf8')).toBe('the edition of yesterday')
    expect(readdirSync(join(book, 'dist'))).toEqual(['draft'])
    expect(readdirSync(join(book, 'dist', 'draft'))).toEqual(['kept.txt'])
  })
})

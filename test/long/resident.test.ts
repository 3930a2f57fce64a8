import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build, openSession, type BuildOutcome, type Session } from '../../pipeline/build.ts'

let folder: string
let book: string
const session = openSession()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-session-'))
  book = join(folder, 'book')
  await cp(join(import.meta.dirname, '..', 'fixtures', 'tiny'), book, { recursive: true })
}, 120_000)
afterAll(async () => {
  await session.room.close()
  await rm(folder, { recursive: true, force: true })
}, 120_000)

/** Builds into a folder and with a cache of its own. */
async function made(name: string, resident?: Session): Promise<{ outcome: BuildOutcome; files: Record<string, string> }> {
  const out = join(folder, name)
  const outcome = await build({ root: book, format: 'pdf', out, pages: true, cache: join(folder, `cache of ${name}`), session: resident })
  const names = (await readdir(out).catch(() => [])).sort()
  return { outcome, files: Object.fromEntries(await Promise.all(names.map(async (each) => [each, createHash('sha256').update(await readFile(join(out, each))).digest('hex')] as const))) }
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(book, file)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

test('a press that stays makes after each edit what a fresh one makes, byte for byte', async () => {
  const first = await made('stays', session)
  expect(first.outcome.published).not.toEqual([])
  const edits: (readonly [file: string, from: string, to: string])[] = [
    ['manuscript/01-the-valley.md', 'opens to the west', 'opens out to the west'],
    ['manuscript/02-the-rising.md', 'the town rose.', 'the town rose.[^new]\n\n[^new]: A note that was not there.\n\nAnd then:'],
    ['manuscript/book.yaml', 'width: ', 'width: 1'],
  ]
  for (const [index, [file, from, to]] of edits.entries()) {
    await edit(file, from, to)
    const stayed = await made('stays', session)
    const fresh = await made(`fresh ${index}`)
    expect(stayed.outcome).toEqual(fresh.outcome)
    if (stayed.outcome.published.length > 0) expect(stayed.files).toEqual(fresh.files)
  }
}, 120_000)

test('after an error the press that stays publishes nothing, and goes on when it is mended', async () => {
  const before = await made('stays', session)
  await edit('manuscript/02-the-rising.md', '[^new]: A note', '[^other]: A note')
  const broken = await made('stays', session)
  expect(broken.outcome.messages.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['note-defined', 'note-called']))
  expect(broken.outcome.published).toEqual([])
  expect(broken.files).toEqual(before.files)
  await edit('manuscript/02-the-rising.md', '[^other]: A note', '[^new]: A note')
  expect((await made('stays', session)).files).toEqual(before.files)
}, 120_000)

test('a browser that was lost between two builds is replaced', async () => {
  const choice = await session.room.open(undefined)
  if (!('first' in choice)) throw new Error('there is no browser')
  await choice.first.close()
  await edit('manuscript/01-the-valley.md', 'opens out to the west', 'opens wide to the west')
  const stayed = await made('stays', session)
  expect(stayed.outcome.messages).toEqual([])
  expect(stayed.files).toEqual((await made('fresh at last')).files)
}, 120_000)

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build } from '../../pipeline/build.ts'

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-record-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const root = join(folder, 'book')
await cp(join(import.meta.dirname, '../fixtures/tiny'), root, { recursive: true })
// A picture and a list of works beside the two folders.
await cp(join(root, 'manuscript/square.png'), join(root, 'square.png'))
await cp(join(root, 'sources/bibliography.yaml'), join(root, 'works.yaml'))
await edit('manuscript/02-the-rising.md', (text) => text.replace('(square.png)', '(../square.png)'))
await edit('manuscript/book.yaml', (text) => `${text}\nbibliography: [works.yaml]\n`)

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(root, file), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  await writeFile(join(root, file), after)
}

const made = (onProgress = (): void => undefined) => build({ root, format: 'epub', out: join(folder, 'out'), pages: false, cache: join(folder, 'cache'), onProgress })
const faults = async (): Promise<string> => (await made()).messages.filter((message) => message.fatal).map((message) => message.reason).join('\n')

/** Whether a build did any work; its messages and files must be those of the build before. */
async function works(): Promise<boolean> {
  let stages = 0
  const outcome = await made(() => void stages++)
  expect(outcome.messages.filter((message) => message.fatal)).toEqual([])
  expect(outcome.published).toEqual(['tiny-sourcebook.epub', 'cover.png', 'cover.svg', 'onix.xml', 'marc.xml'])
  return stages > 0
}

test('a build in which nothing changed does nothing; whatever changed is seen, wherever it stands in the book', async () => {
  expect(await works()).toBe(true)
  expect(await works()).toBe(false)
  const changes: Readonly<Record<string, () => Promise<void>>> = {
    'a word': () => edit('manuscript/02-the-rising.md', (text) => `${text}\nOne more line.\n`),
    'a picture beside the folders': async () => writeFile(join(root, 'square.png'), Buffer.concat([await readFile(join(root, 'square.png')), Buffer.from('\n')])),
    'a list of works beside the folders': () => edit('works.yaml', (text) => text.replace('Cambridge', 'Oxford')),
    'a published file': () => writeFile(join(folder, 'out/tiny-sourcebook.epub'), 'spoilt'),
    'a published file taken away': () => rm(join(folder, 'out/tiny-sourcebook.epub')),
    'a chapter taken away': async () => {
      await rm(join(root, 'manuscript/chronology.md'))
      await edit('manuscript/book.yaml', (text) => text.replace(/^\s*- chronology\.md\n/mu, ''))
    },
  }
  for (const [what, change] of Object.entries(changes)) {
    await change()
    expect(await works(), what).toBe(true)
    expect(await works(), `after ${what}`).toBe(false)
  }
})

test('of what is kept of a release a draft reads manifest, edition and page map: without them nothing is built', async () => {
  const kept = join(root, 'manuscript/releases/1.0.0')
  await writeFile(join(root, 'manuscript/releases.yaml'), '- { version: 1.0.0, date: 2026-02-01, note: The first. }\n')
  expect(await works()).toBe(true)
  await cp(join(import.meta.dirname, '../fixtures/rules/release-order-kept/manuscript/releases/1.0.0'), kept, { recursive: true })
  expect(await faults()).toContain('There is no file “manuscript/releases/1.0.0/edition.json.gz”.')
  await writeFile(join(kept, 'edition.json.gz'), 'kept')
  await writeFile(join(kept, 'page-map.json'), 'kept')
  expect(await faults()).toContain('cannot be unpacked')
})

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { judgeNames } from '../../pipeline/load/file-names.ts'
import { openFolder } from '../../pipeline/load/folder.ts'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** `file rule` of what is said of a book with these files; a name that ends in a slash is a folder. */
async function said(names: readonly string[], links: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-names-'))
  folders.push(root)
  for (const name of names) {
    mkdirSync(join(root, name.endsWith('/') ? name : join(name, '..')), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(join(root, name), '')
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name))
  const messages = await judgeNames(await openFolder(root))
  for (const message of messages) expect([message.line, message.column, message.note?.length]).toEqual([1, 1, expect.any(Number)])
  return messages.map((message) => `${message.file} ${message.ruleId}`)
}

test('names that every system can write pass', async () => {
  expect(await said(['manuscript/01-the-valley.md', 'manuscript/伊犁.md', 'manuscript/шатёр 2.md', 'sources/letter/original.zh-Hant.md', 'styles/print.css'])).toEqual([])
})

test.each([
  'two\nlines.md', 'esc\u001B[2J.md', 'two\u202Edm.md', 'tw\u200Bo.md', 'a:b.md', 'what?.md', 'a<b.md', 'con.md', 'NUL', 'two. ', '01-.md',
])('%j is refused', async (name) => {
  expect(await said([`manuscript/${name}`])).toEqual([`manuscript/${name} file-name-portable`])
})

test('names that differ in case or normalisation alone are one on many systems', async () => {
  expect(await said(['manuscript/One.md', 'manuscript/one.md', 'sources/caf\u00E9/', 'sources/cafe\u0301/'])).toEqual(['manuscript/one.md file-name-portable', 'sources/caf\u00E9 file-name-portable'])
})

test('a folder that is a link to the outside, or to nothing, is named', async () => {
  expect(await said(['manuscript/one.md'], { sources: tmpdir(), styles: 'nothing' })).toEqual(['sources file-inside-book', 'styles file-exists'])
})

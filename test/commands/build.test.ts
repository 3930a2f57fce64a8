import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildCommand } from '../../pipeline/commands/build.ts'
import { bookOf, compiled } from '../compile/book.ts'
import { countText } from '../../pipeline/model/edition-text.ts'

const folder = await mkdtemp(join(tmpdir(), 'sourcebook-command-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('text is counted without white space, calls of notes and page numbers; notes with it', () => {
  const { edition } = compiled(bookOf({ chapters: { one: 'Two words.[^1]\n\n[^1]: A note.' }, front: ['contents'] }))
  // 1, Title of one, Two words., A note.; in the contents: Contents, 1, Title of one.
  expect(countText(edition)).toEqual({ characters: '1Titleofone'.length + 'Twowords.'.length + 'Anote.'.length + 'Contents1Titleofone'.length, notes: 1 })
})

test('a build says how many characters and notes it found whole, also when nothing changed', async () => {
  const run = async (): Promise<string> => {
    let out = ''
    const options = { root: join(import.meta.dirname, '../fixtures/tiny'), format: 'epub', out: join(folder, 'out'), pages: false, cache: join(folder, 'cache'), strict: false } as const
    expect(await buildCommand(options, { out: (text) => { out += text }, err: () => undefined, live: false, columns: 80, level: 'info' })).toBe(0)
    return out
  }
  const first = await run()
  expect(first).toMatch(/\nno errors; \d,\d{3} characters and \d+ notes, conserved\n$/u)
  expect(await run()).toBe(first)
})

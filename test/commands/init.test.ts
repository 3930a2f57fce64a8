import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepare } from '../../pipeline/build.ts'
import { initCommand, writeNew } from '../../pipeline/commands/init.ts'
import { WrongAnswer } from '../../pipeline/commands/wrong-answer.ts'
import type { Terminal } from '../../pipeline/commands/terminal.ts'
import { version } from '../../pipeline/program.ts'
import { CannotPublish } from '../../pipeline/release/index.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'sourcebook-init-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const silent: Terminal = { out: () => {}, err: () => {}, live: false, columns: 80, level: 'error' }
const usual = { schemes: [], yes: true }

test.each([
  ['plain', {}],
  ['every sample', { title: 'Every: "sample" {{here}}', language: 'es', documents: 'en,zh-Hant,zh-Hans,ar,ru,ug-Arab,fr,de' }],
  ['languages without a sample', { title: '— 1944 —', documents: 'ja,el,ru', schemes: ['ru=ru-bgn'] }],
])('a new book has nothing to be mended: %s', async (name, options) => {
  const root = join(folder, name)
  await initCommand({ ...usual, folder: root, ...options }, silent)
  const { edition, messages } = await prepare(root)
  expect(messages.map(String)).toEqual([])
  expect(edition?.sections.some(({ kind }) => kind === 'document')).toBe(true)
})

test('a new book is pinned to its press, names the schemas, and has a number of its own', async () => {
  const read = async (book: string, file: string): Promise<string> => readFile(join(folder, book, file), 'utf8')
  for (const book of ['one', 'two']) await initCommand({ ...usual, folder: join(folder, book), title: 'Ma’s Book' }, silent)
  expect(JSON.parse(await read('one', 'package.json'))).toMatchObject({ name: 'ma-s-book', private: true, dependencies: { sourcebook: version } })
  for (const file of ['manuscript/book.yaml', 'sources/names.yaml', 'sources/bibliography.yaml', 'sources/notice-zh-hant/document.yaml']) {
    const [, way = ''] = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(await read('one', file)) ?? []
    expect(join('x', file, '..', way)).toMatch(/^x\/node_modules\/sourcebook\/dist\/schema\/[a-z]+\.schema\.json$/u)
  }
  const uuid = async (book: string): Promise<string> => /uuid: (\S+)/u.exec(await read(book, 'manuscript/book.yaml'))?.[1] ?? ''
  expect(await uuid('one')).toMatch(/^[0-9a-f-]{36}$/u)
  expect(await uuid('one')).not.toBe(await uuid('two'))
  expect(await read('one', '.gitignore')).toContain('node_modules/')
  expect(await read('one', 'README.md')).toContain('npx sourcebook build')
})

test('nothing is overwritten', async () => {
  const root = join(folder, 'taken')
  await mkdir(root)
  await writeFile(join(root, 'notes.txt'), 'mine')
  await expect(initCommand({ ...usual, folder: root }, silent)).rejects.toThrow(/is not empty \(notes\.txt\).*sourcebook init .*taken\/book/su)
  await expect(writeNew(root, new Map([['new.txt', 'new'], ['notes.txt', 'theirs']]))).rejects.toThrow(CannotPublish)
  expect(await readdir(root), 'what was written before the refusal is taken back').toEqual(['notes.txt'])
  expect(await readFile(join(root, 'notes.txt'), 'utf8')).toBe('mine')
  await expect(initCommand({ ...usual, folder: join(root, 'notes.txt') }, silent)).rejects.toThrow('is a file')
})

test.each([
  [{ language: 'not a tag' }, '“not a tag” is not a language tag'],
  [{ schemes: ['ru=ru-alac'] }, 'Did you mean “ru-alalc”?'],
  [{ schemes: ['ru'] }, 'such as ru=ru-alalc'],
  [{ yes: false }, 'give --title'],
  [{ title: ' ' }, 'A book has a title'],
])('answers that cannot be are refused before anything is written: %j', async (options, reason) => {
  const root = join(folder, 'refused')
  const refused = initCommand({ ...usual, folder: root, ...options }, silent)
  await expect(refused).rejects.toThrow(WrongAnswer)
  await expect(refused).rejects.toThrow(reason)
  await expect(readdir(root)).rejects.toThrow('ENOENT')
})

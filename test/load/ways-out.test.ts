import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'

const programRoot = join(import.meta.dirname, '../..')
const template = join(import.meta.dirname, '../fixtures/rules/directive-known')
let root: string

beforeAll(() => { root = mkdtempSync(join(tmpdir(), 'sourcebook-ways-out-')) })
afterAll(() => { rmSync(root, { recursive: true }) })

/** What is said of a book that has a document, after an edit of its book.yaml and document.yaml. */
async function said(name: string, edits: Readonly<Record<string, readonly [from: string, to: string]>>): Promise<string[]> {
  const folder = join(root, name)
  cpSync(template, folder, { recursive: true })
  mkdirSync(join(folder, 'sources/letter'), { recursive: true })
  writeFileSync(join(folder, 'manuscript/one.md'), '---\ntitle: One\n---\nSee :doc{to=letter}.\n')
  writeFileSync(join(folder, 'manuscript/book.yaml'), readFileSync(join(folder, 'manuscript/book.yaml'), 'utf8').replace('body: [one.md]', 'body: [one.md, { document: letter }]'))
  writeFileSync(join(folder, 'sources/letter/document.yaml'), `id: letter\nnumber: 1\nkind: document\ntitle: A Letter\ndates: [{ role: creation, written: '1944', when: 1944 }]\nrights: { holder: Nobody, statement: None. }\n`)
  writeFileSync(join(folder, 'sources/letter/original.en.md'), 'Words.\n')
  for (const [file, [from, to]] of Object.entries(edits)) {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(folder, file), text.replace(from, to))
  }
  const { book, messages } = await load(folder, { programRoot })
  return [...messages, ...(book ? check(book) : [])].map(({ ruleId, reason, note }) => `${ruleId}: ${reason} ${note}`)
}

test.each<[string, Readonly<Record<string, readonly [string, string]>>, string]>([
  ['a-text-for-a-list', { 'sources/letter/document.yaml': ["[{ role: creation, written: '1944', when: 1944 }]", '1944-11-07'] }, '“dates” should be a list. Write each of its entries on a line of its own: - { role: …, '],
  ['a-key-of-few-values', { 'sources/letter/document.yaml': ['kind: document\n', ''] }, 'Add the key; it may be: document, editorial-note, enclosure.'],
  ['a-chapter-to-come', { 'manuscript/book.yaml': ['[one.md,', '[one.md, 07-the-aftermath.md,'] }, 'Write the chapter manuscript/07-the-aftermath.md, or take it out of `order`.'],
  ['lines-run-into-one', { 'manuscript/book.yaml': ['front: []', 'front: [title-page - imprint - contents]'] }, 'Lines have run into one: write each entry on a line of its own'],
  ['a-document-out-of-the-order', { 'manuscript/book.yaml': [', { document: letter }', ''] }, 'Add { document: letter } to `order` in book.yaml.'],
])('%s: the message says what to write', async (name, edits, expected) => {
  expect(await said(name, edits)).toContainEqual(expect.stringContaining(expected))
})

test('a folder that is no book: the message says where to go', async () => {
  const { messages } = await load(root, { programRoot })
  expect(messages.map(({ note }) => note)).toEqual([expect.stringContaining('the one that holds manuscript/')])
})

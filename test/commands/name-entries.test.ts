import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check, nameSuggestions, type NameSuggestion } from '../../pipeline/check/index.ts'
import { nameEntries } from '../../pipeline/commands/name-entries.ts'
import { load, readSchemes } from '../../pipeline/load/index.ts'
import { parseNames } from '../../pipeline/load/names.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { proseBook } from '../check/prose-book.ts'

const tiny = join(import.meta.dirname, '../fixtures/tiny')
const programRoot = join(import.meta.dirname, '../..')

function book(text: string, languages: Book['config']['languages'], transliteration: Record<string, string>): Book {
  const plain = proseBook(text)
  return { ...plain, schemes: readSchemes(Object.values(transliteration)), config: { ...plain.config, languages, policies: { ...plain.config.policies, transliteration } } }
}

/** Entries as the register reads them: id, preferred form, forms. */
function read(yaml: string): string[] {
  const { value, messages } = parseNames({ file: 'names.yaml', text: yaml, hash: '' })
  expect(messages.map((message) => message.message)).toEqual([])
  return [...value!.values()].map(({ id, type, preferred, forms }) => [id, type, preferred, ...forms.map((form) => `${form.text} ${form.lang} ${form.role} ${form.confirmed}`)].join('; '))
}

test('proposals become entries: romanised by the scheme of the policy, with a capital, and nothing confirmed', () => {
  const text = 'By 林彪 and 盛世才, by غۇلجا or العرب and قَلَم, Синьцзян and Ἑλλάς, and by Jean “Pat” O’Brien Smith: Ada Byron.'
  const policy = { 'ug-Arab': 'ug-uly', ru: 'ru-bgn', ar: 'ar-alalc' }
  const entries = read(nameEntries(book(text, ['en', 'zh-Hans', 'ar', 'ug-Arab'], policy), nameSuggestions(book(text, ['en'], policy))))
  expect(entries.sort()).toEqual([
    'ada-byron; person; Ada Byron',
    'name-2; person; Ἑλλάς; Ἑλλάς el original false',
    'ghulja; person; Ghulja; غۇلجا ug-Arab original false',
    'linbiao; person; Linbiao; 林彪 zh-Hans original false',
    'name; person; العرب; العرب ar original false',
    'o-brien-smith; person; O’Brien Smith',
    'qalam; person; Qalam; قَلَم ar original false',
    'sheng-shicai; person; Sheng Shicai; 盛世才 zh-Hans original false',
    'sin-tszyan; person; Sin’tszyan; Синьцзян ru original false',
  ].sort())
})

test('ids are free in the register, and every text is quoted so that YAML gives it back', () => {
  const place = { file: 'a.md', line: 1, column: 2 }
  const proposed = (text: string): NameSuggestion => ({ text, script: 'Latn', places: [place, place] })
  const register = proseBook('', { names: '- { id: ada-byron, type: person, preferred: A }\n' })
  const texts = ['Ada Byron', 'Ada “Byron"', 'Yes: No # \\ {x}', '’”']
  expect(read(nameEntries(register, texts.map(proposed)))).toEqual([
    'ada-byron-2; person; Ada Byron', 'ada-byron-3; person; Ada “Byron"', 'yes-no-x; person; Yes: No # \\ {x}', 'name; person; ’”',
  ])
})

test('pasted into a register the entries load, and the check asks for their confirmation', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-'))
  try {
    cpSync(tiny, root, { recursive: true })
    const before = (await load(root, { programRoot })).book!
    const proposals = nameSuggestions(before)
    const register = join(root, 'sources/names.yaml')
    writeFileSync(register, `${readFileSync(register, 'utf8')}${nameEntries(before, proposals)}`)
    const { book: after, messages } = await load(root, { programRoot })
    expect(messages.map((message) => message.message)).toEqual([])
    expect(after!.names.size).toBe(before.names.size + proposals.length)
    const said = check(after!).map(({ ruleId, reason }) => `${ruleId} ${reason}`)
    // What no scheme of this book romanises waits in its own letters, for which the main font has no glyphs.
    expect(said.filter((each) => !/^(?:name-form-confirmed|glyph-covered) /u.test(each))).toEqual([])
    expect(said.filter((each) => each.startsWith('name-form-confirmed'))).toHaveLength(proposals.filter(({ script }) => script !== 'Latn').length)
    // What is in the register is proposed no more, but for its own new places.
    expect(nameSuggestions(after!).map(({ text }) => text).filter((text) => proposals.some((proposal) => proposal.text === text))).toEqual([])
  } finally {
    rmSync(root, { recursive: true })
  }
})

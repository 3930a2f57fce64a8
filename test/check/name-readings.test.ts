import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load, readSchemes } from '../../pipeline/load/index.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { proseBook } from './prose-book.ts'

/** What the rule says of a register: preferred form and way out. */
function said(names: string, transliteration: Record<string, string>): string[] {
  const plain = proseBook('Text.', { names })
  const book: Book = { ...plain, schemes: readSchemes(Object.values(transliteration)), config: { ...plain.config, policies: { ...plain.config.policies, transliteration } } }
  return check(book).filter(({ ruleId }) => ruleId === 'name-reading-possible').map(({ line, column, reason, note }) => `${line}:${column} ${reason} ${note}`)
}

function entry(preferred: string, text: string, { lang = 'zh-Hant', type = 'person', role = 'original' } = {}): string {
  return `- id: name\n  type: ${type}\n  preferred: "${preferred}"\n  forms: [{ text: "${text}", lang: ${lang}, role: ${role}, confirmed: true }]\n`
}

const way = 'as far as the press can tell: write that, or `settled: true` where usage has another form.'

// The first test: what is read stays read.
test('the dictionaries are read when they are needed: none without Chinese, and that of words only for a suggestion', () => {
  const read = (): string[] => ['opencc-js', 'pinyin-pro', '@pinyin-pro/data'].filter((name) => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes(join('node_modules', name, '/'))))
  said(entry('Sheng Shicai', '盛世才'), { ru: 'ru-alalc' })
  expect(read()).toEqual([])
  said(entry('Sheng Shicai', '盛世才'), { zh: 'zh-pinyin-plain' })
  expect(read()).toEqual(['opencc-js', 'pinyin-pro'])
  said(entry('Sheng Shica', '盛世才'), { zh: 'zh-pinyin-plain' })
  expect(read()).toEqual(['opencc-js', 'pinyin-pro', '@pinyin-pro/data'])
})

test('the way out is the likely reading, spelt by the scheme and as what it names is spelt', () => {
  expect(said(entry('Luo Zi', '羅志'), { zh: 'zh-pinyin-plain' })).toEqual([`3:14 “Luo Zi” is not a possible reading of 羅志 in the scheme zh-pinyin-plain. 羅志 reads Luo Zhi, ${way}`])
  expect(said(entry('Diwha', '迪化', { type: 'place' }), { zh: 'zh-pinyin-plain' })).toEqual([`3:14 “Diwha” is not a possible reading of 迪化 in the scheme zh-pinyin-plain. 迪化 reads Dihua, ${way}`])
  expect(said(entry('Sheng Shicai', '盛世才'), { 'zh-Hant': 'zh-wadegiles' })).toEqual([`3:14 “Sheng Shicai” is not a possible reading of 盛世才 in the scheme zh-wadegiles. 盛世才 reads Sheng Shih-ts’ai, ${way}`])
})

test.each([
  ['a reading by the scheme', entry('Sheng Shih-ts’ai', '盛世才'), { zh: 'zh-wadegiles' }, 0],
  ['the tag’s own scheme before that of the language', entry('Sheng Shicai', '盛世才'), { zh: 'zh-wadegiles', 'zh-Hant': 'zh-pinyin' }, 0],
  ['the scheme for the other characters', entry('Sheng Shica', '盛世才'), { 'zh-Hans': 'zh-pinyin' }, 1],
  ['no scheme for Chinese', entry('Nobody', '盛世才'), { ru: 'ru-alalc' }, 0],
  ['a scheme that does not go from pinyin', entry('Nobody', '盛世才'), { zh: 'ru-alalc' }, 0],
  ['a form that is not the original', entry('Nobody', '盛世才', { role: 'alternative' }), { zh: 'zh-pinyin' }, 0],
  ['Japanese', entry('Nobody', '盛世才', { lang: 'ja' }), { zh: 'zh-pinyin' }, 0],
  ['Chinese in Latin letters', entry('Nobody', 'Shengshicai', { lang: 'zh-Latn' }), { zh: 'zh-pinyin' }, 0],
  ['characters beside figures', entry('Nobody', '第36師'), { zh: 'zh-pinyin' }, 0],
  ['a preferred form in other letters', entry('Шэн Шицай', '盛世才'), { zh: 'zh-pinyin' }, 0],
])('%s', (_case, names, policy, count) => {
  expect(said(names, policy)).toHaveLength(count)
})

test('in this repository’s book the rule has names to judge, and would see a wrong one', async () => {
  const root = join(import.meta.dirname, '../..')
  const { book } = await load(root, { programRoot: root })
  const names = new Map([...book!.names].map(([id, name]) => [id, { ...name, settled: false, preferred: name.settled ? name.preferred : `${name.preferred}x` }] as const))
  const found = check({ ...book!, names }).filter(({ ruleId }) => ruleId === 'name-reading-possible').map(({ reason }) => reason)
  expect(found.length).toBeGreaterThan(50)
  expect(found).toContain('“Sheng Shicaix” is not a possible reading of 盛世才 in the scheme zh-pinyin-plain.')
  expect(found).toContain('“Chiang Kai-shek” is not a possible reading of 蔣介石 in the scheme zh-pinyin-plain.')
})

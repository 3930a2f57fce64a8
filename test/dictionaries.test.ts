import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../pipeline/check/index.ts'
import { readSchemes } from '../pipeline/load/index.ts'
import { proseBook } from './check/prose-book.ts'

/** Checks a book with one person in its register, and reads her Chinese name by a scheme. */
function read(preferred: string, transliteration: Record<string, string>): void {
  const plain = proseBook('Text.', { names: `- id: name\n  type: person\n  preferred: "${preferred}"\n  forms: [{ text: "盛世才", lang: zh-Hant, role: original, confirmed: true }]\n` })
  check({ ...plain, schemes: readSchemes(Object.values(transliteration)), config: { ...plain.config, policies: { ...plain.config.policies, transliteration } } })
}

// In a process of its own, and alone in its file: what is read stays read.
test('the dictionaries are read when they are needed: none without Chinese, and that of words only for a suggestion', () => {
  const loaded = (): string[] => ['opencc-js', 'pinyin-pro', '@pinyin-pro/data'].filter((name) => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes(join('node_modules', name, '/'))))
  read('Sheng Shicai', { ru: 'ru-alalc' })
  expect(loaded()).toEqual([])
  read('Sheng Shicai', { zh: 'zh-pinyin-plain' })
  expect(loaded()).toEqual(['opencc-js', 'pinyin-pro'])
  read('Sheng Shica', { zh: 'zh-pinyin-plain' })
  expect(loaded()).toEqual(['opencc-js', 'pinyin-pro', '@pinyin-pro/data'])
})

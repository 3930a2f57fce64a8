import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'

const programRoot = join(import.meta.dirname, '../..')

test('the tiny book loads and passes every rule without a word', async () => {
  const { book, messages } = await load(join(programRoot, 'test/fixtures/tiny'), { programRoot })
  expect(messages.map(String)).toEqual([])
  expect(book).toBeDefined()
  if (book === undefined) return
  expect(check(book).map((message) => `${message.name} ${message.reason}`)).toEqual([])
  expect([...book.chapters.keys()]).toEqual(['the-valley', 'the-rising', 'chronology', 'preface'])
  expect(book.documents.get('arabic-notice')?.texts.map(({ role, lang, dir }) => [role, lang, dir])).toEqual([
    ['original', 'ar', 'rtl'],
    ['translation', 'en', 'ltr'],
  ])
  expect(book.config.trim).toEqual({ width: 432, height: 648 })
  expect(book.assets.get('manuscript/square.png')).toMatchObject({ mediaType: 'image/png', width: 96, height: 64 })
  expect(book.house.fonts.map((face) => `${face.family} ${face.weight} ${face.style}`)).toContain('EB Garamond 400 italic')
  expect(book.citationStyle.xml).toContain('<style')
})

import { describe, expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { proseBook } from '../check/prose-book.ts'

describe('a million of one character', () => {
  test.each([
    ['a \u0430b ', 'en'], ['\u0647', 'ug'], ['\u0456', 'ru'], ['\uFEB3', 'ar'], ['\u2067\u202B', 'en'], ['\uE000', 'en'], ['\u0301', 'en'],
    ['\n', 'en'],
  ])('%j in %s', (character, lang) => {
    const bookOf = (length: number): Book => {
      const text = `a${character.repeat(Math.floor(length / character.length))}`
      return textBook(text, text, lang)
    }
    expect(growth(bookOf)).toBeLessThan(10)
    expect(check(bookOf(1_000_000)).length).toBeLessThan(300)
  })

  test.each([['&#xE000;', '\uE000'], ['\\', '*'], ['&', '*'], ['\n> ', '\n']])('written %j, read %j', (written, read) => {
    const bookOf = (length: number): Book => {
      const count = Math.floor(length / written.length)
      return textBook(`\u0430a${written.repeat(count)}`, `\u0430a${read.repeat(count)}`, 'en')
    }
    expect(growth(bookOf)).toBeLessThan(10)
    expect(check(bookOf(250_000))).not.toEqual([])
  })
})

/** How much longer a million takes than a quarter of it, in processor time: about 4 where time grows with the text, 16 where with its square. */
function growth(bookOf: (length: number) => Book): number {
  const [quarter, whole] = [250_000, 1_000_000].map((length) => {
    const book = bookOf(length)
    const start = process.cpuUsage()
    check(book)
    return process.cpuUsage(start).user
  })
  // What takes no time at all is not to be divided by.
  return (whole ?? 0) / Math.max(quarter ?? 0, 50_000)
}

/** A book of one text node, without the time that a parser takes over it. */
function textBook(written: string, value: string, lang: string): Book {
  const book = proseBook('a', { lang })
  const [id, chapter] = [...book.chapters][0] ?? []
  if (id === undefined || chapter === undefined) throw new Error('no chapter')
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: written.split('\n').length, column: 1, offset: written.length } }
  const tree = { type: 'root' as const, children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value, position }], position }], position }
  return { ...book, chapters: new Map([[id, { ...chapter, source: { ...chapter.source, tree } }]]), files: new Map([[chapter.file, { file: chapter.file, text: written, hash: '' }]]) }
}

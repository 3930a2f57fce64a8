import { describe, expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { align } from '../../pipeline/check/places.ts'
import type { Book } from '../../pipeline/model/book.ts'
import { proseBook, said } from './prose-book.ts'

const short = (line: string): string => line.split(' ').slice(0, 3).join(' ')

test.each([
  ['private use', 'a\uE000', ['1:2 character-assigned U+E000']],
  ['private use of a higher plane', 'a\u{F0000}b\u{10FFFD}', ['1:2 character-assigned U+F0000', '1:5 character-assigned U+10FFFD']],
  ['a noncharacter', 'a\uFDD0\uFFFE\u{1FFFF}', ['1:2 character-assigned U+FDD0', '1:3 character-assigned U+FFFE', '1:4 character-assigned U+1FFFF']],
  ['an unassigned code point', 'a\u0378', ['1:2 character-assigned U+0378']],
  ['an entity behind another', 'a &amp; b &#xE000;', ['1:11 character-assigned U+E000']],
  ['once as it is, once as an entity', '\uE000 &#xE000;', ['1:1 character-assigned U+E000', '1:3 character-assigned U+E000']],
  ['outside the words', '[a](https://example.org/\uE000)', ['1:25 character-assigned U+E000']],
  ['letters of a young block', '\u{1E290} \u{10D4A}', []],
  ['what another rule reports', 'a\u200Bb\uFFFD\u2065', ['1:2 character-allowed There', '1:4 character-allowed There', '1:5 character-allowed There']],
])('%s', (_name, text, expected) => {
  expect(said(text).map(short)).toEqual(expected)
})

test('a half of a character, which only YAML can bring in', () => {
  expect(said('---\ntitle: "a \\uD800"\n---\n').map(short)).toEqual(['-1:11 character-assigned U+D800'])
})

describe('where a character of a value stands in its source', () => {
  test.each([
    ['as it is', 'abc', 'abc', [0, 1, 2]],
    ['escaped by Markdown', 'a*b', 'a\\*b', [0, 2, 3]],
    ['an entity', 'a&b', 'a&amp;b', [0, 1, 6]],
    ['a number beyond the first plane', 'a😀b', 'a&#x1F600;b', [0, 1, 1, 10]],
    ['lines of a quotation', 'a\nb', 'a\n> b', [0, 1, 4]],
    ['folded YAML', 'a b', 'a\n    b', [0, 1, 6]],
    ['a quotation mark of YAML', "it's", "'it''s'", [1, 2, 3, 5]],
    ['an entity of an entity', 'a &amp; b', 'a &amp;amp; b', [0, 1, 2, 7, 8, 9, 10, 11, 12]],
    ['what looks like an entity', 'a &amp; b', 'a &amp; b', [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['much of it at once', "a*b & c d 'e'", "  a\\*b &amp; c\n    d ''e''", [2, 4, 5, 6, 7, 12, 13, 14, 19, 20, 21, 23, 24]],
    ['other words', 'xyz', 'abc', [-1, -1, -1]],
    ['an escape of YAML', 'ab', '"a\\u0062"', [1, 2]],
  ])('%s', (_name, value, source, expected) => {
    const offsets = [...align(value, source, 0, source.length)]
    expect(offsets).toEqual(expected)
  })
})

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

test('of many faults of one kind, a hundred are shown and the rest are counted', () => {
  const lines = said('\uE000'.repeat(150))
  expect(lines).toHaveLength(100)
  expect(lines.at(-1)).toBe('1:100 character-assigned U+E000 is a private-use code point: it has no meaning outside one font (and 50 more in this file).')
})

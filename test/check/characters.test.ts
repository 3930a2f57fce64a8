import { describe, expect, test } from 'vitest'
import { align } from '../../pipeline/check/places.ts'
import { said } from './prose-book.ts'

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

test('of many faults of one kind, a hundred are shown and the rest are counted', () => {
  const lines = said('\uE000'.repeat(150))
  expect(lines).toHaveLength(100)
  expect(lines.at(-1)).toBe('1:100 character-assigned U+E000 is a private-use code point: it has no meaning outside one font (and 50 more in this file).')
})

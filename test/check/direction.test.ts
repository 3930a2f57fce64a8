import { expect, test } from 'vitest'
import { said } from './prose-book.ts'

test.each([
  ['marks, anywhere in the words', 'a\u200E \u200F\u061C', []],
  ['an isolate with an embedding in it', '\u2067a\u202Bb\u202Cc\u2069', []],
  ['across emphasis', '\u2067a *b\u2069 c*', []],
  ['an embedding left open in a closed isolate', '\u2067a\u202Bb\u2069', ['1:3 embedding (U+202B) is opened']],
  ['a pop inside an isolate closes nothing outside', '\u202Ba\u2067b\u202Cc\u2069\u202C', ['1:5 formatting (U+202C) closes']],
  ['an isolate is not closed by the other pop', '\u2066a\u202C', ['1:1 isolate (U+2066) is opened', '1:3 formatting (U+202C) closes']],
  ['two paragraphs', '\u2068a\n\nb\u2069', ['1:1 isolate (U+2068) is opened', '3:2 isolate (U+2069) closes']],
  ['two cells', '| \u2068a | b\u2069 |\n|---|---|\n', ['1:3 isolate (U+2068) is opened', '1:9 isolate (U+2069) closes']],
  ['a run in another language is a paragraph of its own', '\u202Aa :lang[b\u202C]{tag=fr}', ['1:1 embedding (U+202A) is opened', '1:11 formatting (U+202C) closes']],
  ['an override, closed or not', '\u202Da\u202C \u202Eb', ['1:1 override (U+202D) here:', '1:5 override (U+202E) here:']],
  ['an entity', 'a &#x2067;b', ['1:3 isolate (U+2067) is opened']],
  ['in code too', '`\u2067a`', ['1:2 isolate (U+2067) is opened']],
])('%s', (_name, text, expected) => {
  const lines = said(text)
  expect(lines.map((line) => line.replace(/^(\S+) direction-balanced .*?(\S+ \(U\+\w+\) \S+).*$/u, '$1 $2').replace(/ is$/u, ' is opened'))).toEqual(expected)
})

test('what stands in no words of the book is refused as before', () => {
  expect(said('[a](https://example.org/\u200E)').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1:25 character-allowed'])
})

test('in a value of the register, written as it is and as an escape', () => {
  const names = '- id: a\n  type: place\n  preferred: "a\u2067b"\n- id: b\n  type: place\n  preferred: "b\\u2067b"\n'
  expect(said('a', { names }).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['3:16 direction-balanced', '4:7 direction-balanced'])
})

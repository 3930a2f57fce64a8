import { expect, test } from 'vitest'
import { strays } from '../../pipeline/check/scripts.ts'
import { lookAlike } from '../../pipeline/language/look-alikes.ts'
import { said } from './prose-book.ts'

// Letters are written as code points where the eye cannot tell them apart.
test.each([
  ['a Cyrillic letter in a Latin word', 'K\u0430shgar', 'en', [[1, '\u0430', 'a', 1]]],
  ['a Latin letter in a Russian word', '\u041A\u0430\u0448\u0433a\u0440', 'ru', [[4, 'a', '\u0430', 1]]],
  ['a word all of whose Latin letters could be Cyrillic', 'C\u0421\u0421\u0420\u044B', 'en', [[0, 'C', '\u0421', 1]]],
  ['all alike: the fewer', '\u0421CCP', 'ru', [[0, '\u0421', 'C', 1]]],
  ['as many of each, all alike: the language decides', 'a\u043E', 'ru', [[0, 'a', '\u0430', 1]]],
  ['as many of each in English', 'a\u043E', 'en', [[1, '\u043E', 'o', 1]]],
  ['a letter with its accent', 'Burh\u04D1n', 'en', [[4, '\u04D1', '\u0103', 1]]],
  ['a letter with a loose accent', 'K\u0430\u0301shgar', 'en', [[1, '\u0430', 'a', 1]]],
  ['the schwas of two scripts', '\u041D\u0259\u0441\u0438\u043F', 'kk', [[1, '\u0259', '\u04D9', 1]]],
  ['a letter without a look-alike', 'Kas\u0449gar', 'en', [[3, '\u0449', undefined, 1]]],
  ['a Greek letter', 'G\u039FLD', 'en', [[1, '\u039F', 'O', 1]]],
  ['a Latin letter in a Greek word', '\u0395\u03BB\u03BB\u03ACda', 'el', [[4, 'd', undefined, 2]]],
  ['after a modifier letter', 'Sin\u02B9tsz\u0456an', 'en', [[7, '\u0456', 'i', 1]]],
  ['two words', 'K\u0430 and K\u0430', 'en', [[1, '\u0430', 'a', 1], [8, '\u0430', 'a', 1]]],
  ['one script', 'Kashgar \u041A\u0430\u0448\u0433\u0430\u0440 \u0395\u03BB\u03BB\u03AC\u03B4\u03B1', 'en', []],
  ['a hyphen', 'PDF-\u0444\u0430\u0439\u043B \u0422\u2013A', 'ru', []],
  ['an apostrophe', 'IT\u2019\u0448\u043D\u0438\u043A, e-mail\'\u043E\u043C', 'ru', []],
  ['apostrophes and modifier letters of transliteration', 'Ts\u2019ai \u02BBAli Sin\u02B9tszian Qur\u02BC\u0101n', 'en', []],
  ['units', '5 \u03BCm, 3 k\u03A9, 2 M\u03A9, 7 \u00B5s', 'en', []],
  ['formulae', '\u0394t, \u0394G, cos\u03B1, log\u03BD, \u03C1V', 'en', []],
  ['Greek letters of phonetic transcription', 'ta\u03B3l\u0131q \u03C7otan ki\u03B8ab', 'en', []],
  ['digits part words', 'H2\u041E', 'en', []],
] as const)('%s', (_name, text, lang, expected) => {
  expect(strays(text, lang).map(({ index, character, like, count }) => [index, character, like, count])).toEqual(expected)
})

test('look-alikes go both ways', () => {
  expect(lookAlike('\u0451', 'Cyrillic')).toBe('\u00EB')
  expect(lookAlike('\u00EB', 'Cyrillic')).toBe('\u0451')
  expect(lookAlike('\u0449', 'Cyrillic')).toBeUndefined()
})

test('places: behind an entity and an escape, on a second line, in a quotation, a citation and an alternative text', () => {
  expect(said('A &amp; \\* K\u0430shgar\nsecond l\u0456ne.\n\n> quoted\n> l\u0456ne [see l\u0456ne @a].\n\n![A l\u0456ne](a.png)').filter((line) => line.includes('script-unmixed')).map((line) => line.split(' ')[0])).toEqual(['1:13', '2:9', '5:4', '5:14', '7:6'])
})

test('code and the variants of the register may mix', () => {
  const names = `- id: a\n  type: place\n  preferred: Ghulja\n  short: ["Gh\u0443lja"]\n  variants:\n    - { text: "Gh\u0443lja", lang: en }\n`
  expect(said('`m\u0438x`', { names })).toEqual(['4:14 script-unmixed “Gh\u0443lja” mixes scripts: “\u0443” (U+0443) is Cyrillic, the Latin “y” (U+0079) looks the same.'])
})

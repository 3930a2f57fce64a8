import { expect, test } from 'vitest'
import { transliterator } from '../../pipeline/language/transliteration.ts'
import { parseScheme, readSchemes } from '../../pipeline/load/index.ts'
import { random } from './uconv.ts'

const schemes = readSchemes()
const { transliterate, compile } = transliterator(schemes)

test.each([...schemes.keys()])('%s reproduces the gold rows of its standard', (id) => {
  const scheme = schemes.get(id)
  const rows = Object.entries(scheme?.gold ?? {})
  expect(rows.length).toBeGreaterThan(2)
  for (const [source, expected] of rows) expect(transliterate(id, source), source).toBe(expected.normalize('NFC'))
})

test('schemes have valid tags, inverses that exist, and one code each', () => {
  const codes = [...schemes.keys()].flatMap((id) => schemes.get(id)?.codes ?? [])
  expect(new Set(codes).size).toBe(codes.length)
  for (const id of schemes.keys()) {
    const scheme = schemes.get(id)
    expect(Intl.getCanonicalLocales(scheme?.tag), id).toHaveLength(1)
    expect(Intl.getCanonicalLocales(scheme?.from), id).toHaveLength(1)
    if (scheme?.inverse !== undefined) expect(schemes.get(scheme.inverse)?.inverse, id).toBe(id)
  }
  expect(schemes.get('no-such')).toBeUndefined()
  expect(() => transliterate('no-such', 'a')).toThrow('no scheme')
})

test('what a scheme does not know stays as it is, and text of any form is taken', () => {
  expect(transliterate('ru-alalc', '漢字 abc \u{1F600} \uD800')).toBe('漢字 abc \u{1F600} \uD800')
  expect(transliterate('ru-alalc', 'й и\u0306')).toBe('ĭ ĭ')
  expect(transliterate('ru-alalc', '')).toBe('')
})

const pick = (letters: readonly string[], next: () => number): string => letters[Math.floor(next() * letters.length)] ?? ''
const consonants = [...'بپتجچخدرزژسشغفقكگڭلمنھۋي']
const vowels = [...'اەوۇۆۈېى']

/** A word as Uyghur is spelt: a vowel without a consonant before it has a hamza. */
function uyghurWord(next: () => number): string {
  const syllables = 1 + Math.floor(next() * 4)
  let word = ''
  for (let index = 0; index < syllables; index++) {
    word += next() < 0.25 ? 'ئ' : pick(consonants, next)
    word += pick(vowels, next)
    if (next() < 0.5) word += pick(consonants, next)
    if (next() < 0.1) word += pick(consonants, next)
  }
  return word
}

function russianWord(next: () => number): string {
  const letters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіѣѳѵ']
  const word = Array.from({ length: 1 + Math.floor(next() * 10) }, () => pick(letters, next)).join('')
  return next() < 0.3 && !/^[ъь]/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

test.each([
  ['ug-uly', uyghurWord], ['ug-uky', uyghurWord], ['ug-usy', uyghurWord], ['ug-cts', uyghurWord], ['ug-xjus', uyghurWord], ['ru-iso9', russianWord],
] as const)('%s loses nothing: 2,500 words come back', (id, word) => {
  const inverse = schemes.get(id)?.inverse ?? ''
  const next = random(7)
  for (let count = 0; count < 2500; count++) {
    const source = word(next)
    expect(transliterate(inverse, transliterate(id, source)), source).toBe(source)
  }
})

test.each(['ug-alalc', 'ug-turk'])('%s keeps 2,500 words apart', (id) => {
  const next = random(11)
  const words = new Set(Array.from({ length: 2500 }, () => uyghurWord(next)))
  expect(new Set([...words].map((word) => transliterate(id, word))).size).toBe(words.size)
})

test('a scheme that is wrong says where: front matter as an error, rules as faults in lines of the file', () => {
  const head = '---\nname: x\ntag: ru-Latn\nfrom: ru\nsource:\n  title: x\n  publisher: x\n  year: 1990\nreversible: no\ngold:\n  а: a\n---\n'
  expect(compile(parseScheme('x', `${head}а → a ;\nб → $none ;\n`))).toEqual([
    { line: 14, column: 5, reason: 'The variable $none is not defined.', hint: 'Define it before: $none = … ;' },
  ])
  expect(compile(parseScheme('x', `${head}:: ru-alalk ;`))).toMatchObject([{ line: 13, column: 4, reason: 'There is no transform “ru-alalk”.' }])
  expect(compile(parseScheme('ru-alalc', `${head}:: ru-alalc-noties ;\n:: ru-alalc ;`))).toMatchObject([{ line: 14, column: 4, reason: 'The scheme ru-alalc calls itself: ru-alalc → ru-alalc.' }])
  expect(compile(parseScheme('x', `${head}:: ru-alalc ; Z → z ;`))).toHaveProperty('apply')
  expect(() => parseScheme('x', 'а → a ;')).toThrow('no front matter')
  expect(() => parseScheme('x', head.replace('year: 1990', 'year: lately'))).toThrow(/front matter of x\.rules is wrong.+year/su)
  expect(() => parseScheme('x', head.replace('name: x', 'nane: x'))).toThrow('nane')
})

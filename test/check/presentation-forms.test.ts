import { expect, test } from 'vitest'
import { presentationForm } from '../../pipeline/language/presentation-forms.ts'
import { said } from './prose-book.ts'

test.each([
  ['an initial form', '\uFEB3', 'ar', '\u0633'],
  ['a ligature', '\uFEFC', 'ar', '\u0644\u0627'],
  ['a Uyghur form', '\uFBD4', 'ug', '\u06AD'],
  ['a spacing mark, without its space', '\uFE70', 'ar', '\u064B'],
  ['ornate parentheses', '\uFD3E', 'ar', undefined],
  ['an honorific', '\uFDFA', 'ar', undefined],
  ['the name of God', '\uFDF2', 'ar', undefined],
  ['an honorific of one sign', '\uFD40', 'ar', undefined],
  ['a byte order mark', '\uFEFF', 'ar', undefined],
  ['fi', '\uFB01', 'en', 'fi'],
  ['long s t', '\uFB05', 'de', 'st'],
  ['a Kangxi radical', '\u2F00', 'zh-Hant', '\u4E00'],
  ['a radical that is no ideograph', '\u2E80', 'zh-Hant', undefined],
  ['a compatibility ideograph', '\uF900', 'zh-Hant', '\u8C48'],
  ['a unified one among them', '\uFA0E', 'zh-Hant', undefined],
  ['one of the supplement', '\u{2F800}', 'zh-Hant', '\u4E3D'],
  ['a fullwidth letter', '\uFF21', 'en', 'A'],
  ['in Chinese', '\uFF21', 'zh-Hans', undefined],
  ['in Japanese', '\uFF41', 'ja', undefined],
  ['in Korean', '\uFF11', 'ko', undefined],
  ['fullwidth punctuation', '\uFF0C', 'en', undefined],
  ['in any language', '\uFF21', 'mul', undefined],
])('%s', (_name, character, lang, plain) => {
  expect(presentationForm(character, lang)?.plain).toBe(plain)
})

test('a compatibility ideograph is reported once, the denormalised letter beside it by its own rule', () => {
  expect(said(':lang[\u{2F800}]{tag=zh-Hant} e\u0301').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1:7 presentation-form-absent', '1:24 text-normalised'])
})

import { expect, test } from 'vitest'
import { countText } from '../../pipeline/model/edition-text.ts'
import { readingsOf, rubyParts } from '../../pipeline/model/ruby.ts'
import { bookOf, compiled, html, sectionOf } from './book.ts'

const names = [{ id: 'ghulja', type: 'place' as const, preferred: 'Ghulja', forms: [{ text: '伊寧', lang: 'zh-Hant', role: 'alternative' as const, confirmed: true }] }]

function made(text: string): string {
  const { edition } = compiled(bookOf({ chapters: { one: text }, names, back: ['register-of-places'] }))
  return html(sectionOf(edition, 'one')).replace(/\n/gu, '')
}

test.each([
  ['one reading over all characters', ':ruby[漢字]{rt=hànzì}', '<ruby lang="zh-Hant" dir="ltr">漢字<rt lang="zh-Latn" dir="ltr">hànzì</rt></ruby>'],
  ['one for each', ':ruby[漢字]{rt="hàn zì"}', '<ruby lang="zh-Hant" dir="ltr">漢<rt lang="zh-Latn" dir="ltr">hàn</rt>字<rt lang="zh-Latn" dir="ltr">zì</rt></ruby>'],
  ['fewer readings than characters are one', ':ruby[漢字表]{rt="hànzì biǎo"}', '漢字表<rt lang="zh-Latn" dir="ltr">hànzì&nbsp;biǎo</rt>'],
  ['signs between characters have none', ':ruby[漢、字]{rt="hàn zì"}', '>漢<rt lang="zh-Latn" dir="ltr">hàn</rt></ruby>、<ruby'],
  ['the language of a reading by its letters', ':ruby[漢]{rt=ㄏㄢˋ} :ruby[漢]{rt=かん}', '<rt lang="zh-Bopo" dir="ltr">ㄏㄢˋ</rt></ruby> <ruby lang="zh-Hant" dir="ltr">漢<rt lang="ja" dir="ltr">かん</rt>'],
  ['inside a run of another language it says none itself', ':lang[:ruby[東京]{rt=とうきょう}]{tag=ja}', '<span lang="ja" dir="ltr"><ruby>東京<rt>とうきょう</rt></ruby></span>'],
])('%s', (_name, text, expected) => {
  expect(made(`A word ${text}.`)).toContain(expected)
})

test('a name is known through its readings, and leads to its entry', () => {
  expect(made('At :ruby[伊寧]{rt="Yī níng"}.')).toMatch(/<a class="name-link" href="#name-ghulja" lang="zh-Hant" dir="ltr"[^>]*><ruby>伊<rt lang="zh-Latn" dir="ltr">Yī<\/rt>寧<rt lang="zh-Latn" dir="ltr">níng<\/rt><\/ruby><\/a>/u)
  expect(made('At :ruby[伊寧]{rt=Yīníng}.')).toMatch(/<a class="name-link"[^>]*><ruby>伊寧<rt lang="zh-Latn" dir="ltr">Yīníng<\/rt><\/ruby><\/a>/u)
})

test('words and readings are counted once each', () => {
  const count = (text: string): number => countText(compiled(bookOf({ chapters: { one: text } })).edition).characters
  expect(count('漢字 hànzì')).toBe(count(':ruby[漢字]{rt=hànzì}'))
})

test('readings are parted by spaces, not by no-break spaces', () => {
  expect(readingsOf(' hàn  zì\u3000biǎo ')).toEqual(['hàn', 'zì', 'biǎo'])
  expect(readingsOf('town\u00A0by\u00A0the\u00A0river')).toHaveLength(1)
  expect(rubyParts('食べ、物')).toEqual([{ text: '食', isReadable: true }, { text: 'べ', isReadable: true }, { text: '、', isReadable: false }, { text: '物', isReadable: true }])
})

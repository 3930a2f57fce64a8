import { expect, test } from 'vitest'
import { collator, filingLetter } from '../../pipeline/language/collation.ts'
import { longDate } from '../../pipeline/language/dates.ts'
import { hyphenate } from '../../pipeline/language/hyphenation.ts'
import { listOf } from '../../pipeline/language/lists.ts'
import { romanNumeral } from '../../pipeline/language/numerals.ts'
import { directionOfTag, scriptOfTag, scriptRuns } from '../../pipeline/language/scripts.ts'
import { en } from '../../pipeline/language/words/en.ts'
import { fill, wordCatalogue, wordsFor } from '../../pipeline/language/words/index.ts'

test('every language has every word, with a place for the number where English has one', () => {
  expect(Object.keys(wordCatalogue)).toEqual(['en', 'zh-Hant', 'zh-Hans', 'ru', 'es', 'ar', 'ug'])
  for (const [tag, words] of Object.entries(wordCatalogue)) {
    expect(Object.keys(words), tag).toEqual(Object.keys(en))
    for (const [key, word] of Object.entries(words)) {
      expect(word.trim(), `${tag} ${key}`).not.toBe('')
      expect(word.includes('{}'), `${tag} ${key}`).toBe(en[key as keyof typeof en].includes('{}'))
      expect(word.normalize('NFC'), `${tag} ${key}`).toBe(word)
    }
  }
})

test('words are chosen by tag', () => {
  expect(['en-GB', 'zh-TW', 'zh', 'zh-Hant-HK', 'ug-Arab', 'fr'].map((tag) => wordsFor(tag).contents)).toEqual(['Contents', '目錄', '目录', '目錄', 'مۇندەرىجە', 'Contents'])
  expect(fill(wordsFor('ug').document, 3)).toBe('3-ھۆججەت')
})

test('script and direction of a tag', () => {
  expect(['en', 'zh-Hant', 'ug', 'ug-Arab', 'ug-Latn', 'ug-Cyrl', 'ru', 'ar', 'ja', 'zh-Latn-pinyin', 'ug-x-arab'].map(scriptOfTag)).toEqual(['Latn', 'Hani', 'Arab', 'Arab', 'Latn', 'Cyrl', 'Cyrl', 'Arab', 'Hani', 'Latn', 'Arab'])
  expect(['ug', 'ug-Latn', 'ar', 'he', 'zh-Hant'].map((tag) => directionOfTag(tag))).toEqual(['rtl', 'ltr', 'rtl', 'rtl', 'ltr'])
})

test('text is cut into runs of one script', () => {
  expect(scriptRuns('Wang Ke 王柯, Синьцзян в 1941 гг. شىنجاڭ.').map((run) => [run.script, run.text])).toEqual([
    ['Latn', 'Wang Ke '], ['Hani', '王柯'], ['Latn', ', '], ['Cyrl', 'Синьцзян в 1941 гг'], ['Latn', '. '], ['Arab', 'شىنجاڭ'], ['Latn', '.'],
  ])
  expect(scriptRuns('Бармин, В. А.').map((run) => run.text)).toEqual(['Бармин, В. А.'])
  expect(scriptRuns('十一月七日，城內。').map((run) => run.text)).toEqual(['十一月七日，城內。'])
  expect(scriptRuns('“基督教” of 「伊犁」 and بِسْمِ, in ١٩٤٤؟').map((run) => [run.script, run.text])).toEqual([
    ['Latn', '“'], ['Hani', '基督教'], ['Latn', '” of '], ['Hani', '「伊犁」'], ['Latn', ' and '], ['Arab', 'بِسْمِ'], ['Latn', ', in '], ['Arab', '١٩٤٤؟'],
  ])
  const whole = 'a 王 b. В. А. — شىن (1944) 。x'
  expect(scriptRuns(whole).map((run) => run.text).join('')).toBe(whole)
})

test('names are filed without the signs of transliteration', () => {
  expect(['ʿAlī', 'Zunun', 'Ahmetjan', 'Ürümchi', 'Urumqi', 'ʾAbd'].sort(collator('en'))).toEqual(['ʾAbd', 'Ahmetjan', 'ʿAlī', 'Ürümchi', 'Urumqi', 'Zunun'])
  expect(['ʿAlī', 'Şehir', '36th Division'].map(filingLetter)).toEqual(['A', 'S', '#'])
})

test('dates are written out in seven languages', () => {
  expect(['en', 'es', 'ru', 'zh-Hant', 'ar', 'ug'].map((tag) => longDate('1944-11-12', tag))).toEqual(['12 November 1944', '12 de noviembre de 1944', '12 ноября 1944 года', '1944年11月12日', '12 نوفمبر 1944', '1944-يىل 12-نويابىر'])
  expect([longDate('1944', 'en'), longDate('1944-11', 'en'), longDate('1944-11', 'ru'), longDate('not stated', 'en'), longDate('1944-13', 'en')]).toEqual(['1944', 'November 1944', 'ноябрь 1944 года', 'not stated', '1944-13'])
})

test('lists are joined as a language joins them', () => {
  expect([listOf([], 'en'), listOf(['a'], 'en'), listOf(['a', 'b'], 'en'), listOf(['a', 'b', 'c'], 'en')]).toEqual(['', 'a', 'a and b', 'a, b and c'])
  expect([listOf(['甲', '乙', '丙'], 'zh-Hant'), listOf(['Ana', 'Isabel'], 'es'), listOf(['أ', 'ب'], 'ar')]).toEqual(['甲、乙和丙', 'Ana e Isabel', 'أ وب'])
})

test('hyphenation adds soft hyphens and nothing else, and keeps two letters before and three after', () => {
  const text = 'The administration of the rebellion’s representatives, p. 12, in Xinjiang (Синьцзян) — NKVD.'
  const cut = hyphenate(text, 'en')
  expect(cut.replace(/\u00AD/gu, '')).toBe(text)
  expect(cut).not.toBe(text)
  for (const word of cut.split(/[^\p{L}\u00AD]+/u)) expect(word, word).not.toMatch(/^\p{L}\u00AD|\u00AD\p{L}{1,2}$/u)
  expect(hyphenate('правительство', 'ru')).toContain('\u00AD')
  for (const tag of ['zh-Hant', 'ar', 'ug-Arab', 'ug-Latn', 'xx']) expect(hyphenate('administration', tag)).toBe('administration')
})

test('roman numerals', () => {
  expect([1, 4, 9, 14, 1944].map(romanNumeral)).toEqual(['I', 'IV', 'IX', 'XIV', 'MCMXLIV'])
})

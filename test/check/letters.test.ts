import { describe, expect, test } from 'vitest'
import { foreignLetters } from '../../pipeline/language/letters.ts'
import { ar } from '../../pipeline/language/words/ar.ts'
import { ru } from '../../pipeline/language/words/ru.ts'
import { ug } from '../../pipeline/language/words/ug.ts'
import { said } from './prose-book.ts'

function found(text: string, tag: string): string[] {
  const letters: string[] = []
  foreignLetters(text, tag, ({ index, character, meant }) => letters.push(`${index} ${character} ${meant}`))
  return letters
}

describe('Uyghur', () => {
  test.each([
    ['heh for the vowel', 'شەهەر نامه', ['2 ه ھە', '9 ه ەھ']],
    ['teh marbuta', 'غۇلجة', ['4 ة ە']],
    ['Farsi yeh, vowel and consonant', 'شینجاڭ یەر', ['1 ی ىي', '7 ی يى']],
    ['keheh', 'کىتاب', ['0 ک ك']],
    ['yeh for the vowel, between consonants and behind the hamza', 'شينجاڭ ئيلى', ['1 ي ى', '8 ي ى']],
    ['the vowel for yeh', 'دەرىا', ['3 ى ي']],
    ['the two where they belong', 'مىللىي سىياسىيون ئۆيلەر دەريا يىل ۋىلايىتى جياڭ', []],
    ['yeh by itself', 'ي', []],
    ['Arabic consonants', 'صابىت', ['0 ص س']],
    ['what no letter stands for', 'ڄ', ['0 ڄ ']],
    ['the whole alphabet', 'ئا ئە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ ئو ئۇ ئۆ ئۈ ۋ ئې ئى ي', []],
    ['marks, tatweel, signs and figures', 'قۇرئان ــ ١٢، 1944-يىلى؛ ؟ ،', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text, 'ug-Arab')).toEqual(expected)
    expect(found(text, 'ug')).toEqual(expected)
  })
})

test.each([
  ['Arabic: the letters of Persian and Uyghur', 'ar', 'ایران کتاب فی', ['1 ی ي', '6 ک ك', '12 ی يى']],
  ['Arabic: Uyghur letters', 'ar-Arab', 'شەھر ۇ ڭ', ['1 ە هة', '2 ھ ه', '5 ۇ و', '7 ڭ كغ']],
  ['Arabic: foreign sounds', 'ar-EG', 'فيينا ڤيينا چورچل پاريس', []],
  ['Arabic of Morocco', 'ar-MA', 'أڭادير', []],
  ['Russian: Kazakh and Ukrainian', 'ru', 'Қазақ Київ', ['0 Қ К', '4 қ к', '8 ї ий']],
  ['Russian: its own', 'ru-RU', 'Съешь же ещё этих мягких французских булок, да выпей чаю. ЁЙ а́', []],
  ['Russian before 1918 says so', 'ru-petr1708', 'міръ', []],
  ['an older Uyghur spelling says so', 'ug-Arab-x-old', 'شهر', []],
  ['Uyghur in other scripts', 'ug-Latn', 'شهر', []],
  ['Uyghur in Cyrillic', 'ug-Cyrl', 'Қәшқәр', []],
  ['Persian', 'fa', 'ایران کتاب', []],
  ['Kazakh', 'kk', 'Қазақ', []],
])('%s', (_name, tag, text, expected) => {
  expect(found(text, tag)).toEqual(expected)
})

test('the words that the press itself prints', () => {
  for (const [tag, words] of [['ug', ug], ['ar', ar], ['ru', ru]] as const) expect(Object.values(words).flatMap((word) => found(word, tag))).toEqual([])
})

test('a run of another language inside the text is judged as its own', () => {
  expect(said('ئۇيغۇر :lang[قرآن]{tag=ar} شهر :lang[ایران]{tag=ar}', { lang: 'ug-Arab' }).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['1:29 letter-of-language “ه”', '1:39 letter-of-language “ی”'])
})

import { expect, test } from 'vitest'
import { unvocalised } from '../../pipeline/language/vocalisation.ts'
import { readSchemes } from '../../pipeline/load/index.ts'

const rows = [...readSchemes().values()].filter(({ from }) => /^ar\b/u.test(from)).flatMap(({ gold }) => Object.keys(gold))

test('the standards’ own examples are vocalised, and without their signs they are not', () => {
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows) {
    expect(unvocalised(row), row).toEqual([])
    const bare = row.replace(/[\u064B-\u0652\u0670]/gu, '')
    // The one word that needs no signs.
    if (bare !== 'الله') expect(unvocalised(bare).length, bare).toBeGreaterThan(0)
  }
})

test.each([
  ['alif makes long', 'بَاب', true],
  ['so do waw after u and ya after i', 'نُور دِين', true],
  ['not after a, where a sukun says that they are consonants', 'نَور', false],
  ['with it they are', 'نَوْر بَيْت', true],
  ['the last consonant may be bare', 'قَلَم', true],
  ['no other may', 'قَلم', false],
  ['the lam of the article', 'الكِتَاب', true],
  ['and behind a particle', 'وَالكِتَاب بِالقَلَم', true],
  ['but no other lam', 'علم', false],
  ['nor one in which the word would end', 'ال', true],
  ['tanwin', 'كِتَابًا', true],
  ['tanwin on the alif, before which only a can stand', 'كِتَاباً فَتىً', true],
  ['the silent alif of verbs', 'كَتَبُوا', true],
  ['alif with a hamza below is i', 'إسْلَام', true],
  ['alif with a hamza above may be a or u', 'أمِين', false],
  ['alif with a madda', 'آدَم', true],
  ['the small alif above', 'هٰذَا', true],
  ['shadda with a vowel', 'مُحَمَّد', true],
  ['shadda alone says that a letter is doubled, not what follows', 'مُحَمّد', false],
  ['a ta marbuta, before which only a can stand', 'مَدِينَة جُمْهُورِيّة', true],
  ['but one consonant only', 'مَدرسة', false],
  ['God', 'عَبْد الله وَاللهِ', true],
  ['a letter that Arabic borrowed', 'چِين گلشن', false],
  ['tatweel is no letter', 'قَـلَـم', true],
  ['other scripts, figures and an empty text', 'abc 12 字', true],
  ['empty', '', true],
])('%s: %s', (_rule, text, vocalised) => {
  expect(unvocalised(text).length === 0).toBe(vocalised)
})

test('the words are named as they are written', () => {
  expect(unvocalised('قَلَم العرب، كتاب')).toEqual(['العرب', 'كتاب'])
})

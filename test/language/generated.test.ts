import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isPinyin } from '../../pipeline/language/pinyin.ts'
import { generatedForms } from '../../pipeline/language/recognition/generated.ts'
import { recognizer, type RegisteredForm } from '../../pipeline/language/recognition/index.ts'
import { formsOf } from '../../pipeline/language/recognition/register.ts'
import { transliterator } from '../../pipeline/language/transliteration.ts'
import { load } from '../../pipeline/load/index.ts'
import { readSchemes } from '../../pipeline/load/schemes.ts'

const schemes = readSchemes()

/** The forms of one entry: `kind lang text`, lines of them. */
function entry(id: string, ...lines: string[]): RegisteredForm[] {
  return lines.map((line) => {
    const [kind = '', lang = '', ...text] = line.split(' ')
    return { entry: id, kind: kind as RegisteredForm['kind'], lang, text: text.join(' ') }
  })
}

/** `text scheme` of every spelling that is made. */
function made(forms: RegisteredForm[], isCommon?: (word: string) => boolean): string[] {
  return generatedForms(forms, schemes, isCommon).map(({ text, scheme }) => `${text} ${scheme}`)
}

const qasimi = entry('qasimi', 'preferred en Ehmetjan Qasimi', 'form ug-Arab ئەخمەتجان قاسىمى', 'form ru Ахметджан Касими')

test('every scheme of a form’s language makes its spelling, with the capitals of the preferred form', () => {
  expect(made(qasimi)).toEqual(expect.arrayContaining([
    'Äxmätǰan Qasimi ug-turk', 'Exmetcan Qasimi ug-cts', 'Ahmatjan Kasimi ug-sasm', 'Ăkhmătjan Qasimi ug-alalc', 'Әхмәтҗан Қасими ug-uky', 'Akhmetdzhan Kasimi ru-alalc', 'Axmetdžan Kasimi ru-scientific', 'Ahmetdžan Kasimi ru-iso9',
  ]))
  // A transcription of sounds and a keyboard’s code are no spellings.
  expect(made(qasimi).filter((line) => / ug-(?:ipa|xjus)$/u.test(line))).toEqual([])
})

test.each([
  ['pinyin, which gives Wade–Giles, with and without apostrophes', entry('a', 'preferred en Sheng Shicai', 'form zh-Hant 盛世才'), ['Sheng Shih-ts’ai zh-wadegiles', 'Sheng Shih-tsai zh-wadegiles', 'Sheng Shihtsai zh-wadegiles']],
  ['a reading with tones', entry('a', 'preferred en Chiang Kai-shek', 'form zh-Hant 蔣介石', 'form zh-Latn-pinyin Jiǎng Jièshí'), ['Chiang Chieh-shih zh-wadegiles', 'Chiang Chiehshih zh-wadegiles']],
  ['no pinyin', entry('a', 'preferred en Chiang Kai-shek', 'form zh-Hant 蔣介石'), []],
  ['a capital at the beginning only', entry('a', 'preferred en Altishahr region', 'form ug-Arab ئالتە شەھەر'), expect.arrayContaining(['Altä šähär ug-turk'])],
  ['no capital', entry('a', 'preferred en kurultai', 'form ug-Arab قۇرۇلتاي'), expect.arrayContaining(['qurultay ug-alalc'])],
  ['Arabic without its vowels', entry('a', 'preferred en Arabia', 'form ar العربية'), []],
  ['Arabic with its vowels', entry('a', 'preferred en Riyadh', 'form ar الرِّيَاض'), expect.arrayContaining(['Al-Riyāḍ ar-alalc'])],
  ['three letters', entry('a', 'preferred en Uighur', 'form ru Уйг'), []],
  ['a mark at the end, which may be a quotation’s', entry('a', 'preferred en Cazan', 'form ru Казань'), expect.not.arrayContaining([expect.stringMatching(/[’'] ru/u)])],
  ['Chinese characters without a reading', entry('a', 'preferred en Canton', 'form zh-Hant 廣州'), []],
])('%s', (_name, forms, expected) => {
  expect(made(forms)).toEqual(expected)
})

test('what another entry has, or two would have, or another’s name holds, or the book uses otherwise, is not made', () => {
  const spelt = (...forms: RegisteredForm[][]): string[] => made(forms.flat(), (word) => word === 'turkan').filter((line) => line.endsWith(' ru-alalc')).map((line) => line.slice(0, -' ru-alalc'.length))
  expect(spelt(entry('a', 'preferred en Ghulja', 'form ru Кулджа'), entry('b', 'preferred en Talki', 'form ru Талки'))).toEqual(['Kuldzha'])
  expect(spelt(entry('a', 'preferred en Ghulja', 'form ru Кулджа'), entry('b', 'preferred en Kuldzha'))).toEqual([])
  expect(spelt(entry('a', 'preferred en Ghulja', 'form ru Кулджа'), entry('b', 'preferred en Old Ghulja', 'form ru Кулджа'))).toEqual([])
  expect(spelt(entry('a', 'preferred en Ghulja', 'form ru Кулджа'), entry('b', 'preferred en New Kuldzha'))).toEqual([])
  expect(spelt(entry('a', 'preferred en Turkic', 'form ru Туркан'))).toEqual([])
})

test('without diacritics a spelling is the same; with others it is not', () => {
  const recognize = recognizer([...qasimi, ...generatedForms(qasimi, schemes)])
  const found = (text: string): unknown => recognize(text).map(({ entry: id, kind, scheme, accents, capitals }) => [id, kind, scheme, accents, capitals])[0]
  expect(found('Äxmätǰan Qasimi')).toEqual(['qasimi', 'variant', 'ug-turk', 'same', false])
  expect(found('Axmatjan Qasimi')).toEqual(['qasimi', 'variant', 'ug-turk', 'same', false])
  expect(found('Áxmatjan Qasimi')).toEqual(['qasimi', 'variant', 'ug-turk', 'other', false])
  expect(found('AXMATJAN QASIMI')).toEqual(['qasimi', 'variant', 'ug-turk', 'same', true])
  expect(found('Ehmetjan Qasimi')).toEqual(['qasimi', 'preferred', undefined, 'same', false])
})

test.each([
  ['Sheng Shicai', '盛世才', true], ['Xi’an', '西安', true], ['Xian', '西安', true], ['Lǚ Zōnglì', '呂宗力', true], ['Zhu De', '朱德', true], ['Wulumuqi', '烏魯木齊', true], ['Nanjing', '南京', true], ['Er', '爾', true],
  ['Chiang Kai-shek', '蔣介石', false], ['Sheng', '盛世才', false], ['Tihwa', '迪化', false], ['Xinjiang province', '新疆', false], ['', '', false], ['a'.repeat(5000), '阿'.repeat(5000), false],
])('pinyin: %s of %s', (latin, chinese, expected) => {
  expect(isPinyin(latin, chinese)).toBe(expected)
})

test('names of the register converted all at once are what they are one by one', async () => {
  const programRoot = join(import.meta.dirname, '../..')
  const { book } = await load(programRoot, { programRoot })
  const forms = formsOf(book!.names.values(), 'en').filter(({ lang }) => /^(?:ru|ug|kk|ar)/u.test(lang)).map(({ text }) => text)
  const { transliterate } = transliterator(schemes)
  expect(forms.length).toBeGreaterThan(200)
  for (const id of ['ru-bgn', 'ru-alalc', 'ug-turk', 'ug-sasm', 'kk-bgn', 'ar-alalc', 'ru-ungegn', 'ug-cts']) expect(transliterate(id, forms.join('\n')).split('\n'), id).toEqual(forms.map((text) => transliterate(id, text)))
})

import { expect, test } from 'vitest'
import { isPossibleReading, possibleReadings, suggestReading } from '../../pipeline/language/readings.ts'
import { transliterator } from '../../pipeline/language/transliteration.ts'
import { readSchemes } from '../../pipeline/load/index.ts'

const { transliterate } = transliterator(readSchemes())
const plain = (syllable: string): string => transliterate('zh-pinyin-plain', syllable)
const wadeGiles = (syllable: string): string => transliterate('zh-wadegiles', syllable)

test.each([
  ['盛世才', undefined, 'Shèng Shìcái'],
  ['蔣介石', undefined, 'Jiǎng Jièshí'],
  ['任弼時', undefined, 'Rén Bìshí'],
  ['羅志', 'person', 'Luó Zhì'],
  ['羅志', undefined, 'Luózhì'],
  ['司馬遷', undefined, 'Sīmǎ Qiān'],
  ['歐陽修', 'person', 'Ōuyáng Xiū'],
  ['尉遲敬德', undefined, 'Yùchí Jìngdé'],
  ['迪化', 'place', 'Díhuà'],
  ['重慶', undefined, 'Chóngqìng'],
  ['西安', undefined, 'Xī’ān'],
  ['張家堡', undefined, 'Zhāngjiābǎo'],
  ['烏魯木齊', undefined, 'Wūlǔmùqí'],
  ['解放日報', undefined, 'Jiěfàng Rìbào'],
  ['解放日報', 'words', 'Jiěfàng Rìbào'],
  ['解放日報', 'place', 'Jiěfàngrìbào'],
  ['阿合買提江·哈斯木', 'person', 'Āhémǎitíjiāng Hāsīmù'],
  ['綠洲', 'place', 'Lǜzhōu'],
  ['第一', 'words', 'Dìyī'],
  ['of 盛世才, 1944', undefined, 'of Shèng Shìcái, 1944'],
  ['a伊犁b', undefined, 'a Yīlí b'],
  ['Ili', undefined, 'Ili'],
  ['', undefined, ''],
] as const)('%s as %s reads %s', (text, kind, expected) => {
  expect(suggestReading(text, kind)).toBe(expected)
})

test('traditional and simplified characters read alike, however often and in whatever order they are asked', () => {
  const pairs = [['盛世驥', '盛世骥'], ['張治中', '张治中'], ['東突厥斯坦', '东突厥斯坦'], ['尉犁', '尉犁']] as const
  const before = pairs.map(([traditional]) => [suggestReading(traditional), possibleReadings(traditional)])
  for (const [traditional, simplified] of pairs) expect(suggestReading(traditional)).toBe(suggestReading(simplified))
  expect(pairs.map(([traditional]) => [suggestReading(traditional), possibleReadings(traditional)])).toEqual(before)
})

test('a suggestion may be wrong where the right reading is still a possible one', () => {
  expect(suggestReading('喀什噶爾')).not.toBe('Kāshígá’ěr')
  expect(isPossibleReading('Kashigaer', '喀什噶爾', plain)).toBe(true)
  expect(suggestReading('莎車')).not.toBe('Suōchē')
  expect(isPossibleReading('Suoche', '莎車', plain)).toBe(true)
})

test('every reading of a character is possible, also those of a character that becomes another in simplified text', () => {
  expect(possibleReadings('重慶')).toEqual([['zhòng', 'chóng'], ['qìng']])
  expect(possibleReadings('於')[0]).toContain('wū')
  expect(possibleReadings('\u{20BB7}')).toEqual([[]])
})

test.each([
  ['Sheng Shicai', '盛世才', true],
  ['Cheng Shicai', '盛世才', true],
  ['sheng-shi-cai', '盛世才', true],
  ['Shèng Shìcái', '盛世才', true],
  ['Sheng Shihtsai', '盛世才', false],
  ['Sheng Shica', '盛世才', false],
  ['Sheng Shicaii', '盛世才', false],
  ['Yan’an', '延安', true],
  ['Yan\'an', '延安', true],
  ['Lüzhou', '綠洲', true],
  ['Luzhou', '綠洲', true],
  ['Nuzhen', '女真', false],
  ['Ahemaitijiang Hasimu', '阿合買提江·哈斯木', true],
  ['Anything', '\u{20BB7}', true],
])('%s of %s: %s', (latin, chinese, possible) => {
  expect(isPossibleReading(latin, chinese, plain)).toBe(possible)
})

test('a possible reading is one by the scheme at hand', () => {
  expect(isPossibleReading('Sheng Shih-ts’ai', '盛世才', wadeGiles)).toBe(true)
  expect(isPossibleReading('Sheng Shicai', '盛世才', wadeGiles)).toBe(false)
})

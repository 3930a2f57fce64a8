import { expect, test } from 'vitest'
import type { Terminal } from '../../pipeline/commands/terminal.ts'
import { listSchemesCommand, translitCommand } from '../../pipeline/commands/translit.ts'

function terminal(): Terminal & { readonly said: string[]; readonly complained: string[] } {
  const said: string[] = []
  const complained: string[] = []
  return { said, complained, out: (text) => void said.push(text), err: (text) => void complained.push(text), live: false, columns: 80, level: 'info' }
}

async function* lines(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

test('translit converts its words, or else the lines of its input', async () => {
  const screen = terminal()
  expect(await translitCommand({ scheme: 'ru-alalc', words: ['Тянь-Шань', 'и', 'Цинхай'], input: () => lines('unread') }, screen)).toBe(0)
  expect(await translitCommand({ scheme: 'ug-uly', words: [], input: () => lines('غۇلجا', '', 'ئۈرۈمچى') }, screen)).toBe(0)
  expect(screen.said).toEqual(['Ti͡anʹ-Shanʹ i T͡Sinkhaĭ\n', 'ghulja\n', '\n', 'ürümchi\n'])
  expect(screen.complained).toEqual([])
})

test('an unknown scheme is a wrong command line and names the nearest', async () => {
  const screen = terminal()
  expect(await translitCommand({ scheme: 'ru-bgm', words: ['а'], input: () => lines() }, screen)).toBe(64)
  expect(screen.complained).toEqual(['There is no scheme “ru-bgm”. Did you mean “ru-bgn”?\nTry: sourcebook translit --list\n'])
  expect(screen.said).toEqual([])
})

test('--list shows id, tag and name of every scheme', () => {
  const screen = terminal()
  expect(listSchemesCommand(screen)).toBe(0)
  expect(screen.said.join('')).toMatch(/^ru-bgn +ru-Latn-t-ru-m0-bgn +Russian, BGN\/PCGN 1947$/mu)
})

test.each([
  ['zh-pinyin', '盛世才', undefined, 'Shèng Shìcái'],
  ['zh-pinyin-plain', '盛世才', undefined, 'Sheng Shicai'],
  ['zh-wadegiles', '盛世才', undefined, 'Sheng Shih-ts’ai'],
  ['zh-alalc', '延安 解放日報', undefined, 'Yan’an Jiefang Ribao'],
  ['zh-pinyin-plain', '羅志', undefined, 'Luozhi'],
  ['zh-pinyin-plain', '羅志', 'person', 'Luo Zhi'],
  ['zh-pinyin-plain', '馬家堡', 'place', 'Majiabao'],
] as const)('%s of %s as %s: a suggestion, which is said beside the result', async (scheme, text, kind, expected) => {
  const screen = terminal()
  expect(await translitCommand({ scheme, words: [text], input: () => lines(), kind }, screen)).toBe(0)
  expect(screen.said).toEqual([`${expected}\n`])
  expect(screen.complained).toEqual(['The reading of the Chinese characters is a suggestion: an editor must confirm it.\n'])
})

test('pinyin that is given is no suggestion', async () => {
  const screen = terminal()
  expect(await translitCommand({ scheme: 'zh-wadegiles', words: ['Xīnjiāng'], input: () => lines() }, screen)).toBe(0)
  expect([screen.said, screen.complained]).toEqual([['Hsin-chiang\n'], []])
})

test('Arabic without vowel signs is converted, and said to be no transliteration', async () => {
  const screen = terminal()
  expect(await translitCommand({ scheme: 'ar-alalc', words: [], input: () => lines('قَلَم', 'العرب', 'العرب كتاب') }, screen)).toBe(0)
  expect(screen.said).toEqual(['qalam\n', 'al-ʻrb\n', 'al-ʻrb ktāb\n'])
  expect(screen.complained).toEqual(['The text lacks vowel signs, so the result is not a transliteration: العرب, كتاب.\n'])
})

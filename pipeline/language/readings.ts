import { createRequire } from 'node:module'

// The dictionaries are large: they are read when Chinese text first asks for them, and a book without it never does.
const require = createRequire(import.meta.url)

/** What a Chinese name names, as far as its spelling depends on it: in `words` each word of the dictionary stands by itself. */
export type NamedKind = 'person' | 'place' | 'words'

interface PinyinPro {
  readonly pinyin: (text: string, options: { type: 'array'; toneSandhi: boolean; surname: 'head' | 'off' }) => string[]
  readonly polyphonic: (text: string, options: { type: 'array' }) => string[][]
  readonly segment: (text: string) => { readonly origin: string }[]
  readonly addDict: (words: object) => void
}

/** A run of Chinese characters; the middle dot parts the names of a foreigner. */
const run = /\p{Script=Han}+(?:[·‧•・]\p{Script=Han}+)*/gu
const dot = /[·‧•・]/u

const compoundSurnames = new Set('欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 东郭 西门 闻人 澹台 钟离 淳于 单于 太叔 申屠 公羊 公冶 宗政 濮阳 仲孙 赫连 呼延 拓跋 鲜于 闾丘 万俟 司空 爱新'.split(' '))

/** The surnames of most of the Han, in simplified characters. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
  + '盛甘关焦柳邢骆岳齐梅庄温牛葛毕聂丛柴翟纪包宁阮傅祝左涂欧尤阎仇舒屈项童柯樊兰霍鲍俞裴耿管路芦辛栾靳殷苗靖辜颜褚章翁',
)

/** Last characters of names of places, which end no name of a person. */
const placeEndings = new Set('州县省市河湖城京区道路村镇乡岛湾口桥庄堡沟坝子')

let toSimplified: ((text: string) => string) | undefined
let knowsWords = false

/** Package pinyin-pro; with words, with the dictionary of @pinyin-pro/data, which does not change the readings of single characters. */
function pinyinPro(words: boolean): PinyinPro {
  const engine = require('pinyin-pro') as PinyinPro
  if (words && !knowsWords) {
    engine.addDict(require('@pinyin-pro/data/modern.json') as object)
    knowsWords = true
  }
  return engine
}

function simplified(text: string): string {
  toSimplified ??= (require('opencc-js/t2cn') as { Converter: (way: { from: 't'; to: 'cn' }) => (text: string) => string }).Converter({ from: 't', to: 'cn' })
  const converted = toSimplified(text)
  return [...converted].length === [...text].length ? converted : text
}

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

/**
 * The likely reading of Chinese text in Hanyu Pinyin with tone marks, spelt as names are (GB/T 16159): 盛世才 “Shèng Shìcái”,
 * 司馬遷 “Sīmǎ Qiān”, 迪化 “Díhuà”, 解放日報 “Jiěfàng Rìbào”. It is a suggestion: of characters with several readings the wrong one
 * may be taken (喀什噶爾 comes out as “Kāshéngá’ěr”, 莎車 as “Shāchē”), and without `kind` only a guess tells persons from places.
 * What is not Chinese stays as it is.
 */
export function suggestReading(text: string, kind?: NamedKind): string {
  return text.replace(run, (characters: string, at: number) => {
    const names = characters.split(dot)
    const read = names.map((name) => nameReading(simplified(name), names.length > 1 ? 'place' : kind)).join(' ')
    const [before, after] = [text.slice(0, at), text.slice(at + characters.length)]
    return `${/[\p{L}\p{N}]$/u.test(before) ? ' ' : ''}${read}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}`
  })
}

function nameReading(name: string, kind: NamedKind | undefined): string {
  const engine = pinyinPro(true)
  const surname = kind === 'place' || kind === 'words' ? 0 : surnameLength(name, kind === 'person', engine)
  const syllables = engine.pinyin(name, { type: 'array', toneSandhi: false, surname: surname > 0 ? 'head' : 'off' })
  const lengths = surname > 0 ? [surname, syllables.length - surname] : kind === 'place' || kind === 'person' ? [syllables.length] : wordLengths(name, engine)
  let from = 0
  return lengths.map((length) => joined(syllables.slice(from, (from += length)))).join(' ')
}

/** Characters of the surname; 0: no surname is seen, or the name is not a person’s. */
function surnameLength(name: string, person: boolean, engine: PinyinPro): number {
  const characters = [...name]
  if (characters.length >= 3 && characters.length <= 4 && compoundSurnames.has(characters.slice(0, 2).join(''))) return 2
  if (person) return characters.length === 2 || characters.length === 3 ? 1 : 0
  // Most names in two characters are those of places: that of a person is seen only in three.
  const seen = characters.length === 3 && surnames.has(characters[0] ?? '') && !placeEndings.has(characters[2] ?? '')
  return seen && engine.segment(name).length > 1 ? 1 : 0
}

/**
 * Lengths of the words in characters. Those that the dictionary does not know belong together, for it holds hardly any names; and what
 * has no more than three characters is one word.
 */
function wordLengths(name: string, engine: PinyinPro): number[] {
  if ([...name].length <= 3) return [[...name].length]
  const lengths: number[] = []
  let loose = false
  for (const { origin } of engine.segment(name)) {
    const { length } = [...origin]
    if (length === 1 && loose) lengths.push((lengths.pop() ?? 0) + 1)
    else lengths.push(length)
    loose = length === 1
  }
  return lengths
}

/** Syllables as one word with a capital; an apostrophe before a vowel that could be read with the syllable before. */
function joined(syllables: readonly string[]): string {
  const word = syllables.map((syllable, index) => (index > 0 && /^[aoe]/u.test(syllable.normalize('NFD')) ? `’${syllable}` : syllable)).join('')
  return word.replace(/^./u, (first) => first.toUpperCase()).normalize('NFC')
}

/**
 * Every reading that each character may have, as syllables of pinyin with tone marks, the commonest first; those of the simplified
 * character count too. An empty list: the character is not known.
 */
export function possibleReadings(text: string): readonly (readonly string[])[] {
  const { polyphonic } = pinyinPro(false)
  const read = (characters: string): string[][] => [...characters].map((character) => (polyphonic(character, { type: 'array' })[0] ?? []).filter((syllable) => syllable !== character && syllable !== ''))
  const [plain, given] = [read(simplified(text)), read(text)]
  return plain.map((readings, index) => [...new Set([...readings, ...(given[index] ?? [])])])
}

/**
 * Whether Latin text may be read from the Chinese text, each syllable written by `romanise` (from toned pinyin to the scheme at hand).
 * Letters alone count: no spaces, hyphens, apostrophes, tones or capitals. True too where a character is not known.
 */
export function isPossibleReading(latin: string, chinese: string, romanise: (syllable: string) => string): boolean {
  const letters = lettersOf(latin)
  let ends = new Set([0])
  for (const readings of possibleReadings([...chinese].filter(hasChinese).join(''))) {
    if (readings.length === 0) return true
    const syllables = new Set(readings.map((syllable) => lettersOf(romanise(syllable))))
    ends = new Set([...ends].flatMap((end) => [...syllables].filter((syllable) => letters.startsWith(syllable, end)).map((syllable) => end + syllable.length)))
  }
  return ends.has(letters.length)
}

/** Small letters without marks of tone; the diaeresis of ü and the circumflex of ê stay. */
function lettersOf(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(/[\u0300\u0301\u0304\u030C]/gu, '').normalize('NFC').replace(/[^\p{L}]/gu, '')
}

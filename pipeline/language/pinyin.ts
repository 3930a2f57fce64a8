/** A syllable of Hanyu Pinyin without tones; some that Chinese lacks fit too. */
const syllable = '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|üe|a|e|i|o|u|ü)'

/** By the number of syllables. */
const patterns = new Map<number, RegExp>()

/**
 * Whether Latin text can be the pinyin, with tones or without, of Chinese characters: as many syllables as there are characters.
 * “Sheng Shicai” can be that of 盛世才; “Chiang Kai-shek” is no pinyin.
 */
export function isPinyin(latin: string, chinese: string): boolean {
  const count = chinese.match(/\p{Script=Han}/gu)?.length ?? 0
  const plain = latin.normalize('NFD').replace(/[\u0300\u0301\u0304\u030C]/gu, '').normalize('NFC').toLowerCase()
  // Longer than the name of anything; beyond it the ways to divide a text would be too many.
  if (count === 0 || plain.length > 60) return false
  let pattern = patterns.get(count)
  if (pattern === undefined) patterns.set(count, (pattern = new RegExp(`^(?:${syllable}(?:['’ -](?=.)|(?=[^'’ -]|$))){${count}}$`, 'u')))
  return pattern.test(plain)
}

import { scriptRuns, type Script } from './scripts.ts'

/** Signs of transliteration that do not count when words are filed. */
const unfiled = /[ʿʾʹʺ’‘ʼʻ'“”"]/gu

/** The key under which a word is filed: without the signs ʿ ʾ ʹ ʺ and apostrophes. */
function filingKey(text: string): string {
  return text.normalize('NFC').replace(unfiled, '').trim()
}

/** Orders words of a language as its dictionaries do; words that file alike keep an order by code unit. */
export function collator(tag: string): (a: string, b: string) => number {
  const order = new Intl.Collator(tag, { usage: 'sort', sensitivity: 'variant', numeric: true, ignorePunctuation: false })
  return (a, b) => order.compare(filingKey(a), filingKey(b)) || (a < b ? -1 : a > b ? 1 : 0)
}

/** The letter under which a word is filed in a Latin alphabet: “Şehir” → S; “#” for what begins otherwise. */
export function filingLetter(text: string): string {
  const first = filingKey(text).normalize('NFD').charAt(0).toUpperCase()
  return /\p{L}/u.test(first) ? first : '#'
}

/** Where a word stands in an index: the script it begins in, and the letter there; none for Chinese, which has too many. */
export interface FilingGroup {
  readonly script: Script
  readonly letter: string
}

/** Scripts in the order in which an index has them; others follow. Each is filed by the dictionaries of a language, Latin by those of the book’s. */
const filedAs: readonly (readonly [Script, string])[] = [['Cyrl', 'ru'], ['Grek', 'el'], ['Arab', 'ar'], ['Hebr', 'he'], ['Hani', 'zh-u-co-pinyin'], ['Kana', 'ja'], ['Hang', 'ko']]

/** The group of a word. What begins with a figure or a sign stands before the letters, at “#”. */
export function filingGroup(sort: string): FilingGroup {
  const letter = filingLetter(sort)
  if (letter === '#') return { script: 'Latn', letter }
  const script = scriptRuns(letter)[0]?.script ?? 'Latn'
  return { script, letter: script === 'Hani' || script === 'Kana' || script === 'Hang' ? '' : letter }
}

/** The order of the groups of an index, and of the words in a group of a script, for a book in the language `tag`. */
export function filingOrder(tag: string): { groups: (a: FilingGroup, b: FilingGroup) => number; words: (script: Script) => (a: string, b: string) => number } {
  const known = new Map<Script, (a: string, b: string) => number>()
  const words = (script: Script): ((a: string, b: string) => number) => {
    const found = known.get(script)
    if (found) return found
    const made = collator(filedAs.find(([each]) => each === script)?.[1] ?? tag)
    known.set(script, made)
    return made
  }
  const scripts = ['Latn', ...filedAs.map(([script]) => script), 'Mong', 'Zzzz', 'Zyyy']
  const rank = (script: Script): number => scripts.indexOf(script)
  return { words, groups: (a, b) => rank(a.script) - rank(b.script) || Number(b.letter === '#') - Number(a.letter === '#') || words(a.script)(a.letter, b.letter) }
}

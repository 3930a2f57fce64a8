import { kindOf, kinds } from './characters.ts'

/** Prefixes that Arabic writes onto a word: and, then; in, to, like; the article. “للـ” is handled apart: it swallows an alif. */
const arabicPrefix = /[وف]?[بلك]?(?:ال)?/uy

const noPrefixes: readonly number[] = []

/** Endings of a Uyghur noun, in their order: plural, derivation, case, particle. */
const uyghurEnding = /(?:لار|لەر)?(?:لىق|لىك|لۇق|لۈك)?(?:چى)?(?:لار|لەر)?(?:نىڭكى|نىڭ|غىچە|قىچە|گىچە|كىچە|غا|قا|گە|كە|نى|دىكى|تىكى|دا|تا|دە|تە|دىن|تىن|چە)?(?:مۇ|لا|دۇر)?/uy

/** Endings of a noun in Kazakh and Kyrgyz: plural, case, particle. */
const turkicEnding = /(?:[лдт][аеоө]р)?(?:[ндт](?:[ыиіуү]ң|[ыиуү]н)|[ғгқк][аеоө]|[ндт][ыиіуү]|[дт][аеоө]|[днт][аеоө]н|[мбп]ен|менен)?(?![\p{L}\p{M}])/uy

/** Whether a language writes such endings onto a name in Cyrillic. */
export function isTurkicCyrillic(lang: string): boolean {
  return /^(?:kk|ky)(?:-Cyrl)?(?:$|-(?!Latn|Arab))/iu.test(lang)
}

/** What Kazakh or Kyrgyz write onto a name at its end, `offset`, in Cyrillic; undefined where that is nothing. */
export function turkicSuffixAt(text: string, offset: number): string | undefined {
  if (!/\p{Script=Cyrillic}/u.test(text.charAt(offset - 1))) return undefined
  turkicEnding.lastIndex = offset
  const ending = turkicEnding.exec(text)?.[0] ?? ''
  return ending === '' ? undefined : ending
}

/**
 * How many units of prefixes may be taken off the Arabic word at `offset`, shortest first, 0 excluded. They are “و”, “ف”,
 * “ب”, “ل”, “ك”, “ال” and what these make together.
 */
export function arabicPrefixes(text: string, offset: number): readonly number[] {
  if (!'وفبلكا'.includes(text.charAt(offset))) return noPrefixes
  arabicPrefix.lastIndex = offset
  const whole = arabicPrefix.exec(text)?.[0] ?? ''
  const lengths: number[] = []
  for (let length = 1; length <= whole.length; length++) {
    // The article is not cut in two.
    if (!(whole.endsWith('ال') && length === whole.length - 1)) lengths.push(length)
  }
  return lengths
}

/**
 * What is written onto a name at its end, `offset`: “’s”, “s”, “es” of English after a Latin letter, endings of Uyghur after an
 * Arabic one. '' where the word ends at `offset`; undefined where it goes on in another way.
 */
export function suffixAt(text: string, offset: number, letters: number): string | undefined {
  const before = kindBefore(text, offset)
  if (before !== kinds.word && before !== kinds.arabic) return ''
  const next = offset < text.length ? kindOf(text.charCodeAt(offset)) : kinds.space
  if (next === kinds.space || next === kinds.other || next === kinds.hyphen || next === kinds.han) return ''
  if (before === kinds.word) return latinSuffix(text, offset, letters)
  uyghurEnding.lastIndex = offset
  const ending = uyghurEnding.exec(text)?.[0] ?? ''
  return (ending !== '' || next === kinds.apostrophe) && ends(text, offset + ending.length) ? ending : undefined
}

/** At an apostrophe or a letter. */
function latinSuffix(text: string, offset: number, letters: number): string | undefined {
  const match = /^(?:['’‘ʼʻ][sS](?![\p{L}\p{M}\p{N}])|[eE]?[sS](?![\p{L}\p{M}\p{N}]))/u.exec(text.slice(offset, offset + 4))
  if (match) {
    const [suffix] = match
    if (/^['’‘ʼʻ]/u.test(suffix)) return suffix
    // “Mas” is no plural of “Ma”; “es” only follows a hissing sound.
    const sibilant = /(?:[sxz]|[cs]h)$/iu.test(text.slice(Math.max(0, offset - 2), offset))
    const latin = /\p{Script=Latin}/u.test(text[offset - 1] ?? '')
    return latin && letters > 2 && sibilant === suffix.length > 1 ? suffix : undefined
  }
  if (!ends(text, offset)) return undefined
  // “Mes’ud” does not hold “Mes”.
  return kindOf(text.charCodeAt(offset)) === kinds.apostrophe && kindOf(text.charCodeAt(offset + 1)) === kinds.word ? undefined : ''
}

/** Whether no word goes on at `offset`. */
function ends(text: string, offset: number): boolean {
  if (offset >= text.length) return true
  const kind = kindOf(text.charCodeAt(offset))
  return kind !== kinds.word && kind !== kinds.arabic && kind !== kinds.ignored
}

function kindBefore(text: string, offset: number): number {
  let at = offset - 1
  while (at > 0 && (kindOf(text.charCodeAt(at)) === kinds.ignored || kindOf(text.charCodeAt(at)) === kinds.tail)) at--
  return at < 0 ? kinds.other : kindOf(text.charCodeAt(at))
}

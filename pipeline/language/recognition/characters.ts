/** What a UTF-16 unit is to the recognition of names. */
export const kinds = {
  /** Punctuation and signs: parts words, matches only itself. */
  other: 1,
  /** Letters and digits of scripts with words. */
  word: 2,
  /** Chinese characters: no boundaries between words. */
  han: 3,
  /** Letters of the Arabic script: prefixes and suffixes are written onto the word. */
  arabic: 4,
  space: 5,
  hyphen: 6,
  apostrophe: 7,
  /** Draws nothing or may be left out: soft hyphens, joiners, bidi marks, tatweel, optional marks. */
  ignored: 8,
  /** Second half of a surrogate pair. */
  tail: 9,
} as const

const apostrophes = "'’‘ʼʻ"
const hyphens = '-‐‑﹣－'
const dots = '·・•‧∙'

/** Marks that a writer may leave out: accents, the vowel signs of Arabic and Hebrew. Those of other scripts are letters. */
const optionalMark = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u0655\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]/u

const kindTable = new Uint8Array(0x10000)
const foldTable = new Uint16Array(0x10000)
const smallTable = new Uint16Array(0x10000)

/** The kind of a UTF-16 unit. */
export function kindOf(unit: number): number {
  const known = kindTable[unit] ?? 0
  return known === 0 ? (kindTable[unit] = judge(unit)) : known
}

/**
 * The unit that stands for a unit in comparisons: small letter, without accents where they are accents (not й), one apostrophe,
 * one middle dot; a hyphen is a space.
 */
export function foldOf(unit: number): number {
  const known = foldTable[unit] ?? 0
  return known === 0 ? (foldTable[unit] = fold(unit)) : known
}

/**
 * Writes a text as it is compared into `units` and returns how many they are: units folded, runs of spaces and hyphens as one space,
 * without what is ignored. `units` must be as long as the text.
 */
export function foldInto(text: string, units: Uint16Array): number {
  let length = 0
  let separated = true
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    const kind = kindOf(unit)
    const separator = kind === kinds.space || kind === kinds.hyphen
    if (kind === kinds.ignored || (separator && separated)) continue
    units[length++] = foldOf(unit)
    separated = separator
  }
  return length
}

/** A text as it is compared. */
export function folded(text: string): string {
  const units = text.length > scratch.length ? new Uint16Array(text.length) : scratch
  return String.fromCharCode.apply(null, units.subarray(0, foldInto(text, units)) as unknown as number[])
}

const scratch = new Uint16Array(256)

/** The small letter of a unit; the unit itself where it has none. */
export function smallOf(unit: number): number {
  const known = smallTable[unit] ?? 0
  if (known !== 0) return known
  const small = String.fromCharCode(unit).toLowerCase()
  return (smallTable[unit] = small.length === 1 ? small.charCodeAt(0) : unit)
}

/** `L` for a capital, `s` for a small letter that has a capital, else ''. */
export function caseOf(unit: number): 'L' | 's' | '' {
  if (smallOf(unit) !== unit) return 'L'
  if (unit >= 0x61 && unit <= 0x7a) return 's'
  return unit < 0x80 || String.fromCharCode(unit).toUpperCase().charCodeAt(0) === unit ? '' : 's'
}

/** The unit that two make where the second is a combining mark that belongs to the letter (и and breve: й), else 0. Not for Latin. */
export function composed(unit: number, mark: number): number {
  if (unit < 0x250) return 0
  const one = String.fromCharCode(unit, mark).normalize('NFC')
  return one.length === 1 ? one.charCodeAt(0) : 0
}

function judge(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) {
    if (unit >= 0xdc00) return kinds.tail
    // Planes 2 and 3 are Chinese; of plane 1 what lies before the emoji is mostly scripts.
    return unit >= 0xd840 && unit < 0xd8c0 ? kinds.han : unit < 0xd83c ? kinds.word : kinds.other
  }
  const character = String.fromCharCode(unit)
  if (apostrophes.includes(character)) return kinds.apostrophe
  if (hyphens.includes(character)) return kinds.hyphen
  if (/\s/u.test(character)) return kinds.space
  if (unit === 0x640 || /\p{Cf}/u.test(character) || optionalMark.test(character)) return kinds.ignored
  if (/\p{Script=Han}/u.test(character) && /[\p{L}\p{N}]/u.test(character)) return kinds.han
  if (!/[\p{L}\p{M}\p{N}]/u.test(character)) return kinds.other
  return /\p{Script=Arabic}/u.test(character) ? kinds.arabic : kinds.word
}

function fold(unit: number): number {
  const kind = kindOf(unit)
  if (kind === kinds.space || kind === kinds.hyphen) return 0x20
  if (kind === kinds.apostrophe) return 0x27
  if (kind !== kinds.word && kind !== kinds.other) return unit
  const character = String.fromCharCode(unit)
  if (dots.includes(character)) return 0xb7
  if (character === 'ı') return 0x69
  const bare = /[\p{Script=Latin}\p{Script=Greek}Ёё]/u.test(character) ? character.normalize('NFD').charAt(0) : character
  const small = bare.toLowerCase()
  return small.length === 1 ? small.charCodeAt(0) : bare.charCodeAt(0)
}

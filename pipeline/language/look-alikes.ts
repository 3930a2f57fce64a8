/** A script of letters that are taken for one another. */
export type LookAlikeScript = 'Latin' | 'Cyrillic' | 'Greek'

/** Pairs of letters that look the same, or so alike that one is typed for the other: the letter of the script, the Latin one. */
const cyrillic = 'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY ӘƏ ӨƟ ЬƄ ԚQ ԜW ҺH ӀI аa еe кk мm оo рp сc тt уy хx ѕs іi јj үy һh әə өɵ ьƅ ԛq ԝw ԁd ӏl'
const greek = 'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa εe ηn ιi κk νv οo ρp τt υu ωw'

const latinOf = { Cyrillic: paired(cyrillic), Greek: paired(greek) }
const ofLatin = { Cyrillic: paired(cyrillic, true), Greek: paired(greek, true) }

function paired(list: string, turned = false): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const [own = '', latin = ''] of list.split(' ').map((pair) => [...pair])) {
    // Of two letters like one Latin letter the first is the common one.
    const [from, to] = turned ? [latin, own] : [own, latin]
    if (!pairs.has(from)) pairs.set(from, to)
  }
  return pairs
}

/** The script of a letter; undefined for every other script, and for marks and modifier letters, which are common to all. */
export function lookAlikeScript(character: string): LookAlikeScript | undefined {
  const code = character.codePointAt(0) ?? 0
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 'Latin'
  if (code < 0xaa || !/\p{L}/u.test(character)) return undefined
  if (/\p{Script=Latin}/u.test(character)) return 'Latin'
  if (/\p{Script=Cyrillic}/u.test(character)) return 'Cyrillic'
  return /\p{Script=Greek}/u.test(character) ? 'Greek' : undefined
}

const known = { Cyrillic: new Map<string, string | undefined>(), Greek: new Map<string, string | undefined>() }

/** The letter of another script that a letter looks like, with its accents: Latin for Cyrillic and Greek, `other` for Latin. */
export function lookAlike(character: string, other: 'Cyrillic' | 'Greek'): string | undefined {
  const before = known[other].get(character)
  if (before !== undefined || known[other].has(character)) return before
  const like = find(character, other)
  known[other].set(character, like)
  return like
}

function find(character: string, other: 'Cyrillic' | 'Greek'): string | undefined {
  const whole = latinOf[other].get(character) ?? ofLatin[other].get(character)
  if (whole !== undefined) return whole
  const [base = '', ...marks] = character.normalize('NFD')
  const like = marks.length === 0 ? undefined : (latinOf[other].get(base) ?? ofLatin[other].get(base))
  return like && `${like}${marks.join('')}`.normalize('NFC')
}

import { scriptOfTag } from './scripts.ts'

/** A character that stands for others: what it is, and those others. */
export interface PresentationForm {
  readonly kind: string
  readonly plain: string
}

/** First and last code point, what the block holds, and what of it is a character in its own right. */
const blocks: readonly (readonly [first: number, last: number, kind: string, own?: RegExp])[] = [
  [0x2e80, 0x2fdf, 'the radical form'],
  [0xf900, 0xfaff, 'a CJK compatibility ideograph'],
  [0xfb00, 0xfb17, 'a ligature'],
  // The honorifics, the name of God and the rial sign are written so.
  [0xfb50, 0xfdff, 'an Arabic presentation form', /[\uFDF0-\uFDFF]/u],
  [0xfe70, 0xfefc, 'an Arabic presentation form'],
  [0xff10, 0xff5a, 'a fullwidth form', /[^\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u],
  [0x2f800, 0x2fa1f, 'a CJK compatibility ideograph'],
]

const plainOf = new Map<string, string>()
const eastAsian = new Set(['Hani', 'Kana', 'Hang'])

/**
 * Whether a character is a presentation form in text of a language, and what is written instead. What has no other spelling
 * (ornate parentheses, honorifics of one sign, the twelve unified ideographs among the compatibility ones) is none.
 * Fullwidth letters are at home in East Asian text; `mul` may be that.
 */
export function presentationForm(character: string, lang: string): PresentationForm | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x2e80) return undefined
  const block = blocks.find(([first, last]) => code >= first && code <= last)
  if (block === undefined) return undefined
  const [first, , kind, own] = block
  if (own?.test(character)) return undefined
  if (first === 0xff10 && (lang === 'mul' || eastAsian.has(scriptOfTag(lang)))) return undefined
  let plain = plainOf.get(character)
  if (plain === undefined) plainOf.set(character, (plain = character.normalize('NFKC').trim()))
  return plain === character ? undefined : { kind, plain }
}

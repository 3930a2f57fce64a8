/** A word: Arabic letters with their signs. */
const words = /[\p{Script=Arabic}\p{M}\u0640]+/gu

/** Fathatan to kasra, sukun, and the small alif above: what says how a consonant goes on. Shadda only doubles it. */
const vowelSign = /[\u064B-\u0650\u0652\u0670]/u

interface Letter {
  readonly letter: string
  readonly marks: string
}

/**
 * The words of an Arabic text that cannot be romanised by rule, because a consonant inside them bears no sign of a vowel or of none. It
 * needs none where it is
 *
 * - the last of its word (the pausal form), or stands before a ta marbuta or a bearer of tanwin, where only a can follow;
 * - the lam of the article, or in الله;
 * - a vowel by itself (ا, ى, آ, إ), or makes one long: و after u, ي after i.
 */
export function unvocalised(text: string): string[] {
  return (text.normalize('NFC').match(words) ?? []).filter((word) => /\p{L}/u.test(word) && !isVocalised(word.replace(/\u0640/gu, '')))
}

function isVocalised(word: string): boolean {
  const letters = [...word.matchAll(/(\p{L})(\p{M}*)/gu)].map(([, letter = '', marks = '']): Letter => ({ letter, marks }))
  const plain = letters.map(({ letter }) => letter).join('')
  const god = /^[وفبت]?الله$/u.test(plain)
  const article = articleLam(plain)
  return letters.every(({ letter, marks }, index) => {
    if (vowelSign.test(marks) || 'اىآإٱ'.includes(letter) || index === article) return true
    const before = letters[index - 1]?.marks ?? ''
    const long = (letter === 'و' && before.includes('\u064F')) || (letter === 'ي' && before.includes('\u0650'))
    return long || (god && index >= article) || isLast(letters, index)
  })
}

/** Where the lam of the article stands, behind one of the particles that are written with their word too; −1: nowhere. */
function articleLam(letters: string): number {
  const found = /^[وفبك]?ال(?=..)/u.exec(letters)
  return found === null ? -1 : found[0].length - 1
}

/** Behind the last consonant stands nothing, a ta marbuta, or a letter that bears the tanwin. One letter alone is no word. */
function isLast(letters: readonly Letter[], index: number): boolean {
  const after = letters[index + 1]
  if (after === undefined) return index > 0
  return index === letters.length - 2 && (after.letter === 'ة' || ('اى'.includes(after.letter) && after.marks.includes('\u064B')))
}

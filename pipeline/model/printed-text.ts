import { foldText } from './folding.ts'

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const RTL_ALL = /[\p{Script=Arabic}\p{Script=Hebrew}\u0640\u064B-\u065F]/gu

/**
 * Folded for comparison with a PDF: hyphens at line ends are drawn as U+2010, raised figures may be their own characters. Decomposed, so
 * that a text is as long read forwards as turned around.
 */
export function foldPrinted(text: string): string {
  return foldText(text.normalize('NFKC')).replace(/\u2010/g, '').normalize('NFD')
}

/**
 * Whether a text block was read back whole. Both are folded, and `found` may be longer: only its beginning is looked at.
 *
 * A block without right-to-left letters must be the same character by character. Right-to-left lines are written in the order they
 * stand on paper, and programs turn them around in their own ways: of a stretch that holds such letters, between two left-to-right
 * ones, only the characters must be the same; and in a block that begins from the right that is the whole block, of which the
 * left-to-right letters must stand in their order.
 */
export function isReadBack(expected: string, found: string): boolean {
  if (expected === found) return true
  if (expected.length !== found.length || !RTL.test(expected)) return false
  if (bag(expected) !== bag(found)) return false
  if (RTL.test(/\p{L}/u.exec(expected)?.[0] ?? '')) return leftToRight(expected) === leftToRight(found)
  const parts = stretches(found)
  return stretches(expected).every((part, index) => {
    const other = parts[index] ?? ''
    return part === other || (RTL.test(part) && bag(part) === bag(other))
  })
}

/** The characters of a text, sorted. Brackets are mirrored in right-to-left text: one sign for both. */
export function bag(text: string): string {
  return [...mirrored(text)].sort().join('')
}

/** Left-to-right letters, and what stands between them, in turn. */
function stretches(text: string): string[] {
  // A line that was turned around may have an Arabic mark right behind a Latin letter: it is no part of it.
  return text.split(/((?:(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}(?:(?![\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED])\p{M})*)+)/u)
}

function leftToRight(text: string): string {
  return text.replace(RTL_ALL, '').replace(/[^\p{L}\p{M}]/gu, '')
}

function mirrored(text: string): string {
  return text.replace(/[)\]}»›]/g, (sign) => ({ ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹' })[sign] ?? sign)
}

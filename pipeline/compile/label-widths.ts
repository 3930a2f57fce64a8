/**
 * Widths of letters in ems, none too small: the greatest of the letters in each group in the house’s Garamond. A test compares them with the font.
 */
const groups: readonly (readonly [number, string])[] = [
  [0.25, ' !,.:;ijl\'`·’‘'], [0.35, '-|()*IJ[]frst'], [0.42, '/?\\aez{}§“”'], [0.46, '$cgvxy'], [0.5, '0123456789#Sko~_ßþ'], [0.55, 'Fbdhnpquđħ–'], [0.6, '+<=>BELPY×'],
  [0.7, 'AKTVwZæ%…'], [0.75, '@CGRUX'], [0.8, '&DNOQmœØ'], [0.95, 'HMWÆŒ—'],
]
const widths: ReadonlyMap<string, number> = new Map(groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

/** The width of a text in the house’s type of a size, estimated letter by letter and not too small. */
export function estimatedWidth(text: string, size: number): number {
  return [...text.normalize('NFD')].reduce((sum, letter) => sum + widthOf(letter), 0) * size
}

function widthOf(letter: string): number {
  const known = widths.get(letter)
  if (known !== undefined) return known
  if (/\p{M}/u.test(letter)) return 0
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u.test(letter)) return 1
  return /\p{Lu}/u.test(letter) ? 1.05 : /[шщюжмфы]/u.test(letter) ? 0.8 : 0.6
}

/** A text in lines no wider than `width`, the first of which begins `indent` further in: broken at spaces, and between Han characters. */
export function brokenInto(text: string, size: number, width: number, indent = 0): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/\p{sc=Han}[，。、；：」』）]*|[^\s\p{sc=Han}]+\s*|\s+/gu) ?? []) {
    const room = lines.length === 0 ? width - indent : width
    if (line !== '' && estimatedWidth((line + piece).trimEnd(), size) > room) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return [...lines, line]
}

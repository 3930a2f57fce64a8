const digits: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, 一: 1, 壹: 1, 二: 2, 貳: 2, 贰: 2, 三: 3, 參: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陸: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}
/** Twenty, thirty and forty in one character. */
const tens: Readonly<Record<string, number>> = { 廿: 20, 卄: 20, 卅: 30, 丗: 30, 卌: 40 }
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** What a Chinese numeral is written with, for use in a pattern. */
export const chineseNumeral = '[〇零○一壹二貳贰三參叁四肆五伍六陸陆七柒八捌九玖廿卄卅丗卌十拾百佰千仟元0-9０-９]+'

/**
 * The value of a Chinese numeral under ten thousand: 三十三, 卅三, 廿, 一九四四, 元 (the first year of an era), or of digits.
 * Undefined where it is none.
 */
export function chineseNumber(text: string): number | undefined {
  if (text === '元') return 1
  const plain = text.normalize('NFKC')
  if (/^\d+$/u.test(plain)) return Number(plain)
  const signs = [...text]
  if (signs.length > 1 && signs.every((sign) => sign in digits)) return Number(signs.map((sign) => digits[sign]).join(''))
  let total = 0
  let open: number | undefined
  let below = Infinity
  for (const sign of signs) {
    const digit = digits[sign]
    const [ten, unit] = [tens[sign], units[sign]]
    if (digit !== undefined) {
      if (open !== undefined && open !== 0) return undefined
      open = digit
    } else {
      // Each unit is smaller than the one before: 三十三, never 三三十.
      const size = ten === undefined ? unit : 10
      if (size === undefined || size >= below || (ten !== undefined && open !== undefined && open !== 0)) return undefined
      total += ten ?? (open === undefined || open === 0 ? 1 : open) * size
      below = size
      open = undefined
    }
  }
  return signs.length === 0 ? undefined : total + (open ?? 0)
}

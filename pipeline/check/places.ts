import type { Place } from '../model/diagnostics.ts'

/** The lines of a file: its offsets (UTF-16 units) as places, in any order, in logarithmic time each, and back. */
interface Lines {
  readonly placeAt: (offset: number) => Place
  /** Of a place behind the last line: the length of the text. */
  readonly offsetAt: (place: Place) => number
}

/** The lines of the file that holds `text`; it is cut when one first asks. */
export function linesOf(file: string, text: string): Lines {
  let known: number[] | undefined
  const lines = (): readonly number[] => {
    if (known !== undefined) return known
    known = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) known.push(at + 1)
    return known
  }
  return {
    placeAt: (offset) => {
      const starts = lines()
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
    },
    offsetAt: ({ line, column }) => Math.min((lines()[line - 1] ?? text.length) + column - 1, text.length),
  }
}

/** What may stand in a source and not in its value: folded and leading space, quotation marks of lines and scalars, escapes. */
const skipped = /[\s>\\'"|-]/u
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/iuy
const escape = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/uy

/**
 * For each UTF-16 unit of a value the offset in `source` where it is written, between `from` and `to`; −1 where that is not
 * found. An entity or an escape stands at its first character. Linear in the length of both.
 */
export function align(value: string, source: string, from: number, to: number): Int32Array {
  const offsets = new Int32Array(value.length).fill(-1)
  if (source.startsWith(value, from) && from + value.length <= to) return offsets.map((_, index) => from + index)
  let at = from
  for (let index = 0; index < value.length; index++) {
    const unit = value[index] ?? ''
    const coded = codedAt(source, at, value, index)
    if (coded > 0) {
      offsets[index] = at
      if (isPair(value, index)) offsets[++index] = at
      at += coded
      continue
    }
    if (unit === '\n' || unit === ' ') {
      if (/\s/u.test(source[at] ?? '')) offsets[index] = at++
      continue
    }
    while (at < to && source[at] !== unit && skipped.test(source[at] ?? '') && codedAt(source, at, value, index) === 0) at++
    if (codedAt(source, at, value, index) > 0) index--
    else if (at < to) {
      if (source[at] === unit) offsets[index] = at
      at++
    }
  }
  return offsets
}

/** The length of the entity or escape at an offset that the value has decoded, or 0. */
function codedAt(source: string, at: number, value: string, index: number): number {
  const first = source[at]
  if (first !== '&' && first !== '\\') return 0
  const pattern = first === '&' ? entity : escape
  pattern.lastIndex = at
  const found = pattern.exec(source)?.[0]
  if (found === undefined) return 0
  // What looks coded and is none is text; but “&amp;amp;” reads “&amp;”.
  const plain = value.startsWith(found, index) && !(found === '&amp;' && source.startsWith('amp;', at + found.length))
  return plain ? 0 : found.length
}

function isPair(value: string, index: number): boolean {
  return (value.codePointAt(index) ?? 0) > 0xffff
}

import type { Piece, TextBuffer } from './rules.ts'
import type { UnicodeSet } from './unicode-set.ts'

/**
 * Matches at a place of a buffer and returns where the match ends, -1 where there is none. Forwards `at` is the first unit and `bound` the end
 * of what may be read; backwards `at` is behind the last unit and the text begins at 0. As in ICU nothing is tried twice: a repetition takes
 * all it can and gives nothing back.
 */
export type Match = (buffer: TextBuffer, at: number, bound: number) => number

const here: Match = (_buffer, at) => at

/** A matcher of pieces in reading order. */
export function forwards(pieces: readonly Piece[]): Match {
  return chain(join(pieces).map((piece) => matcher(piece, true)))
}

/** A matcher of pieces that end where it begins, from the last to the first. */
export function backwards(pieces: readonly Piece[]): Match {
  return chain(join(pieces).reverse().map((piece) => matcher(piece, false)))
}

function chain(matches: readonly Match[]): Match {
  const [first = here, second] = matches
  if (!second) return first
  return (buffer, at, bound) => {
    let place = at
    for (const match of matches) {
      place = match(buffer, place, bound)
      if (place < 0) return -1
    }
    return place
  }
}

/** Opens sequences and joins literals that stand side by side. */
function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces.flatMap((each) => (each.kind === 'sequence' ? join(each.pieces) : [each]))) {
    const last = joined.at(-1)
    if (piece.kind === 'literal' && last?.kind === 'literal') joined[joined.length - 1] = { kind: 'literal', text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}

function matcher(piece: Piece, forward: boolean): Match {
  switch (piece.kind) {
    case 'literal': return literal(unitsOf(piece.text), forward)
    case 'set': return forward ? setForwards(piece.set) : setBackwards(piece.set)
    case 'sequence': return forward ? forwards(piece.pieces) : backwards(piece.pieces)
    case 'group': return group(piece.group, forward ? forwards(piece.pieces) : backwards(piece.pieces), forward)
    case 'repeat': return repeat(matcher(piece.piece, forward), piece.least, piece.most)
    case 'reference': case 'function': return here
  }
}

export function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

function literal(units: readonly number[], forward: boolean): Match {
  const { length } = units
  if (!forward) {
    return (buffer, at) => {
      const start = at - length
      if (start < 0) return -1
      for (let index = 0; index < length; index++) if (buffer.units[start + index] !== units[index]) return -1
      return start
    }
  }
  return (buffer, at, bound) => {
    if (at + length > bound) return -1
    for (let index = 0; index < length; index++) if (buffer.units[at + index] !== units[index]) return -1
    return at + length
  }
}

function setForwards(set: UnicodeSet): Match {
  const strings = [...set.strings].map((each) => literal(unitsOf(each), true))
  const { atEdge } = set
  return (buffer, at, bound) => {
    if (at >= bound) return atEdge ? at : -1
    for (const string of strings) {
      const end = string(buffer, at, bound)
      if (end >= 0) return end
    }
    const unit = buffer.units[at] as number
    if (unit >= 0xD800 && unit < 0xDC00 && at + 1 < bound) {
      const trail = buffer.units[at + 1] as number
      if (trail >= 0xDC00 && trail < 0xE000) return set.has(0x10000 + ((unit - 0xD800) << 10) + trail - 0xDC00) ? at + 2 : -1
    }
    return set.has(unit) ? at + 1 : -1
  }
}

function setBackwards(set: UnicodeSet): Match {
  const strings = [...set.strings].map((each) => literal(unitsOf(each), false))
  const { atEdge } = set
  return (buffer, at) => {
    if (at <= 0) return atEdge ? at : -1
    for (const string of strings) {
      const start = string(buffer, at, 0)
      if (start >= 0) return start
    }
    const unit = buffer.units[at - 1] as number
    if (unit >= 0xDC00 && unit < 0xE000 && at > 1) {
      const lead = buffer.units[at - 2] as number
      if (lead >= 0xD800 && lead < 0xDC00) return set.has(0x10000 + ((lead - 0xD800) << 10) + unit - 0xDC00) ? at - 2 : -1
    }
    return set.has(unit) ? at - 1 : -1
  }
}

function group(number: number, inner: Match, forward: boolean): Match {
  return (buffer, at, bound) => {
    const end = inner(buffer, at, bound)
    if (end >= 0) {
      buffer.groupStart[number] = forward ? at : end
      buffer.groupEnd[number] = forward ? end : at
    }
    return end
  }
}

function repeat(inner: Match, least: number, most: number): Match {
  return (buffer, at, bound) => {
    let place = at
    let count = 0
    while (count < most) {
      const end = inner(buffer, place, bound)
      if (end < 0) break
      count += 1
      if (end === place) break
      place = end
    }
    return count >= least ? place : -1
  }
}

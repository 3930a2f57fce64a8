import { unitsOf } from './matcher.ts'
import type { Piece, Rule, TextBuffer } from './rules.ts'

/** Writes the result of a matched rule; `keyEnd` is where its text ends on the right, `leftMost` and `rightMost` how far its contexts reach. */
export type Write = (buffer: TextBuffer, keyEnd: number, leftMost: number, rightMost: number) => void

/** Makes the writer of a rule. A text without references, with the cursor behind it, is the common case and the fast one. */
export function writerOf(rule: Rule): Write {
  const fixed = literalText(rule.output)
  const { cursor, cursorOffset } = rule
  if (fixed !== undefined && (cursor === undefined || (cursor === rule.output.length && cursorOffset === 0))) {
    const units = Uint16Array.from(unitsOf(fixed))
    return (buffer, keyEnd) => {
      const rest = buffer.limit - keyEnd
      buffer.emit(units)
      buffer.right = buffer.limit - rest
    }
  }
  const ahead = rule.output.slice(0, cursor)
  const rear = cursor === undefined ? [] : rule.output.slice(cursor)
  return (buffer, keyEnd, leftMost, rightMost) => {
    // Texts of groups are read before anything moves.
    const before = textOf(ahead, buffer)
    const behind = rear.length === 0 ? '' : textOf(rear, buffer)
    const rest = buffer.limit - keyEnd
    const reach = rightMost - keyEnd
    buffer.emitText(before + behind)
    buffer.right = buffer.limit - rest
    let back = behind.length
    if (cursorOffset < 0) back = buffer.left - pointsBack(buffer, buffer.left - before.length - behind.length, -cursorOffset)
    if (back > 0) buffer.rewind(Math.max(leftMost, buffer.left - back))
    else if (cursorOffset > 0) buffer.copy(Math.min(pointsAhead(buffer, buffer.right, cursorOffset), buffer.right + reach, buffer.limit))
  }
}

function literalText(pieces: readonly Piece[]): string | undefined {
  let text = ''
  for (const piece of pieces) {
    const inner = piece.kind === 'literal' ? piece.text : piece.kind === 'sequence' ? literalText(piece.pieces) : undefined
    if (inner === undefined) return undefined
    text += inner
  }
  return text
}

function textOf(pieces: readonly Piece[], buffer: TextBuffer): string {
  let text = ''
  for (const piece of pieces) {
    if (piece.kind === 'literal') text += piece.text
    else if (piece.kind === 'sequence') text += textOf(piece.pieces, buffer)
    else if (piece.kind === 'reference') text += buffer.read(buffer.groupStart[piece.group] ?? 0, buffer.groupEnd[piece.group] ?? 0)
    else if (piece.kind === 'function') text += piece.transform.apply(textOf(piece.pieces, buffer))
  }
  return text
}

/** Steps over `count` code points, backwards on the left or ahead on the right. */
function pointsBack({ units }: TextBuffer, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0 && at > 0; left--) at -= isTrail(units[at - 1]) && isLead(units[at - 2]) ? 2 : 1
  return at
}

function pointsAhead({ units }: TextBuffer, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0 && at < units.length; left--) at += isLead(units[at]) && isTrail(units[at + 1]) ? 2 : 1
  return at
}

function isLead(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0xD800 && unit < 0xDC00
}

function isTrail(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0xDC00 && unit < 0xE000
}

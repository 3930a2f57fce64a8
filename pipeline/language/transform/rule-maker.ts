import { FaultAt } from './fault.ts'
import type { Half } from './half-parser.ts'
import type { Piece, Rule } from './rules.ts'

/** Whether a side has pieces alone: no context, cursor or anchor. */
export function plain(half: Half): boolean {
  return half.before === undefined && half.after === undefined && half.cursor === undefined && half.cursorOffset === 0 && !half.atStart && !half.atEnd
}

/** Makes a rule of its two sides; `both` where its arrow points both ways, `groups` how many groups the left side has. Throws a FaultAt where they make none. */
export function ruleOf(left: Half, right: Half, both: boolean, offset: number, arrow: number, groups: number): Rule {
  if (both) {
    // A rule for both directions: what has no meaning in this one is passed over.
    right.pieces = right.pieces.slice(right.before ?? 0, right.after)
    if (right.cursor !== undefined) right.cursor = Math.min(Math.max(0, right.cursor - (right.before ?? 0)), right.pieces.length)
    right.before = right.after = left.cursor = undefined
    right.atStart = right.atEnd = false
    left.cursorOffset = 0
  }
  if (left.cursor !== undefined || left.cursorOffset !== 0) throw new FaultAt(offset, 'The cursor stands on the side that is matched.', 'Move | to the other side of the arrow, or quote it.')
  if (right.before !== undefined || right.after !== undefined || right.atStart || right.atEnd) throw new FaultAt(arrow, 'The result has a context.', 'Contexts { } ^ $ stand on the side that is matched.')
  if (right.cursorOffset !== 0 && right.cursor === undefined) throw new FaultAt(arrow, '@ stands without a cursor.', 'Write |@ before the output or @| behind it.')
  if (right.cursorOffset > 0 && right.cursor !== right.pieces.length) throw new FaultAt(arrow, '@ does not stand beside the cursor at an end of the output.', 'Write |@ before the output or @| behind it.')
  const before = left.before ?? 0
  const after = left.after ?? left.pieces.length
  if (before > after) throw new FaultAt(offset, 'The context closes before it opens.', 'Write before { text } after → result ;')
  if (left.pieces.some((piece) => some(piece, (each) => each.kind === 'reference' || each.kind === 'function'))) throw new FaultAt(offset, 'A reference stands on the side that is matched.', 'References $1 and calls & stand in the result.')
  for (const piece of right.pieces) {
    if (some(piece, (each) => each.kind === 'set' || each.kind === 'repeat' || each.kind === 'group')) throw new FaultAt(arrow, 'The result is not a text: it has a set, a repetition or a group.', 'Write characters, $1 or variables that stand for characters; quote signs that are meant as such.')
    if (some(piece, (each) => each.kind === 'reference' && (each.group > groups || each.group === 0))) throw new FaultAt(arrow, 'The result refers to a group that the rule does not have.', 'Groups are counted by their opening parentheses, from $1.')
  }
  return {
    before: left.pieces.slice(0, before), key: left.pieces.slice(before, after), after: left.pieces.slice(after),
    atStart: left.atStart, atEnd: left.atEnd, output: right.pieces, cursor: right.cursor, cursorOffset: right.cursorOffset, offset,
  }
}

function some(piece: Piece, test: (piece: Piece) => boolean): boolean {
  if (test(piece)) return true
  if (piece.kind === 'repeat') return some(piece.piece, test)
  return 'pieces' in piece && piece.pieces.some((each) => some(each, test))
}

/** Whether `earlier` matches wherever `later` would: it has no context, and its text begins the text of `later`. */
export function masks(earlier: Rule, later: Rule): boolean {
  if (earlier.before.length > 0 || earlier.after.length > 0 || earlier.atStart || earlier.atEnd) return false
  const [short, long] = [literalOf(earlier.key), literalOf(later.key)]
  return short.whole && short.text !== '' && long.text.startsWith(short.text)
}

/** The characters that pieces begin with, and whether those are all. */
function literalOf(pieces: readonly Piece[]): { text: string; whole: boolean } {
  let text = ''
  for (const piece of pieces) {
    if (piece.kind === 'literal') text += piece.text
    else if (piece.kind === 'sequence' || piece.kind === 'group') {
      const inner = literalOf(piece.pieces)
      text += inner.text
      if (!inner.whole) return { text, whole: false }
    } else return { text, whole: false }
  }
  return { text, whole: true }
}

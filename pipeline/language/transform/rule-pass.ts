import { backwards, forwards, unitsOf, type Match } from './matcher.ts'
import { writerOf, type Write } from './output.ts'
import type { Piece, Rule, TextBuffer } from './rules.ts'

/** Steps that a pass may take for each unit of its text: ICU’s bound. What is left over then stays as it is, so that no text hangs. */
const stepsPerUnit = 16
/** Units that a pass may make of each unit of its text, and some more for short texts: rules that double their own output stop there. */
const growthPerUnit = 64
const growthAllowed = 4096

interface Ready {
  readonly rule: Rule
  /** undefined: the first unit, which chose the rule, is the whole text to match. */
  readonly key: Match | undefined
  readonly before: Match | undefined
  readonly after: Match | undefined
  /** Highest number of a group. */
  readonly groups: number
  readonly write: Write
  readonly begins: (unit: number) => boolean
}

/** Compiles rules that are tried together: at each place the first that matches is applied. Rules are looked up by the unit at hand. */
export function rulePass(rules: readonly Rule[]): (buffer: TextBuffer) => void {
  const ready = rules.map(prepare)
  const pages: (readonly Ready[] | undefined)[][] = []
  const rulesFor = (unit: number): readonly Ready[] => {
    const found = ready.filter((each) => each.begins(unit))
    const page = pages[unit >> 8] ??= []
    page[unit & 0xFF] = found
    return found
  }
  return (buffer) => {
    const length = buffer.limit - buffer.right
    const start = buffer.left
    const most = length * stepsPerUnit
    const longest = length * growthPerUnit + growthAllowed
    let steps = 0
    while (buffer.right < buffer.limit && steps++ <= most && buffer.left - start + buffer.limit - buffer.right <= longest) {
      const unit = buffer.units[buffer.right] as number
      const candidates = pages[unit >> 8]?.[unit & 0xFF] ?? rulesFor(unit)
      let applied = false
      for (let index = 0; index < candidates.length && !applied; index++) applied = apply(candidates[index] as Ready, buffer)
      if (!applied) advance(buffer, unit)
    }
    if (buffer.right < buffer.limit) buffer.copy(buffer.limit)
  }
}

function apply({ rule, key, before, after, groups, write }: Ready, buffer: TextBuffer): boolean {
  for (let group = 1; group <= groups; group++) buffer.groupStart[group] = buffer.groupEnd[group] = 0
  let leftMost = buffer.left
  if (before) {
    leftMost = before(buffer, buffer.left, 0)
    if (leftMost < 0) return false
  }
  if (rule.atStart && leftMost !== 0) return false
  const keyEnd = key ? key(buffer, buffer.right, buffer.limit) : buffer.right + 1
  if (keyEnd < 0) return false
  let rightMost = keyEnd
  if (after) {
    rightMost = after(buffer, keyEnd, buffer.units.length)
    if (rightMost < 0) return false
  }
  if (rule.atEnd && rightMost !== buffer.units.length) return false
  write(buffer, keyEnd, leftMost, rightMost)
  return true
}

function advance(buffer: TextBuffer, unit: number): void {
  buffer.units[buffer.left++] = unit
  buffer.right += 1
  if (unit < 0xD800 || unit >= 0xDC00 || buffer.right >= buffer.limit) return
  const trail = buffer.units[buffer.right] as number
  if (trail < 0xDC00 || trail >= 0xE000) return
  buffer.units[buffer.left++] = trail
  buffer.right += 1
}

function prepare(rule: Rule): Ready {
  const [only, more] = rule.key
  const single = only?.kind === 'literal' && only.text.length === 1 && more === undefined
  return {
    rule,
    key: single ? undefined : forwards(rule.key),
    before: rule.before.length > 0 ? backwards(rule.before) : undefined,
    after: rule.after.length > 0 ? forwards(rule.after) : undefined,
    groups: highestGroup([...rule.before, ...rule.key, ...rule.after]),
    write: writerOf(rule),
    begins: beginning(rule.key),
  }
}

function highestGroup(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.map((piece) => Math.max(piece.kind === 'group' ? piece.group : 0, piece.kind === 'repeat' ? highestGroup([piece.piece]) : 'pieces' in piece ? highestGroup(piece.pieces) : 0)))
}

/** Whether pieces can match a text that begins with a unit; true where that needs a closer look. */
function beginning(pieces: readonly Piece[]): (unit: number) => boolean {
  const [first] = pieces
  if (first?.kind === 'literal') {
    const [start] = unitsOf(first.text)
    return start === undefined ? () => true : (unit) => unit === start
  }
  if (first?.kind === 'set' && first.set.strings.size === 0) return (unit) => (unit >= 0xD800 && unit < 0xE000) || first.set.has(unit)
  if (first?.kind === 'group' || first?.kind === 'sequence') return first.pieces.length > 0 ? beginning(first.pieces) : () => true
  if (first?.kind === 'repeat' && first.least > 0) return beginning([first.piece])
  return () => true
}

import { FaultAt } from './fault.ts'
import type { Piece, Transform } from './rules.ts'
import type { Scanner } from './scanner.ts'
import { parseSet, setBegins } from './set-parser.ts'
import { UnicodeSet } from './unicode-set.ts'

/** One side of a rule as it is written. Indexes count pieces. */
export interface Half {
  pieces: Piece[]
  before: number | undefined
  after: number | undefined
  cursor: number | undefined
  cursorOffset: number
  atStart: boolean
  atEnd: boolean
}

export interface HalfContext {
  readonly variables: ReadonlyMap<string, readonly Piece[]>
  readonly transformOf: (name: string, offset: number) => Transform
  groups: number
}

const any = UnicodeSet.property('Any') ?? UnicodeSet.none
const dot = any.difference(UnicodeSet.of([[0x0A, 0x0A], [0x0D, 0x0D], [0x2028, 0x2029], [0xFFFF, 0xFFFF]]))
const operators = ['<>', '←→', '↔', '<', '>', '→', '←', '=']

/** The operator at hand, or ''. */
export function operatorAt(scanner: Scanner): string {
  return operators.find((each) => scanner.text.startsWith(each, scanner.at)) ?? ''
}

/** Parses one side of a rule up to its operator, its `;` or, inside a group, its `)`. */
export function parseHalf(scanner: Scanner, context: HalfContext, inside: 'side' | 'group' = 'side'): Half {
  const half: Half = { pieces: [], before: undefined, after: undefined, cursor: undefined, cursorOffset: 0, atStart: false, atEnd: false }
  const start = scanner.at
  // Where @ stood before the cursor, counted in pieces.
  let ahead = 0
  for (;;) {
    scanner.skipSpace(true)
    const offset = scanner.at
    const sign = scanner.here
    if (sign === ')' && inside === 'group') {
      scanner.next()
      return half
    }
    if (scanner.done || sign === ';' || operatorAt(scanner) !== '') {
      if (inside === 'group') throw new FaultAt(start - 1, 'This parenthesis is never closed.', 'Close it with ).')
      return half
    }
    if (inside === 'group' && '{}|@^'.includes(sign)) throw new FaultAt(offset, `${sign} cannot stand inside parentheses.`, `Move it out, or quote it: '${sign}'.`)
    if (setBegins(scanner)) half.pieces.push({ kind: 'set', set: parseSet(scanner, (name, at) => setVariable(context, name, at)) })
    else if (sign === "'") half.pieces.push({ kind: 'literal', text: scanner.quoted() })
    else if (sign === '\\') half.pieces.push({ kind: 'literal', text: scanner.escape() })
    else {
      scanner.next()
      take(sign, offset)
    }
  }

  function take(sign: string, offset: number): void {
    const { pieces } = half
    switch (sign) {
      case '{':
        if (half.before !== undefined) throw new FaultAt(offset, 'A rule has one {.', 'Take one away, or quote it.')
        half.before = pieces.length
        return
      case '}':
        if (half.after !== undefined) throw new FaultAt(offset, 'A rule has one }.', 'Take one away, or quote it.')
        half.after = pieces.length
        return
      case '|':
        if (half.cursor !== undefined) throw new FaultAt(offset, 'A rule has one cursor.', 'Take one | away, or quote it.')
        if (half.cursorOffset > 0 && ahead !== pieces.length) throw new FaultAt(offset, '@ does not stand beside the cursor at an end of the output.', 'Write |@ before the output or @| behind it.')
        half.cursor = pieces.length
        return
      case '@':
        if (half.cursor === undefined && (half.cursorOffset === 0 || ahead === pieces.length)) {
          half.cursorOffset += 1
          ahead = pieces.length
        }
        else if (half.cursor === 0 && pieces.length === 0) half.cursorOffset -= 1
        else throw new FaultAt(offset, '@ does not stand beside the cursor at an end of the output.', 'Write |@ before the output or @| behind it.')
        return
      case '*': case '+': case '?': return repeat(sign, offset)
      case '.':
        pieces.push({ kind: 'set', set: dot })
        return
      case '^':
        if (pieces.length > 0 || half.before !== undefined) throw new FaultAt(offset, '^ stands inside a rule.', 'Put it first, for the start of the text, or quote it.')
        half.atStart = true
        return
      case '$': return dollar(offset)
      case '&': return call(offset)
      case '(': {
        const group = ++context.groups
        pieces.push({ kind: 'group', group, pieces: parseHalf(scanner, context, 'group').pieces })
        return
      }
      case ')': case ']': throw new FaultAt(offset, `Nothing was opened that this ${sign} closes.`, `Take it away, or quote it: '${sign}'.`)
      default:
        if (/[!-/:-@[-`{-~]/u.test(sign)) throw new FaultAt(offset, `${sign} has no meaning here.`, `Quote it: '${sign}'.`)
        pieces.push({ kind: 'literal', text: sign })
    }
  }

  function repeat(sign: string, offset: number): void {
    const piece = half.pieces.pop()
    if (!piece || piece.kind === 'repeat' || piece.kind === 'reference' || half.before === half.pieces.length + 1 || half.after === half.pieces.length + 1) {
      throw new FaultAt(offset, `Nothing stands before ${sign} that it could repeat.`, `Put a character, a set or a group before it, or quote it: '${sign}'.`)
    }
    half.pieces.push({ kind: 'repeat', piece, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity })
  }

  function dollar(offset: number): void {
    const digit = /^[0-9]+/u.exec(scanner.text.slice(scanner.at, scanner.at + 4))?.[0]
    const name = digit ?? scanner.name()
    if (digit !== undefined) {
      scanner.at += digit.length
      half.pieces.push({ kind: 'reference', group: Number(digit) })
    } else if (name === '') half.atEnd = true
    else {
      const value = context.variables.get(name)
      if (!value) throw new FaultAt(offset, `The variable $${name} is not defined.`, `Define it before: $${name} = … ;`)
      half.pieces.push({ kind: 'sequence', pieces: value })
    }
  }

  function call(offset: number): void {
    scanner.skipSpace(true)
    const name = /^[\p{L}\p{N}_/-]+/u.exec(scanner.text.slice(scanner.at))?.[0] ?? ''
    scanner.at += name.length
    scanner.skipSpace(true)
    if (name === '' || !scanner.take('(')) throw new FaultAt(offset, '& begins a call, and none follows.', "Write &Any-Upper($1), or quote it: '&'.")
    half.pieces.push({ kind: 'function', transform: context.transformOf(name, offset), pieces: parseHalf(scanner, context, 'group').pieces })
  }
}

function setVariable(context: HalfContext, name: string, offset: number): UnicodeSet | string {
  const value = context.variables.get(name)
  if (!value) throw new FaultAt(offset, `The variable $${name} is not defined.`, `Define it before: $${name} = … ;`)
  const [first] = value
  if (value.length === 1 && first?.kind === 'set') return first.set
  const texts = value.map((piece) => (piece.kind === 'literal' ? piece.text : undefined))
  if (texts.includes(undefined)) throw new FaultAt(offset, `The variable $${name} is neither a set nor characters.`, 'Inside a set only such variables can stand.')
  return texts.join('')
}

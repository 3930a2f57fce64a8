import { FaultAt, placeOf, type RuleFault } from './fault.ts'
import { operatorAt, parseHalf, type Half, type HalfContext } from './half-parser.ts'
import type { Piece, Rule, RuleFile, Step, Transform } from './rules.ts'
import { Scanner } from './scanner.ts'
import { parseSet, setBegins } from './set-parser.ts'
import type { UnicodeSet } from './unicode-set.ts'

/** Finds the transform that a rule file calls by name; throws a FaultAt where there is none. */
export type Resolve = (name: string, offset: number) => Transform | undefined

/** Parses a rule file in the forward direction. Every statement that is wrong is a fault; faults come in the order of the file. */
export function parseRules(text: string, firstLine: number, resolve: Resolve): { file: RuleFile; faults: RuleFault[] } {
  const scanner = new Scanner(text)
  const parser = new Statements(scanner, firstLine, resolve)
  const faults: RuleFault[] = []
  for (;;) {
    scanner.skipSpace(true)
    if (scanner.done) break
    const start = scanner.at
    try {
      parser.statement()
    } catch (error) {
      if (!(error instanceof FaultAt)) throw error
      faults.push({ ...placeOf(text, error.offset, firstLine), reason: error.message, hint: error.hint })
      const end = text.indexOf(';', Math.max(start, scanner.at))
      scanner.at = end === -1 ? text.length : end + 1
    }
  }
  return { file: parser.finish(), faults }
}

class Statements {
  readonly #scanner: Scanner
  readonly #firstLine: number
  readonly #resolve: Resolve
  readonly #variables = new Map<string, readonly Piece[]>()
  readonly #steps: Step[] = []
  #rules: Rule[] = []
  #filter: UnicodeSet | undefined

  constructor(scanner: Scanner, firstLine: number, resolve: Resolve) {
    this.#scanner = scanner
    this.#firstLine = firstLine
    this.#resolve = resolve
  }

  finish(): RuleFile {
    this.#endPass()
    return { filter: this.#filter, steps: this.#steps }
  }

  statement(): void {
    const scanner = this.#scanner
    const start = scanner.at
    if (scanner.take('::')) return this.#transform(start)
    if (scanner.take(';')) return
    if (/^use\s+variable\s+range\b/u.test(scanner.text.slice(start, start + 40))) {
      while (!scanner.done && scanner.here !== ';') scanner.next()
      return this.#end(start)
    }
    const context: HalfContext = { variables: this.#variables, transformOf: (name, offset) => this.#transformOf(name, offset), groups: 0 }
    const definition = /^\$([\p{ID_Start}][\p{ID_Continue}]*)\s*=/u.exec(scanner.text.slice(start))
    if (definition) {
      if (this.#variables.has(definition[1] ?? '')) throw new FaultAt(start, `The variable $${definition[1]} is defined already.`, 'Give this one another name.')
      scanner.at += definition[0].length
      const value = parseHalf(scanner, context)
      this.#end(start)
      if (!plain(value) || value.pieces.some((piece) => piece.kind === 'reference' || piece.kind === 'function')) throw new FaultAt(start, 'A variable stands for characters, sets and groups only.', 'Take contexts, cursor and references out of it.')
      this.#variables.set(definition[1] ?? '', value.pieces)
      return
    }
    const left = parseHalf(scanner, context)
    const operator = operatorAt(scanner)
    if (operator === '' || operator === '=') throw new FaultAt(start, 'This is no rule: it has no arrow.', 'Write source → result ; or $name = … ; or :: Transform ;')
    scanner.at += operator.length
    const arrow = scanner.at - operator.length
    const right = parseHalf(scanner, { ...context, groups: 0 })
    this.#end(start)
    if (operator === '<' || operator === '←') return
    this.#add(ruleOf(left, right, operator !== '>' && operator !== '→', start, arrow, context.groups))
  }

  #add(rule: Rule): void {
    const mask = this.#rules.find((earlier) => masks(earlier, rule))
    if (mask) throw new FaultAt(rule.offset, `This rule never fires: the one in line ${this.#line(mask.offset)} takes its text first.`, 'Put the longer or narrower rule first, or ::Null; between them.')
    this.#rules.push(rule)
  }

  #end(start: number): void {
    const scanner = this.#scanner
    scanner.skipSpace(true)
    if (scanner.done || scanner.take(';')) return
    throw new FaultAt(scanner.at, `This statement does not end here: ${scanner.here} follows.`, `End the statement of line ${this.#line(start)} with ;`)
  }

  #line(offset: number): number {
    return placeOf(this.#scanner.text, offset, this.#firstLine).line
  }

  #endPass(): void {
    if (this.#rules.length > 0) this.#steps.push({ kind: 'rules', rules: this.#rules })
    this.#rules = []
  }

  /** `:: [filter] ;`, `:: [filter] Name (Inverse) ;`; what stands in parentheses is for the other direction. */
  #transform(start: number): void {
    const scanner = this.#scanner
    scanner.skipSpace(true)
    const filter = setBegins(scanner) ? parseSet(scanner, (_name, at) => { throw new FaultAt(at, 'A filter cannot use variables.', 'Write the set out.') }) : undefined
    scanner.skipSpace(true)
    const offset = scanner.at
    const name = /^[\p{L}\p{N}_/-]+/u.exec(scanner.text.slice(offset))?.[0] ?? ''
    scanner.at += name.length
    scanner.skipSpace(true)
    let backward = false
    if (scanner.take('(')) {
      backward = true
      while (!scanner.done && scanner.here !== ')') {
        if (setBegins(scanner)) parseSet(scanner, () => '')
        else scanner.next()
      }
      if (!scanner.take(')')) throw new FaultAt(offset, 'This parenthesis is never closed.', 'Close it with ).')
    }
    this.#end(start)
    if (name === '' && backward) return
    if (name === '') {
      if (!filter) throw new FaultAt(offset, ':: names no transform.', 'Write :: NFC ; or :: [filter] ;')
      if (this.#filter || this.#steps.length > 0 || this.#rules.length > 0) throw new FaultAt(offset, 'The filter of a file stands before everything else.', 'Move it to the top, or filter one transform: :: [set] Name ;')
      this.#filter = filter
      return
    }
    const transform = /^(?:any-)?null$/iu.test(name) ? undefined : this.#transformOf(name, offset)
    this.#endPass()
    if (transform) this.#steps.push({ kind: 'call', transform, filter })
  }

  #transformOf(name: string, offset: number): Transform {
    const found = this.#resolve(name, offset)
    if (!found) throw new FaultAt(offset, `There is no transform “${name}”.`, 'Call Null, NFC, NFD, NFKC, NFKD, Lower, Upper, Title, Remove or a scheme by its id.')
    return found
  }
}

function plain(half: Half): boolean {
  return half.before === undefined && half.after === undefined && half.cursor === undefined && half.cursorOffset === 0 && !half.atStart && !half.atEnd
}

function ruleOf(left: Half, right: Half, both: boolean, offset: number, arrow: number, groups: number): Rule {
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
function masks(earlier: Rule, later: Rule): boolean {
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

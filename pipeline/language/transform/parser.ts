import { FaultAt, placeOf, type RuleFault } from './fault.ts'
import { operatorAt, parseHalf, type HalfContext } from './half-parser.ts'
import { masks, plain, ruleOf } from './rule-maker.ts'
import type { Piece, Rule, RuleFile, Step, Transform } from './rules.ts'
import { Scanner } from './scanner.ts'
import { parseSet, setBegins } from './set-parser.ts'
import type { UnicodeSet } from './unicode-set.ts'

/** Finds the transform that a rule file calls by name; undefined where there is none, an error where it cannot be had. */
export type Resolve = (name: string) => Transform | undefined

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

  /** A transform that is called and cannot be had, for faults of its own, is a fault here. */
  #find(name: string, offset: number): Transform | undefined {
    try {
      return this.#resolve(name)
    } catch (error) {
      throw new FaultAt(offset, error instanceof Error ? error.message : String(error), `Mend ${name}, or call another transform.`)
    }
  }

  #transformOf(name: string, offset: number): Transform {
    const found = this.#find(name, offset)
    if (!found) throw new FaultAt(offset, `There is no transform “${name}”.`, 'Call Null, NFC, NFD, NFKC, NFKD, Lower, Upper, Title, Remove or a scheme by its id.')
    return found
  }
}

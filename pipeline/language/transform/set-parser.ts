import { FaultAt } from './fault.ts'
import type { Scanner } from './scanner.ts'
import { UnicodeSet } from './unicode-set.ts'

/** What a variable stands for inside a set: another set, or characters. */
export type SetVariable = (name: string, offset: number) => UnicodeSet | string

/** Whether a set begins at hand: `[…]`, `[:…:]`, `\p{…}` or `\P{…}`. */
export function setBegins({ text, at }: Scanner): boolean {
  return text[at] === '[' || /^\\[pP]\{/u.test(text.slice(at, at + 3))
}

/**
 * Parses the set at hand: characters, ranges, escapes, `{strings}`, nested sets, properties, variables, `^`, the operators `-` and `&`, and
 * `$` before the closing bracket for the edge of the text.
 */
export function parseSet(scanner: Scanner, variable: SetVariable): UnicodeSet {
  const property = propertySet(scanner)
  if (property) return property
  const start = scanner.at
  scanner.next()
  scanner.skipSpace(false)
  const inverted = scanner.take('^')
  let made = UnicodeSet.none
  let ranges: [number, number][] = []
  const strings: string[] = []
  let operator: '' | '-' | '&' = ''
  // Whether a set stands before the place at hand, so that `-` and `&` are operators.
  let afterSet = false
  const flush = (): void => {
    if (ranges.length > 0 || strings.length > 0) made = made.union(UnicodeSet.of(ranges, strings.splice(0)))
    ranges = []
  }
  const addSet = (set: UnicodeSet): void => {
    flush()
    made = operator === '-' ? made.difference(set) : operator === '&' ? made.intersection(set) : made.union(set)
    operator = ''
    afterSet = true
  }
  for (;;) {
    scanner.skipSpace(false)
    const offset = scanner.at
    if (scanner.done) throw new FaultAt(start, 'This set is never closed.', 'Close it with ].')
    if (scanner.take(']')) break
    if (setBegins(scanner)) addSet(parseSet(scanner, variable))
    else if (scanner.take('$')) {
      const name = scanner.name()
      if (name === '') {
        scanner.skipSpace(false)
        if (scanner.here !== ']') throw new FaultAt(offset, '$ stands alone inside a set.', 'Put it last, for the edge of the text, name a variable, or write \\$.')
        addSet(UnicodeSet.edge)
      } else {
        const value = variable(name, offset)
        if (typeof value === 'string') for (const character of value) addCharacter(character)
        else addSet(value)
      }
    } else if (operator !== '') throw new FaultAt(offset, `A set must follow ${operator} here.`, 'Put what follows in brackets of its own.')
    else if (afterSet && (scanner.here === '&' || (scanner.here === '-' && !lastDash()))) operator = scanner.next() as '-' | '&'
    else if (scanner.here === '{') strings.push(stringMember(scanner))
    else addCharacter(character(scanner))
  }
  if (operator !== '') throw new FaultAt(scanner.at - 1, `Nothing follows ${operator}.`, `Put a set after it, or write \\${operator}.`)
  flush()
  return inverted ? made.complement() : made

  /** Whether the - at hand is the last sign of the set, and so stands for itself. */
  function lastDash(): boolean {
    return /^-\s*\]/u.test(scanner.text.slice(scanner.at, scanner.at + 20))
  }

  function addCharacter(first: string): void {
    const offset = scanner.at
    const from = first.codePointAt(0) ?? 0
    afterSet = false
    scanner.skipSpace(false)
    if (scanner.here === '-' && !lastDash()) {
      scanner.next()
      scanner.skipSpace(false)
      if (setBegins(scanner)) throw new FaultAt(offset, 'A range ends in a set.', 'Put what stands before - in brackets of its own to take the set from it, or write \\-.')
      const to = character(scanner).codePointAt(0) ?? 0
      if (to < from) throw new FaultAt(offset, 'This range runs backwards.', 'Put the lower character first.')
      ranges.push([from, to])
    } else ranges.push([from, from])
  }
}

function character(scanner: Scanner): string {
  return scanner.here === '\\' ? scanner.escape() : scanner.next()
}

function stringMember(scanner: Scanner): string {
  const start = scanner.at
  scanner.next()
  let found = ''
  for (;;) {
    scanner.skipSpace(false)
    if (scanner.done) throw new FaultAt(start, 'This string in a set is never closed.', 'Close it with }.')
    if (scanner.take('}')) return found
    found += character(scanner)
  }
}

function propertySet(scanner: Scanner): UnicodeSet | undefined {
  const { text, at } = scanner
  const found = /^\[:(\^?)([^:\]]*(?:=[^:\]]*)?):\]/u.exec(text.slice(at)) ?? /^\\([pP])\{(\^?[^}]*)\}/u.exec(text.slice(at))
  if (!found) return undefined
  const [whole, mark = '', name = ''] = found
  const set = UnicodeSet.property(name.replace(/^\^/u, ''))
  if (!set) throw new FaultAt(at, `“${name}” is no property of characters.`, 'Use a general category (Lu), a script (Arabic, Script=Arabic) or a binary property (Lowercase).')
  scanner.at += whole.length
  const inverted = (mark === '^' || mark === 'P') !== name.startsWith('^')
  return inverted ? set.complement() : set
}

import { FaultAt } from './fault.ts'

const space = /[\t-\r \u0085\u200E\u200F\u2028\u2029]/u
const idStart = /\p{ID_Start}/u
const idPart = /[\p{ID_Continue}]/u
const controls: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\u001B' }

/** Reads a rule file code point by code point. White space has no meaning in rules, and `#` opens a comment. */
export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  get done(): boolean {
    return this.at >= this.text.length
  }

  /** The code point at hand, '' at the end. */
  get here(): string {
    const code = this.text.codePointAt(this.at)
    return code === undefined ? '' : String.fromCodePoint(code)
  }

  next(): string {
    const found = this.here
    this.at += found.length
    return found
  }

  /** Takes `words` where they stand at hand. */
  take(words: string): boolean {
    if (!this.text.startsWith(words, this.at)) return false
    this.at += words.length
    return true
  }

  skipSpace(comments: boolean): void {
    for (;;) {
      if (!this.done && space.test(this.here)) this.at += 1
      else if (comments && this.here === '#') {
        const end = this.text.indexOf('\n', this.at)
        this.at = end === -1 ? this.text.length : end + 1
      } else return
    }
  }

  /** The name at hand, as variables have it, or ''. */
  name(): string {
    let found = ''
    while (!this.done && (found === '' ? idStart : idPart).test(this.here)) found += this.next()
    return found
  }

  /** A quoted text; the opening `'` is at hand. `''` is an apostrophe, inside quotes and outside. */
  quoted(): string {
    const start = this.at
    this.next()
    if (this.take("'")) return "'"
    let found = ''
    while (!this.done) {
      if (this.take("''")) found += "'"
      else if (this.take("'")) return found
      else found += this.next()
    }
    throw new FaultAt(start, 'This quotation is never closed.', "Close it with ', or write '' for an apostrophe.")
  }

  /** An escape; the backslash is at hand: \uXXXX, \u{X…}, \UXXXXXXXX, \xXX, \x{X…}, octal, \n and its like; else the sign itself. */
  escape(): string {
    const start = this.at
    this.next()
    if (this.done) throw new FaultAt(start, 'Nothing follows this backslash.', 'Write \\\\ for a backslash.')
    const letter = this.next()
    const digits = { u: 4, U: 8, x: 2 }[letter]
    if (digits !== undefined) {
      const braced = letter !== 'U' && /^\{([0-9A-Fa-f]{1,6})\}/u.exec(this.text.slice(this.at, this.at + 10))
      const plain = braced ? undefined : new RegExp(`^[0-9A-Fa-f]{${letter === 'x' ? '1,2' : digits}}`, 'u').exec(this.text.slice(this.at, this.at + 10))
      const value = Number.parseInt((braced ? braced[1] : plain?.[0]) ?? '', 16)
      if (Number.isNaN(value) || value > 0x10FFFF) throw new FaultAt(start, `\\${letter} names no character.`, `Write ${letter === 'u' ? 'four' : letter === 'U' ? 'eight' : 'two'} hexadecimal digits after \\${letter}${letter === 'U' ? '' : ', or up to six in braces'}.`)
      this.at += (braced ? braced[0] : plain?.[0] ?? '').length
      return String.fromCodePoint(value)
    }
    const octal = /^[0-7]{1,3}/u.exec(letter + this.text.slice(this.at, this.at + 2))
    if (octal) {
      this.at += octal[0].length - 1
      return String.fromCodePoint(Number.parseInt(octal[0], 8))
    }
    return controls[letter] ?? letter
  }
}

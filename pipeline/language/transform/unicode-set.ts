/** U+FFFF stands for the edge of the text: a set that holds it, every `[^…]` among them, matches there with no width. */
const edge = 0xFFFF

type Test = (code: number) => boolean

/** A set of code points and of strings (`{ab}`), made by the set expressions of UTS #35. Membership is worked out once a code point. */
export class UnicodeSet {
  readonly strings: ReadonlySet<string>
  readonly #test: Test
  #known: Uint8Array | undefined

  constructor(test: Test, strings: Iterable<string> = []) {
    this.#test = test
    // The longest string first, as it is matched.
    this.strings = new Set([...strings].sort((a, b) => b.length - a.length))
  }

  /** The set of the code points in `ranges`, pairs of first and last. */
  static of(ranges: readonly (readonly [number, number])[], strings: Iterable<string> = []): UnicodeSet {
    return new UnicodeSet((code) => ranges.some(([first, last]) => first <= code && code <= last), strings)
  }

  /** The set of a Unicode property: `L`, `Lu`, `Script=Arabic`, `Arabic`, `Lowercase`; undefined for a property that is not known. */
  static property(name: string): UnicodeSet | undefined {
    const words = name.trim().replace(/\s*[=:]\s*/u, '=')
    const titled = words.toLowerCase().replace(/[\s-]+/gu, '_').replace(/(?:^|[_=])\p{L}/gu, (start) => start.toUpperCase())
    for (const each of [words, titled, words.toUpperCase(), `Script=${words}`, `Script=${titled}`]) {
      try {
        const pattern = new RegExp(`^\\p{${each.replace(/^(?:gc|General_Category)=/u, '')}}$`, 'u')
        return new UnicodeSet((code) => pattern.test(String.fromCodePoint(code)))
      } catch {
        // Not the name of a property in this form.
      }
    }
    return undefined
  }

  has(code: number): boolean {
    if (code > 0xFFFF) return this.#test(code)
    this.#known ??= new Uint8Array(0x10000)
    const known = this.#known[code]
    if (known !== 0) return known === 2
    const found = this.#test(code)
    this.#known[code] = found ? 2 : 1
    return found
  }

  /** Whether the set matches, with no width, at the edge of the text. */
  get atEdge(): boolean {
    return this.has(edge)
  }

  union(other: UnicodeSet): UnicodeSet {
    return new UnicodeSet((code) => this.has(code) || other.has(code), [...this.strings, ...other.strings])
  }

  intersection(other: UnicodeSet): UnicodeSet {
    return new UnicodeSet((code) => this.has(code) && other.has(code), [...this.strings].filter((each) => other.strings.has(each)))
  }

  difference(other: UnicodeSet): UnicodeSet {
    return new UnicodeSet((code) => this.has(code) && !other.has(code), [...this.strings].filter((each) => !other.strings.has(each)))
  }

  complement(): UnicodeSet {
    return new UnicodeSet((code) => !this.has(code))
  }

  static readonly edge = UnicodeSet.of([[edge, edge]])
  static readonly none = UnicodeSet.of([])
}

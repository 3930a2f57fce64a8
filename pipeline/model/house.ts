/** One font file of the house. */
export interface FontFace {
  readonly family: string
  /** Absolute path of a TrueType file. */
  readonly path: string
  /** File name that it has in outputs, unique in the house. */
  readonly fileName: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Package and version it comes from, for the colophon. */
  readonly origin: string
  readonly licence: string
  /** Code points with a glyph: sorted, inclusive ranges. */
  readonly coverage: readonly (readonly [number, number])[]
}

/** The house style: CSS texts and fonts. A book's own styles/ wins, file by file. */
export interface House {
  /** `changes`: what errata sheet and redline have besides `print`. */
  readonly css: { readonly shared: string; readonly print: string; readonly epub: string; readonly changes: string }
  readonly fonts: readonly FontFace[]
  /** Families tried in this order for text of a script: ISO 15924 code, or `default`. */
  readonly stacks: Readonly<Record<string, readonly string[]>>
}

/** Whether a face draws a character (a code point); one whose coverage is not known is taken to draw all. */
export function covers({ coverage }: Pick<FontFace, 'coverage'>, code: number): boolean {
  if (coverage.length === 0) return true
  let low = 0
  let high = coverage.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, -1]
    if (code < first) high = middle - 1
    else if (code > last) low = middle + 1
    else return true
  }
  return false
}

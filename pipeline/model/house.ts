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
  readonly css: { readonly shared: string; readonly print: string; readonly epub: string }
  readonly fonts: readonly FontFace[]
  /** Families tried in this order for text of a script: ISO 15924 code, or `default`. */
  readonly stacks: Readonly<Record<string, readonly string[]>>
}

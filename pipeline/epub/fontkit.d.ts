/** What the cover uses of fontkit (which ships no types) beyond what load does. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number
    readonly layout: (text: string) => GlyphRun
  }
  /** Glyphs in the order in which they stand, from the left, also of right-to-left text. Lengths in font units. */
  export interface GlyphRun {
    readonly glyphs: readonly { readonly path: { readonly toSVG: () => string } }[]
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
    readonly advanceWidth: number
  }
}

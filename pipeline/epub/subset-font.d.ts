/** subset-font ships no types. Only what the press calls. */
declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'truetype' | 'sfnt' | 'woff' | 'woff2'
    readonly preserveNameIds?: readonly number[]
    readonly keepFeatures?: readonly string[]
  }
  /** Keeps the glyphs that `text` can reach through the font's layout features. */
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>
}

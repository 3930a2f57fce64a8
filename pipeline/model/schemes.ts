/** A scheme of transliteration: what its front matter says, and its rules (transform rules of UTS #35). */
export interface Scheme {
  readonly id: string
  readonly name: string
  /** BCP 47 tag of what comes out, and of what goes in. */
  readonly tag: string
  readonly from: string
  readonly source: { readonly title: string; readonly publisher: string; readonly year?: string | undefined }
  /** yes: nothing is lost, and `inverse` brings it back; nearly: rare sequences meet; no. */
  readonly reversible: 'yes' | 'nearly' | 'no'
  readonly inverse?: string | undefined
  readonly note?: string | undefined
  /** Names under which collections of gold rows know the scheme. */
  readonly codes: readonly string[]
  /** Rows of the standard’s published table: what goes in → what comes out. */
  readonly gold: Readonly<Record<string, string>>
  readonly rules: string
  /** Line of the file in which the rules begin. */
  readonly rulesLine: number
}

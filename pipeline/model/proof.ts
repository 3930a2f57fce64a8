import type { PageMap } from './page-map.ts'
import type { TrimSize } from './book.ts'

/** A run of text on a page: note id or '', `data-block` or '', the text. */
export type ProofPiece = readonly [note: string, block: string, text: string]

/** A page of the proof: what of it the PDF is printed from. */
export interface ProofPage {
  /** What was laid out: the same object from one proof to the next while nothing of it changed; undefined: a blank. */
  readonly laid: object | undefined
  /** Text in reading order: the body, then the notes. */
  readonly body: readonly ProofPiece[]
  readonly notes: readonly ProofPiece[]
  /** Line boxes outside slots: left, top, width, height in quarter CSS px, one after the other, as the press measured them. */
  readonly boxes: readonly number[]
  /** The page’s own box with all that it holds, as XML, its reference slots not yet filled, and the rules for its white. Made when it is asked for. */
  readonly show: () => { readonly xml: string; readonly css: string }
}

/** A file that pages refer to by its path: a font, a picture. */
export interface ProofFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/** The book as it is laid out, page by page, before anything is printed. */
export interface Proof {
  readonly pageMap: PageMap
  /** In the order of the page map. */
  readonly pages: readonly ProofPage[]
  readonly trim: TrimSize
  /** BCP 47, of the book. */
  readonly lang: string
  /** All rules of the pages but those for the white of single pages. */
  readonly css: string
  readonly files: ReadonlyMap<string, ProofFile>
  /** Text of a function `(document) => …` that finds what there is to look at on the pages of a document: quality marks. */
  readonly measure: string
}

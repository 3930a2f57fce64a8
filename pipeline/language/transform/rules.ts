import type { UnicodeSet } from './unicode-set.ts'

/** One piece of a side of a rule. A literal is matched whole; a sequence is what a variable stands for. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'set'; readonly set: UnicodeSet }
  | { readonly kind: 'sequence'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'group'; readonly group: number; readonly pieces: readonly Piece[] }
  | { readonly kind: 'repeat'; readonly piece: Piece; readonly least: number; readonly most: number }
  | { readonly kind: 'reference'; readonly group: number }
  | { readonly kind: 'function'; readonly transform: Transform; readonly pieces: readonly Piece[] }

/** A conversion rule read forwards: `before { key } after → output`. */
export interface Rule {
  readonly before: readonly Piece[]
  readonly key: readonly Piece[]
  readonly after: readonly Piece[]
  /** `^` before the left context, `$` behind the right one: it must reach the edge of the text. */
  readonly atStart: boolean
  readonly atEnd: boolean
  readonly output: readonly Piece[]
  /** Where the work goes on: before this piece of the output; undefined: behind the output. */
  readonly cursor: number | undefined
  /** Code points that the cursor stands outside the output, `@`: negative before it, positive behind it. */
  readonly cursorOffset: number
  /** Offset of the rule in its file. */
  readonly offset: number
}

/** A step of a transform: rules that are tried together, or a call of another transform. */
export type Step =
  | { readonly kind: 'rules'; readonly rules: readonly Rule[] }
  | { readonly kind: 'call'; readonly transform: Transform; readonly filter: UnicodeSet | undefined }

/** What a rule file says: one filter over all, and the steps in their order. */
export interface RuleFile {
  readonly filter: UnicodeSet | undefined
  readonly steps: readonly Step[]
}

/** A compiled conversion of text. */
export interface Transform {
  /** Converts a whole text. */
  readonly apply: (text: string) => string
  /** Converts the run at hand in a buffer (other transforms call this). */
  readonly run: (buffer: TextBuffer) => void
}

/** The text under work; see buffer.ts. */
export interface TextBuffer {
  units: Uint16Array
  left: number
  right: number
  limit: number
  readonly groupStart: number[]
  readonly groupEnd: number[]
  emit: (text: Uint16Array | readonly number[]) => void
  emitText: (text: string) => void
  read: (from: number, to: number) => string
  copy: (end: number) => void
  rewind: (start: number) => void
}

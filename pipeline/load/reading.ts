import type { Diagnostic } from '../model/diagnostics.ts'

/** What reading gave: the value, absent where it could not be used, and everything there is to say about it. */
export interface Reading<T> {
  readonly value: T | undefined
  readonly messages: readonly Diagnostic[]
}

/** A text file of the book. `file` is relative to the book folder, with `/`; `hash` is the SHA-256 of its bytes. */
export interface TextFile {
  readonly file: string
  readonly text: string
  readonly hash: string
}

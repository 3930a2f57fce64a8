import type { TrimSize } from './book.ts'

/** What a theme draws outside the text, for those who read proofs. */
export interface ProofMarks {
  /** What the page is: the first words of its running head. */
  readonly status: string
  /** Every so manieth line of a page has its number beside it; 0: none. */
  readonly lineNumbers: number
  /** Whether file and line of each paragraph stand beside it. */
  readonly places: boolean
}

/** Another way to print a book than the one it is published in: styles/themes/<id>/. */
export interface Theme {
  readonly id: string
  readonly sheet: TrimSize
  /** single: printed on one side; each page is a right-hand one, and none is left blank. */
  readonly sides: 'single' | 'double'
  /** Where original and translation stand, whatever the book says. */
  readonly parallel?: 'columns' | 'interleaved' | 'facing' | undefined
  readonly marks?: ProofMarks | undefined
  /** Rules behind those of the book’s own print.css. */
  readonly css: string
}

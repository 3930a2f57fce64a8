/** What is wrong in a rule file: where (line and column from 1, counted in the file), what, and the way out. */
export interface RuleFault {
  readonly line: number
  readonly column: number
  readonly reason: string
  readonly hint: string
}

/** Thrown inside the parser only; whoever compiles rules receives faults as values. */
export class FaultAt extends Error {
  readonly offset: number
  readonly hint: string
  constructor(offset: number, reason: string, hint: string) {
    super(reason)
    this.offset = offset
    this.hint = hint
  }
}

/** The line and column of an offset into a text; `firstLine` is the number of the text’s first line in its file. */
export function placeOf(text: string, offset: number, firstLine: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: firstLine + before.length - 1, column: [...(before.at(-1) ?? '')].length + 1 }
}

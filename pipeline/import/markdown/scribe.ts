import type { Place } from '../../model/diagnostics.ts'
import type { Ledger } from '../gathered.ts'

/** Writes while a file of Markdown is read line by line: what is said has the place of the line. */
export class Scribe {
  line = 1
  readonly left: string[]
  /** Ids of pictures that become figures. */
  readonly figures = new Set<string>()
  readonly #file: string
  readonly #ledger: Ledger
  readonly #targets: ReadonlyMap<string, string>
  readonly #notes: string[] = []
  #count = 0

  constructor(file: string, ledger: Ledger, targets: ReadonlyMap<string, string>) {
    this.#file = file
    this.#ledger = ledger
    this.#targets = targets
    this.left = ledger.left
  }

  place(at: number): Place {
    return { file: this.#file, line: this.line, column: at + 1 }
  }

  lose(reason: string, at: number, text: string, hint?: string): void {
    this.#ledger.lose(reason, this.place(at), text, hint)
  }

  /** Syntax that is not carried over, of something whose words are. */
  drop(reason: string, at: number, syntax = ''): void {
    this.left.push(syntax)
    this.#ledger.drop(reason, this.place(at))
  }

  decide(reason: string, at: number, hint?: string): void {
    this.#ledger.decide(reason, this.place(at), hint)
  }

  target(id: string): string | undefined {
    return this.#targets.get(id)
  }

  /** Takes a note that stands in the text and gives its call. */
  note(text: string): string {
    this.#count += 1
    this.#notes.push(`[^inline-${this.#count}]: ${text}`)
    return `[^inline-${this.#count}]`
  }

  /** The notes since the last time, to be written behind the block that calls them. */
  notes(): string[] {
    return this.#notes.splice(0)
  }
}

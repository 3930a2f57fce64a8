import type { Diagnostic } from '../model/diagnostics.ts'

/** As many faults of one kind are shown one by one in a file: nobody reads the rest, and a hostile file has a million. */
const shown = 100

interface Tally {
  /** Counts a fault of the kind `key` in a file. `say` makes its diagnostic; its argument ends the reason, before the full stop. */
  readonly add: (file: string, key: string, say: (more: string) => Diagnostic) => void
  readonly messages: () => Diagnostic[]
}

/** Gathers faults; where one kind has more than are shown, the last says how many more there are. */
export function tallyOf(): Tally {
  const files = new Map<string, Map<string, { says: ((more: string) => Diagnostic)[]; count: number }>>()
  return {
    add: (file, key, say) => {
      let kinds = files.get(file)
      if (kinds === undefined) files.set(file, (kinds = new Map()))
      const kind = kinds.get(key)
      if (kind === undefined) kinds.set(key, { says: [say], count: 1 })
      else if (++kind.count <= shown) kind.says.push(say)
    },
    messages: () =>
      [...files.values()]
        .flatMap((kinds) => [...kinds.values()])
        .flatMap(({ says, count }) => says.map((say, index) => say(count > shown && index === shown - 1 ? ` (and ${count - shown} more in this file)` : ''))),
  }
}

/** “x” (U+0078). */
export function shownCharacter(character: string): string {
  return `“${character}” (${codePoint(character)})`
}

/** U+0078. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

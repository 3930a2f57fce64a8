import { scriptRuns } from '../language/scripts.ts'
import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { Standing } from '../model/standing.ts'
import { copyOf } from './copy.ts'
import { unmarked } from './marked-names.ts'
import { comparePlaces } from './name-places.ts'
import { recognizerOf } from './name-spellings.ts'
import { passagesOf, type Passage } from './passages.ts'

/** A name that edited text may hold and the register does not know. */
export interface NameSuggestion {
  readonly text: string
  /** ISO 15924 code. */
  readonly script: string
  readonly places: readonly Place[]
}

/** Capitalised words in a row, joined by what joins names. */
const capitalised = (() => {
  // Only an initial takes its stop along.
  const word = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}\\p{M}’'ʼʻ-]*)"
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${word}(?:[ \\n\\r]+(?:(?:of|the|de|del|al|ibn|bin|von|van|da|du|la)[ \\n\\r]+){0,2}${word})+`, 'gu')
})()

/** Words that have their capital from the sentence or the calendar. */
const common = new Set((
  'A An The This That These Those In On At By From To Of For With Without After Before Since Until During Under Over Between Among Within As If When While Where Who Which What How Why '
  + 'He She It They We You I His Her Its Their Our And But Or Nor So Yet Not No Both Some Many Most All Each Every Other Another One Two Three Such There Here Then Now Thus '
  + 'See Also Chapter Document Part Page Note Table Map Figure January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'
).split(' '))

/**
 * Names for the register: rows of capitalised words in edited text, and runs of other scripts in it (marked as other languages
 * too), that hold no registered name. The most frequent first.
 */
export function nameSuggestions(book: Book): NameSuggestion[] {
  const found = new Map<string, { script: string; places: Place[] }>()
  const copy = copyOf(book, new Standing(), (tree) => !tree.original)
  const recognize = recognizerOf(copy)
  for (const passage of passagesOf(copy)) {
    const open = { ...passage, text: unmarked(passage) }
    const known = recognize(open.text)
    for (const { text, script, start } of [...latin(open), ...otherScripts(open)]) {
      if (known.some((name) => name.start < start + text.length && name.end > start)) continue
      const shown = text.replace(/\s+/gu, ' ')
      const entry = found.get(shown) ?? { script, places: [] }
      entry.places.push(passage.place(start))
      found.set(shown, entry)
    }
  }
  return [...found].map(([text, { script, places: all }]) => ({ text, script, places: all.sort(comparePlaces) }))
    .sort((a, b) => b.places.length - a.places.length || (a.text < b.text ? -1 : 1))
}

interface Candidate {
  readonly text: string
  readonly script: string
  readonly start: number
}

function latin({ text, exempt }: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(capitalised)) {
    let [row] = match
    let start = match.index
    // “The Ili valley” begins with a word that is no name; so may the next.
    for (let first = /^([\p{L}\p{M}]+)[\s]+/u.exec(row); first && (common.has(first[1] ?? '') || /^\p{Ll}/u.test(row)); first = /^([\p{L}\p{M}]+)[\s]+/u.exec(row)) {
      row = row.slice(first[0].length)
      start += first[0].length
    }
    for (let last = /\s+(?:of\s+)?(\p{L}+)$/u.exec(row); last && common.has(last[1] ?? ''); last = /\s+(?:of\s+)?(\p{L}+)$/u.exec(row)) row = row.slice(0, last.index)
    row = row.replace(/['’]s?$/u, '')
    if (/\s/u.test(row) && !exempt.subarray(start, start + row.length).includes(1)) found.push({ text: row, script: 'Latn', start })
  }
  return found
}

function otherScripts({ text, lang }: Passage): Candidate[] {
  const found: Candidate[] = []
  let start = 0
  for (const run of scriptRuns(text)) {
    const named = !['Latn', 'Zyyy', 'Zzzz'].includes(run.script)
    // Chinese text in a Chinese passage is no name.
    if (named && !/^(?:zh|ug|ar|ru|kk|ky|fa|mn)\b/u.test(lang)) {
      const shown = run.text.replace(/[\s\p{P}]+$/u, '')
      if ([...shown].length > 1) found.push({ text: shown, script: run.script, start })
    }
    start += run.text.length
  }
  return found
}

import type { Recognised, Recognizer } from '../language/recognition/index.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Copy } from './copy.ts'
import { namesIn, wordlessMarks } from './marked-names.ts'
import { recognizerOf } from './name-spellings.ts'
import { passagesIn, passagesOf, type Passage } from './passages.ts'

/** A name where it stands in the book. */
export interface NameUse {
  readonly match: Recognised
  readonly passage: Passage
  /** As it is written, without prefix and suffix, white space as in the passage. */
  readonly written: string
  readonly place: Place
  /** Offsets in the file of the name with its suffix, where it is written there exactly so but for white space. */
  readonly range: { readonly start: number; readonly end: number } | undefined
  /** Stands in words that the editors did not choose. */
  readonly exempt: boolean
}

/** Every name of the register in every text of the book, originals and quotations too. */
export function nameUses(copy: Copy): NameUse[] {
  return nameUsesByFile(copy).flat()
}

/** Those in each file: the same list as before where its text and the register are the same. */
export function nameUsesByFile(copy: Copy): (readonly NameUse[])[] {
  if (copy.book.names.size === 0) return []
  const recognize = recognizerOf(copy)
  return copy.prose.map((file) => copy.standing.of(usesIn, passagesIn(copy, file), recognize, file.text ?? ''))
}

function usesIn(passages: readonly Passage[], recognize: Recognizer, source: string): readonly NameUse[] {
  return passages.flatMap((passage) => namesIn(passage, recognize).map((match) => use(match, passage, source)))
}

/** Words that are marked as an entry of the register and hold no form of it: “the governor”. */
export interface MarkedUse {
  readonly entry: string
  readonly written: string
  readonly place: Place
  readonly exempt: boolean
}

/** Every `:name` in which nothing is recognised. */
export function markedUses(copy: Copy): MarkedUse[] {
  const recognize = recognizerOf(copy)
  return passagesOf(copy).flatMap((passage) => wordlessMarks(passage, recognize).map(({ start, end, id }): MarkedUse => (
    { entry: id, written: passage.text.slice(start, end), place: passage.place(start), exempt: isExempt(passage, start, end) }
  )))
}

function use(match: Recognised, passage: Passage, source: string): NameUse {
  const { start, end, suffix } = match
  const [from, behind] = [passage.found(start)?.offset ?? -1, passage.found(end + suffix.length - 1)?.offset ?? -1]
  const written = passage.text.slice(start, end)
  const exact = from >= 0 && behind >= from && folded(source.slice(from, behind + 1)) === folded(written + suffix)
  return { match, passage, written, place: passage.place(start), range: exact ? { start: from, end: behind + 1 } : undefined, exempt: isExempt(passage, start, end) }
}

function isExempt({ exempt }: Passage, start: number, end: number): boolean {
  return exempt.subarray(start, end).includes(1)
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

import type { Recognised } from '../language/recognition/index.ts'
import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { namesIn, wordlessMarks } from './marked-names.ts'
import { recognizerOf } from './name-spellings.ts'
import { passagesOf, type Passage } from './passages.ts'
import type { Stretch } from './prose.ts'

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
export function nameUses(book: Book, prose: readonly Stretch[]): NameUse[] {
  if (book.names.size === 0) return []
  const passages = passagesOf(book, prose)
  const recognize = recognizerOf(book, passages)
  return passages.flatMap((passage) => namesIn(passage, recognize).map((match) => use(match, passage, book)))
}

/** Words that are marked as an entry of the register and hold no form of it: “the governor”. */
export interface MarkedUse {
  readonly entry: string
  readonly written: string
  readonly place: Place
  readonly exempt: boolean
}

/** Every `:name` in which nothing is recognised. */
export function markedUses(book: Book, prose: readonly Stretch[]): MarkedUse[] {
  const passages = passagesOf(book, prose)
  const recognize = recognizerOf(book, passages)
  return passages.flatMap((passage) => wordlessMarks(passage, recognize).map(({ start, end, id }): MarkedUse => (
    { entry: id, written: passage.text.slice(start, end), place: passage.place(start), exempt: isExempt(passage, start, end) }
  )))
}

function use(match: Recognised, passage: Passage, book: Book): NameUse {
  const { start, end, suffix } = match
  const [from, behind] = [passage.found(start)?.offset ?? -1, passage.found(end + suffix.length - 1)?.offset ?? -1]
  const written = passage.text.slice(start, end)
  const source = book.files?.get(passage.file)?.text ?? ''
  const exact = from >= 0 && behind >= from && folded(source.slice(from, behind + 1)) === folded(written + suffix)
  return { match, passage, written, place: passage.place(start), range: exact ? { start: from, end: behind + 1 } : undefined, exempt: isExempt(passage, start, end) }
}

function isExempt({ exempt }: Passage, start: number, end: number): boolean {
  return exempt.subarray(start, end).includes(1)
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

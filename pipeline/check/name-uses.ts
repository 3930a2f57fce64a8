import { recognizer, type Recognised, type RegisteredForm } from '../language/recognition/index.ts'
import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { passagesOf, type Passage } from './passages.ts'
import type { BookTree } from './trees.ts'

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

/** Every spelling of the register. */
export function registeredForms(book: Book): RegisteredForm[] {
  const [main] = book.config.languages
  return [...book.names.values()].flatMap((name): RegisteredForm[] => [
    { entry: name.id, kind: 'preferred', lang: main, text: name.preferred },
    ...name.short.map((text) => ({ entry: name.id, kind: 'short' as const, lang: main, text })),
    ...name.forms.map(({ text, lang }) => ({ entry: name.id, kind: 'form' as const, lang, text })),
    ...name.variants.map(({ text, lang }) => ({ entry: name.id, kind: 'variant' as const, lang, text })),
  ])
}

/** Every name of the register in every text of the book, originals and quotations too. */
export function nameUses(book: Book, trees: readonly BookTree[]): NameUse[] {
  if (book.names.size === 0) return []
  const recognize = recognizer(registeredForms(book))
  const places = placer(book)
  return passagesOf(book, trees).flatMap((passage) => recognize(passage.text).map((match) => use(match, passage, places, book)))
}

function use(match: Recognised, passage: Passage, places: Placer, book: Book): NameUse {
  const { start, end, suffix } = match
  const from = passage.offsets[start] ?? -1
  const behind = passage.offsets[end + suffix.length - 1] ?? -1
  const written = passage.text.slice(start, end)
  const source = book.files?.get(passage.file)?.text ?? ''
  const exact = from >= 0 && behind >= from && folded(source.slice(from, behind + 1)) === folded(written + suffix)
  return {
    match, passage, written,
    place: from < 0 ? passage.place : places(passage.file, from),
    range: exact ? { start: from, end: behind + 1 } : undefined,
    exempt: passage.exempt.subarray(start, end).includes(1),
  }
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

/** Turns an offset of a file into its place. */
type Placer = (file: string, offset: number) => Place

export function placer(book: Book): Placer {
  const starts = new Map<string, number[]>()
  return (file, offset) => {
    const lines = starts.get(file) ?? lineStarts(book.files?.get(file)?.text ?? '')
    starts.set(file, lines)
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lines[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

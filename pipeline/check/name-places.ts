import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { Standing } from '../model/standing.ts'
import { copyOf } from './copy.ts'
import { markedUses, nameUses } from './name-uses.ts'

/** Where a form of an entry stands, and how it is written there (white space as one space). */
export interface NamePlace {
  readonly entry: string
  /** Of the register; '' for words that are only marked as the name. */
  readonly form: string
  readonly kind: 'preferred' | 'short' | 'form' | 'variant' | 'marked'
  /** Id of the scheme that makes the form, where the register does not list it. */
  readonly scheme?: string | undefined
  readonly written: string
  readonly place: Place
  /** false: in the words of a source, a quotation, a title, another language, or as a word under discussion. */
  readonly edited: boolean
}

/** Every place of every name of the register, in the order of the files and lines. `standing`: as check has it. */
export function namePlaces(book: Book, standing = new Standing()): NamePlace[] {
  const copy = copyOf(book, standing)
  const found = nameUses(copy).map(({ match, written, place, exempt }): NamePlace => {
    const { entry, form, kind, scheme } = match
    return { entry, form, kind, ...(scheme !== undefined && { scheme }), written: written.replace(/\s+/gu, ' '), place, edited: !exempt }
  })
  const marked = markedUses(copy).map(({ entry, written, place, exempt }): NamePlace => ({ entry, form: '', kind: 'marked', written: written.replace(/\s+/gu, ' '), place, edited: !exempt }))
  return [...found, ...marked].sort((a, b) => comparePlaces(a.place, b.place))
}

/** Orders places by file, line and column. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}

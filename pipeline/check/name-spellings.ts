import { folded } from '../language/recognition/characters.ts'
import { generatedForms } from '../language/recognition/generated.ts'
import { recognizer, type Recognizer, type RegisteredForm } from '../language/recognition/index.ts'
import { formsOf } from '../language/recognition/register.ts'
import type { Book } from '../model/book.ts'
import type { Passage } from './passages.ts'

const known = new WeakMap<Book, Recognizer>()

/** The recognizer of a book’s register: of every spelling in it, and of those that the schemes of its languages make. Made once for a book. */
export function recognizerOf(book: Book, passages: readonly Passage[]): Recognizer {
  let made = known.get(book)
  if (made === undefined) known.set(book, (made = recognizer(spellingsOf(book, passages))))
  return made
}

/** Every spelling of a book’s register, those that schemes make at the end. */
export function spellingsOf(book: Book, passages: readonly Passage[]): RegisteredForm[] {
  const forms = formsOf(book.names.values(), book.config.languages[0])
  return [...forms, ...generatedForms(forms, book.schemes, usedOtherwise(book, passages))]
}

/** Tells words (in folded letters) that are no name where they stand alone: edited text has them in small letters, or an author bears them. */
function usedOtherwise(book: Book, passages: readonly Passage[]): (word: string) => boolean {
  let words: Set<string> | undefined
  return (word) => (words ??= new Set([...smallWords(passages), ...familyNames(book)])).has(word)
}

function* smallWords(passages: readonly Passage[]): Iterable<string> {
  for (const { text, exempt } of passages) {
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}’'ʼʻ]*/gu)) if (exempt[index] === 0) yield folded(word)
  }
}

function* familyNames({ bibliography }: Book): Iterable<string> {
  for (const { csl } of bibliography.values()) {
    for (const role of ['author', 'editor', 'translator']) {
      for (const person of Array.isArray(csl[role]) ? (csl[role] as { family?: unknown }[]) : []) if (typeof person.family === 'string') yield folded(person.family)
    }
  }
}

import { folded } from '../language/recognition/characters.ts'
import { generatedForms } from '../language/recognition/generated.ts'
import { recognizer, type Recognizer, type RegisteredForm } from '../language/recognition/index.ts'
import { formsOf } from '../language/recognition/register.ts'
import type { Book } from '../model/book.ts'
import type { Copy } from './copy.ts'
import { passagesIn, type Passage } from './passages.ts'

/** A recognizer, with all that it was made of. */
interface Spellings {
  readonly facts: readonly unknown[]
  /** What was asked of the text, and the answers. */
  readonly asked: ReadonlyMap<string, boolean>
  readonly recognize: Recognizer
}

/**
 * The recognizer of a book’s register: of every spelling in it, and of those that the schemes of its languages make. The same as before
 * where the register is, and the text answers as before what the schemes asked of it.
 */
export function recognizerOf(copy: Copy): Recognizer {
  const { book: { names, schemes, bibliography, config }, standing } = copy
  const facts = [names, schemes, bibliography, config.languages[0]]
  const isUsed = usedOtherwise(copy)
  const before = standing.last<Spellings>('spellings')
  if (before && before.facts.every((fact, index) => fact === facts[index]) && [...before.asked].every(([word, answer]) => isUsed(word) === answer)) return before.recognize
  const asked = new Map<string, boolean>()
  const remembered = (word: string): boolean => {
    const answer = asked.get(word) ?? isUsed(word)
    asked.set(word, answer)
    return answer
  }
  return standing.keep<Spellings>('spellings', { facts, recognize: recognizer(spellings(copy.book, remembered)), asked }).recognize
}

/** Every spelling of a book’s register, those that schemes make at the end. */
export function spellingsOf(copy: Copy): RegisteredForm[] {
  return spellings(copy.book, usedOtherwise(copy))
}

function spellings({ names, schemes, config }: Book, isUsed: (word: string) => boolean): RegisteredForm[] {
  const forms = formsOf(names.values(), config.languages[0])
  return [...forms, ...generatedForms(forms, schemes, isUsed)]
}

/** Tells words (in folded letters) that are no name where they stand alone: edited text has them in small letters, or an author bears them. */
function usedOtherwise(copy: Copy): (word: string) => boolean {
  const { book, prose, standing } = copy
  let words: readonly ReadonlySet<string>[] | undefined
  return (word) => {
    words ??= [standing.of(familyNames, book.bibliography), ...prose.map((file) => standing.of(smallWords, passagesIn(copy, file)))]
    return words.some((some) => some.has(word))
  }
}

function smallWords(passages: readonly Passage[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text, exempt } of passages) {
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}’'ʼʻ]*/gu)) if (exempt[index] === 0) words.add(folded(word))
  }
  return words
}

function familyNames(bibliography: Book['bibliography']): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { csl } of bibliography.values()) {
    for (const role of ['author', 'editor', 'translator']) {
      for (const person of Array.isArray(csl[role]) ? (csl[role] as { family?: unknown }[]) : []) if (typeof person.family === 'string') words.add(folded(person.family))
    }
  }
  return words
}

import { scriptOfTag } from '../language/scripts.ts'
import { transliterator } from '../language/transliteration.ts'
import type { Book, Name, NameForm } from '../model/book.ts'

/** A form in its script → that form by the scheme of the book’s policy, with the tag of the scheme; undefined where no scheme serves. */
export type Romaniser = (form: Pick<NameForm, 'text' | 'lang'>) => { readonly text: string; readonly lang: string } | undefined

/**
 * Makes the romaniser of a book’s policy. Arabic is romanised only where its vowels are written: without them a scheme gives consonants,
 * and no name. Chinese is not: its characters have readings, which are the editors’ to give.
 */
export function romaniser(book: Book): Romaniser {
  const library = transliterator(book.schemes)
  return ({ text, lang }) => {
    const id = book.config.policies.transliteration[lang]
    const scheme = id === undefined ? undefined : book.schemes.get(id)
    if (scheme === undefined || scriptOfTag(scheme.from) !== scriptOfTag(lang)) return undefined
    if (lang.startsWith('ar') && !/[\u064B-\u0652\u0670]/u.test(text)) return undefined
    return { text: library.transliterate(scheme.id, text), lang: scheme.tag }
  }
}

/** The romanised form of an entry’s form, with the capitals that the entry has; empty where it says nothing new: the entry knows that spelling. */
export function romanised(name: Name, form: NameForm, romanise: Romaniser): { readonly text: string; readonly lang: string }[] {
  const made = romanise(form)
  if (made === undefined) return []
  const text = /\p{Lu}/u.test(made.text) ? made.text : capitalised(made.text, name.preferred)
  const known = [name.preferred, ...name.short, ...name.forms.map((each) => each.text), ...name.variants.map((each) => each.text)]
  return known.some((each) => folded(each) === folded(text)) ? [] : [{ text, lang: made.lang }]
}

/** Scripts without case take their capitals from the preferred form: of every word where it has them, else of the first. */
function capitalised(text: string, model: string): string {
  const everyWord = !/(?:^|\s)\p{Ll}/u.test(model)
  return text.replace(everyWord ? /(?<=^|[\s-])\p{Ll}/gu : /^\p{Ll}/u, (letter) => letter.toUpperCase())
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/[’‘ʼʻ]/gu, "'").toLowerCase()
}

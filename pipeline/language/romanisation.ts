import { scriptOfTag } from './scripts.ts'
import { transliterator, type SchemeRules } from './transliteration.ts'
import { unvocalised } from './vocalisation.ts'

/** A text and the BCP 47 tag of its language. */
interface Form {
  readonly text: string
  readonly lang: string
}

/** What is asked of an entry of the register. */
interface Entry {
  readonly preferred: string
  readonly short: readonly string[]
  readonly forms: readonly Form[]
  readonly variants: readonly Form[]
}

/** A form in its script → that form by the scheme of the book’s policy, with the tag of the scheme; undefined where no scheme serves. */
export type Romaniser = (form: Form) => Form | undefined

/**
 * Makes the romaniser of a book’s policy. Arabic is romanised only where its vowels are written: without them a scheme gives consonants,
 * and no name. Chinese characters are not: their readings are the editors’ to give, as a form in pinyin (zh-Latn-pinyin), which is.
 */
export function romaniser(policy: Readonly<Record<string, string>>, schemes: ReadonlyMap<string, SchemeRules & { readonly tag: string; readonly from: string }>): Romaniser {
  const library = transliterator(schemes)
  return ({ text, lang }) => {
    const id = policy[lang] ?? (/^zh-Latn\b/u.test(lang) ? policy[Object.keys(policy).find((tag) => /^zh\b/u.test(tag)) ?? ''] : undefined)
    const scheme = id === undefined ? undefined : schemes.get(id)
    if (scheme === undefined || scriptOfTag(scheme.from) !== scriptOfTag(lang)) return undefined
    if (/^ar\b/u.test(lang) && unvocalised(text).length > 0) return undefined
    return { text: library.transliterate(scheme.id, text), lang: scheme.tag }
  }
}

/** A form of an entry by the scheme of its language, with the capitals that the entry has; undefined where no scheme serves. */
export function bySchemeOf(name: Entry, form: Form, romanise: Romaniser): Form | undefined {
  const made = romanise(form)
  return made && { lang: made.lang, text: /\p{Lu}/u.test(made.text) ? made.text : capitalised(made.text, name.preferred) }
}

/** The same, where it says something new: undefined for a spelling that the entry has already. */
export function romanised(name: Entry, form: Form, romanise: Romaniser): Form | undefined {
  const made = bySchemeOf(name, form, romanise)
  const known = [name.preferred, ...name.short, ...name.forms.map((each) => each.text), ...name.variants.map((each) => each.text)]
  return made === undefined || known.some((each) => foldSpelling(each) === foldSpelling(made.text)) ? undefined : made
}

/** Scripts without case take their capitals from the preferred form: of every word where it has them, else of the first. */
function capitalised(text: string, model: string): string {
  const everyWord = !/(?:^|\s)\p{Ll}/u.test(model)
  return text.replace(everyWord ? /(?<=^|[\s-])\p{Ll}/gu : /^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** A spelling as entries compare it: case, and which apostrophe is typed, make no difference. */
export function foldSpelling(text: string): string {
  return text.normalize('NFC').replace(/[’‘ʼʻ]/gu, "'").toLowerCase()
}

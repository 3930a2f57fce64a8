import { ar } from './ar.ts'
import { en, type WordList } from './en.ts'
import { es } from './es.ts'
import { ru } from './ru.ts'
import { ug } from './ug.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

/** The catalogue of generated words, by language tag. */
export const wordCatalogue: Readonly<Record<string, WordList>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans, ru, es, ar, ug }

/**
 * Generated words in the language of a tag. Chinese without a script is simplified, unless the region is Taiwan,
 * Hong Kong or Macao; a language that the catalogue lacks gets English words.
 */
export function wordsFor(tag: string): WordList {
  const exact = wordCatalogue[tag]
  if (exact) return exact
  const [language = '', ...rest] = tag.split('-')
  if (language === 'zh') return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part.toLowerCase())) ? zhHant : zhHans
  if (language === 'ug' && rest.includes('Latn')) return en
  return wordCatalogue[language] ?? en
}

/** Whether the catalogue has words in the language of a tag, so that `wordsFor` gives no others in their stead. */
export function hasWords(tag: string): boolean {
  return wordsFor(tag) !== en || tag.split('-')[0] === 'en'
}

/** Puts a number or a name into a word of the catalogue: `fill('Document {}', 3)` → “Document 3”. */
export function fill(word: string, value: string | number): string {
  return word.replace('{}', String(value))
}

import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeInFile, placeOf, walk } from './trees.ts'

/** Every language tag of the book is well-formed BCP 47. */
export const checkLanguages: Check = (book, trees) => {
  const messages: Diagnostic[] = []
  const judge = (tag: string, place: Place): void => {
    if (!wellFormed(tag)) messages.push(diagnostic('language-tag-valid', `“${tag}” is not a language tag.`, place, tag.includes('_') ? `Write ${tag.replaceAll('_', '-')}.` : undefined))
  }
  book.config.languages.forEach((tag, index) => judge(tag, book.configFile.at(['languages', index])))
  for (const chapter of book.chapters.values()) judge(chapter.lang, placeInFile(book, chapter.file, `lang: ${chapter.lang}`))
  for (const { yaml, originalTitle, regest, texts } of book.documents.values()) {
    if (originalTitle) judge(originalTitle.lang, yaml.at(['original_title', 'lang']))
    for (const { lang } of regest) judge(lang, yaml.at(['regest', lang]))
    for (const { lang, source } of texts) judge(lang, placeInFile(book, source.file, `lang: ${lang}`))
  }
  for (const name of book.names.values()) {
    for (const { text, lang } of [...name.forms, ...name.variants]) {
      if (!wellFormed(lang)) messages.push(diagnostic('language-tag-valid', `“${lang}”, of the form “${text}” of “${name.id}”, is not a language tag.`, name.place))
    }
  }
  for (const tree of trees) {
    walk(tree, (node) => {
      if (isDirective(node) && node.attributes?.['tag'] && (node.name === 'lang' || node.name === 'mention')) judge(node.attributes['tag'], placeOf(tree, node))
    })
  }
  return messages
}

/** Well-formed, with a language of two or three letters: `english` would pass by the letter of BCP 47. */
function wellFormed(tag: string): boolean {
  if (/^x(?:-[a-z0-9]{1,8})+$/iu.test(tag)) return true
  if (!/^[a-z]{2,3}(?:-|$)/iu.test(tag)) return false
  try {
    Intl.getCanonicalLocales(tag)
    return true
  } catch {
    return false
  }
}

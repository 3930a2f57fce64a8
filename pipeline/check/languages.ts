import type { Book } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeInFile, placeOf, walk, type BookTree } from './trees.ts'

/** Every language tag of the book is well-formed BCP 47. */
export const checkLanguages: Check = ({ book, trees, standing }) => {
  const messages: Diagnostic[] = []
  const judge = (tag: string, place: () => Place): void => {
    if (!wellFormed(tag)) messages.push(illFormed(tag, place()))
  }
  book.config.languages.forEach((tag, index) => judge(tag, () => book.configFile.at(['languages', index])))
  for (const chapter of book.chapters.values()) judge(chapter.lang, () => placeInFile(book, chapter.file, `lang: ${chapter.lang}`))
  for (const { yaml, originalTitle, regest, texts } of book.documents.values()) {
    if (originalTitle) judge(originalTitle.lang, () => yaml.at(['original_title', 'lang']))
    for (const { lang } of regest) judge(lang, () => yaml.at(['regest', lang]))
    for (const { lang, source } of texts) judge(lang, () => placeInFile(book, source.file, `lang: ${lang}`))
  }
  return [...messages, ...standing.of(judgeNames, book.names), ...trees.flatMap((tree) => standing.of(judgeTree, tree))]
}

function judgeNames(names: Book['names']): Diagnostic[] {
  return [...names.values()].flatMap(({ id, place, forms, variants }) => [...forms, ...variants].filter(({ lang }) => !wellFormed(lang)).map(({ text, lang }) =>
    diagnostic('language-tag-valid', `“${lang}”, of the form “${text}” of “${id}”, is not a language tag.`, place)))
}

function judgeTree(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (!isDirective(node) || (node.name !== 'lang' && node.name !== 'mention')) return
    const tag = node.attributes?.['tag']
    if (tag && !wellFormed(tag)) messages.push(illFormed(tag, placeOf(tree, node)))
  })
  return messages
}

function illFormed(tag: string, place: Place): Diagnostic {
  return diagnostic('language-tag-valid', `“${tag}” is not a language tag.`, place, tag.includes('_') ? `Write ${tag.replaceAll('_', '-')}.` : undefined)
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

import { visit } from 'unist-util-visit'
import type { Book, MarkdownTree } from '../model/book.ts'
import type { FontFace, House } from '../model/house.ts'
import type { Standing } from '../model/standing.ts'

/** The faces that imprint and colophon name: all of the house, but for those that are there for code alone where the book has none. */
export function typefacesOf({ fonts, stacks }: House, { chapters, documents }: Book, standing: Standing): readonly FontFace[] {
  const forText = new Set(Object.entries(stacks).flatMap(([script, families]) => (script === 'code' ? [] : families)))
  if (fonts.every(({ family }) => forText.has(family))) return fonts
  const sources = [...[...chapters.values()].map(({ source }) => source), ...[...documents.values()].flatMap(({ texts }) => texts.map(({ source }) => source))]
  const typefaces = sources.some((source) => standing.of(hasCode, source)) ? fonts : fonts.filter(({ family }) => forText.has(family))
  return standing.same('typefaces', typefaces)
}

function hasCode({ tree }: MarkdownTree): boolean {
  let found = false
  visit(tree, ['code', 'inlineCode'], () => {
    found = true
    return false
  })
  return found
}

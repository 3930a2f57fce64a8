import type { Parent } from 'mdast'
import type { Book } from '../model/book.ts'
import { addTree } from './prose-trees.ts'
import { addValues } from './prose-values.ts'
import { sourcesOf, type Placed } from './sources.ts'
import type { BookTree } from './trees.ts'

/** Words of the book in one language: a text node of a Markdown tree, or a YAML value that is printed. */
export interface Stretch extends Placed {
  readonly text: string
  /** BCP 47; `mul` where it may be any. */
  readonly lang: string
  readonly file: string
  /** `code` is set as it is written; a `variant` of the register is a spelling that the book does not use. */
  readonly kind: 'text' | 'code' | 'variant'
  /** What it is read in: a paragraph, heading, cell, alternative text, caption, mark of the index, citation or value. */
  readonly block: object
  /** The run of another language that it stands in, else the block: the directions of text begin anew in each. */
  readonly scope: object
  /** What stands before it in its block and is no text: nothing, a line end, or anything else (U+FFFC). */
  readonly gap: '' | '\n' | '\uFFFC'
  /** Whether names are looked for in it: running text, and titles and labels that the editors wrote; not citations and data. */
  readonly running: boolean
  /** The tree it stands in and the nodes around it, outermost first; undefined for a value. */
  readonly within: { readonly tree: BookTree; readonly ancestors: readonly Parent[] } | undefined
}

/** All the words of the book, in the order of its parts: its trees, then its values. Places are worked out only where one asks for them. */
export function gatherProse(book: Book, trees: readonly BookTree[]): Stretch[] {
  const prose: Stretch[] = []
  const sources = sourcesOf(book)
  for (const tree of trees) addTree(tree, sources, prose)
  addValues(book, sources, prose)
  return prose
}

import type { Book } from '../model/book.ts'
import type { Standing } from '../model/standing.ts'
import { gatherProse, type FileProse } from './prose.ts'
import { gatherTrees, type BookTree } from './trees.ts'

/** The copy of a book as the rules read it. What they made of a tree, a file or the register stands for the next run. */
export interface Copy {
  readonly book: Book
  /** All its Markdown. */
  readonly trees: readonly BookTree[]
  /** All its words, by file. */
  readonly prose: readonly FileProse[]
  readonly standing: Standing
}

/** Gathers the copy of a book, of those trees alone that `isRead` takes. */
export function copyOf(book: Book, standing: Standing, isRead: (tree: BookTree) => boolean = () => true): Copy {
  const trees = gatherTrees(book, standing).filter(isRead)
  return { book, trees, prose: gatherProse(book, trees, standing), standing }
}

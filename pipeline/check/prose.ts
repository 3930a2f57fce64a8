import type { Parent } from 'mdast'
import type { Book } from '../model/book.ts'
import type { Standing } from '../model/standing.ts'
import { treeProse } from './prose-trees.ts'
import { valueProse } from './prose-values.ts'
import type { Placed } from './sources.ts'
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

/** The words of a file, and the file as it is written; undefined where that is not known. */
export interface FileProse {
  readonly file: string
  readonly text: string | undefined
  /** Those of its trees, then those of its values. */
  readonly stretches: readonly Stretch[]
}

/** All the words of the book: its files in the order they were read, each with its words. Places are worked out only where one asks for them. */
export function gatherProse(book: Book, trees: readonly BookTree[], standing: Standing): FileProse[] {
  const byFile = new Map<string, (readonly Stretch[])[]>([...(book.files?.keys() ?? [])].map((file) => [file, []]))
  const add = (stretches: readonly Stretch[]): void => {
    const [first] = stretches
    if (first === undefined) return
    const own = byFile.get(first.file)
    if (own === undefined) byFile.set(first.file, [stretches])
    else own.push(stretches)
  }
  for (const tree of trees) add(standing.of(treeProse, tree))
  for (const stretches of valueProse(book, standing)) add(stretches)
  return [...byFile].map(([file, own]) => standing.of(fileProse, book.files?.get(file) ?? own[0] ?? [], file, book.files?.get(file)?.text, ...own))
}

function fileProse(_of: object, file: string, text: string | undefined, ...own: readonly (readonly Stretch[])[]): FileProse {
  return { file, text, stretches: own.flat() }
}

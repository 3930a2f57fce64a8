import type { Node, Parent } from 'mdast'
import type { Book, MarkdownTree } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { sourceOf, type Source } from './sources.ts'

/** A tree of the book with what the rules need to know of the place it has in the book. */
export interface BookTree extends MarkdownTree {
  /** `text`: an original or a translation; `apparatus`: headnote, regest, notes on a document; `register`: a note of the register. */
  readonly part: 'chapter' | 'text' | 'apparatus' | 'register'
  readonly lang: string
  /** Words of the source itself, in its own language: not edited. */
  readonly original: boolean
  /** Id of the chapter, document or name. */
  readonly owner: string
  /** The file as it is written; undefined where that is not known. */
  readonly source: Source | undefined
}

/** All the Markdown of the book. */
export function gatherTrees(book: Book, standing: Standing): BookTree[] {
  const main = book.config.languages[0]
  const trees: BookTree[] = []
  const add = (tree: MarkdownTree, part: BookTree['part'], lang: string, original: boolean, owner: string): void => {
    trees.push(standing.of(bookTree, tree, part, lang, original, owner, sourceOf(book, tree.file, standing)))
  }
  for (const chapter of book.chapters.values()) add(chapter.source, 'chapter', chapter.lang, false, chapter.id)
  for (const document of book.documents.values()) {
    const { headnote, sourceNote, translationNote, regest, texts, id } = document
    for (const source of [headnote, sourceNote, translationNote]) if (source) add(source, 'apparatus', main, false, id)
    for (const { lang, source } of regest) add(source, 'apparatus', lang, false, id)
    for (const { role, lang, source } of texts) add(source, 'text', lang, role === 'original', id)
  }
  for (const name of book.names.values()) if (name.note) add(name.note, 'register', main, false, name.id)
  return trees
}

function bookTree(tree: MarkdownTree, part: BookTree['part'], lang: string, original: boolean, owner: string, source: Source | undefined): BookTree {
  return { ...tree, part, lang, original, owner, source }
}

/** Where a node begins. */
export function placeOf(tree: MarkdownTree, node: Node): Place {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { file: tree.file, line, column }
}

/** The node as it is written in its file, where that is known. */
export function written(tree: BookTree, node: Node): string {
  return (tree.source?.text ?? '').slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** The place of the first `needle` inside a node; of the node where it is written otherwise (an entity). */
export function placeInside(tree: BookTree, node: Node, needle: string): Place {
  const start = placeOf(tree, node)
  const source = written(tree, node)
  const at = source.indexOf(needle)
  if (at === -1) return start
  const before = source.slice(0, at)
  const breaks = before.split('\n').length - 1
  return breaks === 0 ? { ...start, column: start.column + at } : { file: tree.file, line: start.line + breaks, column: at - before.lastIndexOf('\n') }
}

/** The place of the first `needle` in a file. */
export function placeInFile(book: Book, file: string, needle: string): Place {
  const text = book.files?.get(file)?.text ?? ''
  const at = text.indexOf(needle)
  if (at === -1) return { file, line: 1, column: 1 }
  const before = text.slice(0, at)
  return { file, line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/** Walks a tree in the order of the text, with each node’s ancestors, outermost first. */
export function walk(tree: MarkdownTree, visitor: (node: Node, ancestors: readonly Parent[]) => void): void {
  const enter = (node: Node, ancestors: readonly Parent[]): void => {
    visitor(node, ancestors)
    if (!('children' in node)) return
    const inner = [...ancestors, node as Parent]
    for (const child of node.children as readonly Node[]) enter(child, inner)
  }
  enter(tree.tree, [])
}

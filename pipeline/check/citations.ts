import type { Book } from '../model/book.ts'
import { diagnostic, nearest, type Diagnostic } from '../model/diagnostics.ts'
import type { Citation } from '../model/markdown.ts'
import type { Check } from './index.ts'
import { walk, type BookTree } from './trees.ts'

/** Works that are cited and not in the bibliography. */
export const checkCitations: Check = ({ book, trees, standing }) => trees.flatMap((tree) => standing.of(uncited, tree, book.bibliography))

function uncited(tree: BookTree, bibliography: Book['bibliography']): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (node.type !== 'citation') return
    for (const { key, position } of (node as Citation).items) {
      if (bibliography.has(key)) continue
      const meant = nearest(key, bibliography.keys())
      const { line, column } = position.start
      messages.push(diagnostic('citation-defined', `The work “${key}” is cited but not in the bibliography.`, { file: tree.file, line, column }, meant && `Did you mean “@${meant}”?`))
    }
  })
  return messages
}

import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** Raw HTML, comments too: nothing of it would reach a page. */
export const checkHtml: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (node.type !== 'html' || !('value' in node)) return
    const written = String(node.value).split('\n', 1)[0] ?? ''
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written
    const hint = written.startsWith('<!--') ? 'Delete the comment.' : undefined
    messages.push(diagnostic('markdown-html-absent', `Raw HTML is not allowed: “${shown}”.`, placeOf(tree, node), hint))
  })
  return messages
}

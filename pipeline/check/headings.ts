import type { Heading } from 'mdast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** Headings of chapters begin at ## and skip no level; nothing else has headings. */
export const checkHeadings: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  let level = 1
  walk(tree, (node, ancestors) => {
    if (node.type !== 'heading') return
    const { depth } = node as Heading
    const place = placeOf(tree, node)
    const say = (reason: string, hint?: string): unknown => messages.push(diagnostic('heading-level-allowed', reason, place, hint))
    if (tree.part !== 'chapter') say(`A heading may not stand in ${tree.part === 'text' ? 'a text of a document' : 'a note'}.`, 'Make it a paragraph.')
    else if (ancestors.length > 1) say('A heading may not stand inside a quotation, a list, a note or a directive.', 'Make it a paragraph.')
    else if (depth === 1) say('A chapter holds no heading of the first level: its title is in the front matter.')
    else if (depth > level + 1) say(`The heading is of level ${depth} after one of level ${level}.`, `Write ${'#'.repeat(level + 1)}.`)
    level = Math.max(depth, 1)
  })
  return messages
}

import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import { readableCharacters, readingsOf } from '../model/ruby.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** Readings that have no character to stand beside. */
export const checkRuby: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judgeTree, tree))

function judgeTree(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (!isDirective(node) || node.name !== 'ruby') return
    const base = toString(node as Nodes)
    const readings = readingsOf(node.attributes?.['rt'] ?? '').length
    const characters = readableCharacters(base).length
    if (readings <= characters || base === '') return
    messages.push(diagnostic('ruby-reading-fits', `“${base}” has ${readings} readings and ${characters === 1 ? '1 character' : `${characters} characters`}.`, placeOf(tree, node)))
  })
  return messages
}

import type { Text } from 'mdast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeOf, walk, written, type BookTree } from './trees.ts'

/** Two stars or two underscores that opened or closed nothing: they would be printed. */
export const checkEmphasis: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

/** As they are written: behind a backslash they are meant as such, and more of them are a rule or a blank. */
const unmatched = /(?<![\\*_])(?:\*\*|__)(?![*_])/u

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (node.type !== 'text' || !/\*\*|__/u.test((node as Text).value)) return
    const source = written(tree, node)
    const found = unmatched.exec(source)
    if (found === null) return
    const before = source.slice(0, found.index).split('\n')
    const { file, line, column } = placeOf(tree, node)
    const last = before.at(-1)!.length
    const place = { file, line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 }
    messages.push(diagnostic('emphasis-closed', `The signs ${found[0]} mark nothing here, and would be printed.`, place))
  })
  return messages
}

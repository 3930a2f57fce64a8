import type { Node } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Citation } from '../../pipeline/model/markdown.ts'
import { parseMarkdown } from '../../pipeline/load/markdown.ts'

/** The tree of a text that must parse. */
export function parse(text: string): ReturnType<typeof parseMarkdown>['value'] & {} {
  const { value, messages } = parseMarkdown(text, ({ line, column }) => ({ file: 'test.md', line, column }))
  if (value === undefined) throw new Error(messages.map((message) => message.reason).join('\n'))
  return value
}

/** All nodes of a type, in order. */
export function nodes(text: string, type: string): Node[] {
  const found: Node[] = []
  visit(parse(text), (node) => {
    if (node.type === type) found.push(node)
  })
  return found
}

/** Citations of a text in a line each: `bracketed: key|prefix|label value|suffix; …`. */
export function citations(text: string): string[] {
  return nodes(text, 'citation').map((node) => {
    const { mode, items } = node as Citation
    const shown = items.map((item) => [`${item.suppressAuthor ? '-' : ''}${item.key}`, item.prefix, item.locator ? `${item.locator.label} ${item.locator.value}` : '', item.suffix].join('|'))
    return `${mode}: ${shown.join('; ')}`
  })
}

import type { PhrasingContent, Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

const writer = unified().use(remarkGfm).use(remarkDirective).use(remarkStringify, {
  bullet: '-',
  emphasis: '*',
  rule: '*',
  resourceLink: true,
  // Else a sign before a letter would cite a work.
  unsafe: [{ character: '@', inConstruct: 'phrasing' }],
}).freeze()

/** A tree as the press’s Markdown: read again, it has the same text. Nodes of the type `html` are written as they are: citations. */
export function markdownText(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: children.map(tidy) as RootContent[] }
  return writer.stringify(root)
}

/** No block of Markdown begins or ends with white space, nor holds a line break that means nothing. */
function tidy(node: RootContent | PhrasingContent): RootContent | PhrasingContent {
  if (node.type === 'text') return { ...node, value: node.value.replace(/[\t\n\r ]+/gu, ' ') }
  if (!('children' in node)) return node
  const children = (node.children as RootContent[]).map(tidy)
  if (['paragraph', 'heading', 'tableCell'].includes(node.type)) {
    const [first, last] = [children[0], children.at(-1)]
    if (first?.type === 'text') first.value = first.value.replace(/^[\t\n\r ]+/u, '')
    if (last?.type === 'text') last.value = last.value.replace(/[\t\n\r ]+$/u, '')
    while (children.at(-1)?.type === 'break') children.pop()
  }
  return { ...node, children } as RootContent
}

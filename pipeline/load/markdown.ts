import type { Node, Nodes, Parent, PhrasingContent, Root } from 'mdast'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { eachNode } from '../model/tree.ts'
import { limits } from './limits.ts'
import { excess } from './nesting.ts'
import type { Reading } from './reading.ts'
import { parserFor } from './syntax.ts'

/**
 * Parses the press’s Markdown: CommonMark, GFM, directives, citations, YAML front matter. Text that would nest or repeat
 * beyond the limits is refused before it is parsed. Positions are those in `text`.
 * `placeOf` turns line and column of `text` into the place to report.
 */
export function parseMarkdown(text: string, placeOf: (point: { line: number; column: number }) => Place): Reading<Root> {
  const refused = excess(text)
  if (refused !== undefined) {
    const message: Diagnostic = diagnostic('file-size-limited', refused.reason, placeOf(refused), refused.hint)
    return { value: undefined, messages: [message] }
  }
  const tree = parserFor(text).parse(text)
  restoreWords(tree, text)
  keepNoteIds(tree)
  const repeated = repeatedAddress(tree)
  if (repeated) return { value: undefined, messages: [diagnostic('file-size-limited', `With this use the definitions have brought in more than ${limits.definedAddresses} characters of addresses.`, placeOf(repeated), 'Use a shorter address.')] }
  return { value: tree, messages: [] }
}

/** Where addresses that are defined once and used again and again come to more than the text could hold. */
function repeatedAddress(tree: Root): { line: number; column: number } | undefined {
  const lengths = new Map<string, number>()
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'definition' && !lengths.has(node.identifier)) lengths.set(node.identifier, node.url.length + (node.title?.length ?? 0))
  })
  if (lengths.size === 0) return undefined
  let sum = 0
  let found: { line: number; column: number } | undefined
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    sum += lengths.get(node.identifier) ?? 0
    if (sum > limits.definedAddresses) found ??= node.position?.start ?? { line: 1, column: 1 }
  })
  return found
}

/** `Ürümqi:capital`: a bare `:word`, with neither label nor attributes, is text, character for character. */
function restoreWords(tree: Root, text: string): void {
  const parents = new Set<Parent>()
  eachNode<Nodes>(tree, (parent) => {
    if (!('children' in parent)) return
    parent.children.forEach((node, index) => {
      if (node.type !== 'textDirective') return
      const source = text.slice(node.position?.start.offset, node.position?.end.offset)
      if (/[\]}]$/u.test(source)) return
      const word: PhrasingContent = { type: 'text', value: source, ...(node.position && { position: node.position }) }
      parent.children[index] = word
      parents.add(parent)
    })
  })
  for (const parent of parents) joinTexts(parent)
}

function joinTexts(parent: Parent): void {
  const joined: Node[] = []
  for (const child of parent.children) {
    const last = joined.at(-1)
    if (child.type === 'text' && last?.type === 'text' && 'value' in last) {
      last.value = `${String(last.value)}${child.value}`
      if (last.position && child.position) last.position = { start: last.position.start, end: child.position.end }
    } else joined.push(child)
  }
  parent.children = joined as Parent['children']
}

/** mdast lower-cases the ids of notes; here they keep their spelling. */
function keepNoteIds(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') node.identifier = node.label ?? node.identifier
  })
}

import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import type { Node, Parent, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { citationFromMarkdown, citationSyntax } from './citation-syntax.ts'
import { excess } from './nesting.ts'
import type { Reading } from './reading.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkFrontmatter, ['yaml']).use(citations).freeze()

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
  const tree = processor.parse(text)
  restoreWords(tree, text)
  keepNoteIds(tree)
  return { value: tree, messages: [] }
}

/** unified’s way of adding syntax: ours comes last, so that it is tried before links and directives. */
function citations(this: Processor): undefined {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), citationSyntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), citationFromMarkdown]
}

/** `Ürümqi:capital`: a bare `:word`, with neither label nor attributes, is text, character for character. */
function restoreWords(tree: Root, text: string): void {
  const parents = new Set<Parent>()
  visit(tree, 'textDirective', (node, index, parent) => {
    const source = text.slice(node.position?.start.offset, node.position?.end.offset)
    if (index === undefined || parent === undefined || /[\]}]$/u.test(source)) return undefined
    const word: PhrasingContent = { type: 'text', value: source, ...(node.position && { position: node.position }) }
    parent.children[index] = word
    parents.add(parent)
    return SKIP
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
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') node.identifier = node.label ?? node.identifier
  })
}

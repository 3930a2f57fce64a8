import type { Element, ElementContent, Nodes as HastNodes, Parents } from 'hast'
import type { FootnoteDefinition, FootnoteReference, Heading, Image, Link, Nodes, Root, Table } from 'mdast'
import type { LeafDirective, TextDirective, ContainerDirective } from 'mdast-util-directive'
import { toHast, type Handlers, type State } from 'mdast-util-to-hast'
import type { Citation } from '../model/markdown.ts'
import { streamOf } from '../model/notes.ts'
import { eachNode } from '../model/tree.ts'
import { assetKey } from './asset-key.ts'
import { citation } from './citations.ts'
import { directiveTransformers } from './directives/index.ts'
import type { Draft, ProseOptions } from './draft.ts'
import { element, hasClass, placed } from './elements.ts'
import { setMarks } from './mentions.ts'
import { withNames } from './names.ts'
import { openNote } from './notes.ts'
import { tableElement } from './tables.ts'

/**
 * Markdown → hast, with our notes, citations and directives. Raw HTML never comes through (check refuses it). Every
 * element carries the place it was written at.
 */
export function prose(tree: Root, draft: Draft, options: ProseOptions): ElementContent[] {
  const made = toHast(withNames(tree, draft, options), { handlers: handlers(draft, options), allowDangerousHtml: false })
  const children = made.type === 'root' ? made.children : [made]
  const result = children.filter((child): child is ElementContent => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''))
  for (const child of result) {
    eachNode<HastNodes>(child, (node) => {
      const start = node.position?.start
      if (node.type === 'element' && start && !node.data?.place) placed(node, { file: options.file, line: start.line, column: start.column })
    })
  }
  setMarks({ type: 'root', children: result })
  closeGaps({ type: 'root', children: result }, draft)
  markFirstParagraphs(result)
  return result
}

/** Where a mark that prints nothing stood between two spaces, one stays; before the call of a note that a citation became, none does, as Pandoc has it. */
function closeGaps(tree: Parents, { notes }: Draft): void {
  const citing = new Set(notes.filter(({ written }) => written === undefined).map(({ call }) => call))
  eachNode<HastNodes>(tree, (node) => {
    if (!('children' in node)) return
    node.children.forEach((child, index) => {
      const next = node.children[index + 1]
      if (child.type !== 'text' || !/\s$/u.test(child.value)) return
      if (next?.type === 'text') next.value = next.value.trimStart()
      else if (next?.type === 'element' && citing.has(String(next.properties['id']))) child.value = child.value.trimEnd()
    })
  })
}

/** A paragraph that opens a text, or follows a heading or a break, is not indented: class `first`. */
function markFirstParagraphs(blocks: readonly ElementContent[]): void {
  let previous: Element | undefined
  for (const block of blocks) {
    if (block.type !== 'element') continue
    if (block.tagName === 'p' && !hasClass(block, 'first') && (previous === undefined || /^h[1-6r]$/u.test(previous.tagName))) block.properties['className'] = ['first']
    previous = block
  }
}

function handlers(draft: Draft, options: ProseOptions): Handlers {
  const directive = (state: State, node: TextDirective | LeafDirective | ContainerDirective): ElementContent | ElementContent[] | undefined => {
    const transform = directiveTransformers.get(node.name)
    return transform?.({ node, draft, options, children: () => state.all(node) as ElementContent[] })
  }
  return {
    citation: (_state: State, node: Citation) => citation(draft, node),
    textDirective: directive,
    leafDirective: directive,
    containerDirective: directive,
    footnoteReference: (state: State, node: FootnoteReference) => {
      const definition = state.footnoteById.get(node.identifier.toUpperCase())
      if (!definition) return undefined
      const call = openNote(draft, streamOf(node.identifier) ?? 'editor', options.lang, options.dir, () => noteBlocks(state, definition, options), { file: options.file, id: node.identifier })
      state.patch(node, call)
      return call
    },
    heading: (state: State, node: Heading) => {
      const fact = draft.headings[draft.headingsMet++]
      const made = element(`h${node.depth}`, fact ? { id: fact.id } : {}, ...(state.all(node) as ElementContent[]))
      state.patch(node, made)
      return made
    },
    link: (state: State, node: Link) => {
      const children = state.all(node) as ElementContent[]
      if (!/^(?:#|https?:|mailto:)/u.test(node.url)) return children
      const made = element('a', { href: node.url }, ...children)
      state.patch(node, made)
      return made
    },
    image: (state: State, node: Image) => {
      const made = element('img', { src: assetKey(options.file, node.url), alt: node.alt ?? '' })
      state.patch(node, made)
      return made
    },
    table: (state: State, node: Table) => tableElement(state, node, draft),
    html: () => undefined,
    thematicBreak: (state: State, node: Nodes) => {
      const made = element('hr', {})
      state.patch(node, made)
      return made
    },
  }
}

function noteBlocks(state: State, definition: FootnoteDefinition, options: ProseOptions): ElementContent[] {
  const blocks = state.all(definition).filter((child): child is Element => child.type === 'element')
  const start = definition.position?.start
  setMarks({ type: 'root', children: blocks })
  for (const block of blocks) {
    eachNode<HastNodes>(block, (node) => {
      const at = node.position?.start ?? start
      if (node.type === 'element' && at) placed(node, { file: options.file, line: at.line, column: at.column })
    })
  }
  return blocks
}

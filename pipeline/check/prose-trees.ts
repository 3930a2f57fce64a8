import type { Image, InlineCode, Node, Parent, Text } from 'mdast'
import type { Citation } from '../model/markdown.ts'
import { isDirective } from './directives.ts'
import type { Stretch } from './prose.ts'
import { placed, type Region } from './sources.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'leafDirective'])

/** The words of a tree, in the order of the text. */
export function treeProse(tree: BookTree): readonly Stretch[] {
  const { source } = tree
  const prose: Stretch[] = []
  /** By block: what has been passed since its last words. */
  const gaps = new Map<object, Stretch['gap']>()
  walk(tree, (node, ancestors) => {
    const add = (text: string | null | undefined, region: (text: string) => Region, { kind = 'text', running = true, block: around }: Partial<Pick<Stretch, 'kind' | 'running' | 'block'>> = {}): void => {
      if (!text) return
      const block = around ?? {}
      const gap = gaps.get(block) ?? ''
      if (gap !== '') gaps.delete(block)
      const scope = (around && ancestors.findLast((ancestor) => hasTag(ancestor))) ?? block
      prose.push({ text, lang: langOf(tree, ancestors), file: tree.file, kind, block, scope, gap, running, within: { tree, ancestors }, ...placed(text, placeOf(tree, node), source, () => region(text)) })
    }
    const [from, to] = [node.position?.start.offset, node.position?.end.offset]
    const whole = (marks: number): Region => (from === undefined || to === undefined ? undefined : [from + marks, to])
    /** Inside the node, behind its marks. */
    const inside = (text: string): Region => {
      const at = from === undefined ? undefined : source?.text.indexOf(text, from)
      return at !== undefined && to !== undefined && at !== -1 && at + text.length <= to ? [at, to] : undefined
    }
    const around = blockOf(node, ancestors)
    if (node.type === 'text') return add((node as Text).value, () => whole(0), { block: around })
    if (node.type === 'inlineCode' || node.type === 'code') add((node as InlineCode).value, inside, { kind: 'code', running: false, block: around })
    else if (node.type === 'image' || node.type === 'imageReference') add((node as Image).alt, () => whole('!['.length))
    else if (node.type === 'citation') {
      for (const { prefix, locator, suffix } of (node as Citation).items) for (const text of [prefix, locator?.value, suffix]) add(text, inside, { running: false })
    } else if (isDirective(node)) {
      for (const key of isMark(node) ? ['sub', 'see', 'see-also'] : ['caption', 'alt', 'corr', 'extent']) add(node.attributes?.[key], () => attribute(key, from, to, source?.text))
      // A reading is printed, and no name is spelled by it.
      add(node.attributes?.['rt'], () => attribute('rt', from, to, source?.text), { running: false })
    }
    // What prints something and holds no words parts those before it from those behind.
    if (!('children' in node && (node.children as Node[]).length > 0) && !isMark(node)) gaps.set(around, node.type === 'break' ? '\n' : '\uFFFC')
  })
  return prose
}

/** The language of what stands inside `ancestors`: that of the innermost run with a tag, else that of the tree. */
export function langOf(tree: BookTree, ancestors: readonly Parent[]): string {
  const marked = ancestors.findLast((ancestor) => hasTag(ancestor))
  return marked !== undefined && isDirective(marked) ? (marked.attributes?.['tag'] ?? tree.lang) : tree.lang
}

function hasTag(node: Node): boolean {
  return isDirective(node) && Boolean(node.attributes?.['tag'])
}

/** What a text is read in; the words of a mark of the index by themselves. */
function blockOf(node: Node, ancestors: readonly Parent[]): object {
  return ancestors.findLast((ancestor) => blocks.has(ancestor.type) || isMark(ancestor)) ?? node
}

/** `:index[…]` prints nothing where it stands. */
function isMark(node: Node): boolean {
  return node.type === 'textDirective' && isDirective(node) && node.name === 'index'
}

/** From where the value of an attribute begins to the end of the directive. */
function attribute(key: string, from: number | undefined, to: number | undefined, source: string | undefined): Region {
  if (from === undefined || to === undefined || source === undefined) return undefined
  const mark = new RegExp(`[{\\s]${key}=["']?`, 'u').exec(source.slice(from, to))
  return mark === null ? undefined : [from + mark.index + mark[0].length, to]
}

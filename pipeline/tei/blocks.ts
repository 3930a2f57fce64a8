import type { Element as HastElement, ElementContent as HastContent } from 'hast'
import type { Element, ElementContent } from 'xast'
import { classes, textOfHast, wordsOf, type Telling } from './inline.ts'
import { tei, xmlId } from './xml.ts'

/** Blocks of hast as blocks of TEI, in their order; headings are `head` elements that `divided` builds divisions of. */
export function blocksOf(nodes: readonly HastContent[], telling: Telling): Element[] {
  return nodes.flatMap((node) => (node.type === 'element' ? blockOf(node, telling) : []))
}

function blockOf(node: HastElement, telling: Telling): Element[] {
  const id = typeof node.properties['id'] === 'string' ? xmlId(node.properties['id']) : undefined
  const lang = typeof node.properties['lang'] === 'string' ? node.properties['lang'] : undefined
  const inner = (): Element[] => blocksOf(node.children, telling)
  const ids = { 'xml:id': id, 'xml:lang': lang }
  switch (node.tagName) {
    case 'p': return [tei('p', ids, ...wordsOf(node, telling))]
    case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6': return [{ ...tei('head', ids, ...wordsOf(node, telling)), data: { level: Number(node.tagName[1]) } as never }]
    case 'ul': case 'ol': return [tei('list', { ...ids, rend: node.tagName === 'ol' ? 'numbered' : 'bulleted' }, ...node.children.flatMap((child) => (child.type === 'element' ? [item(child, telling)] : [])))]
    case 'blockquote': return [tei('quote', ids, ...inner())]
    case 'table': return [table(node, telling, ids)]
    case 'figure': return [figure(node, telling, ids)]
    case 'hr': return [tei('milestone', { unit: 'section', rend: 'stars' })]
    case 'pre': return [tei('ab', { ...ids, rend: 'preformatted' }, ...wordsOf(node, telling))]
    case 'div': case 'section': case 'header': return inner()
    default: return node.properties['dataBlock'] === undefined ? inner() : [tei('ab', ids, ...wordsOf(node, telling))]
  }
}

function item(node: HastElement, telling: Telling): Element {
  return tei('item', {}, ...(node.properties['dataBlock'] === undefined ? blocksOf(node.children, telling) : itemWords(node, telling)))
}

/** A tight item may hold a list behind its words. */
function itemWords(node: HastElement, telling: Telling): ElementContent[] {
  const nested = node.children.filter((child): child is HastElement => child.type === 'element' && ['ul', 'ol', 'table', 'blockquote'].includes(child.tagName))
  const own = { ...node, children: node.children.filter((child) => !nested.includes(child as HastElement)) }
  return [...wordsOf(own, telling), ...nested.flatMap((child) => blockOf(child, telling))]
}

function table(node: HastElement, telling: Telling, ids: Record<string, string | undefined>): Element {
  const rows: Element[] = []
  let head: Element | undefined
  const walk = (parent: HastElement, label: boolean): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      if (child.tagName === 'caption') head = tei('head', {}, ...wordsOf(withoutNumber(child), telling))
      else if (child.tagName === 'tr') rows.push(tei('row', { role: label ? 'label' : undefined }, ...child.children.flatMap((cell) => (cell.type === 'element' ? [tei('cell', {}, ...wordsOf(cell, telling))] : []))))
      else walk(child, child.tagName === 'thead')
    }
  }
  walk(node, false)
  return tei('table', ids, head, ...rows)
}

/** “Table 1.” is printed by the press. */
function withoutNumber(caption: HastElement): HastElement {
  return { ...caption, children: caption.children.filter((child) => child.type !== 'element' || !classes(child).includes('caption-number')) }
}

function figure(node: HastElement, telling: Telling, ids: Record<string, string | undefined>): Element {
  const parts: Element[] = []
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'img') parts.push(tei('graphic', { url: String(child.properties['src'] ?? '') }), tei('figDesc', {}, String(child.properties['alt'] ?? '')))
    else if (child.tagName === 'figcaption') parts.push(tei('head', {}, ...wordsOf(withoutNumber(child), telling)))
    else if (child.tagName === 'svg') {
      telling.lose('A drawing of the press (a map or a time line) is in the TEI by its description only.', String(node.properties['dataBlock'] ?? ''))
      const description = child.children.find((each): each is HastElement => each.type === 'element' && each.tagName === 'desc')
      parts.push(tei('figDesc', {}, description ? textOfHast(description.children) : ''))
    } else parts.push(...blockOf(child, telling))
  }
  // TEI wants the head before all else that is in a figure with text.
  return tei('figure', ids, ...parts.filter(({ name }) => name === 'head'), ...parts.filter(({ name }) => name !== 'head'))
}

/** Blocks with headings among them as divisions in divisions: what follows a heading is in its division. */
export function divided(blocks: readonly Element[]): Element[] {
  const made: Element[] = []
  const open: { level: number; div: Element }[] = []
  for (const block of blocks) {
    const level = (block.data as { level?: number } | undefined)?.level
    const plain: Element = { type: 'element', name: block.name, attributes: block.attributes, children: block.children }
    if (level !== undefined) {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
      const { 'xml:id': id, ...rest } = plain.attributes
      const div = tei('div', { 'xml:id': id ?? undefined }, { ...plain, attributes: rest })
      ;(open.at(-1)?.div.children ?? made).push(div)
      open.push({ level, div })
    } else (open.at(-1)?.div.children ?? made).push(plain)
  }
  return made
}

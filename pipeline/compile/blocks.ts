import type { Element, ElementContent, Nodes, Parents } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import { eachNode } from '../model/tree.ts'
import { element } from './elements.ts'

/** Elements that stand as blocks; all others run in a line. */
const blockTags = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ol', 'ul', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'caption', 'figure', 'figcaption',
  'blockquote', 'pre', 'hr', 'div', 'section', 'header', 'svg',
])

/** Whether an element is a block. */
function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && blockTags.has(node.tagName)
}

/**
 * Numbers the text blocks of a tree (`data-block` b1, b2 …) and writes down where each comes from: its own place, or that
 * of the nearest element around it. Text beside a block is given a paragraph of its own, white space between blocks dropped.
 */
export function numberBlocks(tree: Parents, fallback: Place, blocks: Map<string, Place>): void {
  const walk = (node: Element | Parents, place: Place, insideSvg: boolean): void => {
    if (!insideSvg) tidy(node)
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const here = child.data?.place ?? place
      const svg = insideSvg || child.tagName === 'svg'
      if (insideSvg ? child.tagName === 'text' : isTextBlock(child)) {
        const id = `b${blocks.size + 1}`
        child.properties['dataBlock'] = id
        blocks.set(id, here)
      } else if (insideSvg ? child.tagName === 'g' : isBlock(child)) walk(child, here, svg)
    }
  }
  walk(tree, fallback, false)
}

/** Lines that stand among blocks are wrapped in paragraphs; white space among blocks goes. */
function tidy(node: Parents): void {
  if (!node.children.some((child) => isBlock(child as ElementContent))) return
  const result: ElementContent[] = []
  let open: Element | undefined
  for (const child of node.children as ElementContent[]) {
    if (isBlock(child) || (child.type === 'element' && child.tagName === 'img' && node.type === 'element' && node.tagName === 'figure')) {
      trim(open)
      open = undefined
      result.push(child)
    } else if (open) open.children.push(child)
    else if (child.type !== 'text' || child.value.trim() !== '') result.push((open = element('p', {}, child)))
  }
  trim(open)
  node.children = result
}

function trim(paragraph: Element | undefined): void {
  const last = paragraph?.children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
}

function isTextBlock(node: Element): boolean {
  if (!isBlock(node) || node.tagName === 'svg' || node.children.some(isBlock)) return false
  return node.children.some(holdsText)
}

function holdsText(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  return node.type === 'element' && node.children.some(holdsText)
}

/** Takes off what only the compiler needs: positions and data. */
export function stripPositions(tree: Parents): void {
  eachNode<Nodes>(tree, (node) => {
    // The last first: an object that loses them in the order they came stays fast to read.
    delete node.data
    delete node.position
  })
}

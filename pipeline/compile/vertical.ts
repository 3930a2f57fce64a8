import type { Element, ElementContent, Parents } from 'hast'
import { element, hasClass, text } from './elements.ts'

/** Numbers of one or two figures that stand by themselves. */
const short = /(?<![\p{N}\p{Script=Latin}.,:/–-])\d{1,2}(?![\p{N}\p{Script=Latin}.,:/–%-])/gu

/**
 * In texts that are set vertically (`vertical-rl`, `vertical-lr`): numbers of one or two figures stand upright in their line,
 * `<span class="upright">`, and the call of a note never begins a line, which a word joiner before it sees to.
 */
export function setVertical(tree: Parents, isVertical = false): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child, index, siblings): ElementContent[] => {
    const next = siblings[index + 1]
    if (child.type === 'text') {
      const isCalled = isVertical && next?.type === 'element' && hasClass(next, 'note-call')
      return isVertical ? [...upright(child.value), ...(isCalled ? [text(JOINER)] : [])] : [child]
    }
    if (child.type !== 'element') return [child]
    if (!isApart(child)) setVertical(child, isVertical || hasClass(child, 'vertical-rl') || hasClass(child, 'vertical-lr'))
    const joins = isVertical && !hasClass(child, 'note-call') && next?.type === 'element' && hasClass(next, 'note-call')
    return joins ? [child, text(JOINER)] : [child]
  })
}

const JOINER = '\u2060'

/** What says by itself how it stands, or is read as a whole. */
function isApart(node: Element): boolean {
  return hasClass(node, 'note-call') || hasClass(node, 'slot') || node.tagName === 'rt' || node.tagName === 'svg'
}

function upright(value: string): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const { 0: figures, index } of value.matchAll(short)) {
    if (index > end) parts.push(text(value.slice(end, index)))
    parts.push(element('span', { className: ['upright'] }, figures))
    end = index + figures.length
  }
  if (end < value.length || parts.length === 0) parts.push(text(value.slice(end)))
  return parts
}

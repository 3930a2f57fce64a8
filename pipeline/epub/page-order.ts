import type { Element, Root, RootContent } from 'hast'
import type { PageBreak } from './page-breaks.ts'
import { findElement, hasClass, insertBefore, property, visitElements, type Parent } from './tree.ts'

/** A marker where it stands: the elements around it, outermost first. */
interface Placed {
  readonly node: Element
  readonly ancestors: readonly Parent[]
}

/** Whether a node is the marker of a print page. */
export function isMarker(node: RootContent): node is Element {
  return node.type === 'element' && node.properties['epub:type'] === 'pagebreak'
}

/**
 * Brings the markers of a section, which stand at the first words of their pages, into the order of the pages. Where original and translation
 * face each other, the next left page may begin in the middle of a segment's original while this right page began with its translation,
 * which the EPUB has further on. Such a page is marked where its segment begins; where its opening begins in the middle of the segment, beside
 * the left page. Returns the pages that were moved.
 */
export function orderPageBreaks(tree: Root, breaks: readonly PageBreak[]): PageBreak[] {
  const placed = new Map<string, Placed & { readonly position: number }>()
  visitElements(tree, (node, ancestors) => {
    if (isMarker(node)) placed.set(property(node, 'id') ?? '', { node, ancestors, position: placed.size })
  })
  let first = Infinity
  const moved = breaks.toReversed().filter(({ id }) => {
    const position = placed.get(id)?.position ?? Infinity
    if (position > first && position !== Infinity) return true
    first = Math.min(first, position)
    return false
  }).reverse()
  // From the first on: the page before it stands in its place then.
  for (const mark of moved) {
    const own = placed.get(mark.id)
    if (own === undefined) continue
    const segment = own.ancestors.findLast((node): node is Element => node.type === 'element' && hasClass(node, 'segment'))
    takeOut(own)
    const before = breaks[breaks.indexOf(mark) - 1]
    const after = breaks.slice(breaks.indexOf(mark) + 1).find((next) => !moved.includes(next))
    const head = segment && findElement(segment, (node) => node.properties['dataBlock'] !== undefined)
    if (head && follows(tree, head.node, before?.id) && !(after && follows(tree, head.node, after.id))) head.node.children.unshift(own.node)
    else beside(tree, own.node, before?.id, after?.id)
  }
  return moved
}

function takeOut({ node, ancestors }: Placed): void {
  const parent = ancestors.at(-1)
  if (parent) parent.children = parent.children.filter((child) => child !== node) as typeof parent.children
}

/** Whether a block begins behind the marker of a page; of no page: it does. */
function follows(tree: Root, block: Element, id: string | undefined): boolean {
  let hasMet = id === undefined
  let isBehind = false
  visitElements(tree, (node) => {
    if (node === block) isBehind = hasMet
    hasMet ||= isMarker(node) && property(node, 'id') === id
  })
  return isBehind
}

/** Puts a marker right behind that of the page before, or before that of the page after it. */
function beside(tree: Root, marker: Element, before: string | undefined, after: string | undefined): void {
  const at = (id: string | undefined): Placed | undefined => (id === undefined ? undefined : findElement(tree, (node) => isMarker(node) && property(node, 'id') === id))
  const left = at(before)
  const parent = left?.ancestors.at(-1)
  if (left && parent) {
    ;(parent.children as RootContent[]).splice(parent.children.indexOf(left.node) + 1, 0, marker)
    return
  }
  const right = at(after)
  if (right) insertBefore(right.ancestors.at(-1)!, right.node, [marker])
}

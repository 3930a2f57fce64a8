import type { Element, Root, RootContent, Text } from 'hast'
import { foldedLength, foldText } from '../model/folding.ts'
import type { PageMap, PageStart } from '../model/page-map.ts'
import type { Words } from '../model/words.ts'
import { navigationFile, type Files } from './files.ts'
import { isMarker, orderPageBreaks } from './page-order.ts'
import { element, hasClass, insertBefore, textOf, visitElements, type Parent } from './tree.ts'

/** A print page in the EPUB: the marker's file and id, and where in its section it goes. */
export interface PageBreak {
  readonly label: string
  readonly id: string
  readonly file: string
  readonly section: string
  /** Index of the page in the page map. */
  readonly index: number
  /** Absent: at the end of the section, before its notes (a page that held only the rest of the last note). */
  readonly start?: PageStart | undefined
}

/**
 * The print pages that the EPUB marks, in their order. Blank pages have nothing to cite and are left out. A page that holds only
 * the rest of a note goes where the next page of its section begins. The pages of the contents go to the head of the
 * navigation document, which stands in their place.
 */
export function planPageBreaks(map: PageMap, files: Files): PageBreak[] {
  const ids = new Set([...files.anchors.values()].map((anchor) => anchor.id))
  const breaks: PageBreak[] = []
  map.pages.forEach((page, position) => {
    const section = page.start?.section ?? page.section
    const file = files.ofSection.get(section)
    if (page.blank || file === undefined) return
    const start = page.start ?? map.pages.slice(position + 1).find((next) => next.start !== undefined)?.start
    const stem = `page-${page.label.replace(/[^A-Za-z0-9._-]/gu, '-')}`
    let id = stem
    for (let count = 2; ids.has(id); count++) id = `${stem}-${count}`
    ids.add(id)
    breaks.push({ label: page.label, id, file, section, index: page.index, ...(start?.section === section && { start }) })
  })
  return breaks
}

/** What became of the markers of a section. */
export interface SetBreaks {
  /** Those whose block the tree does not have; they stand at the section's head. */
  readonly astray: readonly PageBreak[]
  /** Those that could not stand at their own first word: a later page begins before it. */
  readonly moved: readonly PageBreak[]
}

/** Sets the markers of a section into its tree, in the order of its pages. */
export function setPageBreaks(tree: Root, breaks: readonly PageBreak[], words: Words): SetBreaks {
  const astray: PageBreak[] = []
  const blocks = blocksOf(tree, new Set(breaks.flatMap(({ start }) => (start ? [start.block] : []))))
  for (const mark of breaks) {
    const marker = markerOf(mark, words)
    const found = mark.start && blocks.get(mark.start.block)
    const section = tree.children.find((child) => child.type === 'element')
    if (found) setInBlock(found.node, found.ancestors, marker, mark.start?.offset ?? 0)
    else if (section?.type === 'element') {
      if (mark.start === undefined) section.children.push(marker)
      else {
        astray.push(mark)
        section.children.unshift(marker)
      }
    }
  }
  return { astray, moved: orderPageBreaks(tree, breaks) }
}

/** The blocks that are asked for, each with its ancestors (outermost first). Markers that are set leave both as they are. */
function blocksOf(tree: Root, asked: ReadonlySet<string>): Map<string, { readonly node: Element; readonly ancestors: readonly Parent[] }> {
  const found = new Map<string, { readonly node: Element; readonly ancestors: readonly Parent[] }>()
  if (asked.size === 0) return found
  visitElements(tree, (node, ancestors) => {
    const id = node.properties['dataBlock']
    if (typeof id === 'string' && asked.has(id) && !found.has(id)) found.set(id, { node, ancestors })
  })
  return found
}

/** The marker itself: empty, named “Page 12”, since a bare number read aloud would pass for a word of the sentence. */
export function markerOf(mark: PageBreak, words: Words): Element {
  return element('span', { 'epub:type': 'pagebreak', role: 'doc-pagebreak', id: mark.id, ariaLabel: words.pageMarker.replace('{}', mark.label) })
}

/** The breaks that stand in the navigation document. */
export function navigationBreaks(breaks: readonly PageBreak[]): PageBreak[] {
  return breaks.filter((mark) => mark.file === navigationFile)
}

function setInBlock(block: Element, ancestors: readonly Parent[], marker: Element, offset: number): void {
  const parent = ancestors.at(-1)
  const drawing = ancestors.findIndex((node) => node.type === 'element' && node.tagName === 'svg')
  const drawingParent = drawing > 0 ? ancestors[drawing - 1] : undefined
  if (drawingParent !== undefined) return insertBefore(drawingParent, ancestors[drawing] as Element, [marker])
  // In a heading the label would be read as part of the heading's name.
  if (offset === 0 && /^h[1-6]$/u.test(block.tagName) && parent) return insertBefore(parent, block, [marker])
  if (offset === 0) {
    // A page that held only the rest of a note is marked where this one begins, before it.
    const markers = block.children.filter(isMarker)
    block.children = [...markers, marker, ...block.children.slice(markers.length)]
    return
  }
  const texts = textNodes(block)
  let rest = wordStart(texts.map(({ node }) => node.value).join(''), offset)
  for (const { node, ancestors: within } of texts) {
    if (rest < node.value.length) return setInText(node, within, marker, rest)
    rest -= node.value.length
  }
  block.children.push(marker)
}

/** Splits the text at the position; at its very beginning the marker goes before the inline elements that begin there too. */
function setInText(node: Text, within: readonly Element[], marker: Element, position: number): void {
  let child: RootContent = node
  let depth = within.length - 1
  if (position > 0) {
    const parent = within[depth]
    if (parent === undefined) return
    insertBefore(parent, node, [{ type: 'text', value: node.value.slice(0, position) }])
    node.value = node.value.slice(position)
    return insertBefore(parent, node, [marker])
  }
  while (depth > 0 && within[depth]?.children[0] === child) child = within[depth--] as Element
  const parent = within[depth]
  if (parent !== undefined) insertBefore(parent, child, [marker])
}

/**
 * Index in `raw` of the first word of the page whose first folded character is number `offset`. A word that the printer divided
 * belongs to the page on which it begins, so the marker goes before the next one.
 */
function wordStart(raw: string, offset: number): number {
  // Word by word, since nothing is folded across a space.
  let low = 0
  let rest = offset
  let high = endOfWord(raw, low)
  for (let length = foldedLength(raw.slice(low, high)); length < rest && high < raw.length; length = foldedLength(raw.slice(low, high))) {
    rest -= length
    low = high
    high = endOfWord(raw, low)
  }
  const start = low
  while (low < high) {
    const middle = (low + high) >> 1
    if (foldedLength(raw.slice(start, middle)) < rest) low = middle + 1
    else high = middle
  }
  const divided = raw[low - 1] === '\u00AD' || raw[low] === '\u00AD' || (spacedLetter.test(raw[low - 1] ?? '') && spacedLetter.test(raw[low] ?? ''))
  if (divided) {
    const next = /\s\S/u.exec(raw.slice(low))
    if (next) return low + next.index + 1
  }
  while (low < raw.length && foldText(raw[low] ?? '') === '') low++
  return low
}

/** Index behind the space that ends the word at `from`. */
function endOfWord(raw: string, from: number): number {
  const space = raw.indexOf(' ', from)
  return space < 0 ? raw.length : space + 1
}

/** A letter of a script that puts spaces between words. */
const spacedLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The text nodes of a block in order, each with the elements from the block down to it; note calls, slots and inner blocks are not part of it. */
function textNodes(block: Element): { node: Text; ancestors: readonly Element[] }[] {
  const found: { node: Text; ancestors: readonly Element[] }[] = []
  const walk = (parent: Element, ancestors: readonly Element[]): void => {
    for (const child of parent.children) {
      if (child.type === 'text') found.push({ node: child, ancestors: [...ancestors, parent] })
      else if (child.type === 'element' && !apart(child)) walk(child, [...ancestors, parent])
    }
  }
  walk(block, [])
  return found
}

function apart(node: Element): boolean {
  return hasClass(node, 'note-call') || hasClass(node, 'note-label') || hasClass(node, 'slot') || node.properties['dataBlock'] !== undefined
}

/** A block’s text as conservation and page map count it: without note calls, slots and the blocks inside it. */
export function blockText(block: Element): string {
  return block.children.map((child) => textOf(child, apart)).join('')
}

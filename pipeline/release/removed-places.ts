import type { Element } from 'hast'
import type { KeptBlock } from '../model/kept-edition.ts'
import { classesOf, element, hasClass, type PrintManner } from './redline-manner.ts'
import type { RedlineTree } from './redline-tree.ts'

/** A block of the old edition that is to stand in the new one, struck out. */
export interface RemovedBlock {
  readonly it: KeptBlock
  /** BCP 47. */
  readonly lang: string
  /** What is printed of it; its text block is made of that. */
  readonly content: Element['children']
  /** Where it is printed: the text block, unique in its section. */
  readonly block: string
  /** What stands before and behind it in the tree: undefined at the ends. */
  readonly previous: Element | undefined
  readonly next: Element | undefined
  /** Of a segment of parallel texts. */
  readonly segment?: RemovedSegment | undefined
}

/** The segment that a removed block stood in. */
export interface RemovedSegment {
  /** As it was addressed. */
  readonly anchor: string
  /** The number that was printed beside it. */
  readonly number: string | undefined
  /** Blocks of this segment, before and behind, that are still there, of whatever language. */
  readonly before: readonly { readonly node: Element; readonly lang: string }[]
  readonly after: readonly { readonly node: Element; readonly lang: string }[]
}

/** Puts removed blocks where they stood: into the list, the table, the column that they were of, where it is still there. */
export class RemovedPlaces {
  readonly #tree: RedlineTree
  readonly #manner: PrintManner
  readonly #segments = new Map<string, Element>()
  readonly #newBlock: () => string

  constructor(tree: RedlineTree, manner: PrintManner, newBlock: () => string) {
    this.#tree = tree
    this.#manner = manner
    this.#newBlock = newBlock
  }

  /** Returns the text block that was put in. */
  put(removed: RemovedBlock): Element {
    const { it, previous, next } = removed
    const tree = this.#tree
    if (removed.segment !== undefined) return this.#putInSegment(removed, removed.segment)
    const tag = it.element
    if (tag === 'li' || tag === 'dt' || tag === 'dd') {
      const lists = tag === 'li' ? ['ul', 'ol'] : ['dl']
      const list = tree.closest(previous, isOneOf(lists)) ?? tree.closest(next, isOneOf(lists))
      if (list !== undefined) return this.#put(this.#block(removed, tag), list, previous, next)
    }
    const host = tree.around(previous, next)
    if (isOneOf(['ul', 'ol'])(host)) {
      const block = this.#block(removed, 'p')
      tree.put(element('li', {}, block), host, previous, next)
      return block
    }
    // Between a term and what is said of it, in a drawing, in a figure or a table, nothing else may stand.
    const around = tree.closest(host, (each) => !isOneOf(['dl', 'svg', 'g', 'figure', 'table', 'thead', 'tbody', 'tr'])(each) && each.properties['dataBlock'] === undefined) ?? tree.root
    return this.#put(this.#block(removed, 'p'), around, previous, next)
  }

  /** Puts removed cells of a table, which stood one behind the other, as rows into it: as many to a row as it has columns, else all in one. */
  putCells(cells: readonly RemovedBlock[]): Element[] {
    const tree = this.#tree
    const [first] = cells
    const isTable = isOneOf(['table'])
    const table = tree.closest(first?.previous, isTable) ?? tree.closest(first?.next, isTable)
    if (first === undefined || table === undefined) return cells.map((cell) => this.put(cell))
    const rows: Element[] = []
    const gather = (node: Element): void => {
      for (const child of node.children) if (child.type === 'element') if (child.tagName === 'tr') rows.push(child)
        else gather(child)
    }
    gather(table)
    const columns = Math.max(1, ...rows.map((row) => row.children.filter((child) => child.type === 'element').length))
    const isWhole = cells.length % columns === 0
    const made = cells.map((cell) => this.#block(cell, isWhole ? 'td' : 'p'))
    const fresh = isWhole
      ? Array.from({ length: cells.length / columns }, (_, row) => element('tr', {}, ...made.slice(row * columns, (row + 1) * columns)))
      : [element('tr', {}, element('td', { colSpan: columns }, ...made))]
    const isRow = isOneOf(['tr'])
    const body = table.children.find((child): child is Element => child.type === 'element' && child.tagName === 'tbody') ?? table
    const rowBefore = tree.closest(first.previous, (each) => isRow(each) && tree.closest(each, (one) => one === body) !== undefined)
    const rowAfter = body.children.find(isElement)
    fresh.forEach((row, index) => tree.put(row, body, index > 0 ? fresh[index - 1] : rowBefore, index > 0 ? undefined : rowAfter))
    return made
  }

  #putInSegment(removed: RemovedBlock, { anchor, number, before, after }: RemovedSegment): Element {
    const { lang, previous, next } = removed
    const tree = this.#tree
    const block = this.#block(removed, 'p')
    const isOwn = (each: { readonly lang: string }): boolean => each.lang === lang
    const [left, right] = [before.findLast(isOwn)?.node, after.find(isOwn)?.node]
    const column = left ?? right
    const holder = column && tree.parentOf(column)
    if (holder) return this.#put(block, holder, left, right)
    const there = tree.withClass((before.at(-1) ?? after[0])?.node, 'segment') ?? this.#segments.get(anchor) ?? this.#newSegment(anchor, number, previous, next)
    const made = there.children.find((child): child is Element => isElement(child) && child.properties['lang'] === lang && child.properties['dataBlock'] === undefined)
    if (made) return this.#put(block, made, made.children.findLast(isElement))
    tree.put(element('div', { className: [...this.#columnClasses(lang)], lang, dir: this.#manner.directionOf(lang) }, block), there, there.children.findLast(isElement))
    return block
  }

  #newSegment(anchor: string, number: string | undefined, previous: Element | undefined, next: Element | undefined): Element {
    const tree = this.#tree
    const segment = element('div', { className: ['segment'] })
    if (number !== undefined) segment.children.push(element('p', { className: ['segment-number'], dataBlock: this.#newBlock() }, element('del', { className: ['redline-out'] }, number)))
    const [left, right] = [tree.withClass(previous, 'segment'), tree.withClass(next, 'segment')]
    const beside = left ?? right
    const host = beside && tree.parentOf(beside)
    tree.put(segment, host ?? tree.around(previous, next), host ? left : previous, host ? right : next)
    this.#segments.set(anchor, segment)
    return segment
  }

  /** What a column of that language is in the other segments. */
  #columnClasses(lang: string): readonly string[] {
    const column = [...this.#tree.blocks.values()].map((block) => this.#tree.closest(block, (each) => (hasClass(each, 'original') || hasClass(each, 'translation')) && each.properties['lang'] === lang)).find((each) => each !== undefined)
    return column ? classesOf(column).filter((name) => !name.startsWith('vertical')) : ['translation']
  }

  #block({ it, lang, content, block }: RemovedBlock, tag: string): Element {
    const isHeading = /^h[1-6]$/u.test(it.element)
    return element(tag, { className: isHeading ? ['redline-block', 'redline-heading'] : ['redline-block'], dataBlock: block, lang, dir: this.#manner.directionOf(lang) }, ...content)
  }

  #put(block: Element, host: Element, previous: Element | undefined, next?: Element): Element {
    this.#tree.put(block, host, previous, next)
    return block
  }
}

function isOneOf(tags: readonly string[]): (each: Element) => boolean {
  return ({ tagName }) => tags.includes(tagName)
}

function isElement(child: Element['children'][number]): child is Element {
  return child.type === 'element'
}

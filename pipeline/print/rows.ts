/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/**
 * Runs in the page, after `installCures`: breaks rows that are taller than a page, of tables and of texts side by side, so that all their
 * cells go on overleaf together; and keeps the columns of a table as wide as on its first page.
 *
 * Paged.js knows one place of a text where a page ends: it set the first cell to its end, page after page with nothing beside it, and only
 * then the next. Here the row itself is divided, in the source: what had room stays, the rest becomes a row of its own, which begins
 * the next page.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installRows(): void {
  const { Paged } = window as any
  if ((window as any).sourcebookRows) return
  ;(window as any).sourcebookRows = true
  /** After a cut what is left may stand differently: so often it is looked at again. */
  const MOST_CUTS = 4
  /** CSS px: the space at the foot of a page that a tall row is not begun in. */
  const LEAST = 100
  /** A row that would have had room overleaf is divided where more than so many lines stay here, and go on there. */
  const LINES_HERE = 3.5
  const LINES_OVERLEAF = 1.5
  const SIDE_BY_SIDE = /^(?:table-row|grid|flex)$/
  /** Widths in px of the columns of a table that goes on overleaf. */
  const columns = new WeakMap<Element, readonly number[]>()
  ;(window as any).sourcebookColumns = columns
  const refOf = (element: Element): string => element.getAttribute('data-ref') ?? ''
  const copyOf = (element: Element, within: Element): Element | undefined => [...within.querySelectorAll(`[data-ref="${refOf(element)}"]`)].at(-1)

  /** The row in which a page overflows. */
  function overflowingRow(overflow: Range, rendered: Element): HTMLElement | undefined {
    const begin = overflow.startContainer instanceof Text ? overflow.startContainer : (overflow.startContainer.childNodes[overflow.startOffset] ?? overflow.startContainer)
    for (let element = begin instanceof HTMLElement ? begin : begin.parentElement; element && element !== rendered; element = element.parentElement) {
      // The columns of an index are full pages when they come here (indexes.ts).
      if (element.dataset['ref'] === undefined || element.closest('.note') || element.matches('.index-columns') || !SIDE_BY_SIDE.test(getComputedStyle(element).display)) continue
      return element.closest('table')?.querySelector('[rowspan]') ? undefined : element
    }
    return undefined
  }

  /** Most rows are a few lines high, and go overleaf whole. */
  function isLong(row: Element): boolean {
    return (row.textContent ?? '').length > 120
  }

  /** Sets what is still to come of a row; false where its text stands beside its cells. */
  function complete(layout: any, source: Element, rendered: Element): boolean {
    for (const child of source.childNodes) {
      if (child instanceof Text && child.data.trim() !== '') return false
      if (!(child instanceof Element)) continue
      const copy = copyOf(child, rendered)
      if (copy === undefined) layout.append(child, rendered, undefined, false)
      // What Paged.js did not take whole.
      else if (!/^(?:P|LI|TD|TH|DT|DD|PRE|BLOCKQUOTE|FIGCAPTION|H[1-6])$/i.test(child.tagName) && child.firstElementChild && !complete(layout, child, rendered)) return false
    }
    return true
  }

  /** A second element in the source for the rest of one that is divided. */
  function rename(copy: Element, index: Record<string, Element>): void {
    const ref = refOf(copy)
    copy.setAttribute('data-ref', `${ref}-2`)
    copy.removeAttribute('id')
    copy.setAttribute('data-split-from', ref)
    index[`${ref}-2`] = copy
  }

  /** Divides a cell of the source; the rest of it, empty where all had room. */
  function restOf(cell: Element, token: any, index: Record<string, Element>): Element {
    if (!token) {
      const empty = cell.cloneNode(false) as Element
      rename(empty, index)
      return empty
    }
    const range = document.createRange()
    if (token.node === cell) range.setStart(cell, 0)
    else if (token.node instanceof Text) range.setStart(token.node, token.offset ?? 0)
    else range.setStartBefore(token.node)
    range.setEnd(cell, cell.childNodes.length)
    const depth: Element[] = []
    for (let element = range.startContainer instanceof Text ? range.startContainer.parentElement : (range.startContainer as Element); element && element !== cell; element = element.parentElement) depth.push(element)
    const rest = cell.cloneNode(false) as Element
    rest.append(range.extractContents())
    // The elements on the way to the cut are there twice now.
    let copy: Element | null = rest
    for (let level = depth.length; copy && level >= 0; level--, copy = copy.firstElementChild) rename(copy, index)
    return rest
  }

  /**
   * Whether a row may be divided here. One that fits a page must leave, and send overleaf, more than a few lines; else it goes over whole.
   * One that was kept together and sent overleaf in vain, since it is taller than a page, shall begin here, if more than a few lines of
   * it have room.
   */
  function isDivisible(row: HTMLElement, layout: any, bounds: DOMRect): boolean {
    const bottom: number = layout.element.getBoundingClientRect().bottom
    const isHere = (): boolean => {
      const first = row.getClientRects()[0]
      return first !== undefined && first.left < bounds.right && first.top < bottom
    }
    const height = heightOf(row)
    if (isHere()) {
      const overleaf = height - row.getClientRects()[0]!.height
      row.style.breakInside = 'avoid'
      // What is here reaches down to the foot, whether lines fill it or not: the whole, less what goes on, does not.
      const whole = row.getBoundingClientRect().height
      const line = parseFloat(getComputedStyle(row).lineHeight) || LEAST / 5
      if (height <= bounds.height && (whole - overleaf < LINES_HERE * line || overleaf < LINES_OVERLEAF * line)) return false
      row.style.breakInside = ''
      return true
    }
    if (height <= bounds.height) return false
    row.style.breakInside = 'auto'
    if (isHere() && row.getClientRects()[0]!.height > LEAST) return true
    row.style.breakInside = ''
    return false
  }

  interface Line {
    readonly node: Text
    readonly offset: number
    readonly block: Element | null
    readonly middle: number
  }

  /** The lines of a cell, each with its first letter. */
  function linesOf(cell: Element): Line[] {
    const lines: Line[] = []
    const range = document.createRange()
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement!
      if (parent.closest('.note, .note-call')) continue
      const half = parseFloat(getComputedStyle(parent.closest('p, li') ?? cell).lineHeight) / 2
      for (let offset = 0; offset < node.length; offset++) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        // The first letter after a division mark has a box of no width where the mark stands.
        const rect = [...range.getClientRects()].filter(({ width }) => width > 0).at(-1)
        if (!rect || /\s/.test(node.data[offset]!)) continue
        const middle = rect.top + rect.height / 2
        const last = lines.at(-1)
        if (!last || Math.abs(middle - last.middle) > half) lines.push({ node, offset, block: parent.closest('p, li'), middle })
      }
    }
    return lines
  }

  /**
   * What of a cell goes overleaf with `share` of its neighbour staying, so that a text and its translation part at about the same words;
   * between lines, and with two lines of a paragraph on either side. Undefined where that cannot be.
   */
  function shareOf(cell: Element, share: number): Range | undefined {
    const tiers = cell.querySelectorAll(':scope > .tier')
    if (tiers.length > 0) {
      const range = document.createRange()
      const first = tiers[Math.max(1, Math.floor(tiers.length * share))]
      if (!first) return undefined
      range.setStartBefore(first)
      range.setEnd(cell, cell.childNodes.length)
      return range
    }
    const lines = linesOf(cell)
    const aim = Math.round(lines.length * share)
    const at = (index: number): Element | null | undefined => lines[index]?.block
    const mayPart = (index: number): boolean => at(index - 1) !== at(index) || (at(index - 2) === at(index) && at(index + 1) === at(index))
    const places = lines.map((_, index) => index).filter((index) => index >= 2 && index <= lines.length - 2 && mayPart(index))
    const line = lines[places.sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim) || a - b)[0] ?? -1]
    if (!line) return undefined
    const range = document.createRange()
    range.setStart(line.node, line.offset)
    range.setEnd(cell, cell.childNodes.length)
    return range
  }

  /** Divides a row of the page and of the source; its rest in the source. Undefined where it must be left to Paged.js. */
  function cutRow(row: HTMLElement, layout: any, rendered: Element, source: any, bounds: DOMRect): Element | undefined {
    const original: Element | undefined = source.indexOfRefs?.[refOf(row)]
    if (!original || original.children.length < 2) return undefined
    if (!isLong(original)) {
      row.style.breakInside = 'avoid'
      return undefined
    }
    // All of it: how tall it is shows only then.
    if (!complete(layout, original, rendered) || !isDivisible(row, layout, bounds)) return undefined
    const all = Object.create(layout) as any
    all.hasOverflow = (): boolean => true
    const tokens = new Map<Element, any>()
    const cuts: { readonly cell: Element; readonly range: Range; readonly token: any }[] = []
    const look = (isFirst = false): boolean => {
      cuts.length = 0
      const cells = [...original.children].flatMap((cell) => {
        const copy = copyOf(cell, row)
        return copy?.firstChild ? [{ cell, copy, over: all.findOverflow(copy, bounds) as Range | undefined }] : []
      })
      const stays = ({ copy, over }: (typeof cells)[number]): number => 1 - (over?.toString().length ?? 0) / Math.max(1, (copy.textContent ?? '').length)
      const least = Math.min(1, ...cells.map(stays))
      for (const each of cells) {
        const { cell, copy, over } = each
        const isAhead = isFirst && getComputedStyle(row).display !== 'table-row' && stays(each) > least
        const range = (isAhead ? shareOf(copy, least) : undefined) ?? over
        if (!range) continue
        const token = layout.createBreakToken(range, rendered, source)
        if (!token?.node || !cell.contains(token.node)) return false
        cuts.push({ cell, range, token })
      }
      return cuts.length > 0
    }
    if (!look(true) || !holdsWords(row, cuts.map(({ range }) => range))) return undefined
    if (leavesNoTier(row, cuts.map(({ range }) => range)) && heightOf(row) <= bounds.height) {
      row.style.breakInside = 'avoid'
      return undefined
    }
    const { hooks } = layout
    const after = document.createRange()
    after.setStartAfter(row)
    after.setEndAfter(rendered.lastChild!)
    hooks.afterOverflowRemoved.trigger(after.extractContents(), rendered, layout)
    for (let cut = 0; cut < MOST_CUTS && cuts.length > 0; cut++) {
      for (const { cell, range, token } of cuts) {
        tokens.set(cell, token)
        hooks.afterOverflowRemoved.trigger(layout.removeOverflow(range), rendered, layout)
      }
      if (!look()) break
    }
    const rest = original.cloneNode(false) as Element
    rename(rest, source.indexOfRefs)
    for (const cell of [...original.children]) rest.append(restOf(cell, tokens.get(cell), source.indexOfRefs))
    original.after(rest)
    // For openings.ts: pages since the last one can be laid out again, pages before it cannot.
    ;(window as any).sourcebookCuts = ((window as any).sourcebookCuts ?? 0) + 1
    return rest
  }

  function heightOf(row: Element): number {
    return [...row.getClientRects()].reduce((sum, rect) => sum + rect.height, 0)
  }

  /** Whether a vertical text of the row would go overleaf whole, and leave its translation alone here. */
  function leavesNoTier(row: Element, ranges: readonly Range[]): boolean {
    return ranges.some((range) => {
      const start = range.startContainer
      const tier = [...row.querySelectorAll('.tier')].find((each) => each === start || each.contains(start) || each === start.childNodes[range.startOffset])
      return tier !== undefined && !tier.previousElementSibling
    })
  }

  /** Whether a row keeps any words once the ranges are gone. */
  function holdsWords(row: Element, ranges: readonly Range[]): boolean {
    const lost = ranges.reduce((sum, range) => sum + range.toString().trim().length, 0)
    return (row.textContent ?? '').trim().length > lost + 40
  }

  /** Of a table that is about to be divided: its columns, as wide as they are on this page. */
  function keepColumns(token: any, rendered: Element): void {
    const node: Element | undefined = token?.node instanceof Element ? token.node : token?.node?.parentElement
    const table = node?.closest('table')
    if (!table || columns.has(table) || table.querySelector('[colspan], [rowspan]')) return
    const copy = copyOf(table, rendered) as HTMLTableElement | undefined
    const cells = copy && [...copy.rows].find((row) => row.cells.length > 0)?.cells
    if (!cells) return
    columns.set(table, [...cells].map((cell) => cell.getBoundingClientRect().width))
    table.style.tableLayout = 'fixed'
  }

  class Rows extends Paged.Handler {
    onPageLayout(_wrapper: Element, token: any, layout: any): void {
      const prototype = Object.getPrototypeOf(layout)
      if (prototype.sourcebookRows) return
      prototype.sourcebookRows = true
      const BreakToken = token.constructor
      const { findBreakToken } = prototype
      prototype.findBreakToken = function (rendered: Element, source: any, bounds: DOMRect | undefined, before: any, extract = true): any {
        const overflow: Range | undefined = extract ? this.findOverflow(rendered, bounds ?? this.bounds) : undefined
        const row = overflow && overflowingRow(overflow, rendered)
        const rest = row && cutRow(row, this, rendered, source, bounds ?? this.bounds)
        // The search is dear; where nothing was done its result still holds.
        if (extract && !row) this.findOverflow = () => (delete this.findOverflow, overflow)
        const found = rest ? new BreakToken(rest, 0) : findBreakToken.call(this, rendered, source, bounds, before, extract)
        keepColumns(found, rendered)
        return found
      }
    }
    renderNode(copy: HTMLElement, source: Element): void {
      if (source.nodeName !== 'TD' && source.nodeName !== 'TH' && source.nodeName !== 'td' && source.nodeName !== 'th') return
      const table = source.closest('table')
      const widths = table && columns.get(table)
      const row = copy.parentElement
      if (!widths || !row || row.previousElementSibling || row.parentElement?.previousElementSibling?.matches(':not(.continued)')) return
      const width = widths[[...row.children].indexOf(copy)]
      if (width !== undefined) copy.style.cssText += `box-sizing:border-box;width:${Math.round(width * 100) / 100}px`
    }
  }
  Paged.registeredHandlers.push(Rows)
}

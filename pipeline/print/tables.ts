/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */
import type { Measuring } from './measuring.ts'

/**
 * Runs in the page, after `installPictures`: lets a table that is to stand on one page (`break-inside: avoid`) be divided like a long one where no
 * page holds it, with its caption, the headings that must stand above it and the notes that are called in it; and sets the head of a table again
 * on each page on which it goes on: `<thead class="continued" aria-hidden="true">`, which is no text of the book.
 *
 * Paged.js moves what is too tall overleaf, heading and all, finds it too tall there, and gives up the rest of the chapter. Each such table
 * is measured once, on the first page, in the measure of the text.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installTables(): void {
  const { Paged } = window as any
  if ((window as any).sourcebookTables) return
  ;(window as any).sourcebookTables = true
  const { copyInto, outOfColumns } = (window as any).sourcebookMeasuring as Measuring
  const judged = new WeakSet<Node>()

  class Tables extends Paged.Handler {
    onPageLayout(wrapper: HTMLElement, token: any, layout: any): void {
      const root: ParentNode & Node = token.node.getRootNode()
      if (judged.has(root)) return
      judged.add(root)
      const tables = [...root.querySelectorAll<HTMLElement>('table')].filter((table) => !table.closest('.note'))
      if (tables.length === 0) return
      const notes: HTMLElement = layout.element.closest('.pagedjs_area').querySelector('.pagedjs_footnote_inner_content')
      outOfColumns(wrapper, layout, () => {
        for (const table of tables) if (isKept(table, wrapper) && heightOf(table, wrapper) + notesHeight(table, notes) > layout.bounds.height) divide(table)
      })
    }
  }

  /** The table, and what holds it alone, with all that must stand above it. */
  function kept(table: HTMLElement): HTMLElement[] {
    const above: HTMLElement[] = []
    for (let first: Element | null = table; first; ) {
      const before: Element | null = first.previousElementSibling
      if (before instanceof HTMLElement && (before.dataset['breakAfter'] === 'avoid' || (first as HTMLElement).dataset['breakBefore'] === 'avoid')) above.unshift((first = before) as HTMLElement)
      else first = before === null && first.parentElement?.matches('div, figure') ? first.parentElement : null
    }
    return [...above, table]
  }

  function isKept(table: HTMLElement, wrapper: HTMLElement): boolean {
    if (table.dataset['breakInside'] === 'avoid') return true
    const copy = copyInto(wrapper, table)
    const { breakInside } = getComputedStyle(copy)
    wrapper.replaceChildren()
    return breakInside === 'avoid'
  }

  /** One below the other; margins between them collapse as far as the greater reaches. */
  function heightOf(table: HTMLElement, wrapper: HTMLElement): number {
    let height = 0
    let below = 0
    for (const element of kept(table)) {
      const copy = copyInto(wrapper, element)
      const { marginTop, marginBottom } = getComputedStyle(copy)
      const above = parseFloat(marginTop) || 0
      // A page begins with no white above.
      height += (height === 0 ? 0 : Math.max(above, below)) + copy.getBoundingClientRect().height
      below = parseFloat(marginBottom) || 0
      wrapper.replaceChildren()
    }
    return height
  }

  function notesHeight(table: HTMLElement, area: HTMLElement): number {
    const notes = [...table.querySelectorAll('.note')]
    if (notes.length === 0) return 0
    const content = area.parentElement!
    const before = content.className
    content.classList.remove('pagedjs_footnote_empty')
    const copies = notes.map((note) => note.cloneNode(true) as Element)
    area.append(...copies)
    const height = copies.reduce((sum, copy) => sum + copy.getBoundingClientRect().height, 0)
    const { marginTop, paddingTop } = getComputedStyle(content)
    for (const copy of copies) copy.remove()
    content.className = before
    return height + (parseFloat(marginTop) || 0) + (parseFloat(paddingTop) || 0)
  }

  function divide(table: HTMLElement): void {
    table.classList.remove('short')
    table.removeAttribute('data-break-inside')
    table.style.breakInside = 'auto'
  }

  /** Of a row that begins a page, the table that goes on with it. */
  function continuing(copy: HTMLElement, source: Element): HTMLTableElement | undefined {
    const body = copy.parentElement
    const table = body?.parentElement
    if (!body || !/^tbody$/i.test(body.tagName) || copy.previousElementSibling || body.previousElementSibling) return undefined
    return table instanceof HTMLTableElement && source.closest('table')?.querySelector('thead') && !source.closest('thead') ? table : undefined
  }

  /** The rows of a table’s head without what may stand only once: ids, references, places in the manuscript. */
  function headAgain(head: Element): HTMLElement {
    const copy = head.cloneNode(true) as HTMLElement
    for (const element of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
      for (const name of ['id', 'data-id', 'data-ref', 'data-block', 'data-split-from', 'data-split-to']) element.removeAttribute(name)
    }
    copy.classList.add('continued')
    copy.setAttribute('aria-hidden', 'true')
    return copy
  }

  class Heads extends Paged.Handler {
    onPageLayout(_wrapper: Element, _token: any, layout: any): void {
      const prototype = Object.getPrototypeOf(layout)
      if (prototype.sourcebookHeads) return
      prototype.sourcebookHeads = true
      const { findBreakToken } = prototype
      prototype.findBreakToken = function (rendered: Element, source: any, bounds: DOMRect | undefined, before: any, extract = true): any {
        const head = extract ? rendered.querySelector('thead.continued') : null
        const overflow: Range | undefined = head ? this.findOverflow(rendered, bounds ?? this.bounds) : undefined
        const begin = overflow && (overflow.startContainer.childNodes[overflow.startOffset] ?? overflow.startContainer)
        const first = head?.nextElementSibling?.firstElementChild
        // A row that finds no room under it does without: it would be sent on for ever.
        if (begin && first && (head!.contains(begin) || first.contains(begin) || begin.contains(first))) head!.remove()
        return findBreakToken.call(this, rendered, source, bounds, before, extract)
      }
    }
    renderNode(copy: HTMLElement, source: Element): void {
      const table = /^tr$/i.test(source.nodeName) ? continuing(copy, source) : undefined
      const original = table && source.closest('table')
      const head = original?.querySelector('thead')
      // Page references in it would be there twice. Above the rest of a row that was divided, and above notes that find no room with it, it
      // would move what the page has settled already.
      if (!table || !original || !head || source.hasAttribute('data-split-from') || original.querySelector('.note') || head.querySelector('.slot, [rowspan]')) return
      const again = headAgain(head)
      const widths: readonly number[] | undefined = (window as any).sourcebookColumns?.get(original)
      if (widths) [...again.querySelectorAll<HTMLElement>('th, td')].forEach((cell, index) => (cell.style.cssText += `box-sizing:border-box;width:${Math.round((widths[index] ?? 0) * 100) / 100}px`))
      table.insertBefore(again, copy.parentElement)
    }
  }

  Paged.registeredHandlers.push(Tables, Heads)
}

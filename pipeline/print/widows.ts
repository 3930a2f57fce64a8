/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/**
 * Runs in the page, after `installCures` (once; a page keeps it): a paragraph of three lines of which one finds no room goes over whole.
 *
 * Two lines must stay and two must go on; with three lines both cannot be, and the browser leaves two and lets one go: a widow. With the
 * paragraph goes the heading that must not stand apart from it.
 *
 * Self-contained: it is sent to the page as text.
 */
export function keepShortParagraphs(): void {
  const Paged = (window as any).Paged
  if ((window as any).sourcebookKeeps) return
  ;(window as any).sourcebookKeeps = true

  /** What is to begin the next page, where something of this page may stay. */
  const begins = (paragraph: HTMLElement): HTMLElement | undefined => {
    let first = paragraph
    while (first.dataset['previousBreakAfter'] === 'avoid' && first.previousElementSibling instanceof HTMLElement) first = first.previousElementSibling
    return first.previousElementSibling === null ? undefined : first
  }

  const linesOf = (range: Range, leading: number): number => {
    const middles: number[] = []
    for (const { top, bottom, width } of range.getClientRects()) {
      const middle = (top + bottom) / 2
      if (width > 0 && !middles.some((known) => Math.abs(known - middle) < leading / 2)) middles.push(middle)
    }
    return middles.length
  }

  class Keeps extends Paged.Handler {
    onOverflow(overflow: Range | undefined): Range | undefined {
      const start = overflow?.startContainer
      // It may begin before an element, a run in another script.
      const paragraph = (start instanceof Text ? start.parentElement : (start as HTMLElement | undefined))?.closest<HTMLElement>('p, li')
      if (!overflow || !paragraph || paragraph.closest('.note') || paragraph.hasAttribute('data-split-from')) return undefined
      const style = getComputedStyle(paragraph)
      const parts = [document.createRange(), document.createRange()] as const
      parts[0].setStart(paragraph, 0)
      parts[0].setEnd(overflow.startContainer, overflow.startOffset)
      parts[1].setStart(overflow.startContainer, overflow.startOffset)
      parts[1].setEnd(paragraph, paragraph.childNodes.length)
      const leading = Number.parseFloat(style.lineHeight)
      const staying = linesOf(parts[0], leading)
      if (staying === 0 || staying > Number(style.orphans) || linesOf(parts[1], leading) >= Number(style.widows)) return undefined
      const first = begins(paragraph)
      if (!first) return undefined
      const moved = document.createRange()
      moved.setStartBefore(first)
      moved.setEnd(overflow.endContainer, overflow.endOffset)
      return moved
    }
  }
  Paged.registeredHandlers.push(Keeps)
}

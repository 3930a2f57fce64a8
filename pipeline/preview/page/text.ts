import type { SpanView } from '../protocol.ts'

/** What on a page is no text of the manuscript. */
const OUTSIDE = '.slot, .note-call, .note-marker, .page-hyphen, .continued, .line-number, title, desc'

/** A stretch of a page’s text as ranges of its document, a range for each text node. */
export function rangesOf(page: HTMLElement, { block, note, start, end }: SpanView): Range[] {
  const ranges: Range[] = []
  let offset = 0
  for (const root of page.querySelectorAll('.pagedjs_page_content, .pagedjs_footnote_area')) {
    const walker = page.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement
      if (!parent || parent.closest(OUTSIDE)) continue
      if ((parent.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? '') !== block || (parent.closest<HTMLElement>('.note')?.dataset['noteId'] ?? '') !== note) continue
      const [low, high] = [Math.max(start, offset), Math.min(end, offset + node.length)]
      if (low < high) {
        const range = page.ownerDocument.createRange()
        range.setStart(node, low - offset)
        range.setEnd(node, high - offset)
        ranges.push(range)
      }
      offset += node.length
    }
  }
  return ranges
}

/**
 * How many lines of a page stand elsewhere than where the press laid them: more than half a px up or down, or 2 px aside. `boxes` as the press
 * measured them; a page that changed its side stands aside as a whole.
 */
export function movedLines(page: HTMLElement, boxes: readonly number[]): number {
  const found = boxesOf(page)
  if (found.length !== boxes.length) return Math.max(1, Math.abs(found.length - boxes.length) / 4)
  const shift = (boxes[0] ?? 0) - (found[0] ?? 0)
  let moved = 0
  for (let at = 0; at < boxes.length; at += 4) {
    if ([0, 1, 2, 3].some((side) => Math.abs((boxes[at + side] ?? 0) - (found[at + side] ?? 0) - (side === 0 ? shift : 0)) > (side === 0 ? 8 : 2))) moved++
  }
  return moved
}

/** Line boxes of a page as the press reads them: left, top, width, height in quarter px. */
function boxesOf(page: HTMLElement): number[] {
  const origin = page.getBoundingClientRect()
  const range = page.ownerDocument.createRange()
  const boxes: number[] = []
  for (const root of page.querySelectorAll('.pagedjs_page_content, .pagedjs_footnote_area')) {
    const walker = page.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement
      if (!parent || node.data.trim() === '' || parent.closest('.slot, .page-hyphen, title, desc')) continue
      range.selectNodeContents(node)
      for (const { left, top, width, height } of range.getClientRects()) {
        if (width > 0 && height > 0) boxes.push(...[left - origin.left, top - origin.top, width, height].map((value) => Math.round(value * 4)))
      }
    }
  }
  return boxes
}

/// <reference lib="dom" />

/**
 * Runs in the page, after `dropUnusedMarks`: numbers the lines of documents that ask for it. A holder of texts with the class `lines-5` has the
 * number of every fifth line beside it, as `.line-number`; each text is counted for itself, through all its pages. The numbers are set onto
 * the text that they belong to, so that they move with it; they are no text of the book.
 *
 * Self-contained: it is sent to the page as text.
 */
export function numberLines(): void {
  /** Share of a line's height within which two boxes stand on the same line. */
  const SAME = 0.5
  const counts = new Map<string, number>()
  const range = document.createRange()
  interface Line {
    readonly top: number
    readonly bottom: number
  }
  const linesOf = (text: Element): Line[] => {
    const boxes: Line[] = []
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if ((node as Text).data.trim() === '' || node.parentElement!.closest('.note-call, .slot-room, rt, rp')) continue
      range.selectNodeContents(node)
      for (const { top, bottom, width } of range.getClientRects()) if (width > 0) boxes.push({ top, bottom })
    }
    boxes.sort((a, b) => a.top + a.bottom - b.top - b.bottom)
    const lines: Line[] = []
    for (const { top, bottom } of boxes) {
      const last = lines.at(-1)
      const isSame = last !== undefined && (top + bottom) / 2 - (last.top + last.bottom) / 2 < (last.bottom - last.top) * SAME
      if (!isSame) lines.push({ top, bottom })
    }
    return lines
  }
  for (const holder of document.querySelectorAll('.pagedjs_page_content [class*="lines-"]')) {
    const every = Number(/(?:^| )lines-(\d+)(?: |$)/.exec(holder.className)?.[1] ?? 0)
    if (every === 0) continue
    for (const text of holder.querySelectorAll<HTMLElement>('.original, .translation')) {
      // Of vertical text no line stands beside a margin (tiers.ts).
      if (text.querySelector(':scope > .tier')) continue
      // A document has one text of a language in each role.
      const key = `${text.classList[0]!} ${text.lang}`
      const origin = text.getBoundingClientRect().top
      let count = counts.get(key) ?? 0
      const numbers = linesOf(text).flatMap((line) => (++count % every === 0 ? [{ label: String(count), line }] : []))
      counts.set(key, count)
      for (const { label, line } of numbers) {
        const number = document.createElement('span')
        number.className = 'line-number'
        number.setAttribute('aria-hidden', 'true')
        // As high as the letters beside it, and in their middle.
        number.style.top = `${Math.round((line.top - origin) * 4) / 4}px`
        number.style.lineHeight = `${Math.round((line.bottom - line.top) * 4) / 4}px`
        number.textContent = label
        text.append(number)
      }
    }
  }
}

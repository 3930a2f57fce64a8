/// <reference lib="dom" />

/**
 * Runs in the page, after `paginate`: takes out the division marks at which no line ends. Programs that read the PDF take each for a
 * space, and the browser writes every one of them into it as a span of its own. What was used stays, and so does a mark at the end of a
 * text: the word may go on overleaf.
 *
 * Without its marks a text stands where it stood with them: of a page where it does not, all are put back.
 *
 * Self-contained: it is sent to the page as text.
 */
export function dropUnusedMarks(): void {
  interface Marked {
    readonly node: Text
    readonly full: string
    /** Line boxes of the whole text: left, top, width, height in px, one after the other. */
    readonly boxes: readonly number[]
  }
  /** CSS px: nearer than this, two boxes stand on one line. */
  const SAME = 4
  /** CSS px that a line box may differ without having moved. */
  const STILL = 0.5
  // One for all: the document keeps every range that was ever made up to date at each change.
  const range = document.createRange()

  const boxesOf = (node: Text): number[] => {
    range.selectNodeContents(node)
    const boxes: number[] = []
    for (const { left, top, width, height } of range.getClientRects()) boxes.push(left, top, width, height)
    return boxes
  }
  /** Top of the line on which a letter stands. The first letter after a used mark has a second box, without width, on the line before. */
  const topOf = (node: Text, at: number): number => {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const rects = range.getClientRects()
    return rects.length === 0 ? NaN : rects[rects.length - 1]!.top
  }

  /** Lines of a text: top, the share of its length at which each ends, and whether a hyphen ends it, which has a box of its own. */
  const linesOf = (boxes: readonly number[]): { readonly top: number; end: number; parts: number }[] => {
    const lines: { readonly top: number; end: number; parts: number }[] = []
    let length = 0
    for (let at = 0; at < boxes.length; at += 4) {
      const line = lines.at(-1)
      length += boxes[at + 2]!
      if (line && Math.abs(line.top - boxes[at + 1]!) <= SAME) Object.assign(line, { end: length, parts: line.parts + 1 })
      else lines.push({ top: boxes[at + 1]!, end: length, parts: 1 })
    }
    for (const line of lines) line.end /= length
    return lines
  }

  /** The marks of a text at which a line ends. */
  const usedMarks = ({ node, full, boxes }: Marked): Set<number> => {
    const used = new Set<number>()
    const lines = linesOf(boxes)
    if (lines.length < 2) return used
    const marks: number[] = []
    for (let at = full.indexOf('\u00AD', 1); at > 0 && at + 1 < full.length; at = full.indexOf('\u00AD', at + 1)) marks.push(at)
    let before = -1
    for (const line of lines.slice(0, -1)) {
      if (line.parts < 2) continue
      // The first mark behind which the next line stands: looked for around the place where it should be, in growing steps.
      let after = marks.length
      let step = 1
      let next = marks.findIndex((at) => at >= line.end * full.length)
      if (next < 0) next = marks.length - 1
      while (after - before > 1) {
        next = Math.min(after - 1, Math.max(before + 1, next))
        const isBehind = topOf(node, marks[next]! + 1) > line.top + SAME
        if (isBehind) after = next
        else before = next
        const isBracketed = before >= 0 && after < marks.length
        next = isBracketed ? Math.floor((before + after) / 2) : isBehind ? next - step : next + step
        step *= 2
      }
      const mark = marks[after]
      if (mark !== undefined && Math.abs(topOf(node, mark - 1) - line.top) <= SAME) used.add(mark)
    }
    return used
  }

  const pages = [...document.querySelectorAll('.pagedjs_area')].map((area): Marked[] => {
    const marked: Marked[] = []
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (node.data.includes('\u00AD')) marked.push({ node, full: node.data, boxes: boxesOf(node) })
    }
    return marked
  })
  // Each step on all pages before the next: what changes one page would have the browser lay out all of them anew.
  const kept = pages.map((page) => page.map(usedMarks))
  pages.forEach((page, index) =>
    page.forEach(({ node, full }, at) => {
      const used = kept[index]![at]!
      node.data = full.replace(/\u00AD(?!$)/g, (mark, offset: number) => (used.has(offset) ? mark : ''))
    }),
  )
  const moved = pages.filter((page) =>
    page.some(({ node, boxes }) => {
      const now = boxesOf(node)
      return now.length !== boxes.length || now.some((value, at) => Math.abs(value - boxes[at]!) > STILL)
    }),
  )
  for (const { node, full } of moved.flat()) node.data = full
}

/// <reference lib="dom" />
import type { BrowserContext } from 'playwright-core'
import type { PageMap } from '../model/page-map.ts'
import { showPages } from './assemble.ts'
import { ORIGIN, type Served } from './serve.ts'

/** How one page is set. Counts are of what stands on it. */
export interface PageQuality {
  /** Index in the page map. */
  readonly index: number
  /** Lines of the body. */
  readonly lines: number
  /** Last lines of a paragraph alone at the head of the page; first lines alone at its foot. */
  readonly widows: number
  readonly orphans: number
  /** Justified lines whose word spaces are wider than 1.9 times, or narrower than 0.8 times, the face’s own. */
  readonly stretched: number
  readonly crowded: number
  /** Lines of white between the last line and the foot of the body, above the notes. 0 on the last page of a section, where it says nothing. */
  readonly short: number
  /** A heading is the last thing on the page. */
  readonly stranded: number
  /** Notes that go on from the page before. */
  readonly carried: number
  /** Lines outside the text area that are not set in the margin by intent. */
  readonly outside: number
  /** The page ends its section. */
  readonly last: boolean
}

/** Measures an assembled part of the book, page by page, in a page of the browser. `xhtml` as it is printed; `first`: index of its first page in the map. */
export async function measureQuality(context: BrowserContext, files: Map<string, Served>, xhtml: string, map: PageMap, first = 0): Promise<PageQuality[]> {
  files.set('/quality.xhtml', { type: 'application/xhtml+xml; charset=utf-8', body: xhtml })
  const page = await context.newPage()
  try {
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${ORIGIN}/quality.xhtml`)
    const labels = Object.fromEntries(Object.entries(map.anchors).map(([id, index]) => [id, map.pages[index]?.label ?? '']))
    const measured = JSON.parse(await page.evaluate(`(${showPages.toString()})(${JSON.stringify(labels)}).then(() => JSON.stringify((${measure.toString()})(document)))`)) as ReturnType<typeof measure>
    return measured.map(({ marks: _marks, ...found }, at): PageQuality => {
      const index = first + at
      const last = map.pages[index + 1]?.section !== map.pages[index]?.section || map.pages[index + 1]?.blank === true
      return { ...found, index, last, ...(last && { short: 0, stranded: 0 }) }
    })
  } finally {
    files.delete('/quality.xhtml')
    await page.close().catch(() => undefined)
  }
}

/** Something to look at on a page, and where it stands: CSS px from the document’s upper left corner. */
interface Mark {
  readonly kind: 'widows' | 'orphans' | 'stretched' | 'crowded' | 'short' | 'stranded' | 'carried' | 'outside'
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Runs in the page, or for a preview on its document. Self-contained: it is sent to the page as text. */
export function measure(document: Document): (Omit<PageQuality, 'index' | 'last'> & { readonly marks: readonly Mark[] })[] {
  const canvas = document.createElement('canvas').getContext('2d')!
  interface Line { top: number; bottom: number; spaces: number[] }

  return [...document.querySelectorAll<HTMLElement>('.pagedjs_page')].map((sheet) => {
    const marks: Mark[] = []
    const found = { lines: 0, widows: 0, orphans: 0, stretched: 0, crowded: 0, short: 0, stranded: 0, carried: 0, outside: 0, marks }
    const mark = (kind: Mark['kind'], { left, right }: { readonly left: number; readonly right: number }, { top, bottom }: { readonly top: number; readonly bottom: number }): void => {
      found[kind]++
      marks.push({ kind, left, top, width: right - left, height: bottom - top })
    }
    const area = sheet.querySelector('.pagedjs_area')
    const content = sheet.querySelector('.pagedjs_page_content')
    if (!area || !content) return found
    const frame = area.getBoundingClientRect()
    const notes = sheet.querySelector('.pagedjs_footnote_area')
    const noteBox = notes && (notes.textContent ?? '').trim() !== '' ? notes.getBoundingClientRect() : undefined
    // The area of the notes may be higher than they are, where a note was sent on: what counts is where the first of them stands.
    const first = notes?.querySelector('.note')?.getBoundingClientRect().top ?? 0
    const around = notes?.querySelector('.pagedjs_footnote_content')
    const above = around ? Number.parseFloat(getComputedStyle(around).marginTop) + Number.parseFloat(getComputedStyle(around).paddingTop) : 0
    const foot = noteBox && noteBox.height > 0 ? Math.max(noteBox.top, first - above) : frame.bottom
    for (const note of notes?.querySelectorAll('.note') ?? []) if (note.matches('[data-split-from]') || note.querySelector('[data-split-from]')) mark('carried', note.getBoundingClientRect(), note.getBoundingClientRect())

    let lowest = frame.top
    let lowestBlock: Element | undefined
    let leading = 0
    const linesOf = (block: Element): Line[] => {
      const lines: Line[] = []
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const parent = node.parentElement
        if (!parent || node.data.trim() === '' || parent.closest('.note-call, .slot-room, title, desc, svg')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const rect of range.getClientRects()) {
          if (rect.width === 0 || rect.height === 0) continue
          const middle = (rect.top + rect.bottom) / 2
          const line = lines.find((each) => each.top < middle && middle < each.bottom)
          if (!line) lines.push({ top: rect.top, bottom: rect.bottom, spaces: [] })
          if (!parent.closest('.in-margin, .segment-number') && (rect.right > frame.right + 4 || rect.left < frame.left - 4 || middle > frame.bottom || middle < frame.top)) mark('outside', rect, rect)
        }
        for (const match of node.data.matchAll(/(?<=\S)[ \u00A0](?=\S)/g)) {
          range.setStart(node, match.index)
          range.setEnd(node, match.index + 1)
          const rect = range.getBoundingClientRect()
          // The space where a line ends is there still, without width.
          if (rect.width > 0) lines.find((each) => each.top < rect.top + rect.height / 2 && rect.top + rect.height / 2 < each.bottom)?.spaces.push(rect.width)
        }
      }
      return lines
    }
    for (const block of content.querySelectorAll('[data-block]')) {
      if (block.closest('svg')) continue
      const lines = linesOf(block)
      if (lines.length === 0) continue
      found.lines += lines.length
      const style = getComputedStyle(block)
      const goesOn = block.closest('[data-split-to]') === block
      const comesFrom = block.closest('[data-split-from]') === block
      const across = block.getBoundingClientRect()
      if (comesFrom && !goesOn && lines.length === 1) mark('widows', across, lines[0]!)
      if (goesOn && !comesFrom && lines.length === 1) mark('orphans', across, lines[0]!)
      const bottom = Math.max(...lines.map((line) => line.bottom))
      if (bottom > lowest) [lowest, lowestBlock, leading] = [bottom, block, Number.parseFloat(style.lineHeight) || 0]
      if (style.textAlign !== 'justify') continue
      canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const own = canvas.measureText(' ').width
      const justified = goesOn ? lines : lines.slice(0, -1)
      for (const line of justified) {
        const { spaces } = line
        if (spaces.length < 3) continue
        const mean = spaces.reduce((sum, width) => sum + width, 0) / spaces.length
        if (mean > own * 1.9) mark('stretched', across, line)
        else if (mean < own * 0.8) mark('crowded', across, line)
      }
    }
    for (const picture of content.querySelectorAll('svg, img')) lowest = Math.max(lowest, picture.getBoundingClientRect().bottom)
    if (lowestBlock && leading > 0) found.short = Math.max(0, Math.floor((foot - lowest) / leading))
    if (found.short > 1) marks.push({ kind: 'short', left: frame.left, top: lowest, width: frame.width, height: foot - lowest })
    if (lowestBlock?.matches('h1, h2, h3, h4')) mark('stranded', frame, lowestBlock.getBoundingClientRect())
    return found
  })
}

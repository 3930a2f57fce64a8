/// <reference lib="dom" />
import type { Room } from './room.ts'

/** A run of text on a page: note id or '', `data-block` or '', the text. */
export type Piece = readonly [note: string, block: string, text: string]

/** What a page holds, as the browser laid it. Lengths are CSS px from the page's upper left corner. */
export interface HarvestedPage {
  /** The page's content as XML, without its outer box. */
  readonly xml: string
  readonly body: readonly Piece[]
  readonly notes: readonly Piece[]
  /** Anchor id and its top. */
  readonly anchors: readonly (readonly [id: string, top: number])[]
  /** Line boxes outside slots: left, top, width, height in quarter px, one after the other. */
  readonly boxes: readonly number[]
  /** Where its blocks may be moved apart; blocks below such a place are marked in the XML. */
  readonly room: Room
}

/** A line that is not where it can be read. */
export interface Misplaced {
  readonly page: number
  /** clipped: lower or higher than the area it belongs to; overlapping: on another line; unseen: it has no place at all. */
  readonly reason: 'off-page' | 'clipped' | 'too-wide' | 'overlapping' | 'unseen'
  readonly note: string
  readonly block: string
  /** Of the whole text; of a picture what is said in its stead. */
  readonly text: string
  readonly isPicture: boolean
}

export interface Harvest {
  readonly pages: readonly HarvestedPage[]
  readonly source: readonly Piece[]
  readonly misplaced: readonly Misplaced[]
  /** The styles as Paged.js has rewritten them. */
  readonly css: string
  /** Left and right pages must hold the same measure; width and height of both text areas. */
  readonly areas: readonly number[]
}

/**
 * Runs in the page, after `dropUnusedMarks`: reads the pages, and looks at every line box.
 *
 * Self-contained: it is sent to the page as text, `roomOf` (room.ts) too.
 */
export function harvest(roomOf: (sheet: HTMLElement) => Room): Harvest {
  const outside = '.slot, .note-call, .note-marker, .page-hyphen, .continued, .line-number, title, desc'
  const sheets = [...document.querySelectorAll<HTMLElement>('.pagedjs_page')]
  const misplaced: Misplaced[] = []
  /** A letter, figure or sign: text without one may be without a place. */
  const SIGN = /[\p{L}\p{N}\p{P}\p{S}]/u
  // One for all: the document keeps every range that was ever made up to date at each change.
  const range = document.createRange()


  type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height' | 'right' | 'bottom'>
  const areas: number[] = []
  const frames = sheets.map((sheet) => sheet.querySelector('.pagedjs_area')!)
  const noteOf = (element: Element): string => element.closest<HTMLElement>('.note')?.dataset['noteId'] ?? ''
  const blockOf = (element: Element): string => element.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? ''
  /** Of a picture, its own block, its caption, or what stands before it. */
  const blockNear = (picture: Element): string => {
    const blocks = [...document.querySelectorAll<HTMLElement>('.pagedjs_area [data-block]')]
    const before = blocks.filter((each) => each.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1)
    return blockOf(picture) || (picture.closest('figure')?.querySelector<HTMLElement>('[data-block]') ?? before)?.dataset['block'] || ''
  }
  /** What concerns the text of an element, whatever the text is. */
  interface Facts {
    readonly note: string
    readonly block: string
    /** In a title or description of a drawing: no text of the page. */
    readonly isAside: boolean
    /** In a slot, a call, a marker: no text of the manuscript. */
    readonly isMark: boolean
    readonly isSlot: boolean
    /** Not compared with the assembled page: the text is put in later, or belongs to no word. */
    readonly isUncompared: boolean
    readonly inMargin: boolean
    /** The reading of a ruby: it may reach into the white above the first line. What it stands beside is looked at. */
    readonly isReading: boolean
    /** The stretch of vertical text that it stands in. */
    readonly tier: Element | null
  }
  const known = new Map<Element, Facts>()
  const factsOf = (parent: Element): Facts => {
    let facts = known.get(parent)
    if (facts === undefined) {
      const is = (selector: string): boolean => parent.closest(selector) !== null
      facts = { note: noteOf(parent), block: blockOf(parent), isAside: is('title, desc'), isMark: is(outside), isSlot: is('.slot'), isUncompared: is('.slot, .page-hyphen'), inMargin: is('.in-margin, .segment-number, .line-number'), isReading: is('rt'), tier: parent.closest('.tier') }
      known.set(parent, facts)
    }
    return facts
  }
  /** Line boxes of texts that were measured already. */
  const measured = (window as unknown as { sourcebookBoxes: ReadonlyMap<Node, readonly number[]> }).sourcebookBoxes
  const boxesOf = (node: Node): readonly Box[] => {
    const boxes = measured.get(node)
    if (boxes === undefined) {
      range.selectNodeContents(node)
      return [...range.getClientRects()]
    }
    return Array.from({ length: boxes.length / 4 }, (_, index) => {
      const [left, top, width, height] = [boxes[index * 4]!, boxes[index * 4 + 1]!, boxes[index * 4 + 2]!, boxes[index * 4 + 3]!]
      return { left, top, width, height, right: left + width, bottom: top + height }
    })
  }
  /** Half of the height that letters without ascenders need, as a share of the font's size. A box is as high as the font says, which may be twice that. */
  const LETTERS = 0.25
  /** Text and line boxes of a page: pieces of its body, then of its notes. */
  const read = (index: number, boxes: number[]): [Piece[], Piece[]] => {
    const sheet = sheets[index]!
    const origin = sheet.getBoundingClientRect()
    const frame = frames[index]!.getBoundingClientRect()
    const noteArea = sheet.querySelector('.pagedjs_footnote_area')!
    const lines: { readonly rect: Box; readonly node: Text }[] = []
    /** Lines of vertical text, turned. */
    const upright: { readonly rect: Box; readonly node: Text }[] = []
    const misplace = (reason: Misplaced['reason'], element: Element, text: string, isPicture = false): void =>
      void misplaced.push({ page: index, reason, note: noteOf(element), block: isPicture ? blockNear(element) : blockOf(element), text: text.slice(0, 200), isPicture })
    const readRoot = (root: Element): Piece[] => {
      const pieces: Piece[] = []
      const bounds = root.getBoundingClientRect()
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = (node as Text).data
        const parent = node.parentElement!
        const { note, block, isAside, isMark, isSlot, isUncompared, inMargin, isReading, tier } = factsOf(parent)
        if (isAside) continue
        if (!isMark) pieces.push([note, block, text])
        if (text.trim() === '') continue
        const inDrawing = parent instanceof SVGElement
        let isSeen = false
        for (const rect of boxesOf(node)) {
          if (rect.width === 0 || rect.height === 0) continue
          isSeen = true
          if (!isUncompared) boxes.push(...[rect.left - origin.left, rect.top - origin.top, rect.width, rect.height].map((value) => Math.round(value * 4)))
          const middle = rect.top + rect.height / 2
          const isOff = rect.left > frame.right + 1 || rect.right < origin.left || middle < frame.top || middle > frame.bottom
          const isWide = !inMargin && (rect.right > frame.right + 4 || rect.left < frame.left - 4)
          if (tier) {
            const reason = isOff && !isReading ? 'off-page' : leaves(rect, tier.getBoundingClientRect(), frame)
            if (reason && !isReading) misplace(reason, parent, text)
            else if (!isReading) upright.push({ rect: turned(rect), node: node as Text })
            continue
          }
          const reason = isOff && !inMargin && !isReading ? 'off-page' : !isReading && isClipped(rect, bounds, parent) ? 'clipped' : isWide ? 'too-wide' : undefined
          if (reason) misplace(reason, parent, text)
          else if (!inDrawing) lines.push({ rect, node: node as Text })
        }
        if (!isSeen && !isSlot && SIGN.test(text)) misplace('unseen', parent, text)
      }
      for (const picture of root.querySelectorAll('img, svg')) {
        const rect = picture.getBoundingClientRect()
        const isOff = rect.bottom > bounds.bottom + 1 || rect.top < frame.top - 1
        const isWide = rect.right > frame.right + 4 || rect.left < frame.left - 4
        if (isOff || isWide) misplace(isOff ? 'clipped' : 'too-wide', picture, picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? '', true)
      }
      return pieces
    }
    const pieces: [Piece[], Piece[]] = [readRoot(sheet.querySelector('.pagedjs_page_content')!), readRoot(noteArea)]
    for (const { data, parentElement } of [...overlapping(lines), ...overlapping(upright)]) misplace('overlapping', parentElement!, data)
    return pieces
  }
  /** Whether the letters of a line, above or below, reach over the edge of their area. */
  const isClipped = (rect: Box, bounds: DOMRect, element: Element): boolean => {
    const middle = rect.top + rect.height / 2
    const isNear = middle - rect.height * 0.3 < bounds.top || middle + rect.height * 0.3 > bounds.bottom
    if (!isNear) return false
    const half = parseFloat(getComputedStyle(element).fontSize) * LETTERS
    return middle - half < bounds.top || middle + half > bounds.bottom
  }
  /** What is wrong with an upright line of a tier: it ends below it, or it has no room beside the others. Letters of a sideways font may stand a little over. */
  const leaves = (rect: Box, tier: Box, frame: Box): Misplaced['reason'] | undefined => {
    if (rect.bottom > tier.bottom + rect.width / 2 || rect.top < tier.top - rect.width / 2 || rect.bottom > frame.bottom + 4) return 'clipped'
    const middle = rect.left + rect.width / 2
    return middle < tier.left || middle > tier.right || middle < frame.left || middle > frame.right ? 'too-wide' : undefined
  }
  const turned = ({ left, top, width, height, right, bottom }: Box): Box => ({ left: top, top: left, width: height, height: width, right: bottom, bottom: right })
  /** Texts of which a line stands on a line of another text, or of itself. */
  const overlapping = (lines: readonly { readonly rect: Box; readonly node: Text }[]): Set<Text> => {
    const sizes = new Map<Element, number>()
    const sizeOf = ({ parentElement }: Text): number => {
      let size = sizes.get(parentElement!)
      if (size === undefined) sizes.set(parentElement!, (size = parseFloat(getComputedStyle(parentElement!).fontSize)))
      return size
    }
    const bands = lines.map(({ rect, node }) => ({ rect, node, middle: rect.top + rect.height / 2 })).sort((a, b) => a.middle - b.middle)
    const texts = new Set<Text>()
    bands.forEach((line, at) => {
      for (let next = at + 1; next < bands.length; next++) {
        const other = bands[next]!
        const distance = other.middle - line.middle
        if (distance > line.rect.height) break
        const isBeside = other.rect.left > line.rect.right - 2 || other.rect.right < line.rect.left + 2
        if (!isBeside && distance < (sizeOf(line.node) + sizeOf(other.node)) * LETTERS) texts.add(other.node)
      }
    })
    return texts
  }

  const anchorsOf = (index: number): [string, number][] => {
    const origin = sheets[index]!.getBoundingClientRect()
    return [...sheets[index]!.querySelectorAll('.pagedjs_area [id]')].map((element) => {
      const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
      return [element.id, Math.round((rect.top - origin.top) * 4) / 4]
    })
  }

  const pages = sheets.map((_, index): HarvestedPage => {
    const { width, height } = frames[index]!.getBoundingClientRect()
    areas.push(Math.round(width * 4), Math.round(height * 4))
    const boxes: number[] = []
    const [body, notes] = read(index, boxes)
    return { xml: '', body, notes, boxes, anchors: anchorsOf(index), room: roomOf(sheets[index]!) }
  })

  // Out of the document first: there every attribute taken away would have the styles of all pages looked at again.
  for (const sheet of sheets) sheet.remove()
  const kept = /^data-(nth-of-type|block|slot|target|width|note|note-id|note-display|footnote-marker|last-split-element|align-last-split-element|stream|following|white)$/
  const serializer = new XMLSerializer()
  const isFromRight = sheets[0]?.querySelector<HTMLElement>('.pagedjs_page_content [dir]')?.dir === 'rtl'
  const finished = pages.map((page, index): HarvestedPage => {
    const sheet = sheets[index]!
    for (const element of sheet.querySelectorAll('.pagedjs_bleed, [class^="pagedjs_margin"]')) element.remove()
    for (const note of sheet.querySelectorAll('.pagedjs_footnote_content')) note.classList.add('note-area', ...(isFromRight ? ['from-right'] : []))
    for (const element of sheet.querySelectorAll('*')) {
      for (const name of element.getAttributeNames()) {
        if (!name.startsWith('data-') || kept.test(name)) continue
        if (name === 'data-split-from' || name === 'data-split-to') element.setAttribute(name, '')
        else element.removeAttribute(name)
      }
      if (element.getAttribute('style') === '') element.removeAttribute('style')
    }
    const xml = [...sheet.childNodes].map((child) => serializer.serializeToString(child)).join('')
    return { ...page, xml: xml.replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '') }
  })
  const css = [...document.querySelectorAll<HTMLStyleElement>('head > style')]
    .filter((style) => !style.hasAttribute('data-pagedjs-ignore'))
    .map((style) => [...(style.sheet?.cssRules ?? [])].map((rule) => rule.cssText).join('\n'))
    .join('\n')
  return { pages: finished, source: (window as unknown as { sourcebookSource: Piece[] }).sourcebookSource, misplaced, css, areas: [...new Set(areas)] }
}

/// <reference lib="dom" />

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
}

/** A line that is not where it can be read. */
export interface Misplaced {
  readonly page: number
  readonly reason: 'off-page' | 'clipped' | 'too-wide'
  readonly note: string
  readonly block: string
  readonly text: string
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
 * Runs in the page, after `paginate`: reads the pages, and looks at every line box.
 *
 * Self-contained: it is sent to the page as text.
 */
export function harvest(): Harvest {
  const outside = '.slot, .note-call, .note-marker, .page-hyphen, title, desc'
  const sheets = [...document.querySelectorAll<HTMLElement>('.pagedjs_page')]
  const misplaced: Misplaced[] = []
  const holds = (element: Element): boolean => (element.textContent ?? '').trim() !== '' || element.matches('img, svg') || element.querySelector('img, svg') !== null

  // An element that was divided before its first word leaves an empty shell on the page before: its id goes with the words.
  const settled = new Set<string>()
  const waiting = new Map<string, Element[]>()
  for (const element of document.querySelectorAll<HTMLElement>('.pagedjs_area [data-ref]')) {
    const ref = element.dataset['ref'] ?? ''
    const id = element.dataset['noteId'] ?? element.dataset['id']
    element.removeAttribute('id')
    if (settled.has(ref)) continue
    if (!holds(element)) {
      waiting.set(ref, [...(waiting.get(ref) ?? []), element])
      continue
    }
    settled.add(ref)
    if (id !== undefined) element.id = id
    for (const shell of waiting.get(ref) ?? []) shell.remove()
    waiting.delete(ref)
  }
  for (const [first] of waiting.values()) {
    const id = (first as HTMLElement | undefined)?.dataset['id']
    if (first && id !== undefined) first.id = id
  }

  // The last line of a piece is spread only where its block goes on overleaf. Paged.js marks whole sections, whose every last line would be spread.
  for (const element of document.querySelectorAll('[data-align-last-split-element]')) element.removeAttribute('data-align-last-split-element')
  const later = new Set<string>()
  for (const element of [...document.querySelectorAll<HTMLElement>('.pagedjs_area [data-block]')].reverse()) {
    const key = `${element.closest<HTMLElement>('.note')?.dataset['noteId'] ?? ''} ${element.dataset['block'] ?? ''}`
    if (later.has(key) && getComputedStyle(element).textAlign === 'justify') element.dataset['alignLastSplitElement'] = 'justify'
    if (holds(element)) later.add(key)
  }

  const areas: number[] = []
  const pages = sheets.map((sheet, index): HarvestedPage => {
    const origin = sheet.getBoundingClientRect()
    const content = sheet.querySelector('.pagedjs_page_content')!
    const noteArea = sheet.querySelector('.pagedjs_footnote_area')!
    const frame = sheet.querySelector('.pagedjs_area')!.getBoundingClientRect()
    areas.push(Math.round(frame.width * 4), Math.round(frame.height * 4))
    let boxes: number[] = []
    const read = (root: Element): Piece[] => {
      const pieces: Piece[] = []
      const bounds = root.getBoundingClientRect()
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = (node as Text).data
        const parent = node.parentElement!
        if (parent.closest('title, desc')) continue
        const note = parent.closest<HTMLElement>('.note')?.dataset['noteId'] ?? ''
        const block = parent.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? ''
        if (!parent.closest(outside)) pieces.push([note, block, text])
        if (text.trim() === '') continue
        // Neither is compared with the assembled page: its text is put in later, or belongs to no word.
        const isUncompared = parent.closest('.slot, .page-hyphen') !== null
        const inMargin = parent.closest('.in-margin, .segment-number') !== null
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const rect of range.getClientRects()) {
          if (rect.width === 0 || rect.height === 0) continue
          if (!isUncompared) boxes.push(...[rect.left - origin.left, rect.top - origin.top, rect.width, rect.height].map((value) => Math.round(value * 4)))
          const middle = rect.top + rect.height / 2
          const isOff = rect.left > frame.right + 1 || rect.right < origin.left || middle < frame.top || middle > frame.bottom
          const isClipped = root === noteArea ? middle - rect.height * 0.3 < bounds.top || middle + rect.height * 0.3 > bounds.bottom : middle > bounds.bottom
          const isWide = !inMargin && (rect.right > frame.right + 4 || rect.left < frame.left - 4)
          const reason = isOff && !inMargin ? 'off-page' : isClipped ? 'clipped' : isWide ? 'too-wide' : undefined
          if (reason) misplaced.push({ page: index, reason, note, block, text: text.slice(0, 200) })
        }
      }
      return pieces
    }
    const body = read(content)
    const notes = read(noteArea)
    // Division marks that were not used are dropped: programs that read the PDF take each for a space. What was used stays.
    const whole: [Text, string][] = []
    const walker = document.createTreeWalker(sheet.querySelector('.pagedjs_area')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const { data } = node
      if (!data.includes('\u00AD')) continue
      const text = node
      const rectOf = (at: number): DOMRect => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect()
      }
      const isUsed = (at: number): boolean => at > 0 && at + 1 < data.length && Math.abs(rectOf(at - 1).top - rectOf(at + 1).top) > 4
      whole.push([text, data.replace(/\u00AD/g, (mark, at: number) => (isUsed(at) ? mark : ''))])
    }
    const misplacedBefore = misplaced.length
    const before = boxes
    const full = whole.map(([node]) => node.data)
    for (const [node, text] of whole) node.data = text
    boxes = []
    read(content)
    read(noteArea)
    misplaced.length = misplacedBefore
    if (boxes.length !== before.length || boxes.some((value, at) => Math.abs(value - before[at]!) > 2)) {
      whole.forEach(([node], at) => (node.data = full[at]!))
      boxes = before
    }
    const anchors = [...sheet.querySelectorAll('.pagedjs_area [id]')].map((element): [string, number] => {
      const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
      return [element.id, Math.round((rect.top - origin.top) * 4) / 4]
    })
    return { xml: '', body, notes, anchors, boxes }
  })

  const serializer = new XMLSerializer()
  const finished = pages.map((page, index): HarvestedPage => {
    const sheet = sheets[index]!
    for (const element of sheet.querySelectorAll('.pagedjs_bleed, [class^="pagedjs_margin"]')) element.remove()
    for (const note of sheet.querySelectorAll('.pagedjs_footnote_content')) note.classList.add('note-area')
    for (const element of sheet.querySelectorAll('*')) {
      for (const { name } of [...element.attributes]) {
        if (!name.startsWith('data-')) continue
        if (/^data-(nth-of-type|block|slot|target|width|note|note-id|note-display|footnote-marker|last-split-element|align-last-split-element|stream|following)$/.test(name)) continue
        if (/^data-split-(from|to)$/.test(name)) element.setAttribute(name, '')
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

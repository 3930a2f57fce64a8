/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/** The five causes by which Paged.js 0.4.3 loses or repeats text. */
export type Cure = 'R1' | 'R2' | 'R3' | 'R4' | 'R5'

export const ALL_CURES: readonly Cure[] = ['R1', 'R2', 'R3', 'R4', 'R5']

/**
 * Runs in the page, before pagination (once; a page keeps its cures): takes out what we do not use of Paged.js, and cures what loses text.
 *
 * - R1: a break token's hash told two nodes apart by their index alone; each node gets a number of its own.
 * - R2: two tokens in one node counted as equal when one had offset 0.
 * - R3: the source of a text node was looked up by its words; we remember which node each copy was made from.
 * - R4: the note area grew after the body had been broken; its height is kept, and is 0 where no note remains. A note that finds less
 *   room than a line begins overleaf.
 * - R5: the rest of a note could take a whole page and more; it takes 70 % at most, and goes on overleaf.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installCures(cures: readonly Cure[]): void {
  const Paged = (window as any).Paged
  if ((window as any).sourcebookReset) return
  const on = (cure: Cure): boolean => cures.includes(cure)
  const handlers: any[] = Paged.registeredHandlers
  const remove = (name: string): any => {
    const index = handlers.findIndex((handler) => handler.name === name)
    if (index < 0) throw new Error(`Paged.js has no handler ${name}`)
    return handlers.splice(index, 1)[0]
  }
  for (const name of ['TargetCounters', 'TargetText', 'RunningHeaders', 'StringSets', 'PositionFixed', 'Counters', 'PageCounterIncrement']) remove(name)
  const footnotes = handlers.find((handler) => handler.name === 'Footnotes').prototype
  // The height of the notes' area is set on what holds both areas, and concerns these two alone: handed down to every element of the
  // page, each change of it would have the styles of all of them made anew.
  CSS.registerProperty({ name: '--pagedjs-footnotes-height', syntax: '*', inherits: false, initialValue: '0mm' })

  // Margin boxes: running heads and folios are put on the pages afterwards. Fifty elements less a page.
  handlers.find((handler) => handler.name === 'AtPage').prototype.finalizePage = (): void => undefined

  // Random ids would reach the pages: a sequence instead, the same for every section.
  let seed = 1
  const random = (): number => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  ;(window as any).sourcebookReset = (): void => void (seed = 1)
  Object.defineProperty(Math, 'random', { value: random })
  Object.defineProperty(Date.prototype, 'getTime', { value: () => 0 })
  Object.defineProperty(window.performance, 'now', { value: () => 0 })
  Object.defineProperty(window, 'ResizeObserver', { value: undefined })

  // Notes: our own call and marker are text of the manuscript; Paged.js shall add none of its own.
  footnotes.createFootnoteCall = function (node: HTMLElement): Element {
    const call = node.previousElementSibling
    if (!(call instanceof HTMLElement) || !call.classList.contains('note-call')) throw new Error('a note stands without its call')
    call.dataset['noteCall'] = node.dataset['ref'] ?? ''
    return call
  }
  footnotes.afterOverflowRemoved = function (removed: DocumentFragment, rendered: Element): void {
    const area = rendered.closest('.pagedjs_area')!
    for (const note of area.querySelectorAll<HTMLElement>('.pagedjs_footnote_area [data-note="footnote"]')) {
      if (removed.querySelector(`[data-note-call="${note.dataset['ref'] ?? ''}"]`)) note.remove()
    }
    const inner = area.querySelector('.pagedjs_footnote_inner_content')!
    if (inner.childNodes.length === 0) inner.parentElement!.classList.add('pagedjs_footnote_empty')
  }
  const moveFootnote = footnotes.moveFootnote
  footnotes.moveFootnote = function (node: HTMLElement, area: HTMLElement, needsCall: boolean): void {
    const id = node.dataset?.['noteId']
    moveFootnote.call(this, node, area, needsCall)
    if (id !== undefined) node.id = id
    if (needsCall || !on('R5')) return
    const limit = Math.floor(area.clientHeight * 0.7)
    const height = parseFloat(area.style.getPropertyValue('--pagedjs-footnotes-height'))
    if (!(height > limit)) return
    const inner = area.querySelector<HTMLElement>('.pagedjs_footnote_inner_content')!
    const content = inner.parentElement!
    const around = content.getBoundingClientRect().height - inner.getBoundingClientRect().height + this.marginsHeight(content)
    area.style.setProperty('--pagedjs-footnotes-height', `${limit}px`)
    inner.style.height = `${limit - around}px`
  }
  // The note of a page of which not even the first line has room: the line is set all the same, and cut. No rest of a note, and no
  // note twice: it would be sent on for ever.
  const sentOn = new WeakSet<Element>()
  const crowdedNote = (inner: HTMLElement): HTMLElement | undefined => {
    const bottom = Math.min(inner.getBoundingClientRect().bottom, inner.closest('.pagedjs_footnote_area')!.getBoundingClientRect().bottom)
    const begun = inner.querySelectorAll<HTMLElement>(':scope > [data-note="footnote"]:not([data-split-from])')
    const note = [...begun].find((each) => {
      const line = each.querySelector('.note-marker')?.getClientRects()[0]
      return line !== undefined && line.top + line.height * 0.8 > bottom && !sentOn.has(each)
    })
    if (note) sentOn.add(note)
    return note
  }
  const afterPageLayout = footnotes.afterPageLayout
  footnotes.afterPageLayout = function (element: HTMLElement, page: any, token: any, chunker: any): Promise<unknown> {
    const area = element.querySelector<HTMLElement>('.pagedjs_area')!
    const inner = element.querySelector<HTMLElement>('.pagedjs_footnote_inner_content')!
    const before = area.style.getPropertyValue('--pagedjs-footnotes-height')
    // clonePage works on after its caller has gone; the pages it makes must be waited for.
    const clones: Promise<unknown>[] = []
    const clonePage = chunker.clonePage
    chunker.clonePage = (original: any): void => void clones.push(clonePage.call(chunker, original))
    const crowded = on('R4') ? crowdedNote(inner) : undefined
    // Out of sight it counts as overflow, and goes the way of what does not fit.
    if (crowded) crowded.style.cssText += 'position:relative;top:9999px'
    try {
      afterPageLayout.call(this, element, page, token, chunker)
    } finally {
      chunker.clonePage = clonePage
      crowded?.removeAttribute('style')
    }
    if (on('R4')) {
      if (inner.childNodes.length === 0) area.style.setProperty('--pagedjs-footnotes-height', '0px')
      else if (before !== '') area.style.setProperty('--pagedjs-footnotes-height', before)
    }
    return Promise.all(clones)
  }

  const copies = new WeakMap<Node, { readonly source: Node; readonly base: number }>()
  const pair = (copy: Node, source: Node): void => {
    const base = copy instanceof Text && source instanceof Text ? source.length - copy.length : 0
    copies.set(copy, { source, base })
    const copied = copy.childNodes
    const original = source.childNodes
    for (let index = 0; index < copied.length && index < original.length; index++) pair(copied[index]!, original[index]!)
  }
  const numbers = new WeakMap<Node, number>()
  let next = 0
  const numberOf = (node: Node): number => {
    let number = numbers.get(node)
    if (number === undefined) numbers.set(node, (number = next++))
    return number
  }
  let patched = false
  const patch = (Layout: any, BreakToken: any): void => {
    patched = true
    if (on('R1')) {
      BreakToken.toJSON = function (): string {
        return this.node ? JSON.stringify([numberOf(this.node), this.offset ?? 0]) : '{}'
      }
    }
    if (on('R2')) {
      BreakToken.equals = function (other: any): boolean {
        return Boolean(other) && this.node === other.node && (this.offset ?? 0) === (other.offset ?? 0)
      }
    }
    if (on('R3')) {
      const createBreakToken = Layout.createBreakToken
      Layout.createBreakToken = function (overflow: Range, rendered: Element, source: Node): unknown {
        const { startContainer, startOffset } = overflow
        const begin = startContainer instanceof Text ? startContainer : startContainer.childNodes[startOffset]
        const copy = begin && copies.get(begin)
        if (!copy) return createBreakToken.call(this, overflow, rendered, source)
        const offset = copy.base + (startContainer instanceof Text ? startOffset : 0)
        const parent = copy.source.parentNode
        const isWhole = copy.source instanceof Text && offset === 0 && parent instanceof Element && parent.firstChild === copy.source
        return new BreakToken.constructor(isWhole ? parent : copy.source, offset)
      }
    }
    // The first letter after a division mark has a second box, of no width, at the end of the line before: Paged.js takes that
    // for its place, and leaves the letter behind.
    const textBreak = Layout.textBreak
    Layout.textBreak = function (node: Text, start: number, end: number, vStart: number, vEnd: number): number | undefined {
      const offset: number | undefined = textBreak.call(this, node, start, end, vStart, vEnd)
      if (offset === undefined || offset < 2 || node.data[offset - 2] !== '\u00AD') return offset
      const range = document.createRange()
      range.setStart(node, offset - 1)
      range.setEnd(node, offset)
      const last = [...range.getClientRects()].at(-1)
      return last && (Math.floor(last.left) >= end || Math.floor(last.top) >= vEnd) ? offset - 1 : offset
    }
    // A hyphen at the foot of a page only where the press marked the division of the word.
    Layout.hyphenateAtBreak = function (container: Node): void {
      if (!(container instanceof Text) || !container.data.endsWith('\u00AD')) return
      const hyphen = document.createElement('span')
      hyphen.className = 'page-hyphen'
      hyphen.setAttribute('aria-hidden', 'true')
      hyphen.textContent = '\u2010'
      container.after(hyphen)
    }
  }
  class Copies extends Paged.Handler {
    constructor(chunker: any, polisher: any, caller: any) {
      super(chunker, polisher, caller)
      // A ::first-letter box has no node of its own: the PDF would lack its tag, and with it the letter.
      const { sheet } = polisher.base as HTMLStyleElement
      for (let index = (sheet?.cssRules.length ?? 0) - 1; index >= 0; index--) {
        const rule = sheet!.cssRules[index]!
        if (rule instanceof CSSStyleRule && rule.selectorText.includes('::first-letter')) sheet!.deleteRule(index)
      }
    }
    onPageLayout(_wrapper: Element, token: any, layout: any): void {
      if (!patched) patch(Object.getPrototypeOf(layout), Object.getPrototypeOf(token))
    }
    renderNode(copy: Node, source: Node): void {
      pair(copy, source)
    }
    afterParsed(): void {
      const chunker = (this as any).chunker
      chunker.q.tick = (task: () => void): void => void Promise.resolve().then(task)
      chunker.loadFonts = (): Promise<void> => Promise.resolve()
      for (const element of chunker.pageTemplate.content.querySelectorAll('.pagedjs_bleed, [class^="pagedjs_margin"]')) element.remove()
    }
  }
  handlers.unshift(Copies)
}

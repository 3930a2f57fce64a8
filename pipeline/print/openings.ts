/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */
import type { Room } from './room.ts'

/**
 * Runs in the page, after `installCures` (once; a page keeps it): where the two pages of an opening cannot be brought level by white
 * (levelling.ts), the fuller one is made a few lines shorter, and what it loses goes overleaf. Only these two pages are laid out again, as
 * soon as the recto is there; all that follow are laid out after that.
 *
 * Texts that face each other are laid out by facing.ts, when a page has come to them.
 *
 * That is done in sections that begin on a recto, while `window.sourcebookFacing` is true; not where a note goes on from page to page or a
 * row was divided: their rest was made already.
 *
 * Self-contained: it is sent to the page as text, `roomOf` (room.ts) too.
 */
export function installOpenings(roomOf: (sheet: HTMLElement) => Room): void {
  const { Paged } = window as any
  if ((window as any).sourcebookOpenings) return
  ;(window as any).sourcebookOpenings = true
  /** Lines by which a page is made shorter at the most. */
  const MOST = 5
  /** Openings of a section that were tried in vain before its others are left as they are: tables of tall rows have many. */
  const PATIENCE = 4
  /** Lines that go overleaf at the most so that a note stands on the page of its call. */
  const MOST_FOR_NOTE = 3
  /** Facing pages may end so many lines apart. */
  const LEVEL = 1

  /** Notes, or parts of them, that wait for the next page. */
  let waiting: unknown[] = []
  const footnotes = Paged.registeredHandlers.find((handler: any) => handler.name === 'Footnotes').prototype
  const { beforePageLayout } = footnotes
  footnotes.beforePageLayout = function (this: { needsLayout: unknown[] }, ...given: unknown[]): unknown {
    waiting = this.needsLayout
    return beforePageLayout.apply(this, given)
  }
  const cuts = (): number => (window as any).sourcebookCuts ?? 0

  /** White lines that a page may end with, and the height of one in px. */
  const rangeOf = (page: any): { readonly least: number; readonly most: number; readonly leading: number } => {
    const { white, leading, places } = roomOf(page.element)
    const most = Math.floor(white / leading + 0.05)
    return { least: Math.max(0, most - Math.floor(places.reduce((sum, [, lines]) => sum + lines, 0))), most, leading }
  }
  /** Lines by which two pages cannot but end further apart than they may; above 0 where the first is the shorter one. */
  const between = (verso: any, recto: any): number => {
    const [one, other] = [rangeOf(verso), rangeOf(recto)]
    return Math.max(0, one.least - other.most - LEVEL) - Math.max(0, other.least - one.most - LEVEL)
  }

  async function* layOut(chunker: any, content: Node, startAt: any): AsyncGenerator {
    const { hooks } = chunker
    const known: string[] = []
    let failures = 0
    /** Texts that face each other, which are laid out in their own way once a page has come to them. */
    const facing = (content as ParentNode & Node).querySelector<HTMLElement>('.facing-flows')
    /** Stands for a break with more to come: notes that have no room wait for the next page, and make none for themselves. */
    const more = { node: document }
    interface Bounds {
      /** px that the page is made shorter. */
      readonly less?: number
      /** It ends before this element at the latest. */
      readonly stop?: HTMLElement | undefined
      readonly isOpen?: boolean
    }
    /** Whether a note that is called on a page waits for the next, all of it. */
    const isSentOn = (at: number): boolean =>
      waiting.some((fragment) => [...(fragment as ParentNode).querySelectorAll<HTMLElement>('.note:not([data-split-from])')].some((note) => chunker.pages[at].element.querySelector(`[data-note-call="${note.dataset['ref'] ?? ''}"]`) !== null))
    /**
     * Lays out a page from a break on; the break it ends with. `null`: a page without text. Where a note finds no room on the page that calls
     * it, the last lines of the text go overleaf, and the call with them.
     */
    const page = async (start: any, bounds: Bounds = {}): Promise<any> => {
      const at = chunker.pages.length
      const kept = waiting.map((node) => (node as Node).cloneNode(true))
      const before = cuts()
      const end = await fill(start, bounds)
      if (start === null || chunker.pages.length !== at + 1 || cuts() !== before || !isSentOn(at)) return end
      const { leading } = rangeOf(chunker.pages[at])
      const again = (lines: number): Promise<any> => {
        chunker.removePages(at)
        waiting.splice(0, Infinity, ...kept.map((node) => node.cloneNode(true)))
        return fill(start, { ...bounds, less: (bounds.less ?? 0) + lines * leading })
      }
      for (let lines = 1; lines <= MOST_FOR_NOTE; lines++) {
        const found = await again(lines)
        if (found && chunker.pages.length === at + 1 && !isSentOn(at)) return found
      }
      return again(0)
    }
    const fill = async (start: any, { less = 0, stop, isOpen = false }: Bounds): Promise<any> => {
      if (start !== null) await chunker.handleBreaks(start?.node ?? content.firstChild)
      const made = chunker.addPage()
      await hooks.beforePageLayout.trigger(made, content, start, chunker)
      chunker.emit('page', made)
      if (less > 0) made.area.style.height = `calc(100% - var(--pagedjs-footnotes-height) - ${less}px)`
      if (stop) stop.dataset['breakBefore'] = 'page'
      const end = start === null ? undefined : await made.layout(content, start, chunker.maxChars)
      if (stop) delete stop.dataset['breakBefore']
      await hooks.afterPageLayout.trigger(made.element, made, isOpen ? more : end, chunker)
      await hooks.finalizePage.trigger(made.element, made, undefined, chunker)
      made.area.style.height = ''
      chunker.emit('renderedPage', made)
      if (made.wrapper) chunker.recoredCharLength(made.wrapper.textContent.length)
      return end
    }
    /** The pages of the opening again, so many lines shorter; the break the recto ends with. */
    const again = async (at: number, starts: readonly [any, any], lines: readonly [number, number], leading: number): Promise<any> => {
      chunker.removePages(at)
      waiting.splice(0)
      const middle = await page(starts[0], { less: lines[0] * leading })
      return page(middle, { less: lines[1] * leading })
    }
    /** The break after an opening that ends level, if a few lines can bring that about; else of the opening as it was. */
    const even = async (at: number, starts: readonly [any, any], end: any): Promise<any> => {
      const pages = (): [any, any] => [chunker.pages[at], chunker.pages[at + 1]]
      const apart = between(...pages())
      if (apart === 0 || failures === PATIENCE) return end
      const { leading } = rangeOf(pages()[0])
      const tries = apart > 0 ? [apart, apart + 1].map((lines) => [0, lines] as const) : [0, 1, -1].map((more) => [Math.ceil(-apart / 2) + more, 0] as const)
      for (const lines of tries.filter((each) => Math.max(...each) <= MOST && Math.max(...each) > 0)) {
        const found = await again(at, starts, lines, leading)
        if (found && chunker.pages.length === at + 2 && between(...pages()) === 0) return found
      }
      failures++
      return again(at, starts, [0, 0], leading)
    }

    const knowsSides = (window as any).sourcebookFacing as boolean
    let isFaced = false
    /** The break behind the texts that face each other. `at`: the page that has come to them, laid out from `start` on. */
    const face = async (at: number, start: any, reached: any): Promise<any> => {
      isFaced = true
      const kit = { chunker, waiting: () => waiting, page: (from: any, stop: HTMLElement | undefined) => page(from ?? null, { stop, isOpen: true }) }
      const tokenAt = (node: Node): unknown => new reached.constructor(node, 0)
      const lay = (window as any).sourcebookLayFacing
      if (at % 2 === 0) return lay(kit, facing, undefined, tokenAt)
      // A left page, with what comes before them: they begin below it, or on the next left page.
      const notes = waitingBefore.map((node) => (node as Node).cloneNode(true))
      chunker.removePages(at)
      waiting.splice(0, Infinity, ...waitingBefore)
      const next = await lay(kit, facing, start, tokenAt)
      if (next !== false) return next
      waiting.splice(0, Infinity, ...notes)
      await page(start, { stop: facing!, isOpen: true })
      await page(null, { isOpen: true })
      return lay(kit, facing, undefined, tokenAt)
    }

    /** Copies of what waited before the page that was laid out last. */
    let waitingBefore: Node[] = []
    let verso: { readonly at: number; readonly start: any; readonly cuts: number } | undefined
    for (let token = startAt || false; token !== undefined; ) {
      const at = chunker.pages.length
      const start = token
      const isClean = waiting.length === 0
      const cutsBefore = cuts()
      waitingBefore = facing && !isFaced ? waiting.map((node) => (node as Node).cloneNode(true)) : []
      const isBefore = facing !== null && !isFaced
      token = await page(start, isBefore ? { stop: facing, isOpen: true } : {})
      if (isBefore && token?.node === facing) {
        token = await face(at, start, token)
        verso = undefined
      } else if (at % 2 === 1) verso = isClean && knowsSides ? { at, start, cuts: cutsBefore } : undefined
      else if (token && verso?.at === at - 1 && isClean && chunker.pages.length === at + 1 && verso.cuts === cuts()) token = await even(verso.at, [verso.start, start], token)
      if (token) {
        const name = token.toJSON(true)
        if (known.includes(name)) {
          console.error('Layout repeated at: ', token.node)
          return
        }
        known.push(name)
      }
      yield token
    }
  }

  class Openings extends Paged.Handler {
    afterParsed(): void {
      const { chunker } = this as any
      chunker.layout = (content: Node, startAt: unknown) => layOut(chunker, content, startAt)
    }
  }
  Paged.registeredHandlers.push(Openings)
}

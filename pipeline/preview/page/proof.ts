import type { BookView, PageContent, PlaceView, SpanView } from '../protocol.ts'
import { ask } from './connection.ts'
import { byId } from './dom.ts'
import { readPage } from './sanitise.ts'
import { movedLines, rangesOf } from './text.ts'

/** A page as it stands in the frame. */
export interface StandingPage {
  readonly index: number
  readonly content: PageContent
  readonly element: HTMLElement
}

interface Asked {
  readonly onLink: (page: number) => void
  readonly onPlace: (place: PlaceView | undefined) => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onWheel: (event: WheelEvent) => void
}

/** What the workbench adds to the rules of the pages: how they lie beside each other, and how something found is shown. */
const rules = `html, body { background: transparent !important; overflow: hidden !important; }
body > .pagedjs_pages { display: flex !important; justify-content: flex-start; width: max-content; margin: 0; padding: 0; }
.pagedjs_pages > .pagedjs_page { flex: none; margin: 0; background: #fff; }
::highlight(found) { background-color: #ffdf6b; color: #000; }
::selection { background-color: #b9d3e6; }
a { cursor: pointer; }
.preview-chosen { outline: 1.5px solid #7a2e2a66; outline-offset: 3px; border-radius: 2px; }
@media (pointer: fine) { [data-block]:hover { cursor: text; } }`

/** The frame that shows the pages: no script runs in it, and what comes into it was read and cleaned before. */
export class ProofFrame {
  readonly #frame = byId<HTMLIFrameElement>('proof')
  readonly #asked: Asked
  #style = ''
  #loaded: Promise<Document> | undefined
  #standing: readonly StandingPage[] = []
  #shows = ''

  constructor(asked: Asked) {
    this.#asked = asked
  }

  /** The pages that stand open. */
  get pages(): readonly StandingPage[] {
    return this.#standing
  }

  get document(): Document | undefined {
    return this.#frame.contentDocument ?? undefined
  }

  /** Shows pages, left to right. What they show already is not touched. Returns false where they could not be had. */
  async show(book: BookView, indexes: readonly number[]): Promise<boolean> {
    const [frame, ...contents] = await Promise.all([this.#open(book), ...indexes.map((index) => ask<PageContent>(`/page/${index}`))])
    if (contents.some((content) => content === undefined)) return false
    const shows = JSON.stringify([book.style, indexes, contents.map((content) => ({ ...content, revision: 0, places: 0 }))])
    const places = contents.map((content) => content!)
    if (shows === this.#shows) {
      // The same words may stand in other lines of their files.
      this.#standing = this.#standing.map((page, at) => ({ ...page, content: places[at]! }))
      return true
    }
    const pages = places.map((content) => readPage(content.xml, frame))
    const root = frame.createElementNS('http://www.w3.org/1999/xhtml', 'div')
    root.setAttribute('class', 'pagedjs_pages')
    const white = frame.createElementNS('http://www.w3.org/1999/xhtml', 'style')
    white.textContent = places.map(({ css }) => css).join('\n')
    const elements = pages.map((page) => frame.importNode(page ?? frame.createElement('div'), true) as HTMLElement)
    elements.forEach((element, at) => fill(element, places[at]!))
    root.append(...elements)
    const text = elements.map((element) => element.textContent).join('')
    // Pictures too: lines that came before their picture would jump.
    await Promise.all([this.#fonts(frame, text), pictures(elements)])
    frame.getElementById('preview-white')?.remove()
    white.id = 'preview-white'
    frame.head.append(white)
    frame.body.replaceChildren(root)
    this.#standing = elements.map((element, at) => ({ index: indexes[at]!, content: places[at]!, element }))
    this.#shows = shows
    this.#frame.title = indexes.map((index) => `Page ${book.pages[index]?.label ?? ''}`).join(' and ')
    return true
  }

  /** Shows where something stands; returns whether it is on an open page. */
  mark(spans: readonly SpanView[]): boolean {
    const frame = this.document
    const view = frame?.defaultView as (Window & typeof globalThis) | null | undefined
    if (!frame || !view) return false
    const ranges = this.#standing.flatMap(({ index, element }) => spans.filter(({ page }) => page === index).flatMap((span) => rangesOf(element, span)))
    if ('highlights' in view.CSS) {
      if (ranges.length > 0) view.CSS.highlights.set('found', new view.Highlight(...ranges))
      else view.CSS.highlights.delete('found')
    }
    return ranges.length > 0
  }

  /** Lines that this browser sets elsewhere than the press did, on the open pages. */
  moved(): number {
    return this.#standing.reduce((sum, { element, content }) => sum + movedLines(element, content.boxes), 0)
  }

  async #open(book: BookView): Promise<Document> {
    const frame = await (this.#loaded ??= this.#load())
    if (this.#style !== book.style) {
      const css = await fetch('/proof.css').then((response) => response.text())
      const style = frame.getElementById('preview-css') ?? frame.createElementNS('http://www.w3.org/1999/xhtml', 'style')
      style.id = 'preview-css'
      style.textContent = css
      const own = frame.getElementById('preview-rules') ?? frame.createElementNS('http://www.w3.org/1999/xhtml', 'style')
      own.id = 'preview-rules'
      own.textContent = rules
      frame.head.append(style, own)
      this.#style = book.style
      this.#shows = ''
    }
    return frame
  }

  async #load(): Promise<Document> {
    await new Promise<void>((resolve) => {
      this.#frame.addEventListener('load', () => resolve(), { once: true })
      this.#frame.src = '/proof.xhtml'
    })
    const frame = this.#frame.contentDocument!
    frame.addEventListener('click', (event) => this.#click(event))
    frame.addEventListener('keydown', (event) => this.#asked.onKey(event))
    frame.addEventListener('wheel', (event) => this.#asked.onWheel(event), { passive: true })
    return frame
  }

  /** Fetches the faces that the text asks for, all before it is shown. */
  async #fonts(frame: Document, text: string): Promise<void> {
    const characters = [...new Set(text)].join('')
    const styles = new Set([...frame.fonts].map((face) => `${face.style} ${face.weight} 16px ${face.family}`))
    if ([...styles].every((style) => frame.fonts.check(style, characters))) return
    await Promise.race([Promise.all([...styles].map((style) => frame.fonts.load(style, characters).catch(() => undefined))), new Promise((resolve) => setTimeout(resolve, 4000))])
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element | null
    const link = target?.closest('a[href]')
    const page = this.#standing.find(({ element }) => target !== null && element.contains(target))
    if (link) {
      event.preventDefault()
      const href = link.getAttribute('href') ?? ''
      const to = page?.content.targets[href.slice(1)]
      if (href.startsWith('#') && to !== undefined) return this.#asked.onLink(to)
      if (/^(?:https?:|mailto:)/iu.test(href)) window.open(href, '_blank', 'noopener,noreferrer')
      return
    }
    for (const chosen of this.document?.querySelectorAll('.preview-chosen') ?? []) chosen.classList.remove('preview-chosen')
    const block = target?.closest<HTMLElement>('[data-block]')
    block?.classList.add('preview-chosen')
    this.#asked.onPlace(block ? page?.content.places[block.dataset['block'] ?? ''] : undefined)
  }
}

/** Waits for the pictures of pages, but not for one that does not come. */
async function pictures(pages: readonly HTMLElement[]): Promise<void> {
  const found = pages.flatMap((page) => [...page.querySelectorAll('img')])
  if (found.length > 0) await Promise.race([Promise.all(found.map((picture) => picture.decode().catch(() => undefined))), new Promise((resolve) => setTimeout(resolve, 3000))])
}

/** Writes the page numbers into the slots of a page, as the press does before it prints. */
function fill(page: HTMLElement, { labels }: PageContent): void {
  for (const slot of page.querySelectorAll<HTMLElement>('.slot[data-target]')) {
    const text = slot.querySelector('.slot-text')
    if (text) text.textContent = labels[slot.dataset['target'] ?? ''] ?? ''
  }
}

import type { BookView } from '../protocol.ts'
import { ask } from './connection.ts'
import { byId, make } from './dom.ts'

type Kind = 'epub' | 'parallel'

/** What is read beside the pages: the EPUB’s page of the section in view, or a document with its texts side by side. */
export class Reader {
  readonly #go: (page: number) => void
  readonly #frame = byId<HTMLIFrameElement>('reading')
  #kind: Kind | undefined
  #section = ''
  #text = ''
  #book: BookView | undefined
  #at = 0

  constructor(go: (page: number) => void) {
    this.#go = go
    this.#frame.addEventListener('load', () => this.#dress())
    byId('document').addEventListener('change', () => {
      const page = this.#book?.pages.findIndex(({ section, blank }) => !blank && section === byId<HTMLSelectElement>('document').value) ?? -1
      if (page >= 0) this.#go(page)
    })
  }

  toggle(kind: Kind, book: BookView | undefined, at: number): void {
    if (this.#kind === kind) return this.close()
    this.#kind = kind
    this.#section = ''
    byId('reader').hidden = false
    byId('reader-title').textContent = kind === 'epub' ? 'EPUB' : 'Parallel'
    byId('document-label').hidden = kind === 'epub'
    this.#press()
    if (book) {
      this.update(book)
      void this.follow(book, at)
    }
    dispatchEvent(new Event('resize'))
  }

  close(): void {
    this.#kind = undefined
    byId('reader').hidden = true
    this.#press()
    dispatchEvent(new Event('resize'))
  }

  /** The book was laid out again: what is read is fetched again where it is another. */
  update(book: BookView): void {
    this.#book = book
    if (this.#kind === 'parallel') {
      const documents = book.sections.filter(({ kind }) => kind === 'document')
      byId('document').replaceChildren(...documents.map(({ id, title }) => make('option', { value: id, selected: id === this.#section }, title)))
    }
    if (this.#kind !== undefined && this.#section !== '') void this.#load(this.#section, true)
  }

  /** Shows the section of the page `at`, and its place. */
  async follow(book: BookView, at: number): Promise<void> {
    if (this.#kind === undefined) return
    this.#book = book
    this.#at = at
    const own = book.pages[at]?.section ?? ''
    const documents = book.sections.filter(({ kind }) => kind === 'document')
    const section = this.#kind === 'epub' ? own : (documents.find(({ id }) => id === own) ?? documents.find(({ id }) => id === this.#section) ?? documents[0])?.id
    if (section === undefined) {
      this.#frame.removeAttribute('src')
      byId('reader-title').textContent = 'This book has no documents'
      return
    }
    if (section === this.#section) return this.#scroll()
    await this.#load(section, false)
  }

  async #load(section: string, isSame: boolean): Promise<void> {
    const path = `/epub/${encodeURIComponent(section)}`
    const text = await fetch(path).then((response) => (response.ok ? response.text() : '')).catch(() => '')
    if (isSame && text === this.#text) return
    this.#section = section
    this.#text = text
    byId<HTMLSelectElement>('document').value = section
    this.#kept = isSame ? this.#frame.contentDocument?.scrollingElement?.scrollTop : undefined
    this.#frame.title = `${this.#kind === 'epub' ? 'EPUB' : 'Side by side'}: ${this.#book?.sections.find(({ id }) => id === section)?.title ?? ''}`
    this.#frame.contentWindow?.location.replace(path)
  }
  #kept: number | undefined

  /** The reader’s part: margins, and for side by side the columns, however narrow the pane. */
  #dress(): void {
    const page = this.#frame.contentDocument
    if (!page?.head) return
    const style = page.createElementNS('http://www.w3.org/1999/xhtml', 'style')
    style.textContent = `html { font-size: 17px; } body { margin: 0 auto; padding: 1.2rem 1.4rem 4rem; max-width: 38rem; } :target { outline: 1.5px solid #7a2e2a66; outline-offset: 4px; }
@media (prefers-color-scheme: dark) { html { background: #1d1c1a; color: #e9e4da; color-scheme: dark; } body { color: #e9e4da; } a { color: #a9c6da; } }
${this.#kind === 'parallel' ? `body { max-width: 60rem; } .single .segment, .parallel .segment { display: grid !important; grid-template-columns: minmax(0, 1fr) 2.5em minmax(0, 1fr) !important; align-items: start; padding: .35rem 0; border-bottom: 1px solid #8884; }
.segment .original { grid-column: 1; grid-row: 1; } .segment .segment-number { grid-column: 2; grid-row: 1; text-align: center; } .segment .translation { grid-column: 3; margin: 0 !important; }` : ''}`
    page.head.append(style)
    page.addEventListener('click', (event) => this.#click(event))
    if (this.#kept !== undefined && page.scrollingElement) page.scrollingElement.scrollTop = this.#kept
    else this.#scroll()
  }

  /** To where the page in view begins. */
  #scroll(): void {
    const label = this.#book?.pages[this.#at]?.label
    const page = this.#frame.contentDocument
    const markers = [...(page?.querySelectorAll('[role="doc-pagebreak"]') ?? [])]
    const marker = markers.find((each) => (each.getAttribute('aria-label') ?? '').split(' ').includes(label ?? ''))
    marker?.scrollIntoView({ block: 'start' })
  }

  /** A segment of a document leads to its page; links go where they lead, inside the frame. */
  #click(event: MouseEvent): void {
    const target = event.target as Element | null
    const link = target?.closest('a[href]')
    if (link && /^(?:https?:|mailto:)/iu.test(link.getAttribute('href') ?? '')) {
      event.preventDefault()
      window.open(link.getAttribute('href') ?? '', '_blank', 'noopener,noreferrer')
    }
    const anchor = this.#kind === 'parallel' && !link ? target?.closest('.segment[id]')?.id : undefined
    if (anchor !== undefined) void ask<number>(`/anchor/${encodeURIComponent(anchor)}`).then((page) => page !== undefined && this.#go(page))
  }

  #press(): void {
    for (const kind of ['epub', 'parallel'] as const) byId(`${kind}-button`).setAttribute('aria-pressed', String(this.#kind === kind))
  }
}

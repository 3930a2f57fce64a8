import type { HitView, SearchView, SpanView } from '../protocol.ts'
import { ask } from './connection.ts'
import { byId, make } from './dom.ts'

/** Milliseconds after the last key before it is searched. */
const PAUSE = 120

/** The panel that searches the words of the pages. Enter goes to the next hit, with Shift to the one before. */
export class Search {
  readonly #go: (page: number, spans: readonly SpanView[]) => void
  readonly #words = byId<HTMLInputElement>('search-words')
  #hits: readonly HitView[] = []
  #current = -1
  #asked = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(go: (page: number, spans: readonly SpanView[]) => void) {
    this.#go = go
    this.#words.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.refresh(), PAUSE)
    })
    this.#words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      clearTimeout(this.#timer)
      const isNew = this.#asked !== this.#words.value
      void (isNew ? this.refresh() : Promise.resolve()).then(() => this.#turn(isNew ? 0 : this.#current + (event.shiftKey ? -1 : 1)))
    })
    byId('search-form').addEventListener('submit', (event) => event.preventDefault())
  }

  /** Searches again: the book, or the words, are others. */
  async refresh(): Promise<void> {
    const words = this.#words.value
    this.#asked = words
    const found = words.trim() === '' ? undefined : await ask<SearchView>(`/search?q=${encodeURIComponent(words)}`)
    if (words !== this.#words.value) return
    this.#hits = found?.hits ?? []
    this.#current = -1
    byId('search-count').textContent = found === undefined ? '' : found.total === 0 ? 'Nothing found.' : `${found.total.toLocaleString('en')} found${found.total > found.hits.length ? `, the first ${found.hits.length} listed` : ''}`
    byId('hits').replaceChildren(...this.#hits.map((hit, index) => this.#item(hit, index)))
  }

  #item({ label, lang, before, match, after }: HitView, index: number): HTMLLIElement {
    return make('li', {}, make('button', { type: 'button', class: 'hit', click: () => this.#turn(index) },
      make('span', { class: 'hit-page' }, `p. ${label}`), make('span', { class: 'hit-text', lang, dir: 'auto' }, before, make('mark', {}, match), after)))
  }

  #turn(index: number): void {
    if (this.#hits.length === 0) return
    this.#current = (index + this.#hits.length) % this.#hits.length
    const buttons = byId('hits').querySelectorAll('button')
    buttons.forEach((button, at) => (at === this.#current ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current')))
    buttons[this.#current]?.scrollIntoView({ block: 'nearest' })
    const { page, spans } = this.#hits[this.#current]!
    this.#go(page, spans)
  }
}

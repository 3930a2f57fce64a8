import type { NamePlaceView, NameView, SpanView } from '../protocol.ts'
import { ask } from './connection.ts'
import { byId, counted, make } from './dom.ts'

/** The register: every entry with its forms; an entry that is opened shows every place. */
export class Names {
  readonly #go: (page: number, spans: readonly SpanView[]) => void
  readonly #filter = byId<HTMLInputElement>('name-filter')
  readonly #open = new Set<string>()
  #names: readonly NameView[] = []
  #shown = ''

  constructor(go: (page: number, spans: readonly SpanView[]) => void) {
    this.#go = go
    this.#filter.addEventListener('input', () => this.#list())
  }

  /** Asks for the register again, where it is looked at. */
  async refresh(): Promise<void> {
    if (byId('panel-names').hidden || document.body.classList.contains('no-side')) return
    this.#names = (await ask<NameView[]>('/names')) ?? []
    const shows = JSON.stringify(this.#names)
    if (shows !== this.#shown) this.#list()
    else for (const details of byId('names').querySelectorAll<HTMLDetailsElement>('details[open]')) void this.#places(details)
    this.#shown = shows
  }

  #list(): void {
    const wanted = plain(this.#filter.value.trim())
    const listed = this.#names.filter(({ preferred, forms, id }) => wanted === '' || [preferred, id, ...forms.map(({ text }) => text)].some((text) => plain(text).includes(wanted)))
    byId('name-count').textContent = this.#names.length === 0 ? 'The register is empty.' : `${counted(listed.length, 'name')}${listed.length === this.#names.length ? '' : ` of ${this.#names.length}`}`
    byId('names').replaceChildren(...listed.map((name) => this.#item(name)))
  }

  #item({ id, type, preferred, lang, forms, places }: NameView): HTMLLIElement {
    const details = make('details', {
      'data-id': id, open: this.#open.has(id),
      toggle: () => {
        if (details.open) this.#open.add(id)
        else this.#open.delete(id)
        if (details.open) void this.#places(details)
      },
    },
    make('summary', {}, make('span', { lang }, preferred), make('span', { class: 'entry-page', title: counted(places, 'place') }, String(places))),
    make('p', { class: 'aside' }, type),
    make('ul', { class: 'forms' }, ...forms.map(({ text, lang: own, kind, confirmed }) => make('li', {}, make('bdi', { lang: own }, text), make('span', { class: 'aside' }, ` ${[own, ...(kind === 'form' ? [] : [kind]), ...(confirmed ? [] : ['not confirmed'])].join(', ')}`)))),
    make('ol', { class: 'places' }))
    return make('li', {}, details)
  }

  async #places(details: HTMLDetailsElement): Promise<void> {
    const places = (await ask<NamePlaceView[]>(`/names/${encodeURIComponent(details.dataset['id'] ?? '')}`)) ?? []
    details.querySelector('.places')?.replaceChildren(...places.map(({ page, label, written, kind, edited, file, line, spans }) => make('li', {}, make('button', {
      type: 'button', class: 'hit', disabled: page === undefined, click: () => page !== undefined && this.#go(page, spans),
    },
    make('span', { class: 'hit-page' }, page === undefined ? '–' : `p. ${label}`),
    make('span', { class: 'hit-text' }, make('bdi', {}, written), make('span', { class: 'aside' }, ` ${[...(kind === 'variant' ? ['variant'] : []), ...(edited ? [] : ['not edited']), `${file}:${line}`].join(' · ')}`))))))
  }
}

/** Letters without case and accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}|[ʿʾʼʻ‘’']/gu, '').toLowerCase()
}

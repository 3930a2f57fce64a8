import type { BookView, OutlineView } from '../protocol.ts'
import { byId, make } from './dom.ts'

let listed: readonly OutlineView[] | undefined
let shownAs = ''
let entries: { readonly page: number; readonly button: HTMLButtonElement }[] = []

/** The contents as a tree of buttons; the entry that the page `at` belongs to is the current one. */
export function showContents(book: BookView, at: number, go: (page: number) => void): void {
  if (listed !== book.outline) {
    listed = book.outline
    const shows = JSON.stringify(book.outline)
    // A list that says the same is left alone, with the focus and the place it was scrolled to.
    if (shows !== shownAs) {
      shownAs = shows
      entries = []
      byId('contents').replaceChildren(...book.outline.map((entry) => item(entry, book, go)))
    }
  }
  const current = entries.filter(({ page }) => page <= at).reduce<(typeof entries)[number] | undefined>((best, each) => (best === undefined || each.page >= best.page ? each : best), undefined)
  for (const each of entries) {
    if (each === current) {
      if (each.button.getAttribute('aria-current') !== 'true') {
        each.button.setAttribute('aria-current', 'true')
        if (!byId('panel-contents').contains(document.activeElement)) each.button.scrollIntoView({ block: 'nearest' })
      }
    } else each.button.removeAttribute('aria-current')
  }
}

function item(entry: OutlineView, book: BookView, go: (page: number) => void): HTMLLIElement {
  const { number, title, lang, dir, page, children } = entry
  const button = make('button', { type: 'button', class: 'entry', click: () => page !== undefined && go(page) },
    make('span', { class: 'entry-title', lang, dir }, number === '' || title.startsWith(number) ? title : `${number} ${title}`),
    make('span', { class: 'entry-page' }, page === undefined ? '' : (book.pages[page]?.label ?? '')))
  if (page !== undefined) entries.push({ page, button })
  return make('li', {}, button, children.length > 0 && make('ol', {}, ...children.map((child) => item(child, book, go))))
}

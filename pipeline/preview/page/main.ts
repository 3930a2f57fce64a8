import type { BookView, PlaceView, SpanView, StateView } from '../protocol.ts'
import { ask, follow } from './connection.ts'
import { showContents } from './contents.ts'
import { byId, counted, make } from './dom.ts'
import { listenToKeys, type Command } from './keys.ts'
import { Messages } from './messages.ts'
import { Names } from './names.ts'
import { Panels } from './panels.ts'
import { placeLinks } from './places.ts'
import { ProofFrame } from './proof.ts'
import { Quality } from './quality.ts'
import { Reader } from './reader.ts'
import { Search } from './searching.ts'
import { openingOf, pageNamed, samePage } from './turning.ts'
import { Size } from './size.ts'

/** Narrower than this a page stands alone. */
const alone = matchMedia('(max-width: 700px)')

let state: StateView | undefined
let book: BookView | undefined
/** The page that is looked at. */
let at = 0
/** What is shown as found there. */
let found: readonly SpanView[] = []
/** The revision that the pages shown are of, and the turn that is under way: an older one must not overtake it. */
let turn = 0

const frame = new ProofFrame({ onLink: (page) => void go(page), onPlace: showPlace, onKey: (event) => keys(event), onWheel: (event) => wheel(event) })
const panels = new Panels((name) => void opened(name))
const messages = new Messages((page) => void go(page))
const search = new Search((page, spans) => void go(page, spans))
const names = new Names((page, spans) => void go(page, spans))
const reader = new Reader((page) => void go(page))
const quality = new Quality(frame)
const size = new Size(() => isAlone())
const scrub = byId<HTMLInputElement>('scrub')
const box = byId<HTMLInputElement>('page-box')

function isAlone(): boolean {
  return alone.matches
}

/** Turns to a page, and shows what was found there. */
async function go(page: number, spans: readonly SpanView[] = []): Promise<void> {
  if (book === undefined) return
  at = Math.max(0, Math.min(book.pages.length - 1, page))
  found = spans
  if (isAlone()) panels.close()
  await show()
}

/** Shows the pages that lie open at `at`. */
async function show(): Promise<void> {
  if (book === undefined) return
  const own = ++turn
  const shown = book
  const opening = openingOf(at, shown.pages.length, isAlone())
  const indexes = opening.filter((index) => index !== undefined)
  const isThere = await frame.show(shown, indexes)
  if (!isThere || own !== turn) return
  byId('empty').hidden = true
  byId('spread').hidden = false
  size.place(shown, opening)
  frame.mark(found)
  document.documentElement.dataset['revision'] = String(shown.revision)
  document.documentElement.dataset['at'] = String(at)
  box.value = shown.pages[at]?.label ?? ''
  scrub.value = String(at)
  scrub.setAttribute('aria-valuetext', `Page ${shown.pages[at]?.label ?? ''}`)
  for (const [id, isEnd] of [['back', (indexes[0] ?? 0) === 0], ['forth', (indexes.at(-1) ?? 0) === shown.pages.length - 1]] as const) byId<HTMLButtonElement>(id).disabled = isEnd
  showContents(shown, at, (page) => void go(page))
  if (history.state !== at) history.replaceState(at, '', `#${shown.pages[at]?.label ?? ''}`)
  // After the pages are drawn.
  setTimeout(() => {
    if (own !== turn) return
    void quality.show(shown)
    sayFidelity(frame.moved())
    void reader.follow(shown, at)
  }, 0)
}

function sayFidelity(moved: number): void {
  const place = byId('fidelity')
  place.textContent = moved === 0 ? 'Lines as printed' : `${counted(moved, 'line')} not as printed in this browser`
  place.title = moved === 0 ? 'Every line on these pages stands where the press laid it.' : 'This browser breaks or places lines otherwise than the press. Pages and their words are those of the PDF; use Chromium to see the very lines.'
  place.classList.toggle('doubtful', moved > 0)
}

/** Turns so many openings. */
function turnBy(openings: number): void {
  if (book === undefined) return
  const step = isAlone() ? 1 : 2
  void go(at + openings * step)
}

async function onState(next: StateView): Promise<void> {
  const before = state
  state = next
  sayState(next)
  messages.show(next)
  if (next.revision === 0 || (before?.boot === next.boot && book?.revision === next.revision)) return
  const fresh = await ask<BookView>('/book')
  if (fresh === undefined || (book?.revision ?? 0) === fresh.revision && before?.boot === next.boot) return
  const old = book
  book = fresh
  if (old?.style !== fresh.style) useFaces(fresh.style)
  at = old === undefined ? (pageNamed(fresh, decodeURIComponent(location.hash.slice(1))) ?? firstPage(fresh)) : samePage(old, fresh, at)
  if (old !== undefined) found = []
  byId('title').textContent = document.title = fresh.title
  byId('title').lang = fresh.lang
  byId('page-total').textContent = `of ${fresh.pages.length}`
  scrub.max = String(fresh.pages.length - 1)
  await show()
  sayState(state)
  reader.update(fresh)
  void search.refresh()
  void names.refresh()
}

/** The book’s own faces for the words of the book in the panels: the machine may have none for them. */
function useFaces(style: string): void {
  const link = document.getElementById('faces') as HTMLLinkElement | null ?? make('link', { id: 'faces', rel: 'stylesheet' })
  link.href = `/faces.css?${style}`
  link.addEventListener('load', () => {
    const families = [...new Set([...(link.sheet?.cssRules ?? [])].map((rule) => (rule instanceof CSSFontFaceRule ? rule.style.getPropertyValue('font-family') : '')))].filter((family) => family !== '')
    if (families.length > 0) document.documentElement.style.setProperty('--faces', families.join(', '))
  }, { once: true })
  document.head.append(link)
}

/** Where a book opens: its first page that is not blank. */
function firstPage({ pages }: BookView): number {
  return Math.max(0, pages.findIndex(({ blank }) => !blank))
}

function sayState({ status, messages: said, milliseconds, progress, failure }: StateView): void {
  const errors = said.filter(({ severity }) => severity === 'error').length
  const warnings = said.filter(({ severity }) => severity === 'warning').length
  document.documentElement.dataset['status'] = status
  const trouble = byId('trouble')
  if (status === 'working') {
    byId('state-text').textContent = progress === '' ? 'Laying out…' : `Laying out… ${progress}`
    return
  }
  const changed = book?.changed ?? []
  const where = changed.length > 0 && changed.length < 40 ? `, changed: ${changed.slice(0, 3).map((page) => `p. ${book?.pages[page]?.label ?? ''}`).join(', ')}${changed.length > 3 ? ' …' : ''}` : ''
  byId('state-text').textContent = failure !== '' ? 'The press failed' : status === 'faulty' ? counted(errors, 'error') : `${warnings > 0 ? counted(warnings, 'warning') : 'Good'} · ${(milliseconds / 1000).toFixed(2)} s${where}`
  trouble.hidden = status !== 'faulty'
  if (status === 'faulty') messages.trouble(trouble, said, failure, book !== undefined, () => panels.open('messages'))
}

function sayLost(): void {
  document.documentElement.dataset['status'] = 'lost'
  byId('state-text').textContent = 'The press is not there. Waiting for it…'
}

function showPlace(place: PlaceView | undefined): void {
  byId('source').replaceChildren(...(place && state ? placeLinks(place, state.root) : []))
}

async function opened(name: string): Promise<void> {
  if (name === 'names') await names.refresh()
  if (name === 'search') byId('search-words').focus()
}

let scrolled = 0
let turned = 0
/** The wheel turns pages where there is nothing to scroll. */
function wheel(event: WheelEvent): void {
  const table = byId('table')
  if (event.ctrlKey || table.scrollHeight > table.clientHeight + 2) {
    if (!event.ctrlKey) table.scrollBy(event.deltaX, event.deltaY)
    return
  }
  scrolled = Math.sign(scrolled) === Math.sign(event.deltaY) ? scrolled + event.deltaY : event.deltaY
  if (Math.abs(scrolled) < 60 || performance.now() - turned < 220) return
  turned = performance.now()
  turnBy(Math.sign(scrolled))
  scrolled = 0
}

const commands: readonly Command[] = [
  { keys: ['ArrowRight', 'PageDown'], says: 'Next pages', run: () => turnBy(1) },
  { keys: ['ArrowLeft', 'PageUp'], says: 'Pages before', run: () => turnBy(-1) },
  { keys: ['Home'], says: 'First page', run: () => void go(0) },
  { keys: ['End'], says: 'Last page', run: () => void go(book?.pages.length ?? 0) },
  { keys: ['g'], says: 'Go to a page: its number, xii, or #12 for the twelfth', run: () => { box.focus(); box.select() } },
  { keys: ['/'], says: 'Search', run: () => panels.open('search') },
  { keys: ['c'], says: 'Contents', run: () => panels.open('contents') },
  { keys: ['n'], says: 'Names', run: () => panels.open('names') },
  { keys: ['m'], says: 'Messages', run: () => panels.open('messages') },
  { keys: ['b'], says: 'Panels open or closed', run: () => panels.toggle() },
  { keys: ['e'], says: 'EPUB beside the pages', run: () => reader.toggle('epub', book, at) },
  { keys: ['p'], says: 'Documents side by side', run: () => reader.toggle('parallel', book, at) },
  { keys: ['q'], says: 'Marks of page quality', run: () => quality.toggle() },
  { keys: ['+', '='], says: 'Larger', run: () => size.step(1) },
  { keys: ['-'], says: 'Smaller', run: () => size.step(-1) },
  { keys: ['0'], says: 'Fit the window', run: () => size.fit() },
  { keys: ['?'], says: 'These keys', run: () => byId<HTMLDialogElement>('help').showModal() },
  { keys: ['Escape'], says: 'Back to the pages', run: () => { frame.mark((found = [])); byId('stage').focus() } },
]
const keys = listenToKeys(commands)
const runs = (key: string): (() => void) => commands.find(({ keys: own }) => own.includes(key))!.run
for (const [id, key] of [['back', 'ArrowLeft'], ['forth', 'ArrowRight'], ['smaller', '-'], ['larger', '+'], ['zoom', '0'], ['quality-button', 'q'], ['epub-button', 'e'], ['parallel-button', 'p'], ['help-button', '?'], ['side-button', 'b']] as const) byId(id).addEventListener('click', runs(key))
byId('reader-close').addEventListener('click', () => reader.close())
byId('table').addEventListener('wheel', (event) => { if (event.target !== byId('proof')) wheel(event) }, { passive: true })
byId('page-form').addEventListener('submit', (event) => {
  event.preventDefault()
  const page = book && pageNamed(book, box.value)
  if (page === undefined) { box.setAttribute('aria-invalid', 'true'); return }
  box.removeAttribute('aria-invalid')
  void go(page).then(() => byId('stage').focus())
})
box.addEventListener('input', () => box.removeAttribute('aria-invalid'))
scrub.addEventListener('input', () => void go(Number(scrub.value)))
alone.addEventListener('change', () => void show())
addEventListener('resize', () => size.refresh())
addEventListener('hashchange', () => { const page = book && pageNamed(book, decodeURIComponent(location.hash.slice(1))); if (page !== undefined) void go(page) })
byId('spread').hidden = true
follow((next) => void onState(next), sayLost)

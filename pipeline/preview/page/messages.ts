import type { MessageView, StateView } from '../protocol.ts'
import { byId, counted, make } from './dom.ts'
import { placeLinks } from './places.ts'

/** The diagnostics: errors first, each with its page and its place. */
export class Messages {
  readonly #go: (page: number) => void
  #shown = ''
  #root = ''

  constructor(go: (page: number) => void) {
    this.#go = go
  }

  show({ messages, root, status }: StateView): void {
    const shows = JSON.stringify([messages, root])
    if (status === 'working' || shows === this.#shown) return
    this.#shown = shows
    this.#root = root
    byId('messages').replaceChildren(...messages.map((message) => this.#item(message)))
    byId('message-count').textContent = summary(messages)
    byId('count').textContent = messages.length === 0 ? '' : String(messages.length)
    byId('count').dataset['severity'] = messages[0]?.severity ?? ''
    byId('tab-messages').setAttribute('aria-label', `Messages, ${messages.length}`)
  }

  /** What stands above the pages while the book has faults: the first error, and that the pages are the last good ones. */
  trouble(place: HTMLElement, messages: readonly MessageView[], failure: string, hasPages: boolean, more: () => void): void {
    const errors = messages.filter(({ severity }) => severity === 'error')
    const [first] = errors
    const shows = JSON.stringify([first, errors.length, failure, hasPages])
    if (place.dataset['shows'] === shows) return
    place.dataset['shows'] = shows
    const head = failure === '' ? (first?.reason ?? 'The book could not be laid out.') : `The press failed: ${failure}. It tries again at the next save.`
    place.replaceChildren(
      make('p', { class: 'trouble-head' }, make('strong', {}, head), ' ', first?.note ?? ''),
      make('p', { class: 'trouble-foot' },
        ...(first ? [...placeLinks(first, this.#root), ' '] : []),
        errors.length > 1 && make('button', { type: 'button', class: 'quiet', click: more }, `${counted(errors.length - 1, 'more error')}`),
        make('span', {}, hasPages ? 'The pages are the last good ones.' : 'There are no pages yet.')),
    )
  }

  #item(message: MessageView): HTMLLIElement {
    const { severity, rule, reason, note, page } = message
    return make('li', { class: `message ${severity}` },
      make('p', { class: 'reason' }, make('span', { class: 'severity' }, severity), ' ', reason),
      note !== '' && make('p', { class: 'aside' }, note),
      make('p', { class: 'where' },
        page !== undefined && make('button', { type: 'button', class: 'quiet', click: () => this.#go(page) }, 'Show the page'),
        ...placeLinks(message, this.#root), make('code', {}, rule)))
  }
}

function summary(messages: readonly MessageView[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length
    return count === 0 ? [] : [counted(count, severity === 'info' ? 'remark' : severity)]
  })
  return parts.length === 0 ? 'Nothing to report.' : parts.join(', ')
}

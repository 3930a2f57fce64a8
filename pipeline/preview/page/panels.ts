import { byId } from './dom.ts'

const names = ['contents', 'search', 'names', 'messages'] as const

/** The panels at the side: one of them at a time, or none. */
export class Panels {
  readonly #opened: (name: string) => void
  #current: string = 'contents'

  constructor(opened: (name: string) => void) {
    this.#opened = opened
    for (const name of names) byId(`tab-${name}`).addEventListener('click', () => this.open(name))
    byId('tabs').addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1 : step === 0 ? undefined : (names.indexOf(this.#current as (typeof names)[number]) + step + names.length) % names.length
      if (to === undefined) return
      event.preventDefault()
      this.open(names[to]!, true)
    })
    if (matchMedia('(max-width: 900px)').matches) this.close()
  }

  open(name: string, staysOnTab = false): void {
    this.#current = name
    this.#show(true)
    for (const each of names) {
      const isCurrent = each === name
      const tab = byId(`tab-${each}`)
      tab.setAttribute('aria-selected', String(isCurrent))
      tab.tabIndex = isCurrent ? 0 : -1
      byId(`panel-${each}`).hidden = !isCurrent
    }
    if (staysOnTab || name === 'contents' || name === 'messages') byId(`tab-${name}`).focus()
    this.#opened(name)
    if (name === 'names' && !staysOnTab) byId('name-filter').focus()
  }

  close(): void {
    this.#show(false)
  }

  toggle(): void {
    if (document.body.classList.contains('no-side')) this.open(this.#current)
    else this.close()
  }

  #show(isOpen: boolean): void {
    document.body.classList.toggle('no-side', !isOpen)
    byId('side-button').setAttribute('aria-expanded', String(isOpen))
    dispatchEvent(new Event('resize'))
  }
}

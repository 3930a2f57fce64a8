import { byId, make } from './dom.ts'

/** A thing to do, and the keys that do it. */
export interface Command {
  readonly keys: readonly string[]
  readonly says: string
  readonly run: () => void
}

const KEPT = 'single-keys'
const shownKeys: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←', PageDown: 'Page Down', PageUp: 'Page Up', '-': '−' }

/**
 * Listens for the keys of the commands, and lists them in the help. A single letter does nothing while something is being written, and nothing at
 * all where the user switched that off (WCAG 2.1.4); with Alt it always works.
 */
export function listenToKeys(commands: readonly Command[]): (event: KeyboardEvent) => void {
  const single = byId<HTMLInputElement>('single-keys')
  try {
    single.checked = localStorage.getItem(KEPT) !== 'no'
    single.addEventListener('change', () => localStorage.setItem(KEPT, single.checked ? 'yes' : 'no'))
  } catch {
    // Nothing can be kept here: they work.
  }
  byId('keys').replaceChildren(...commands.flatMap(({ keys, says }) => [make('dt', {}, ...keys.filter((key) => key !== '=').map((key) => make('kbd', {}, shownKeys[key] ?? key))), make('dd', {}, says)]))
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || byId<HTMLDialogElement>('help').open) return
    const command = commands.find(({ keys }) => keys.includes(event.key))
    if (command === undefined) return
    const target = event.target as HTMLElement | null
    const isWriting = target !== null && ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName)
    if (event.key === 'Escape') return command.run()
    if (isWriting || (event.key.length === 1 && !event.altKey && !single.checked)) return
    // Tabs, and panels that are scrolled, have these keys for themselves.
    if (/^(?:Arrow|Page|Home|End)/u.test(event.key) && target?.closest?.('[role="tablist"], aside, #reader')) return
    event.preventDefault()
    command.run()
  }
  addEventListener('keydown', listen)
  return listen
}

import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stateOfBook } from '../build.ts'

/** Milliseconds between two looks at the book folder where nothing was heard of. Looking works on every file system, and for files that are renamed or put back. */
const LOOK = 300
/** An editor that writes in several steps is done after so many. */
const WRITING = 8
/** Nobody waits so long between two steps of one save. */
const SETTLING = 40

/** Waits for the book to be saved: until its state is no longer `known`, or `signal` is aborted. Where the system tells of changes it is asked at once. */
export class Changes {
  readonly #root: string
  readonly #signal: AbortSignal
  #watchers: FSWatcher[] = []
  #wake: (() => void) | undefined

  constructor(root: string, signal: AbortSignal) {
    this.#root = root
    this.#signal = signal
    signal.addEventListener('abort', () => this.close(), { once: true })
  }

  /** `more`: files outside of the three folders that belong to what is known. */
  async after(known: string, more: readonly string[] = []): Promise<void> {
    while (!this.#signal.aborted) {
      if (this.#watchers.length === 0) this.#watch()
      let isHeard = false
      const woken = new Promise<void>((resolve) => (this.#wake = () => { isHeard = true; resolve() }))
      if ((await stateOfBook(this.#root, more)) !== known) return
      const timer = new AbortController()
      await Promise.race([woken, pause(LOOK, undefined, { signal: AbortSignal.any([timer.signal, this.#signal]) }).catch(() => undefined)])
      timer.abort()
      if (isHeard) await pause(WRITING)
    }
  }

  /** Waits until nothing is being written any more: half a file is not worth a report. */
  async settled(more: readonly string[] = []): Promise<void> {
    for (let before = ''; !this.#signal.aborted;) {
      const now = await stateOfBook(this.#root, more)
      if (now === before) return
      before = now
      await pause(SETTLING)
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close()
    this.#watchers = []
    this.#wake?.()
  }

  #watch(): void {
    for (const folder of ['manuscript', 'sources', 'styles']) {
      try {
        const watcher = watch(join(this.#root, folder), { recursive: true }, () => this.#wake?.())
        // A folder that goes is watched again as soon as it is there.
        watcher.on('error', () => { watcher.close(); this.#watchers = this.#watchers.filter((each) => each !== watcher) })
        this.#watchers.push(watcher)
      } catch {
        // Not there, or the system has no more to give: looking is enough.
      }
    }
  }
}

import type { ServerResponse } from 'node:http'
import type { StateView } from './protocol.ts'
import { always } from './headers.ts'

/** Milliseconds between two signs of life. A page that hears none for some of them, after a sleep perhaps, asks anew. */
const BEAT = 5000

/** The pages that listen: each is told the state as soon as it comes, and whenever it changes. */
export class Listeners {
  readonly #open = new Set<ServerResponse>()
  readonly #beat = setInterval(() => this.#say('beat', ''), BEAT).unref()
  #last: StateView

  constructor(first: StateView) {
    this.#last = first
  }

  /** The state as it was told last. */
  get state(): StateView {
    return this.#last
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { ...always, 'content-type': 'text/event-stream; charset=utf-8', connection: 'keep-alive' })
    response.write(`retry: 500\n${event('state', JSON.stringify(this.#last))}`)
    this.#open.add(response)
    response.on('close', () => void this.#open.delete(response))
  }

  tell(state: StateView): void {
    this.#last = state
    this.#say('state', JSON.stringify(state))
  }

  close(): void {
    clearInterval(this.#beat)
    for (const response of this.#open) response.end()
    this.#open.clear()
  }

  #say(name: string, data: string): void {
    for (const response of this.#open) response.write(event(name, data))
  }
}

function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`
}

import type { StateView } from '../protocol.ts'

/** Without a sign of life for so many milliseconds the connection is made anew: the machine may have slept, or the server gone. */
const PATIENCE = 13_000
/** A laptop that wakes is told apart from one that only waited: a second that took this many milliseconds. */
const SLEEP = 5000

/** Follows the server: `onState` is called with each state, `onLost` when it is not there. Comes back by itself, from a restart or a sleep too. */
export function follow(onState: (state: StateView) => void, onLost: () => void): void {
  let source: EventSource | undefined
  let heard = Date.now()
  let ticked = Date.now()
  const connect = (): void => {
    source?.close()
    heard = Date.now()
    const own = (source = new EventSource('/events'))
    own.addEventListener('state', (event) => {
      heard = Date.now()
      onState(JSON.parse((event as MessageEvent<string>).data) as StateView)
    })
    own.addEventListener('beat', () => (heard = Date.now()))
    own.addEventListener('error', () => {
      onLost()
      // Closed for good: it was refused. Tried again below.
      if (own.readyState === EventSource.CLOSED) heard = Math.min(heard, Date.now() - PATIENCE + 1500)
    })
  }
  setInterval(() => {
    const now = Date.now()
    if (now - heard > PATIENCE || now - ticked > SLEEP) connect()
    ticked = now
  }, 1000)
  addEventListener('online', connect)
  addEventListener('pageshow', (event) => event.persisted && connect())
  connect()
}

/** Asks the server; undefined where it has no such thing or is not there. */
export async function ask<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(path)
    return response.ok ? ((await response.json()) as T) : undefined
  } catch {
    return undefined
  }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cookieName, judge, type Gate } from './gate.ts'
import { always } from './headers.ts'
import type { Listeners } from './events.ts'
import { answer, type Holdings } from './routes.ts'

interface ServerOptions {
  readonly token: string
  /** Tried in turn; 0: any that is free. */
  readonly ports: readonly number[]
  readonly holdings: () => Holdings
  readonly listeners: Listeners
}

/** Answers on 127.0.0.1 alone. Every request passes the gate before anything of it is looked at. */
export async function listen({ token, ports, holdings, listeners }: ServerOptions): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  let gate: Gate = { port: 0, token }
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    try {
      respond(request, response, gate, holdings(), listeners)
    } catch {
      refuse(response, 500, 'The preview could not answer.')
    }
  })
  const port = await listenOn(server, ports)
  gate = { port, token }
  return {
    port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function respond(request: IncomingMessage, response: ServerResponse, gate: Gate, holdings: Holdings, listeners: Listeners): void {
  const verdict = judge(request, gate)
  if (verdict === 'wrong method') return refuse(response, 405, 'Nothing can be sent here.')
  if (verdict === 'enter') {
    // The address without its token: it stays in no history, and goes nowhere with a link.
    response.writeHead(303, { ...always, location: '/', 'set-cookie': `${cookieName(gate)}=${gate.token}; HttpOnly; SameSite=Strict; Path=/` })
    response.end()
    return
  }
  if (verdict !== 'pass') return refuse(response, 403, 'This is the preview of a book: open the address that “sourcebook preview” printed.')
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname === '/events') return listeners.add(response)
  const found = answer(url, holdings)
  if (found === undefined) return refuse(response, 404, 'There is no such thing in this preview.')
  response.writeHead(200, { ...always, 'content-type': found.type, ...(found.policy && { 'content-security-policy': found.policy }) })
  response.end(request.method === 'HEAD' ? undefined : found.body)
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { ...always, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" })
  response.end(`${why}\n`)
}

async function listenOn(server: Server, ports: readonly number[]): Promise<number> {
  for (const [index, port] of ports.entries()) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host: '127.0.0.1', port }, () => {
          server.off('error', reject)
          resolve()
        })
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      if (index === ports.length - 1) throw error
    }
  }
  throw new Error('no port was named')
}

import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Whom the server lets in: requests to a name of this machine, of its own page or of nobody’s, with its token. */
export interface Gate {
  readonly port: number
  /** Random; hexadecimal. */
  readonly token: string
}

export type Verdict = 'wrong host' | 'wrong origin' | 'wrong token' | 'wrong method' | 'enter' | 'pass'

/** Cookies are shared by all ports of a machine: each preview has its own name. */
export const cookieName = ({ port }: Gate): string => `sourcebook-${port}`

/**
 * Judges a request before anything of it is looked at. `enter`: it brings the right token in its address, and is to be given the cookie.
 * A foreign page can send requests here, but it cannot give them another `Host` (its own, where a name was rebound to this machine) or
 * `Origin`, and it has no cookie.
 */
export function judge(request: Pick<IncomingMessage, 'headers' | 'method' | 'url'>, gate: Gate): Verdict {
  const { host, origin, cookie, 'sec-fetch-site': site } = request.headers
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${gate.port}`)
  if (host === undefined || !hosts.includes(host)) return 'wrong host'
  if (origin !== undefined && origin !== `http://${host}`) return 'wrong origin'
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'wrong origin'
  if (request.method !== 'GET' && request.method !== 'HEAD') return 'wrong method'
  const given = tokenOf(request.url ?? '')
  if (given !== undefined) return isToken(given, gate) ? 'enter' : 'wrong token'
  const carried = (cookie ?? '').split(/;\s*/u).filter((each) => each.startsWith(`${cookieName(gate)}=`)).map((each) => each.slice(cookieName(gate).length + 1))
  return carried.some((value) => isToken(value, gate)) ? 'pass' : 'wrong token'
}

/** The token in the address of the first page: `/?token=…`. */
function tokenOf(url: string): string | undefined {
  return /^\/\?token=([^&#]*)$/u.exec(url)?.[1]
}

function isToken(given: string, { token }: Gate): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext } from 'playwright-core'

/** The only origin there is. */
export const ORIGIN = 'http://book.invalid'

/** What the origin serves: path (with its slash) → bytes. Nothing is read from disk on request. */
export interface Served {
  readonly type: string
  readonly body: string | Buffer
}

/** A context that reaches nothing but `files`; further ones may be added to the map while it lives. */
export async function closedContext(browser: Browser, files: ReadonlyMap<string, Served>): Promise<BrowserContext> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    acceptDownloads: false,
    locale: 'en-GB',
    timezoneId: 'UTC',
    deviceScaleFactor: 1,
    viewport: { width: 1200, height: 1200 },
    offline: false,
    permissions: [],
  })
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = new URL(request.url())
    const file = url.origin === ORIGIN && request.method() === 'GET' ? files.get(pathOf(url)) : undefined
    // A page goes where we send it, and never anywhere else by itself: 204 leaves it where it is.
    if (file === undefined) return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient')
    const nonce = randomBytes(12).toString('base64')
    const isDocument = /html/.test(file.type)
    return route.fulfill({
      status: 200,
      headers: {
        'content-type': file.type,
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': ORIGIN,
        ...(isDocument && { 'content-security-policy': policy(nonce) }),
      },
      body: isDocument ? file.body.toString().replaceAll('{nonce}', nonce) : file.body,
    })
  })
  await context.routeWebSocket('**/*', (socket) => socket.close())
  return context
}

/** The path of an address; as it is written, where it cannot be decoded. */
function pathOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

function policy(nonce: string): string {
  return [
    "default-src 'none'", `script-src 'nonce-${nonce}'`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'none'", "object-src 'none'", "frame-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join('; ')
}

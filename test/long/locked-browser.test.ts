import { createSocket, type Socket } from 'node:dgram'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseBrowser, type BrowserChoice } from '../../pipeline/print/browser.ts'
import { closedContext, ORIGIN, type Served } from '../../pipeline/print/serve.ts'
import { markupEscapes, scriptEscapes } from '../hostile/prison.ts'

/** Stands in the file that nobody may read. */
const SECRET = 'CANARY-THAT-MUST-STAY-OUTSIDE'
let folder: string
let server: Server
let datagrams: Socket
let choice: BrowserChoice
let context: BrowserContext
const files = new Map<string, Served>()
const came: string[] = []
let words: Readonly<Record<string, string>>
let tried = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-prison-'))
  writeFileSync(join(folder, 'secret.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><text>${SECRET}</text></svg>`)
  server = createServer((socket) => {
    came.push('a connection')
    socket.on('error', () => undefined).on('data', (data) => void came.push(data.toString('latin1').split('\n', 1)[0] ?? '')).end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  datagrams = createSocket('udp4').on('message', () => void came.push('a datagram'))
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  words = { at: `127.0.0.1:${port}`, file: join(folder, 'secret.svg') }
  const found = await chooseBrowser(undefined)
  if (!('first' in found)) throw new Error(found.messages.map((message) => message.reason).join())
  choice = found
  context = await closedContext(choice.first, files)
})
afterAll(async () => {
  await choice?.first.close()
  server.close()
  datagrams.close()
  rmSync(folder, { recursive: true, force: true })
  console.log(`Locked browser: ${tried} ways out, ${came.length} requests arrived, no file read`)
})

const filled = (text: string): string => text.replace(/\{(at|file)\}/gu, (_, word: string) => words[word] ?? '')

/** A page of the press’s only origin with such a body: what came past the sanitiser. */
async function pageOf(body: string): Promise<Page> {
  files.set('/hostile.html', { type: 'text/html; charset=utf-8', body: `<!DOCTYPE html><html><head><title>x</title></head><body><p id="sound">Words.</p>${body}</body></html>` })
  const page = await context.newPage()
  await page.goto(`${ORIGIN}/hostile.html`, { waitUntil: 'load' })
  return page
}

/** What of a page could hold the file: its words, those of its frames, and what it reads as. */
async function seen(page: Page): Promise<string> {
  // A frame that was refused has no document to ask for.
  const given = page.frames().map((frame) => Promise.race([frame.content().catch(() => ''), page.waitForTimeout(1500).then(() => '', () => '')]))
  return (await Promise.all(given)).join()
}

/** The server answers: the test would see what arrives. */
test('the server and the file are there for those who are let out', async () => {
  const open = await choice.first.newContext()
  const page = await open.newPage()
  // Through the dead proxy even an open context of this browser comes nowhere.
  await page.goto(`http://${words['at']}/`).catch(() => undefined)
  expect(came).toEqual([])
  // In a page of its own: that of the failure may still be coming into the first.
  const file = await open.newPage()
  await file.goto(`file://${words['file']}`)
  expect(await file.content()).toContain(SECRET)
  await open.close()
  const { port } = server.address() as { port: number }
  const { connect } = await import('node:net')
  await new Promise<void>((resolve) => connect(port, '127.0.0.1', function (this: { end: () => void }) { this.end(); resolve() }))
  await expect.poll(() => came.length).toBe(1)
  came.length = 0
})

describe('markup that came past the sanitiser reaches nothing', () => {
  test.each(Object.entries(markupEscapes))('%s', async (_, markup) => {
    tried++
    const page = await pageOf(filled(markup))
    await page.waitForTimeout(300)
    expect(page.url()).toBe(`${ORIGIN}/hostile.html`)
    expect(await page.locator('#sound').count()).toBe(1)
    expect(await seen(page)).not.toContain(SECRET)
    await page.pdf().catch(() => undefined)
    await page.close()
    expect(came).toEqual([])
  })
})

describe('a script with all rights of the press’s own reaches nothing', () => {
  test.each(Object.entries(scriptEscapes))('%s', async (_, script) => {
    tried++
    const page = await pageOf('')
    // As the press runs its own scripts: by the protocol, which no policy of the page holds back.
    const got = await Promise.race([page.evaluate(filled(script)).catch((error: unknown) => String(error)), page.waitForTimeout(2500).catch(() => undefined)])
    await page.waitForTimeout(200)
    expect(String(got)).not.toContain(SECRET)
    expect(page.url()).toBe(`${ORIGIN}/hostile.html`)
    for (const other of context.pages()) expect(await seen(other)).not.toContain(SECRET)
    for (const other of context.pages()) await other.close()
    expect(came).toEqual([])
  })
})

test('the origin serves what it was given, and nothing by any other name', async () => {
  const page = await pageOf('')
  for (const path of ['/../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/etc/passwd', words['file']!, '/%00', '/%E0%A4%A', '/hostile.html%00.png', '/constructor', '/__proto__']) {
    // In the page, which shall get nothing.
    // eslint-disable-next-line no-restricted-globals
    const answer = await page.evaluate(async (at) => fetch(at).then((response) => response.text(), () => 'refused'), path)
    expect(answer.includes('root:') || answer.includes(SECRET), path).toBe(false)
  }
  await page.close()
})

import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPreview, type Preview } from '../../pipeline/preview/index.ts'
import { unpackBrowser } from '../../pipeline/print/unpack.ts'
import { programRoot } from '../../pipeline/program.ts'
import { showing } from '../preview/showing.ts'

let folder: string
let preview: Preview
let browser: Browser
let page: Page
/** A server of somebody else, and what was asked of it. */
let elsewhere: Server
let asked: string[] = []
let outside: string
const state = process.env['XDG_STATE_HOME']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-hostile-'))
  process.env['XDG_STATE_HOME'] = folder
  elsewhere = createServer((request, response) => { asked.push(request.url ?? ''); response.end() }).listen(0, '127.0.0.1')
  await new Promise((resolve) => elsewhere.once('listening', resolve))
  outside = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  preview = await openPreview({ root: folder, pageFolder: join(programRoot, 'dist', 'program', 'preview', 'page') })
  const { executable, env } = await unpackBrowser()
  browser = await chromium.launch({ executablePath: executable, env: { ...process.env, ...env } as Record<string, string>, args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage'] })
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await preview.close()
  elsewhere.close()
  if (state === undefined) delete process.env['XDG_STATE_HOME']
  else process.env['XDG_STATE_HOME'] = state
  await rm(folder, { recursive: true, force: true })
})

/** What a hostile book would have in its pages, if everything before the preview let it through. */
function hostile(): string {
  const runs = `window.top.owned = true; parent.owned = true; fetch('${outside}/script')`
  return `<div class="pagedjs_page" onclick="${runs}"><style>@import url('${outside}/import'); body { background: url('${outside}/background') }</style>
<script>${runs}</script><script src="${outside}/src"></script><svg xmlns="http://www.w3.org/2000/svg" onload="${runs}"><script>${runs}</script><foreignObject><p>in a drawing</p></foreignObject><image href="${outside}/image"/><a href="javascript:${runs}"><text data-block="b2">drawn link</text></a><animate attributeName="href" values="javascript:${runs}"/></svg>
<img src="${outside}/picture"/><img src="/asset/0" onerror="${runs}" srcset="${outside}/set"/><iframe src="${outside}/frame"></iframe><iframe srcdoc="&lt;script&gt;${runs}&lt;/script&gt;"></iframe><object data="${outside}/object"></object><embed src="${outside}/embed"/><video src="${outside}/video" autoplay=""></video>
<form action="${outside}/form"><input name="a"/><button formaction="${outside}/button">Send</button></form><meta http-equiv="refresh" content="0;url=${outside}/refresh"/><base href="${outside}/"/><link rel="stylesheet" href="${outside}/link"/>
<p data-block="b1" style="background-image: url('${outside}/style')">The words of the book <a href="javascript:${runs}">a link</a> <a href="data:text/html,&lt;script&gt;${runs}&lt;/script&gt;">another</a></p></div>`
}

test('a hostile page shows its words, runs nothing and reaches nothing', async () => {
  const errors: string[] = []
  page.on('dialog', (dialog) => { errors.push(dialog.message()); void dialog.dismiss() })
  preview.show(showing([{ section: 'one', pieces: [['', 'b1', 'The words of the book a link another']], xml: hostile() }]), [], 1)
  await page.goto(preview.url)
  const frame = page.frameLocator('#proof')
  await frame.getByText('The words of the book').waitFor()
  for (const name of ['a link', 'another']) await frame.getByText(name, { exact: true }).click()
  await pause(500)
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
  expect(asked).toEqual([])
  expect(errors).toEqual([])
  expect(page.url()).toContain(new URL(preview.url).origin)
  expect(page.context().pages()).toHaveLength(1)
  const left = await page.evaluate(() => [...document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!.body.querySelectorAll('*')].flatMap((each) => [each.localName, ...each.getAttributeNames().filter((name) => name.startsWith('on')).map((name) => `${each.localName}@${name}`)]))
  for (const name of ['script', 'iframe', 'object', 'embed', 'video', 'form', 'meta', 'base', 'link', 'style', 'foreignObject', 'image', 'animate']) expect(left, name).not.toContain(name)
  expect(left.filter((name) => name.includes('@'))).toEqual([])
})

test('were all of it let through, the frame would still run nothing and reach nothing', async () => {
  asked = []
  await page.evaluate((text) => {
    const frame = document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!
    const Parser = (frame.defaultView as Window & typeof globalThis).DOMParser
    const parsed = new Parser().parseFromString(`<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`, 'application/xhtml+xml')
    const body = frame.importNode(parsed.documentElement, true)
    // A script that came by parsing does not run when it is moved: one is made on the spot.
    const script = frame.createElement('script')
    script.textContent = 'parent.owned = true'
    frame.body.replaceChildren(body, script)
  }, hostile())
  await page.frameLocator('#proof').getByText('a link', { exact: true }).click()
  await pause(700)
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
  expect(asked).toEqual([])
  expect(page.url()).toContain(new URL(preview.url).origin)
})

test('hostile rules of the book’s own styles stay in the frame and reach nothing', async () => {
  asked = []
  const given = showing([{ section: 'one', pieces: [['', 'b1', 'Styled']] }])
  preview.show({ ...given, proof: { ...given.proof, css: `@import url('${outside}/import'); @font-face { font-family: X; src: url('${outside}/font') } * { font-family: X; background: url('${outside}/rule') !important } html, body { position: fixed; inset: 0; z-index: 9999 } :host, .bar { display: none !important }` } }, [], 1)
  await page.frameLocator('#proof').getByText('Styled').waitFor()
  await pause(300)
  expect(asked).toEqual([])
  expect(await page.locator('header.bar').isVisible()).toBe(true)
})

test('a page of another origin gets nothing, by frame, script, picture or request', async () => {
  const other = await browser.newPage()
  await other.goto(outside)
  const port = new URL(preview.url).port
  const got = await other.evaluate(async (base) => {
    const tried = async (what: () => Promise<unknown>): Promise<string> => what().then(() => 'got', () => 'refused')
    const loads = (name: 'img' | 'script', path: string): Promise<unknown> => new Promise((resolve, reject) => {
      const element = document.createElement(name) as HTMLImageElement
      element.onload = resolve
      element.onerror = reject
      element.src = `${base}${path}`
      document.head.append(element)
    })
    return {
      request: await tried(async () => { const response = await window.fetch(`${base}/book`, { credentials: 'include' }); if (!response.ok) throw new Error() }),
      opaque: await tried(() => loads('img', '/asset/0')),
      script: await tried(() => loads('script', '/workbench/dom.js')),
    }
  }, `http://127.0.0.1:${port}`)
  expect(got).toEqual({ request: 'refused', opaque: 'refused', script: 'refused' })
  const answer = await other.goto(`http://127.0.0.1:${port}/book`)
  expect(answer?.status()).toBe(403)
  await other.close()
})

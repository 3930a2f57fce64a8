/* eslint-disable @typescript-eslint/no-explicit-any -- epub.js is called in the page, where its types are not. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Frame, Page } from 'playwright-core'
import { unzipSync } from 'fflate'

const require = createRequire(import.meta.url)
const origin = 'https://reader.invalid'
const types: Readonly<Record<string, string>> = { xhtml: 'application/xhtml+xml', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', ttf: 'font/ttf', opf: 'application/xml', ncx: 'application/xml', xml: 'application/xml' }

/** Screens on which a book is looked at, in CSS px. */
export const readerScreens = { phone: { width: 390, height: 780 }, tablet: { width: 820, height: 1100 } } as const

/** A book open in epub.js, page by page, in a browser. Nothing is fetched from outside. */
export interface Reader {
  readonly page: Page
  /** Files of the spine, in their order. */
  readonly spine: readonly string[]
  /** Links of the list of pages, `file#id`, in their order. */
  readonly pages: readonly string[]
  /** Shows a place, and gives the frame of the book's own page. */
  readonly show: (href: string) => Promise<Frame>
  /** The file and place that are shown now. */
  readonly at: () => Promise<{ href: string; page: number }>
  /** The colours of the reader's night. */
  readonly darken: () => Promise<void>
}

/** Opens an EPUB as epub.js would from a web shelf: unpacked, each file fetched when it is asked for. */
export async function openReader(browser: Browser, epub: Uint8Array, screen: { readonly width: number; readonly height: number }): Promise<Reader> {
  const files = unzipSync(epub)
  const page = await browser.newPage()
  await page.setViewportSize(screen)
  await page.route('**/*', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(1))
    if (path === '') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><html><body style="margin:0"><div id="area"></div></body></html>' })
    const bytes = files[path]
    return bytes === undefined ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ contentType: types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body: Buffer.from(bytes) })
  })
  await page.goto(`${origin}/`)
  await page.addScriptTag({ content: readFileSync(require.resolve('jszip/dist/jszip.min.js'), 'utf8') })
  await page.addScriptTag({ content: readFileSync(require.resolve('epubjs/dist/epub.min.js'), 'utf8') })
  const { spine, pages } = await page.evaluate(async ({ width, height }) => {
    const win = window as unknown as { ePub: (url: string) => any; book: any; rendition: any }
    win.book = win.ePub('/OEBPS/content.opf')
    await win.book.ready
    win.rendition = win.book.renderTo('area', { width, height, flow: 'paginated', spread: 'none', allowScriptedContent: true })
    return {
      spine: win.book.spine.spineItems.map((item: { href: string }) => item.href) as string[],
      pages: win.book.pageList.pageList.map((entry: { href: string }) => entry.href) as string[],
    }
  }, screen)
  const display = async (href: string): Promise<Frame> => {
    await page.evaluate(async (target) => {
      const { rendition } = window as unknown as { rendition: any }
      await rendition.display(target)
    }, href)
    const frame = await (await page.waitForSelector('#area iframe')).contentFrame()
    if (frame === null) throw new Error(`${href} has no frame`)
    await frame.evaluate(async () => { void document.body.offsetHeight; await document.fonts.ready })
    return frame
  }
  // epub.js turns to the place before the book’s faces have come, which move it: it is asked again when they are there.
  const show = async (href: string): Promise<Frame> => {
    await display(href)
    return display(href)
  }
  return {
    page, spine, pages, show,
    at: () => page.evaluate(() => {
      const { start } = (window as unknown as { rendition: any }).rendition.currentLocation()
      return { href: start.href as string, page: start.displayed.page as number }
    }),
    darken: () => page.evaluate(() => {
      const { rendition } = window as unknown as { rendition: any }
      document.body.style.background = '#121212'
      rendition.themes.register('night', { body: { color: '#e8e6e1 !important', background: '#121212 !important' } })
      rendition.themes.select('night')
    }),
  }
}

/** Where an element stands on the screen: its box, by the reader's own window. */
export async function boxOnScreen(frame: Frame, id: string): Promise<{ left: number; top: number } | undefined> {
  const outer = await (await frame.frameElement()).boundingBox()
  const inner = await frame.evaluate((name) => {
    const box = document.getElementById(name)?.getBoundingClientRect()
    return box && { left: box.left, top: box.top }
  }, id)
  return inner && outer ? { left: inner.left + outer.x, top: inner.top + outer.y } : undefined
}

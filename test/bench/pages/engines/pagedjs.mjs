// Paged.js as it comes: the whole book in one document, in the browser that ours is printed with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { packaged } from '../peers.mjs'
import { browser } from './browser.mjs'
import { writeHtml } from './html.mjs'

/** @type {import('./index.mjs').Engine} */
export const pagedjs = {
  name: 'Paged.js, stock',
  version: () => JSON.parse(readFileSync(packaged('pagedjs/package.json'), 'utf8')).version,
  absence: '',
  write(chapters, folder) {
    const engine = pathToFileURL(packaged('pagedjs/dist/paged.polyfill.js')).href
    writeHtml(chapters, folder, { soft: true, marker: '', head: `<script>window.PagedConfig = { after: () => { document.documentElement.dataset.done = '' } }</script><script src="${engine}"></script>` })
  },
  async set(folder) {
    const { executable, env } = await browser()
    const launched = await chromium.launch({ executablePath: executable, env: { ...process.env, ...env }, args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none', '--allow-file-access-from-files'] })
    try {
      const page = await launched.newPage()
      await page.goto(pathToFileURL(join(folder, 'book.html')).href)
      await page.waitForSelector('html[data-done]', { state: 'attached', timeout: 600_000 })
      await page.pdf({ path: join(folder, 'book.pdf'), preferCSSPageSize: true, printBackground: true })
    } finally {
      await launched.close()
    }
    return join(folder, 'book.pdf')
  },
}

// `node run-pagedjs.mjs FOLDER`: stock Paged.js over the whole book in the pinned browser, book.html → PDF.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseBrowser } from '../../../dist/program/print/browser.js'
import { closedContext, ORIGIN } from '../../../dist/program/print/serve.js'

const [folder] = process.argv.slice(2)
const files = new Map()
const engine = createRequire(import.meta.url).resolve('pagedjs').replace(/(src\/index\.js|lib\/index\.cjs|dist\/.*)$/u, 'dist/paged.polyfill.js')
files.set('/paged.js', { type: 'text/javascript', body: readFileSync(engine) })
let fonts = 0
const html = readFileSync(join(folder, 'book.html'), 'utf8').replaceAll(/url\("(file:[^"]+)"\)/gu, (_, url) => {
  const path = `/font-${fonts++}`
  files.set(path, { type: 'font/ttf', body: readFileSync(fileURLToPath(url)) })
  return `url("${path}")`
})
const script = '<script nonce="{nonce}">window.PagedConfig = { after: () => { window.isDone = true } }</script><script nonce="{nonce}" src="/paged.js"></script>'
files.set('/book.html', { type: 'text/html; charset=utf-8', body: html.replace('</head>', `${script}</head>`) })
const choice = await chooseBrowser(undefined)
const context = await closedContext(choice.first, files)
const page = await context.newPage()
page.setDefaultTimeout(0)
await page.goto(`${ORIGIN}/book.html`)
await page.waitForFunction(() => window.isDone === true, undefined, { timeout: 0 })
writeFileSync(join(folder, 'pagedjs.pdf'), await page.pdf({ preferCSSPageSize: true, tagged: true }))
await choice.first.close()

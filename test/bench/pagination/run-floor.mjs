// The floor in a process of its own: `node run-floor.mjs BOOK`. The same words, fonts and styles in the same browser, printed as
// they are: notes inline, references blank, no links within the book, no pages of our own. Prints milliseconds as JSON.
import { prepare } from '../../../dist/program/build.js'
import { chooseBrowser } from '../../../dist/program/print/browser.js'
import { sectionDocument } from '../../../dist/program/print/document.js'
import { charactersOf, readFonts } from '../../../dist/program/print/fonts.js'
import { closedContext, ORIGIN } from '../../../dist/program/print/serve.js'
import { fontFaces, printSheet } from '../../../dist/program/print/sheet.js'

const { edition } = await prepare(process.argv[2])
const { fonts } = await readFonts(edition.house.fonts, charactersOf(edition))
const sections = edition.sections.map((section) => sectionDocument({ section, slotText: () => '', assetUrl: () => '' }))
const style = `${fontFaces(fonts.map(({ face }) => face), (face) => `/font/${face.fileName}`)}\n${printSheet(edition)}
.note { float: none !important; display: inline !important; } section { break-before: page; }`
const files = new Map(fonts.map(({ path, bytes }) => [path, { type: 'font/ttf', body: bytes }]))
const escaped = style.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const text = `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Floor</title><style>${escaped}</style></head><body hidden="">${sections.join('\n')}</body></html>`
files.set('/floor.xhtml', { type: 'application/xhtml+xml', body: text.replaceAll(/ href="#[^"]*"/gu, '') })

const choice = await chooseBrowser(process.env.SOURCEBOOK_BROWSER || undefined)
const context = await closedContext(choice.first, files)
const page = await context.newPage()
const from = performance.now()
await page.goto(`${ORIGIN}/floor.xhtml`)
// As the press does it: the pinned browser fetches a face only when asked for it.
await page.evaluate(async () => {
  const characters = [...new Set(document.body.textContent)].join('')
  const faces = new Set([...document.fonts].map((face) => `${face.style} ${face.weight} 16px ${face.family}`))
  await Promise.all([...faces].map((face) => document.fonts.load(face, characters)))
  document.body.hidden = false
})
const { width, height } = edition.trim
const pdf = await page.pdf({ width: `${width / 72}in`, height: `${height / 72}in`, preferCSSPageSize: true, tagged: true, outline: false })
const total = performance.now() - from
await choice.first.close()
const pages = Buffer.from(pdf).toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length
process.stdout.write(`${JSON.stringify({ total, pages, browser: choice.version })}\n`)

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CDPSession, Page } from 'playwright-core'
import { unzipSync } from 'fflate'
import { chooseBrowser } from '../../pipeline/print/browser.ts'

/** A small phone and a tablet, and both for a reader who has doubled the letters. */
const screens = [
  { name: '320 px', width: 320, letters: '100%' },
  { name: '768 px', width: 768, letters: '100%' },
  { name: '320 px at twice the size', width: 320, letters: '200%' },
  { name: '768 px at twice the size', width: 768, letters: '200%' },
]

/**
 * Shows every page of an EPUB in the pinned browser; a line for each that has to be scrolled sideways, with the first thing that stands
 * out, and for each run of text that is drawn with a font the book does not bring, or simplified characters with the traditional face.
 */
export async function screenFindings(epub: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-screens-'))
  const choice = await chooseBrowser(undefined)
  if (!('first' in choice)) return choice.messages.map((message) => message.reason)
  try {
    const files = Object.entries(unzipSync(epub))
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    const page = await choice.first.newPage()
    const devtools = await page.context().newCDPSession(page)
    const findings: string[] = []
    for (const [name] of files.filter(([each]) => each.endsWith('.xhtml'))) {
      await page.goto(pathToFileURL(join(folder, name)).href)
      // The faces that a laid-out page asks for come later than the page.
      await page.evaluate(async () => { void document.body.offsetHeight; await document.fonts.ready })
      findings.push(...(await strangeFaces(devtools)).map((line) => `${name}: ${line}`))
      for (const screen of screens) findings.push(...(await sideways(page, screen)).map((line) => `${name}, ${screen.name}: ${line}`))
    }
    return findings
  } finally {
    await choice.first.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As much of a node as the browser's tools tell of it. */
interface Drawn {
  readonly nodeId: number
  readonly nodeType: number
  readonly nodeValue: string
  readonly attributes?: string[]
  readonly children?: Drawn[]
}

async function strangeFaces(devtools: CDPSession): Promise<string[]> {
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 })
  const findings: string[] = []
  const walk = async (node: Drawn, outer: string): Promise<void> => {
    const at = node.attributes?.indexOf('lang') ?? -1
    const lang = at === -1 ? outer : (node.attributes?.[at + 1] ?? outer)
    const text = node.children?.find((child) => child.nodeType === 3 && child.nodeValue.trim() !== '')?.nodeValue
    if (text !== undefined) {
      const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId })
      // An element's fonts include those of what it holds, which is looked at by itself.
      const inner = node.children?.some((child) => child.nodeType === 1) === true
      for (const font of fonts) {
        const traditional = !inner && lang.startsWith('zh-Hans') && font.familyName.endsWith(' TC')
        if (!font.isCustomFont || traditional) findings.push(`“${text.trim().slice(0, 40)}” (${lang}) is drawn with ${font.familyName}`)
      }
    }
    for (const child of node.children ?? []) await walk(child, lang)
  }
  await walk(root as Drawn, '')
  return findings
}

async function sideways(page: Page, { width, letters }: (typeof screens)[number]): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  return await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= innerWidth) return []
    const out = [...document.querySelectorAll('body *')].find((node) => node.getBoundingClientRect().right > innerWidth + 1)
    return [`${scrollWidth} px wide, from <${out?.tagName ?? ''}> “${(out?.textContent ?? '').trim().slice(0, 40)}”`]
  }, letters)
}

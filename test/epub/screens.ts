import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { unzipSync } from 'fflate'
import { chooseBrowser } from '../../pipeline/print/browser.ts'

/** A small phone and a tablet, and both for a reader who has doubled the letters. */
const screens = [
  { name: '320 px', width: 320, letters: '100%' },
  { name: '768 px', width: 768, letters: '100%' },
  { name: '320 px at twice the size', width: 320, letters: '200%' },
  { name: '768 px at twice the size', width: 768, letters: '200%' },
]

/** Shows every page of an EPUB in the pinned browser; a line for each that has to be scrolled sideways, with the first thing that stands out. */
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
    const findings: string[] = []
    for (const [name] of files.filter(([each]) => each.endsWith('.xhtml'))) {
      await page.goto(pathToFileURL(join(folder, name)).href)
      for (const screen of screens) findings.push(...(await sideways(page, screen)).map((line) => `${name}, ${screen.name}: ${line}`))
    }
    return findings
  } finally {
    await choice.first.close()
    rmSync(folder, { recursive: true, force: true })
  }
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

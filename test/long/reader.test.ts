import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { compile } from '../../pipeline/compile/index.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { load } from '../../pipeline/load/index.ts'
import { chooseBrowser } from '../../pipeline/print/browser.ts'
import { boxOnScreen, openReader, readerScreens, type Reader } from '../epub/reader.ts'
import { roughPages } from '../epub/rough-pages.ts'

const programRoot = join(import.meta.dirname, '../..')
/** Pictures of the screens are left here, to be looked at. */
const pictures = join(programRoot, 'dist/tests/reader')
let browser: Browser
let epub: Uint8Array
let phone: Reader

beforeAll(async () => {
  const loaded = await load(programRoot, { programRoot })
  const { edition } = compile(loaded.book!, { generator: 'Sourcebook 0.0.0' })
  epub = (await pack(edition, { pageMap: roughPages(edition) })).epub
  const choice = await chooseBrowser(undefined)
  if (!('first' in choice)) throw new Error(choice.messages[0]?.reason)
  browser = choice.first
  phone = await openReader(browser, epub, readerScreens.phone)
  mkdirSync(pictures, { recursive: true })
})

afterAll(() => browser.close())

test('every item of the spine is shown, with its words or its picture', async () => {
  expect(phone.spine.length).toBeGreaterThan(30)
  for (const href of phone.spine) {
    const frame = await phone.show(href)
    const shown = await frame.evaluate(() => ({ words: document.body.innerText.trim().length, images: [...document.images].map((image) => image.naturalWidth), columns: document.documentElement.scrollWidth }))
    expect([href, shown.words > 0 || shown.images.length > 0]).toEqual([href, true])
    expect([href, shown.images.filter((width) => width === 0)]).toEqual([href, []])
  }
})

test('a call leads to its note, the note says what it is, and its backlink leads back to the word', async () => {
  const frame = await phone.show('the-rising.xhtml')
  const { call, note } = await frame.evaluate(() => {
    const found = [...document.querySelectorAll('[role="doc-noteref"]')][3]!
    return { call: found.id, note: found.getAttribute('href')!.slice(1) }
  })
  const after = await phone.show(`the-rising.xhtml#${note}`)
  const box = await boxOnScreen(after, note)
  expect(box?.left).toBeGreaterThanOrEqual(0)
  expect(box?.left).toBeLessThan(readerScreens.phone.width)
  const { role, words, back } = await after.evaluate((id) => {
    const aside = document.getElementById(id)!
    return { role: aside.getAttribute('role'), words: aside.innerText.trim().length, back: aside.querySelector('[role="doc-backlink"]')?.getAttribute('href') }
  }, note)
  expect([role, back]).toEqual(['doc-footnote', `#${call}`])
  expect(words).toBeGreaterThan(10)
  // The reader follows the link itself, as a finger would.
  await after.evaluate((id) => document.getElementById(id)!.querySelector<HTMLElement>('[role="doc-backlink"]')!.click(), note)
  await expect.poll(async () => (await boxOnScreen(phone.page.frames().at(-1)!, call))?.left, { timeout: 20_000 }).toBeGreaterThanOrEqual(0)
  expect((await boxOnScreen(phone.page.frames().at(-1)!, call))!.left).toBeLessThan(readerScreens.phone.width)
})

test('a link of the list of pages lands on the screen on which that page begins', async () => {
  expect(phone.pages.length).toBeGreaterThan(100)
  for (const href of [12, 60, 101, 140].map((index) => phone.pages[index]!)) {
    const [, id = ''] = href.split('#')
    const frame = await phone.show(href)
    const box = await boxOnScreen(frame, id)
    expect([href, box !== undefined && box.left >= 0 && box.left < readerScreens.phone.width]).toEqual([href, true])
  }
})

test('Arabic and Uyghur are set from the right, with their letters joined in the face that the book brings', async () => {
  for (const [href, lang] of [['arabic-digest.xhtml', 'ar'], ['uyghur-names.xhtml', 'ug-Arab']] as const) {
    const frame = await phone.show(href)
    const seen = await frame.evaluate((tag) => {
      // Letters that join on both sides.
      const joining = /[\u0628\u062A-\u062E\u0633-\u063A\u0641-\u0647\u064A\u0649]{3,}/u
      const host = [...document.querySelectorAll<HTMLElement>(`[lang|="${tag}"]`)].find((each) => [...each.childNodes].some((node) => node.nodeType === 3 && joining.test(node.textContent!)))!
      const word = joining.exec([...host.childNodes].map((node) => (node.nodeType === 3 ? node.textContent! : ' ')).join(''))![0]
      const style = getComputedStyle(host)
      const width = (text: string): number => {
        const probe = document.createElement('span')
        probe.style.cssText = `position:absolute;white-space:pre;font:${style.fontSize} ${style.fontFamily}`
        probe.textContent = text
        document.body.append(probe)
        const { width: found } = probe.getBoundingClientRect()
        probe.remove()
        return found
      }
      const texts = document.createTreeWalker(host, NodeFilter.SHOW_TEXT, (node) => (node.textContent!.includes(word) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP))
      const text = texts.nextNode()!
      const leftOf = (index: number): number => {
        const letter = document.createRange()
        letter.setStart(text, index)
        letter.setEnd(text, index + 1)
        return letter.getBoundingClientRect().left
      }
      const start = text.textContent!.indexOf(word)
      return {
        direction: style.direction,
        fromRight: leftOf(start) > leftOf(start + word.length - 1),
        joined: width(word), parted: [...word].reduce((sum, letter) => sum + width(letter), 0),
        face: document.fonts.check(`16px "Scheherazade New"`, word),
      }
    }, lang)
    expect([href, seen.direction, seen.face]).toEqual([href, 'rtl', true])
    expect([href, seen.joined < seen.parted * 0.95]).toEqual([href, true])
    expect([href, seen.fromRight]).toEqual([href, true])
  }
})

test('original and translation stand below each other on a phone, side by side on a tablet', async () => {
  const tablet = await openReader(browser, epub, readerScreens.tablet)
  for (const [reader, isBeside] of [[phone, false], [tablet, true]] as const) {
    const frame = await reader.show('arabic-digest.xhtml#arabic-digest--s1')
    const [original, translation] = [(await boxOnScreen(frame, 'arabic-digest--s1--original'))!, (await boxOnScreen(frame, 'arabic-digest--s1--translation'))!]
    expect(original.top === translation.top).toBe(isBeside)
  }
  await tablet.page.close()
})

test('at night words, links and maps are seen: four and a half to one', async () => {
  const tablet = await openReader(browser, epub, readerScreens.tablet)
  const places = ['cover.xhtml', 'toc.xhtml', 'the-province-to-1942.xhtml', 'arabic-digest.xhtml#arabic-digest--s1', 'chinese-digest.xhtml#chinese-digest--s1', 'index-of-persons.xhtml']
  for (const [name, reader] of [['phone', phone], ['tablet', tablet]] as const) {
    for (const place of places) {
      await reader.show(place)
      await reader.page.screenshot({ path: join(pictures, `${name}-${place.replace(/\.xhtml.*/u, '')}.png`) })
    }
    await reader.darken()
    for (const place of places) {
      const frame = await reader.show(place)
      await reader.page.screenshot({ path: join(pictures, `${name}-night-${place.replace(/\.xhtml.*/u, '')}.png`) })
      const dim = await frame.evaluate(() => {
        const luminance = (colour: string): number => {
          const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map((part) => { const value = Number(part) / 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4 })
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue
        }
        const ground = luminance(getComputedStyle(document.body).backgroundColor)
        return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
          if (![...element.childNodes].some((child) => child.nodeType === 3 && child.textContent!.trim() !== '')) return []
          const style = getComputedStyle(element)
          const ink = luminance(element instanceof SVGElement ? style.fill : style.color)
          const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
          return contrast < 4.5 && element.tagName !== 'title' && element.tagName !== 'desc' ? [`${element.tagName} “${element.textContent!.trim().slice(0, 30)}” ${contrast.toFixed(1)}`] : []
        })
      })
      expect([place, dim]).toEqual([place, []])
    }
  }
  writeFileSync(join(pictures, 'README'), 'Screens of the EPUB in epub.js, made by test/long/reader.test.ts.\n')
})

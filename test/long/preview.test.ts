import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { build } from '../../pipeline/build.ts'
import { unpackBrowser } from '../../pipeline/print/unpack.ts'
import { programRoot } from '../../pipeline/program.ts'

let folder: string
let book: string
let browser: Browser
let page: Page
let press: ChildProcess
let url: string
let said = ''

const rising = (): string => join(book, 'manuscript', '02-the-rising.md')
const valley = (): string => join(book, 'manuscript', '01-the-valley.md')

async function start(...args: string[]): Promise<void> {
  said = ''
  let out = ''
  press = spawn(process.execPath, [join(programRoot, 'dist/program/cli.js'), 'preview', book, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') } })
  press.stdout!.on('data', (chunk: Buffer) => void (out += chunk.toString()))
  press.stderr!.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  while (!said.includes('Waiting for the next change')) {
    if (press.exitCode !== null) throw new Error(said)
    await pause(20)
  }
  url = out.trim()
}

async function stop(): Promise<unknown> {
  press.kill('SIGINT')
  return once(press, 'exit')
}

/** What the pages that lie open say, each as one line, folios and running heads left out. */
const words = (): Promise<string[]> => page.evaluate(() => [...document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!.querySelectorAll('.pagedjs_page')].map((each) => [...each.querySelectorAll('.pagedjs_page_content, .pagedjs_footnote_area')].map((area) => area.textContent).join(' ').replaceAll('\u00AD', '').replace(/\s+/gu, ' ').trim()))
const status = (): Promise<string> => page.locator('#state-text').innerText()
const revision = async (): Promise<number> => Number(await page.evaluate(() => document.documentElement.dataset['revision']))
const label = (): Promise<string> => page.locator('#page-box').inputValue()

async function goTo(name: string): Promise<void> {
  await page.locator('#page-box').fill(name)
  await page.locator('#page-box').press('Enter')
  await page.waitForFunction((wanted) => (document.querySelector('#page-box') as HTMLInputElement).value === wanted && document.activeElement?.id === 'stage', name)
}

async function scrubTo(index: number): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('#fidelity')!.textContent = ''
    const scrub = document.querySelector<HTMLInputElement>('#scrub')!
    scrub.value = String(to)
    scrub.dispatchEvent(new Event('input'))
  }, index)
  await page.waitForFunction((to) => document.documentElement.dataset['at'] === String(to) && document.querySelector('#fidelity')!.textContent !== '', index)
}

/** Saves a file, and waits for the pages of it. */
async function save(file: string, change: (text: string) => string): Promise<void> {
  const before = await revision()
  const text = await readFile(file, 'utf8')
  const after = change(text)
  expect(after).not.toBe(text)
  await writeFile(file, after)
  await page.waitForFunction((last) => Number(document.documentElement.dataset['revision']) > last, before)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-preview-'))
  book = join(folder, 'book')
  await cp(join(programRoot, 'test', 'fixtures', 'tiny'), book, { recursive: true })
  // The user’s browser: the pinned one, which reaches this machine (the press’s own reaches nothing).
  const { executable, env } = await unpackBrowser()
  browser = await chromium.launch({ executablePath: executable, env: { ...process.env, ...env } as Record<string, string>, args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none', '--disable-dev-shm-usage'] })
  await start()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.waitForFunction(() => document.documentElement.dataset['at'] !== undefined)
}, 120_000)
afterAll(async () => {
  await browser.close()
  if (press.exitCode === null) await stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)
beforeEach(async () => {
  await page.keyboard.press('Escape')
})

test('the pages are those of the PDF: their number, labels, words, and every line in its place', async () => {
  const out = join(folder, 'dist')
  const made = await build({ root: book, format: 'pdf', out, pages: true, cache: join(folder, 'cache of its own') })
  const map = JSON.parse(await readFile(join(out, 'page-map.json'), 'utf8')) as { pages: { label: string; blank: boolean }[] }
  expect(await page.locator('#page-total').innerText()).toBe(`of ${made.pageCount}`)
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(await readFile(join(out, made.published.find((name) => name.endsWith('.pdf'))!))) }).promise
  expect(pdf.numPages).toBe(map.pages.length)
  /** Right-to-left lines stand in a PDF as they are seen: their letters are compared, not their order. */
  const letters = (text: string): string => [...text.normalize('NFKD').replaceAll(/[\s\p{Pd}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/gu, '')].sort().join('')
  for (const [index, { label: name, blank }] of map.pages.entries()) {
    await scrubTo(index)
    expect(await label()).toBe(name)
    const shown = await page.evaluate((at) => {
      const pages = [...document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!.querySelectorAll('.pagedjs_page')]
      const own = pages.find((each) => each.classList.contains(at % 2 === 0 ? 'recto' : 'verso'))
      for (const aside of own?.querySelectorAll('.slot-room, title, desc') ?? []) aside.remove()
      // The numbers of a list are drawn by the browser, and are text in a PDF.
      const numbers = [...(own?.querySelectorAll('ol > li') ?? [])].filter((item) => getComputedStyle(item).display === 'list-item' && getComputedStyle(item).listStyleType === 'decimal')
      return own === undefined ? 'absent' : `${own.textContent}${numbers.map((item) => `${[...item.parentElement!.children].indexOf(item) + 1}.`).join('')}`
    }, index)
    const printed = (await (await pdf.getPage(index + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    if (blank) expect(shown).toBe('')
    expect(letters(shown), name).toBe(letters(printed))
  }
  // Line by line against what the press measured, on every opening.
  await page.reload()
  for (let at = 0; at < map.pages.length; at += 2) {
    await scrubTo(at)
    await expect.poll(() => page.locator('#fidelity').innerText(), { message: map.pages[at]?.label ?? '' }).toBe('Lines as printed')
  }
  await pdf.loadingTask.destroy()
}, 120_000)

test('a saved word is seen, and the page in view stays', async () => {
  await goTo('5')
  expect((await words()).join(' ')).toContain('The Rising')
  await save(rising(), (text) => text.replace('the town rose.', 'the whole town rose.'))
  expect((await words()).join(' ')).toContain('the whole town rose.')
  expect(await label()).toBe('5')
  // A page comes before it: the words stay in view, under another number.
  await save(valley(), (text) => `${text}\n\n${Array.from({ length: 60 }, (_, line) => `A line that was not there, the ${line + 1}th.`).join('\n\n')}\n`)
  expect((await words()).join(' ')).toContain('the whole town rose.')
  expect(Number(await label())).toBeGreaterThan(5)
  expect(await status()).toMatch(/^(Good|\d+ warnings?) · \d+\.\d\d s/u)
})

test('after a fault the last good pages stay, the error stands on top, and a mended file takes it away', async () => {
  const text = await readFile(rising(), 'utf8')
  const before = await words()
  await writeFile(rising(), text.replace('[^a-1]', '[^a-9]'))
  await page.waitForSelector('#trouble:not([hidden])')
  expect(await page.locator('#trouble').getAttribute('role')).toBe('alert')
  expect(await page.locator('#trouble').innerText()).toMatch(/a-9[\s\S]*02-the-rising\.md:\d+:\d+[\s\S]*last good/u)
  expect(await page.locator('#trouble a').first().getAttribute('href')).toBe(`vscode://file${rising()}:${(await page.locator('#trouble a').first().innerText()).split(':').slice(1).join(':')}`)
  expect(await words()).toEqual(before)
  await page.locator('#tab-messages').click()
  expect(await page.locator('#messages .error').count()).toBeGreaterThan(0)
  await writeFile(rising(), text)
  await page.waitForSelector('#trouble', { state: 'hidden' })
  expect(await words()).toEqual(before)
})

test('a file that is renamed or deleted is a fault like any other, and goes when it is back', async () => {
  await rename(rising(), `${rising()}.away`)
  await page.waitForSelector('#trouble:not([hidden])')
  await rename(`${rising()}.away`, rising())
  await page.waitForSelector('#trouble', { state: 'hidden' })
  const config = join(book, 'manuscript', 'book.yaml')
  const text = await readFile(config, 'utf8')
  await rm(config)
  await page.waitForSelector('#trouble:not([hidden])')
  await writeFile(config, text)
  await page.waitForSelector('#trouble', { state: 'hidden' })
  await rename(join(book, 'sources'), join(book, 'elsewhere'))
  await page.waitForSelector('#trouble:not([hidden])')
  await rename(join(book, 'elsewhere'), join(book, 'sources'))
  await page.waitForSelector('#trouble', { state: 'hidden' })
})

test('a message leads to its page and its line', async () => {
  await goTo('iii')
  await save(valley(), (text) => text.replace('Sheng Shicai', 'Sheng Shih-ts’ai'))
  await page.locator('#tab-messages').click()
  const message = page.locator('#messages .warning', { hasText: 'name-form-preferred' }).first()
  expect(await message.innerText()).toContain('manuscript/01-the-valley.md:')
  await message.getByRole('button', { name: 'Show the page' }).click()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#page-box')!.value === '3')
  await save(valley(), (text) => text.replace('Sheng Shih-ts’ai', 'Sheng Shicai'))
})

test('contents, links in the pages, keys and the page box lead to pages', async () => {
  await page.locator('#tab-contents').click()
  await page.getByRole('button', { name: /2 The Rising/u }).click()
  await page.waitForFunction(() => document.documentElement.dataset['at'] !== undefined && document.querySelector('.entry[aria-current]') !== null)
  expect((await words()).join(' ')).toContain('The Rising')
  await page.locator('#stage').focus()
  await page.keyboard.press('Home')
  await page.waitForFunction(() => document.documentElement.dataset['at'] === '0')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => document.documentElement.dataset['at'] === '2')
  await page.keyboard.press('g')
  await page.keyboard.type('v')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#page-box')!.value === 'v' && document.activeElement?.id === 'stage')
  await page.frameLocator('#proof').locator('a[href^="#"]', { hasText: 'The Rising' }).first().click()
  await expect.poll(async () => (await words()).join(' ')).toContain('the whole town rose.')
  await page.frameLocator('#proof').locator('[data-block]', { hasText: 'the whole town rose.' }).first().click()
  expect(await page.locator('#source').innerText()).toContain('manuscript/02-the-rising.md:')
  await page.locator('#page-box').fill('xxxix')
  await page.locator('#page-box').press('Enter')
  expect(await page.locator('#page-box').getAttribute('aria-invalid')).toBe('true')
})

test('search finds in every script, and shows where', async () => {
  const marked = (): Promise<string> => page.evaluate(() => {
    const view = document.querySelector<HTMLIFrameElement>('#proof')!.contentWindow as unknown as typeof globalThis
    return [...(view.CSS.highlights.get('found') ?? [])].map((range) => range.toString()).join('')
  })
  for (const [words, found] of [['sheng shicai', 'Sheng Shicai'], ['盛世才', '盛世才'], ['شىنجاڭ', 'شىنجاڭ'], ['синьцзян', 'Синьцзян'], ['urumqi', 'Ürümqi']] as const) {
    await page.locator('#tab-search').click()
    await page.locator('#search-words').fill(words)
    await page.locator('#search-words').press('Enter')
    await page.locator('#hits button[aria-current]').waitFor()
    await expect.poll(marked, { message: words }).toBe(found)
  }
})

test('the register shows every form, and every place of each leads there', async () => {
  await page.locator('#tab-names').click()
  await page.locator('#name-filter').fill('shicai')
  const entry = page.locator('#names > li').first()
  await entry.locator('summary').click()
  expect(await entry.innerText()).toContain('盛世才')
  const places = entry.locator('.places button')
  await places.first().waitFor()
  expect(Number(await entry.locator('summary .entry-page').innerText())).toBe(await places.count())
  await places.filter({ hasText: 'manuscript/01-the-valley.md' }).first().click()
  await expect.poll(async () => (await words()).join(' ')).toContain('The Valley and Its People')
  await page.locator('#tab-contents').click()
})

test('the EPUB and the documents stand beside the pages', async () => {
  await goTo('3')
  await page.locator('#epub-button').click()
  const reading = page.frameLocator('#reading')
  await reading.getByText('The Valley and Its People').first().waitFor()
  await page.locator('#parallel-button').click()
  await reading.locator('.segment').first().waitFor()
  const [original, translation] = await Promise.all(['.original', '.translation'].map((side) => reading.locator(`.segment ${side}`).first().boundingBox()))
  expect(Math.abs(original!.y - translation!.y)).toBeLessThan(30)
  expect(original!.x + original!.width).toBeLessThanOrEqual(translation!.x)
  await reading.locator('.segment').last().click()
  await expect.poll(async () => Number(await label())).toBeGreaterThan(8)
  await page.locator('#reader-close').click()
})

test('marks of quality lie on the lines that the report counts', async () => {
  await goTo('3')
  await page.locator('#quality-button').click()
  await page.locator('#mark-list li').first().waitFor()
  const listed = (await page.locator('#mark-list').innerText()).match(/(\d+) ×/gu)?.reduce((sum, each) => sum + parseInt(each), 0) ?? 0
  expect(await page.locator('#overlay .mark').count()).toBe(listed)
  await page.locator('#quality-button').click()
})

test('narrow, a page stands alone', async () => {
  await page.setViewportSize({ width: 500, height: 800 })
  await page.waitForFunction(() => document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!.querySelectorAll('.pagedjs_page').length === 1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(500)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.waitForFunction(() => document.querySelector<HTMLIFrameElement>('#proof')!.contentDocument!.querySelectorAll('.pagedjs_page').length === 2)
})

test('every control has a name, and the landmarks are there', async () => {
  const unnamed = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, input, select, iframe, a[href]')].filter((each) => {
    const label = each.getAttribute('aria-label') ?? each.getAttribute('title') ?? each.textContent ?? ''
    const labels = 'labels' in each ? [...((each as HTMLInputElement).labels ?? [])].map((own) => own.textContent).join('') : ''
    return `${label}${labels}`.trim() === ''
  }).map((each) => each.outerHTML))
  expect(unnamed).toEqual([])
  for (const [role, name] of [['banner', undefined], ['main', 'Pages'], ['complementary', 'Panels'], ['contentinfo', undefined], ['navigation', undefined]] as const) expect(await page.getByRole(role, name === undefined ? {} : { name }).count(), role).toBeGreaterThan(0)
  await page.locator('body').press('Tab')
})

describe('a restart', () => {
  test('a page that is open finds the press again', async () => {
    await goTo('3')
    expect(await stop()).toEqual([130, null])
    await expect.poll(status).toContain('The press is not there')
    const last = url
    await save2(valley(), (text) => text.replace('opens to the west', 'opens wide to the west'))
    await start()
    expect(url).toBe(last)
    await expect.poll(async () => (await words()).join(' '), { timeout: 20_000 }).toContain('opens wide to the west')
    expect(await label()).toBe('3')
  }, 60_000)

  test('after a sleep of the machine the page asks anew', async () => {
    const sleeper = await browser.newPage()
    await sleeper.goto(url)
    await sleeper.waitForFunction(() => document.documentElement.dataset['at'] !== undefined)
    // The connection is dead and nobody says so: the process of the press is stopped for longer than the page has patience.
    press.kill('SIGSTOP')
    await pause(16_000)
    press.kill('SIGCONT')
    const before = Number(await sleeper.evaluate(() => document.documentElement.dataset['revision']))
    await save2(valley(), (text) => text.replace('opens wide to the west', 'opens to the west'))
    await sleeper.waitForFunction((last) => Number(document.documentElement.dataset['revision']) > last, before, { timeout: 20_000 })
    await sleeper.close()
  }, 90_000)
})

async function save2(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')))
}

test('a port that is taken is said, and another book has its own', async () => {
  const taken = new URL(url).port
  const other = spawn(process.execPath, [join(programRoot, 'dist/program/cli.js'), 'preview', book, '--port', taken], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, XDG_STATE_HOME: join(folder, 'other state') } })
  let why = ''
  other.stderr.on('data', (chunk: Buffer) => void (why += chunk.toString()))
  expect(await once(other, 'exit')).toEqual([64, null])
  expect(why).toContain(`Port ${taken}`)
})

test('Ctrl-C ends it, with every browser that it started', async () => {
  const pid = press.pid!
  const { readdir } = await import('node:fs/promises')
  const children = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/u.test(name))
  const own: string[] = []
  for (const each of children) if ((await readFile(`/proc/${each}/stat`, 'utf8').catch(() => '')).split(' ')[3] === String(pid)) own.push(each)
  expect(await stop()).toEqual([130, null])
  await expect.poll(async () => (await Promise.all(own.map((each) => readFile(`/proc/${each}/stat`, 'utf8').then((text) => !/^\d+ \(.*\) Z/u.test(text), () => false)))).some(Boolean)).toBe(false)
})

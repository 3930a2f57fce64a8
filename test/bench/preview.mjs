// From a save to the page that shows it: `npm run bench -- preview [PAGES] [SAVES]`, 800 pages and 24 saves unless told. A book is made and
// previewed; in a real browser a page of a chapter in the middle stands open, and a word of it is changed again and again. Printed are the
// milliseconds from the moment before the file is written until the browser has drawn the page with the new word, and the processor time
// that the press and its browser took for it. Wants `npm run compile` first.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { changeOneWord, writeBook } from './pagination/book.mjs'
import { machine } from './pagination/report.mjs'

const program = join(import.meta.dirname, '../../dist/program/cli.js')

export async function run(args) {
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const [pages = 800, saves = 24] = args.map(Number)
  process.stdout.write(`${machine()}\n`)
  const { unpackBrowser } = await import('../../dist/program/print/unpack.js')
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-preview-'))
  const root = join(folder, 'book')
  const chapters = writeBook(root, pages)
  const middle = Math.floor(chapters.length / 2)
  const press = spawn(process.execPath, [program, 'preview', root], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') } })
  const { executable, env } = await unpackBrowser()
  const browser = await chromium.launch({ executablePath: executable, env: { ...process.env, ...env }, args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none', '--disable-dev-shm-usage'] })
  try {
    let said = ''
    let out = ''
    press.stdout.on('data', (chunk) => (out += chunk))
    press.stderr.on('data', (chunk) => (said += chunk))
    const begun = performance.now()
    while (!said.includes('Waiting')) {
      if (press.exitCode !== null) throw new Error(said)
      await pause(50)
    }
    process.stdout.write(`first pages: ${((performance.now() - begun) / 1000).toFixed(1)} s; ${said.split('\n').findLast((line) => line.includes('pages'))}\n`)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(out.trim())
    await page.waitForFunction(() => document.documentElement.dataset.at !== undefined)
    // The page on which the word stands.
    const sentence = readFileSync(chapters[middle], 'utf8').split('\n\n')[3].replace(/[[(:].*$/su, '').split(' ').slice(0, 9).join(' ')
    const where = await page.evaluate((words) => fetch(`/search?q=${encodeURIComponent(words)}`).then((response) => response.json()), sentence)
    await page.locator('#page-box').fill(where.hits[0].label)
    await page.locator('#page-box').press('Enter')
    await page.waitForTimeout(1000)
    await page.keyboard.press('Escape')
    const found = []
    const inPress = []
    const cpu = []
    for (let save = 0; save < saves; save++) {
      const before = cpuOf(press.pid)
      const revision = await page.evaluate(() => document.documentElement.dataset.revision)
      const at = await page.evaluate(() => document.documentElement.dataset.at)
      const drawn = page.evaluate((last) => new Promise((resolve) => {
        const look = () => {
          if (document.documentElement.dataset.revision !== last && document.documentElement.dataset.status === 'good') requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0))
          else requestAnimationFrame(look)
        }
        look()
      }), revision)
      await pause(50)
      const saved = performance.timeOrigin + performance.now()
      changeOneWord(chapters[middle], save)
      found.push((await drawn) - saved)
      if ((await page.evaluate(() => document.documentElement.dataset.at)) !== at) throw new Error('the page in view did not stay')
      const word = readFileSync(chapters[middle], 'utf8').split('\n\n')[3].split(' ').slice(0, 2).join(' ')
      const text = await page.evaluate(() => document.querySelector('#proof').contentDocument.body.textContent.replaceAll('\u00AD', '').replace(/\s+/gu, ' '))
      if (!text.includes(word)) throw new Error(`the page in view does not show “${word}”`)
      inPress.push(1000 * Number(/([\d.]+) s/u.exec(await page.locator('#state-text').innerText())?.[1]))
      await pause(500)
      cpu.push(cpuOf(press.pid) - before)
    }
    const line = (name, values) => {
      const sorted = [...values].sort((a, b) => a - b)
      const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))])
      process.stdout.write(`${name}: median ${at(0.5)} ms of ${values.length} saves, least ${at(0)}, nine tenths within ${at(0.9)}, most ${at(1)}\n`)
    }
    line('save to visible page', found)
    line('of that in the press', inPress)
    line('processor time of the press and its browser', cpu)
  } finally {
    press.kill('SIGINT')
    await browser.close()
    await new Promise((resolve) => (press.exitCode === null ? press.once('exit', resolve) : resolve()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Processor time of a process and of all that it started, in milliseconds. */
function cpuOf(pid) {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
    } catch {
      return []
    }
  })
  const own = new Set([pid])
  for (let size = 0; size !== own.size;) {
    size = own.size
    for (const each of stats) if (own.has(each.parent)) own.add(each.pid)
  }
  // A tick is a hundredth of a second.
  return stats.filter((each) => own.has(each.pid)).reduce((sum, each) => sum + each.ticks * 10, 0)
}

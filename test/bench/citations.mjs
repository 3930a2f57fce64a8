// Citations: 4,000 notes that cite 400 works in 40 chapters, compiled with the press's note style and with its author–date style. Wants `npm run compile` first.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const limit = 10
const [chapters, works, citations] = [40, 400, 4_000]

/** Deterministic: a linear congruential generator. */
function generator(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const place = { file: 'sources/bibliography.yaml', line: 1, column: 1 }
const syllables = ['for', 'ben', 'lat', 'ti', 'mo', 'ro', 'va', 'son', 'bes', 'more', 'klim', 'es', 'mill', 'ward', 'saka', 'shin', 'jin', 'gar']

/** A fifth of the works in Chinese or Russian, with romanisation and translation. */
function entry(random, index) {
  const word = () => Array.from({ length: 2 + random(2) }, () => syllables[random(syllables.length)]).join('').replace(/^./u, (first) => first.toUpperCase())
  const title = () => Array.from({ length: 4 + random(6) }, word).join(' ')
  const year = { issued: { 'date-parts': [[1930 + random(90)]] } }
  const id = `work${index}`
  const names = () => Array.from({ length: 1 + random(2) }, () => ({ family: word(), given: word() }))
  if (index % 5 === 0) {
    const main = index % 2 === 0 ? 'zh-Hant' : 'ru'
    const own = index % 2 === 0 ? () => String.fromCodePoint(...Array.from({ length: 4 }, () => 0x4e00 + random(5000))) : () => `История ${'абвгд'[random(5)]}ород`
    const csl = { id, type: 'book', author: [{ family: own(), multi: { main, _key: { [`${main.slice(0, 2)}-Latn`]: { family: word() } } } }], title: own(), multi: { main: { title: main }, _keys: { title: { [`${main.slice(0, 2)}-Latn`]: title(), en: title() } } }, publisher: word(), 'publisher-place': word(), language: main, ...year }
    return [id, { id, csl, place }]
  }
  const csl = index % 3 === 0
    ? { id, type: 'article-journal', author: names(), title: `${title()}: ${title()}`, 'container-title': title(), volume: String(random(40)), page: '12-34', language: 'en', ...year }
    : { id, type: 'book', author: names(), title: `${title()}: ${title()}`, publisher: word(), 'publisher-place': word(), language: 'en', ...year }
  return [id, { id, csl, place }]
}

/** What the engine is given of a chapter: its notes in order, of which one in eight cites two works. */
function chapter(random) {
  let note = 0
  return Array.from({ length: citations / chapters }, () => {
    note += 1
    const item = () => ({ key: `work${random(works)}`, prefix: random(9) === 0 ? 'see also' : '', suffix: '', suppressAuthor: false, ...(random(3) > 0 && { locator: { label: 'page', value: String(1 + random(400)) } }) })
    return { items: random(8) === 0 ? [item(), item()] : [item()], short: false, part: 'whole', note: { index: note, number: note, stream: 'editor', label: String(note) } }
  })
}

export async function run() {
  const program = join(import.meta.dirname, '../../dist/program')
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const { citationEngine } = await import(pathToFileURL(join(program, 'compile/citeproc.js')).href)
  for (const [id, kind] of [['sourcebook-notes', 'note'], ['sourcebook-author-date', 'in-text']]) {
    const random = generator(20_26)
    const bibliography = new Map(Array.from({ length: works }, (_, index) => entry(random, index)))
    const sections = Array.from({ length: chapters }, () => chapter(random))
    const xml = readFileSync(join(import.meta.dirname, `../../styles/csl/${id}.csl`), 'utf8')
    const [cpu, from] = [process.cpuUsage(), performance.now()]
    const engine = citationEngine(bibliography, { id, xml, class: kind, nearNote: 5 }, 'en', true, [])
    for (const section of sections) engine.format(section)
    const formatted = performance.now()
    const entries = engine.bibliography([[...bibliography.keys()]]).flat().length
    const { user, system } = process.cpuUsage(cpu)
    const seconds = (user + system) / 1e6
    console.log(`${id}: ${citations.toLocaleString('en')} citations of ${works} works in ${chapters} chapters and a bibliography of ${entries}: ${seconds.toFixed(2)} s of one core’s time (at most ${limit}; by the clock ${((performance.now() - from) / 1000).toFixed(2)}, citations ${((formatted - from) / 1000).toFixed(2)}); ${Math.round(citations / seconds).toLocaleString('en')} citations a second`)
    if (seconds > limit) process.exitCode = 1
  }
}

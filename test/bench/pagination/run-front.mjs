// load → check → compile in one process that stays: `node run-front.mjs BOOK CHAPTER [EDITS]`. Changes a word of the chapter again and again and
// prints the milliseconds of each stage as JSON: of the first run, and the median of those after an edit. `cpu`: of all threads.
import { openSession, prepare } from '../../../dist/program/build.js'
import { changeOneWord } from './book.mjs'

const [root, chapter, edits = '5'] = process.argv.slice(2)
const session = openSession()
const first = await run()
const changed = []
let before = first.edition
for (let edit = 0; edit < Number(edits); edit++) {
  changeOneWord(chapter, edit + 2)
  const { edition, ...times } = await run()
  const kept = new Set(before.sections)
  changed.push({ ...times, made: edition.sections.filter((section) => !kept.has(section)).length })
  before = edition
}
const median = (key) => changed.map((times) => times[key]).sort((a, b) => a - b)[changed.length >> 1]
const figures = Object.fromEntries(['load', 'check', 'compile', 'total', 'cpu', 'made'].map((key) => [key, median(key)]))
process.stdout.write(`${JSON.stringify({ cold: { ...first, edition: undefined }, changed: figures })}\n`)

async function run() {
  const begun = process.cpuUsage()
  const times = {}
  let stage
  let since = performance.now()
  const start = since
  const enter = (next) => {
    const now = performance.now()
    if (stage !== undefined) times[stage] = now - since
    stage = next
    since = now
  }
  const { edition, messages } = await prepare(root, { session, onProgress: (progress) => enter(progress.stage) })
  enter(undefined)
  if (edition === undefined) throw new Error(messages.map((message) => message.message).join('\n'))
  const { user, system } = process.cpuUsage(begun)
  return { ...times, total: performance.now() - start, cpu: (user + system) / 1000, edition }
}

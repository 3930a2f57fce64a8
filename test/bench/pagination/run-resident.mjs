// A press that stays: `node run-resident.mjs BOOK CACHE CHAPTER [EDITS]`. Builds the book, then changes a word of the chapter and builds again, in
// one process; prints milliseconds as JSON: of the first build, and the medians of those after an edit (`screen`: until the pages are
// put together).
import { join } from 'node:path'
import { build, openSession } from '../../../dist/program/build.js'
import { changeOneWord } from './book.mjs'

const [root, cache, chapter, edits = '5'] = process.argv.slice(2)
const session = openSession()
const first = await run()
const runs = []
for (let edit = 0; edit < Number(edits); edit++) {
  // Not to a text that was there before: its pages would be in the cache.
  changeOneWord(chapter, edit + 2)
  runs.push(await run())
}
await session.room.close()
const median = (key) => runs.map((times) => times[key] ?? 0).sort((a, b) => a - b)[runs.length >> 1]
const keys = new Set(runs.flatMap((times) => Object.keys(times)))
process.stdout.write(`${JSON.stringify({ first, changed: Object.fromEntries([...keys].map((key) => [key, median(key)])) })}\n`)

async function run() {
  const times = {}
  let stage
  const start = performance.now()
  let since = start
  const enter = (next) => {
    const now = performance.now()
    if (stage !== undefined && next !== stage) times[stage] = (times[stage] ?? 0) + now - since
    if (next !== stage) since = now
    stage = next
  }
  const outcome = await build({
    root, cache, session, format: 'pdf', pages: true, out: join(root, 'dist', 'draft'),
    onProgress: (progress) => enter(progress.stage),
    onWork: (work, milliseconds) => {
      times[`work ${work}`] = (times[`work ${work}`] ?? 0) + milliseconds
      if (work === 'assemble') times.screen = performance.now() - start
    },
  })
  enter(undefined)
  if (outcome.published.length === 0) throw new Error(outcome.messages.map((message) => message.message).join('\n'))
  return { ...times, total: performance.now() - start, pages: outcome.pageCount }
}

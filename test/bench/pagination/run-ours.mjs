// One build in a process of its own: `node run-ours.mjs BOOK CACHE`. Prints its times in milliseconds as JSON.
import { join } from 'node:path'
import { build } from '../../../dist/program/build.js'

const [root, cache] = process.argv.slice(2)
/** From the start of the process until the program is loaded. */
const startUp = performance.now()
const stages = {}
const works = {}
let stage
let since = startUp
let screen

/** Ends the stage before at a moment and begins another. */
function enter(name, at) {
  if (name === stage) return
  if (stage !== undefined) stages[stage] = (stages[stage] ?? 0) + at - since
  stage = name
  since = at
}

const outcome = await build({
  root,
  cache,
  format: 'pdf',
  pages: true,
  out: join(root, 'dist', 'draft'),
  onProgress: (progress) => enter(progress.stage, performance.now()),
  onWork: (work, milliseconds) => {
    const now = performance.now()
    works[work] = (works[work] ?? 0) + milliseconds
    if (stage === 'compile') enter('paginate', now - milliseconds)
    if (work === 'assemble') screen = now - startUp
  },
})
const end = performance.now()
enter(undefined, end)
if (outcome.published.length === 0) throw new Error(outcome.messages.map((message) => message.message).join('\n'))
process.stdout.write(`${JSON.stringify({ startUp, total: end - startUp, screen, pages: outcome.pageCount, stages, works })}\n`)

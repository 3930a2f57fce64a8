// `node run-ours.mjs BOOK MAP OUT`: Markdown → EPUB by the press, the page map being given. Prints the milliseconds of its stages.
import { readFileSync, writeFileSync } from 'node:fs'
import { prepare } from '../../../dist/program/build.js'
import { pack } from '../../../dist/program/epub/index.js'

const [root, map, out] = process.argv.slice(2)
const stages = { start: performance.now() }
let stage
let since
const enter = (next) => {
  if (next === stage) return
  const now = performance.now()
  if (stage !== undefined) stages[stage] = (stages[stage] ?? 0) + now - since
  stage = next
  since = now
}
const { edition, messages } = await prepare(root, { onProgress: (progress) => enter(progress.stage) })
enter('epub')
if (edition === undefined) throw new Error(messages.map((message) => message.message).join('\n'))
const packed = await pack(edition, { pageMap: JSON.parse(readFileSync(map, 'utf8')) })
if (packed.messages.length > 0) throw new Error(packed.messages.slice(0, 5).map(({ message, reason }) => reason ?? message).join('\n'))
writeFileSync(out, packed.epub)
enter(undefined)
process.stdout.write(JSON.stringify(stages))

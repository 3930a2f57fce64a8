// Pagination at press speed: `npm run bench -- pagination [PAGES …] [--repeat N] [--peers]`, 100 pages unless told. Annotated books of so many
// pages, generated, are built cold, after one changed word and unchanged, each in processes of their own, and after a changed word by a
// press that stays (as `build --watch` is), between two runs of the
// floor: a native print of the same words by the same browser. `--peers` sets the same words with other engines, once a size
// (pagination/install-peers.mjs installs them). Compare ratios within one run. Wants `npm run compile` first.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeOneWord, writeBook } from './pagination/book.mjs'
import { measurePeers } from './pagination/peers.mjs'
import { measured } from './pagination/processes.mjs'
import { machine, table } from './pagination/report.mjs'

const program = join(import.meta.dirname, '../../dist/program/build.js')
const script = (name) => join(import.meta.dirname, 'pagination', `${name}.mjs`)

export async function run(args) {
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const repeat = args.includes('--repeat') ? Number(args[args.indexOf('--repeat') + 1]) : 1
  const sizes = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--repeat').map(Number)
  if ([...sizes, repeat].some((size) => !Number.isInteger(size) || size < 1)) throw new Error('sizes are whole numbers of pages: `npm run bench -- pagination 100 400`')
  process.stdout.write(`${machine()}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-pagination-'))
  const rows = []
  try {
    for (const size of sizes.length > 0 ? sizes : [100]) {
      const runs = []
      for (let count = 0; count < repeat; count++) runs.push(await measureSize(folder, size, count))
      const peers = args.includes('--peers') ? await measurePeers(join(folder, `${size}-0`), join(folder, `${size}-peers`)) : undefined
      rows.push({ size, runs, peers })
      process.stdout.write(`\n${table(rows)}\n`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All figures of one size, with a cache of its own. */
async function measureSize(folder, size, count) {
  const root = join(folder, `${size}-${count}`)
  const cache = join(root, '.sourcebook', 'cache')
  const chapters = writeBook(root, size)
  const node = async (name, ...args) => {
    const { output, ...figures } = await measured(process.execPath, [script(name), ...args], name === 'run-resident' ? { isWatched: false } : {})
    return { ...figures, ...JSON.parse(output) }
  }
  const floors = [await node('run-floor', root)]
  const cold = await node('run-ours', root, cache)
  // In the middle of the book.
  changeOneWord(chapters[Math.floor(chapters.length / 2)])
  const changed = await node('run-ours', root, cache)
  const unchanged = await node('run-ours', root, cache)
  const { changed: resident } = await node('run-resident', root, cache, chapters[Math.floor(chapters.length / 2)], '9')
  floors.push(await node('run-floor', root))
  return { floors, cold, changed, unchanged, resident }
}

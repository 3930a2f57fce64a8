// EPUBs at press speed, and before the judges: `npm run bench -- epub [table] [race] [judges] [--repeat N]`, all unless told. `table`: a generated
// annotated book of 100 pages, made twice by the press, Pandoc, Vivliostyle CLI and epub-gen-memory alone, from the same text in the
// Markdown of each. `race`: a book of 1.4 million words with 4,500 notes, the press (its page map being given) and Pandoc in turn, N times
// (3). `judges`: a book of 1,700 print
// pages that holds all that the tiny books do, printed, made and shown to every judge. What is not there is said to be missing: pandoc and epubcheck on PATH, Ace and vnu by `npm ci --prefix .ci/judges`, Vivliostyle by
// `node test/bench/pagination/install-peers.mjs`. Wants `npm run compile` first.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBookOfAllKinds } from './epub/book-of-all-kinds.mjs'
import { judgeVersions } from './epub/judged.mjs'
import { makers, makeWith } from './epub/makers.mjs'
import { lines, table } from './epub/report.mjs'
import { writeBook, writeManuscript } from './pagination/book.mjs'
import { measured } from './pagination/processes.mjs'
import { machine, median } from './pagination/report.mjs'

const program = join(import.meta.dirname, '../../dist/program/build.js')
const long = { words: 1_400_000, chapters: 116, notes: 4_500 }

export async function run(args) {
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const repeat = args.includes('--repeat') ? Number(args[args.indexOf('--repeat') + 1]) : 3
  const parts = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--repeat')
  if (parts.some((part) => !['table', 'race', 'judges'].includes(part)) || !(repeat >= 1)) throw new Error('npm run bench -- epub [table] [race] [judges] [--repeat N]')
  process.stdout.write(`${machine()}\n${judgeVersions()}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-epub-'))
  try {
    if (parts.length === 0 || parts.includes('table')) await judgeAll(folder)
    if (parts.length === 0 || parts.includes('race')) await race(folder, repeat)
    if (parts.length === 0 || parts.includes('judges')) await judgeLong(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All makers on a book of moderate size, and every judge on what they made. */
async function judgeAll(folder) {
  const book = join(folder, 'moderate')
  writeBook(book, 100)
  const columns = []
  for (const [index, maker] of makers.entries()) {
    const own = join(folder, `table-${index}`)
    const runs = await makeWith(maker, book, own, 2)
    columns.push({ name: `${maker.name} ${maker.version() ?? ''}`.trim(), found: await lines(runs, own) })
  }
  process.stdout.write(`\nA generated annotated book of 100 pages (26,000 words, six chapters):\n\n${table(columns)}\n`)
}

/** The long book: the press and Pandoc in turn, so that what else the machine does meets both. */
async function race(folder, repeat) {
  const book = join(folder, 'long')
  writeManuscript(book, long)
  const racers = makers.filter(({ name }) => ['Sourcebook', 'Pandoc'].includes(name))
  const runs = new Map(racers.map(({ name }) => [name, []]))
  for (let turn = 0; turn < repeat; turn++) {
    for (const maker of racers) {
      const made = await makeWith(maker, book, join(folder, `race-${maker.name}-${turn}`), 1)
      if (made === undefined) process.stdout.write(`${maker.name} is not installed\n`)
      else runs.get(maker.name).push(made[0])
    }
  }
  const of = (name, key) => median(runs.get(name).map((run) => run[key])) ?? NaN
  process.stdout.write(`\nA book of ${long.words.toLocaleString('en')} words in ${long.chapters} chapters with ${long.notes.toLocaleString('en')} notes, Markdown to EPUB; medians of ${repeat}:\n\n`)
  for (const { name } of racers) {
    if (runs.get(name).length === 0) continue
    process.stdout.write(`${name}: ${of(name, 'seconds').toFixed(1)} s, ${of(name, 'cpu').toFixed(1)} processor seconds, peak memory of all processes ${(of(name, 'memory') / 1e6).toFixed(0)} MB\n`)
  }
  if (runs.get('Pandoc').length > 0) process.stdout.write(`Sourcebook to Pandoc: ${(of('Sourcebook', 'seconds') / of('Pandoc', 'seconds')).toFixed(2)} × the time, ${(of('Sourcebook', 'cpu') / of('Pandoc', 'cpu')).toFixed(2)} × the processor\n`)
}

/** A long book of all kinds, to PDF and EPUB as anyone would, then before all judges. */
async function judgeLong(folder) {
  const book = join(folder, 'all-kinds')
  writeBookOfAllKinds(book, 8, 30)
  const { output, seconds } = await measured(process.execPath, [join(import.meta.dirname, '../../dist/program/cli.js'), 'build', book])
  process.stdout.write(`\nA long book of all kinds, PDF and EPUB in ${seconds.toFixed(0)} s: ${output.trim().split('\n').at(-1)}\n\n`)
  const draft = join(book, 'dist/draft')
  const file = join(draft, readdirSync(draft).find((name) => name.endsWith('.epub')))
  const found = await lines([{ file, seconds: NaN, cpu: NaN }], folder)
  for (const [name, value] of Object.entries(found)) if (!/^(?:time|same)/u.test(name)) process.stdout.write(`${name}: ${value}\n`)
}

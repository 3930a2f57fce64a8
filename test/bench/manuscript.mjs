// A manuscript of 1.4 million words in 116 chapters with 4,500 notes: `npm run bench -- manuscript [WORDS CHAPTERS NOTES]`. Built cold, to
// PDF and EPUB, in a process of its own; says how long that took, how much memory all processes held at most, and what was conserved.
// Wants `npm run compile` first.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeManuscript } from './pagination/book.mjs'
import { measured } from './pagination/processes.mjs'
import { machine } from './pagination/report.mjs'

const program = join(import.meta.dirname, '../../dist/program/cli.js')

export async function run(args) {
  if (!existsSync(program)) throw new Error('the program is not compiled: run `npm run compile` first')
  const [words = 1_400_000, chapters = 116, notes = 4_500] = args.map(Number)
  process.stdout.write(`${machine()}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-manuscript-'))
  try {
    const root = join(folder, 'book')
    writeManuscript(root, { words, chapters, notes })
    const { seconds, memory, cpu, output } = await measured(process.execPath, [program, 'build', root], { timeout: 3_600_000 })
    process.stdout.write(`${output}${seconds.toFixed(0)} s, ${cpu?.toFixed(0) ?? '–'} processor seconds, peak memory of all processes ${memory === undefined ? 'not measured' : `${(memory / 1e9).toFixed(2)} GB`}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

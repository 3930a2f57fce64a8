import { fork } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { programRoot } from '../../pipeline/program.ts'
import { writeBook, type HostileBook } from './book.ts'

/** What came of a hostile book. */
export interface Outcome {
  /** null: the process ended over it, or was ended. */
  readonly code: number | null
  readonly report: string
  /** Of the processor. */
  readonly seconds: number
  /** `file:line:column rule` of every error and warning, as the tables have them. */
  readonly found: readonly string[]
  /** Whatever must not be: a crash, a hang, a line that is no diagnostic, something read or fetched from outside, something published. */
  readonly faults: readonly string[]
}

/** Where hostile books are run, and what they try to reach. */
export interface Surroundings {
  readonly folder: string
  readonly outside: string
  readonly port: number
}

interface Said {
  readonly index: number
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly seconds: number
  readonly access: readonly string[]
  readonly polluted: boolean
}

/** Seconds of the processor that any book may take; megabytes of memory; seconds without a word after which a process is ended. */
const limits = { seconds: 10, memory: 1500, silence: 60 }

/** What nobody may read: stands in every file outside. */
const secret = 'CANARY-THAT-MUST-STAY-OUTSIDE'
const program = join(programRoot, 'dist', 'program', 'commands', 'index.js')
const batch = join(import.meta.dirname, 'batch.mjs')

/** Makes what lies outside the books of a folder: files of every kind that they try to reach. */
export function makeOutside(folder: string): string {
  const outside = join(folder, 'outside')
  for (const path of ['manuscript', 'sources/letter', 'styles', 'releases/1.0.0']) mkdirSync(join(outside, path), { recursive: true })
  const names = ['secret.png', 'secret.md', 'secret.yaml', 'secret.css', 'secret.ttf', 'secret.csl', 'manuscript/book.yaml', 'manuscript/one.md', 'sources/names.yaml', 'sources/letter/document.yaml', 'sources/letter/original.en.md', 'styles/print.css', 'releases/1.0.0/manifest.json']
  for (const path of names) writeFileSync(join(outside, path), `${secret}\n`)
  return realpathSync(outside)
}

/** Runs a command over hostile books, and looks at everything it did. Two processes have the books between them; one that dies or hangs is replaced. */
export async function runHostile(books: readonly HostileBook[], command: readonly string[], { folder, outside, port }: Surroundings): Promise<ReadonlyMap<string, Outcome>> {
  mkdirSync(folder, { recursive: true })
  const cases = books.map((book, index) => {
    const at = join(folder, `${command.join('-')}-${index}`, 'case')
    const root = join(at, 'book')
    mkdirSync(root, { recursive: true })
    writeBook(root, book[1], { port: String(port), outside })
    return { book, at, root }
  })
  const said = new Map<number, Said>()
  const half = async (parity: number): Promise<void> => {
    let todo = cases.map((_, index) => index).filter((index) => index % 2 === parity)
    while (todo.length > 0) {
      const list = join(folder, `${command.join('-')}-jobs-${parity}.json`)
      writeFileSync(list, JSON.stringify({ jobs: todo.map((index) => ({ index, args: [...command, cases[index]!.root], cache: join(cases[index]!.at, 'cache') })) }))
      const trouble = await process(list, (message) => void said.set(message.index, message))
      const lost = todo.find((index) => !said.has(index))
      // The first that nothing was heard of is what the process ended over.
      if (lost !== undefined) said.set(lost, { index: lost, code: null, out: '', err: trouble, seconds: 0, access: [], polluted: false })
      todo = todo.filter((index) => !said.has(index))
    }
  }
  await Promise.all([half(0), half(1)])
  return new Map(cases.map(({ book: [name], at, root }, index) => [name, judge(said.get(index)!, command, root, at, outside)]))
}

/** One process; what it said as it ended. */
async function process(list: string, hear: (message: Said) => void): Promise<string> {
  const child = fork(batch, [program, list], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [`--max-old-space-size=${limits.memory}`] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void (words += chunk.toString()))
  let timer: NodeJS.Timeout
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      words += `nothing was heard of it for ${limits.silence} s`
      child.kill('SIGKILL')
    }, limits.silence * 1000)
  }
  wait()
  child.on('message', (message) => {
    wait()
    hear(message as Said)
  })
  await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(timer!)
  return words
}

function judge({ code, out, err, seconds, access, polluted }: Said, command: readonly string[], root: string, at: string, outside: string): Outcome {
  const report = out + err
  const rows = diagnosticsIn(command[0] === 'check' ? out : report)
  const failed = rows.some((row) => row.severity === 'error')
  const published = filesIn(join(root, 'dist'))
  const faults = [
    ...(code === null ? [`the process ended: ${err.slice(0, 300)}`] : code === (failed ? 65 : 0) ? [] : [`exit code ${code}: ${report.slice(0, 300)}`]),
    ...(seconds > limits.seconds ? [`it took ${seconds.toFixed(1)} s`] : []),
    ...(/^\s+at .*:\d+:\d+\)?$|Sourcebook itself failed/mu.test(report) ? [`a stack trace: ${report.slice(0, 300)}`] : []),
    ...(command[0] === 'check' ? strayLines(out).map((line) => `a line that is no diagnostic: ${JSON.stringify(line.slice(0, 100))}`) : []),
    ...(unseen.test(report) ? ['a character in the report that nobody sees'] : []),
    ...(report.includes(secret) ? ['the report holds what lies outside'] : []),
    // A build starts a browser, for which the program unpacks files and asks the system; the books' own doing is seen in what lies outside.
    ...(command[0] === 'build' ? access.filter((line) => line.startsWith(`file ${outside}`)).map((line) => `it read ${line}`) : access.flatMap((line) => strayAccess(line, [realpathSync(root), programRoot, at]))),
    ...(polluted ? ['the prototype of all objects was changed'] : []),
    ...(published.length > 0 && (failed || command[0] === 'check') ? ['something was published'] : []),
    ...(published.some((file) => readFileSync(file).includes(secret)) ? ['what was published holds what lies outside'] : []),
  ]
  return { code, report, seconds, found: rows.filter(({ severity }) => severity !== 'info').map((row) => row.row), faults }
}

/** Whether what was found is what the table says. */
export function agrees(found: readonly string[], says: string): boolean {
  const rows = found.join('; ')
  return says.endsWith('…') ? rows.startsWith(says.slice(0, -1)) && rows.length > says.length : rows === says
}

const unseen = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u

const head = /^(.*?):(\d+):(\d+) (error|warning|info) ([a-z0-9-]+) (.*)$/u

function diagnosticsIn(report: string): { row: string; severity: string }[] {
  return report.split('\n').flatMap((line) => {
    const [, file = '', row, column, severity, rule] = head.exec(line) ?? []
    return severity === undefined ? [] : [{ severity, row: `${file === 'manuscript/one.md' ? '' : `${file}:`}${row}:${column} ${rule}` }]
  })
}

/** Lines of a report of `check` that are neither a diagnostic nor its way out: each has both. */
function strayLines(out: string): string[] {
  const lines = out.split('\n').slice(0, -1)
  return lines.filter((line, index) => !(index % 2 === 0 ? head.test(line) : /^ {2}hint: \S/u.test(line)))
}

function strayAccess(line: string, roots: readonly string[]): string[] {
  const [, kind, what = ''] = /^(\w+) (.*)$/su.exec(line) ?? []
  if (kind === 'host') return [`it asked for ${what}`]
  return roots.some((root) => what === root || what.startsWith(`${root}${sep}`)) ? [] : [`it read ${what}`]
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])) : []
}

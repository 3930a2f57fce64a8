import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { exitCodes } from './exit-codes.ts'
import { buildFormats, diffFormats, importKinds, namedKinds, namesFormats, shells, type Shell } from './formats.ts'
import { faultOfPress, levelAsked } from './faults.ts'
import { helpOf, helpText } from './help.ts'
import type { NamesOptions } from './names.ts'
import { reportFormats } from './report/index.ts'
import { commands, globalOptions, options, optionsOf } from './table.ts'
import { logLevels, type LogLevel, type Terminal } from './terminal.ts'
import { WrongAnswer } from './wrong-answer.ts'
import { nearest } from '../model/diagnostics.ts'
import { correctionFormats, isVersion } from '../model/releases.ts'
import { version } from '../program.ts'
import { because, BuildRunning, CannotPublish } from '../release/index.ts'

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** The command line was wrong; the message says how. */
class UsageError extends Error {}

/** Runs one command line (without `node` and the program’s name) and returns the exit code. A command is loaded when it is wanted: all of them are 1,400 modules, a second of the processor. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof UsageError || error instanceof WrongAnswer) return fail(`${message}\nTry: sourcebook --help`, exitCodes.usage)
    if (error instanceof CannotPublish) return fail(message, exitCodes.cannotWrite)
    if (error instanceof BuildRunning) return fail(message, exitCodes.buildRunning)
    if (isSystemError(error)) return fail(`Nothing was published: ${because(error, undefined, 'and run it again')}`, [error.code, error.syscall].some((each) => ofWriting.has(each ?? '')) ? exitCodes.cannotWrite : exitCodes.internal)
    return fail(faultOfPress(error, levelAsked(args)), exitCodes.internal)
  }
}

/** Failures of the system, and calls, that only writing meets. */
const ofWriting: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'mkdir', 'mkdtemp', 'write', 'fsync', 'rename', 'link', 'symlink', 'unlink', 'copyfile'])

/** A file or folder failed us, not the program. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'errno' in error
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (values.version) return print(`Sourcebook ${version}\nCitations by citeproc-js, © Frank Bennett, under the CPAL 1.0.\n`)
  const [command, ...operands] = positionals
  if (command === undefined) return values.help ? print(helpText()) : fail(helpText(), exitCodes.usage)
  const known = commands.find(({ name }) => name === command)
  if (known === undefined) throw new UsageError(`There is no command “${command}”.${suggest(command, commands.map(({ name }) => name))}`)
  if (values.help) return print(helpOf(known))
  const allowed = [...optionsOf(known), ...globalOptions].map(({ name }) => name as string)
  for (const name of Object.keys(values)) if (!allowed.includes(name)) throw new UsageError(`--${name} does not go with “${command}”.`)
  if (command === 'completion') return print((await import('./completion/index.ts')).completion(shellOf(operands), (await import('../load/index.ts')).schemeIds()))
  if (command === 'translit') return translit(operands, values)
  if (command === 'init') return init(operands, values)
  if (command === 'export') {
    if (!values.tei) throw new UsageError('To what? sourcebook export --tei -o FILE.')
    return (await import('./export.ts')).exportCommand(resolve(bookOf(operands)), { out: values.out === undefined ? undefined : resolve(values.out), force: values.force === true }, terminalOf(values))
  }
  if (command === 'import') return bringIn(operands, values)
  if (command === 'release' || command === 'verify') return releases(command, operands, values)
  if (command === 'diff') return diff(operands, values)
  const { root, show } = command === 'names' ? namesOperands(operands) : { root: bookOf(operands), show: 'all' as const }
  return dispatch(command, resolve(root), show, values)
}

function shellOf([shell, extra]: readonly string[]): Shell {
  if (shell === undefined || extra !== undefined) throw new UsageError(`For which shell? sourcebook completion ${shells.join('|')}.`)
  const found = shells.find((each) => each === shell)
  if (found === undefined) throw new UsageError(`There is no completion for “${shell}”, only for ${shells.join(', ')}.${suggest(shell, shells)}`)
  return found
}

/** The one book folder of a command. */
function bookOf(operands: readonly string[]): string {
  const [book = '.', extra] = operands
  if (extra !== undefined) throw new UsageError(`“${extra}” is one argument too many: name one book folder.`)
  return book
}

/** `names [BOOK]`, `names ID [BOOK]`, `names suggest [BOOK]`: a first word that is a folder, or a way to one, is the book. */
function namesOperands(operands: readonly string[]): { root: string; show: NamesOptions['show'] } {
  const [first, ...rest] = operands
  if (first === 'suggest') return { root: bookOf(rest), show: 'suggestions' }
  if (first === undefined || /[/\\]|^\.+$/u.test(first) || existsSync(join(first, 'manuscript'))) return { root: bookOf(operands), show: 'all' }
  return { root: bookOf(rest), show: { id: first } }
}

/** `release VERSION [BOOK]`, `verify [VERSION] [BOOK]`. */
async function releases(command: 'release' | 'verify', operands: readonly string[], values: Values): Promise<number> {
  const [first, ...rest] = operands
  const version = first !== undefined && isVersion(first) ? first : undefined
  if (command === 'release' && version === undefined) throw new UsageError(first === undefined ? 'Which release? Name a version of manuscript/releases.yaml.' : `“${first}” is not a semantic version, such as 1.0.0.`)
  const root = resolve(bookOf(version === undefined ? operands : rest))
  const terminal = terminalOf(values)
  const workers = workersOf(values)
  // A browser of the environment is no choice that somebody made for this release.
  const shared = { root, workers, browser: values.browser }
  if (command === 'verify') {
    return withSignals(async (signal, listen) => {
      listen()
      return (await import('./verify.ts')).verifyCommand({ ...shared, version, here: values.here === true, signal }, terminal)
    })
  }
  return withSignals(async (signal, onPages) => (await import('./release.ts')).releaseCommand({ ...shared, version: version ?? '', out: values.out === undefined ? join(root, 'dist', version ?? '') : resolve(values.out), cache: cacheOf(root), signal, onPages }, terminal))
}

/** `diff OLD [NEW] [BOOK]`: versions; NEW may be `draft`, and is where it is left out. */
async function diff([old, ...operands]: readonly string[], values: Values): Promise<number> {
  if (old === undefined || !isVersion(old)) throw new UsageError(old === undefined ? 'Which release? Name the older version.' : `“${old}” is not a semantic version, such as 1.0.0.`)
  const [second, ...rest] = operands
  const made = second === 'draft' || (second !== undefined && isVersion(second)) ? second : undefined
  const root = resolve(bookOf(made === undefined ? operands : rest))
  const browser = values.browser ?? process.env['SOURCEBOOK_BROWSER']
  const format = choice('format', values.format ?? 'text', [...diffFormats, ...correctionFormats])
  if (format === 'errata' || format === 'redline') {
    if (made !== undefined && made !== 'draft') throw new UsageError(`--format ${format} prints the draft against a release; that of ${made} was made with it, as ${format}.pdf beside its other files.`)
    if (values.out === undefined) throw new UsageError(`--format ${format} makes a PDF: name a file with --out.`)
    const file = resolve(values.out)
    return withSignals(async (signal, listen) => {
      listen()
      return (await import('./correct.ts')).correctCommand({ root, cache: cacheOf(root), browser: browser === '' ? undefined : browser, old, format, file, signal }, terminalOf(values))
    })
  }
  return (await import('./diff.ts')).diffCommand({ root, cache: cacheOf(root), browser: browser === '' ? undefined : browser, old, made: made ?? 'draft', format, file: values.out === undefined ? undefined : resolve(values.out) }, terminalOf(values))
}

function workersOf({ workers }: Values): number | undefined {
  if (workers !== undefined && !/^[1-9]\d?$/u.test(workers)) throw new UsageError(`--workers is a number from 1 to 99, not “${workers}”.`)
  return workers === undefined ? undefined : Number(workers)
}

function cacheOf(root: string): string {
  return process.env['SOURCEBOOK_CACHE'] ?? join(root, '.sourcebook', 'cache')
}

async function bringIn(operands: readonly string[], values: Values): Promise<number> {
  if (operands.length === 0) throw new UsageError('What? Name the files: sourcebook import FILE….')
  const as = choice('as', values.as ?? 'chapter', importKinds)
  return (await import('./import.ts')).importCommand({ files: operands, root: resolve(values.into ?? '.'), as, language: values.language, dryRun: values['dry-run'] === true }, terminalOf(values))
}

async function init(operands: readonly string[], values: Values): Promise<number> {
  if (operands.length === 0) throw new UsageError('Where? Name the folder of the new book: sourcebook init DIR.')
  const { title, language, documents, scheme = [], yes = false } = values
  return (await import('./init.ts')).initCommand({ folder: resolve(bookOf(operands)), title, language, documents, schemes: scheme, yes }, terminalOf(values))
}

async function translit([scheme, ...words]: readonly string[], values: Values): Promise<number> {
  const terminal = terminalOf(values)
  if (values.list) return (await import('./translit.ts')).listSchemesCommand(terminal)
  if (scheme === undefined) throw new UsageError('Name a scheme; sourcebook translit --list shows them.')
  const kind = values.as === undefined ? undefined : choice('as', values.as, namedKinds)
  return (await import('./translit.ts')).translitCommand({ scheme, words, input: () => createInterface({ input: process.stdin, crlfDelay: Infinity }), kind }, terminal)
}

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const unknown = /Unknown option '--?([^'= ]+)/u.exec((error as Error).message)?.[1]
    throw new UsageError(unknown === undefined ? (error as Error).message : `There is no option --${unknown}.${suggest(unknown, Object.keys(options))}`)
  }
}

async function dispatch(command: string, root: string, show: NamesOptions['show'], values: Values): Promise<number> {
  const terminal = terminalOf(values)
  if (command === 'info') return (await import('./info.ts')).infoCommand(root, terminal)
  if (command === 'names') {
    const format = choice('format', values.format ?? 'text', namesFormats)
    if (format === 'yaml' && show !== 'suggestions') throw new UsageError('--format yaml goes with names suggest: it prints entries for the register.')
    return (await import('./names.ts')).namesCommand({ root, show, format }, terminal)
  }
  if (command === 'check') {
    const fix = values['dry-run'] ? 'show' : values.fix ? 'write' : undefined
    if (fix === 'show' && values.format !== undefined) throw new UsageError('--dry-run prints a diff: it does not go with --format.')
    const format = choice('format', values.format ?? 'text', reportFormats)
    if (!values.watch) return (await import('./check.ts')).checkCommand(root, { format, fix }, terminal)
    if (fix !== undefined) throw new UsageError('--watch only looks: it does not go with --fix and --dry-run, which are for one time.')
    return withSignals(async (signal, listen) => (await import('./watch-check.ts')).watchCheckCommand({ root, format, signal, listen }, terminal))
  }
  if (command === 'preview') {
    const { port } = values
    if (port !== undefined && !(/^\d{1,5}$/u.test(port) && Number(port) > 0 && Number(port) < 65_536)) throw new UsageError(`--port is a number from 1 to 65535, not “${port}”.`)
    return withSignals(async (signal, listen) => {
      listen()
      return (await import('./preview.ts')).previewCommand({ root, cache: cacheOf(root), port: port === undefined ? undefined : Number(port), open: values.open === true, browser: values.browser ?? process.env['SOURCEBOOK_BROWSER'], workers: workersOf(values), signal }, terminal)
    })
  }
  const { theme } = values
  if (theme !== undefined && !/^[a-z][a-z0-9-]*$/u.test(theme)) throw new UsageError(`--theme names a folder in styles/themes/, such as working-proof, not “${theme}”.`)
  for (const other of ['report', 'print-pdf'] as const) if (theme !== undefined && values[other]) throw new UsageError(`--${other} is of the book as it is published: it does not go with --theme.`)
  if (theme !== undefined && (values.format ?? 'pdf') !== 'pdf') throw new UsageError('--theme is a way to print: it goes with --format pdf alone.')
  const format = choice('format', values.format ?? (theme === undefined ? 'all' : 'pdf'), buildFormats)
  if (values['no-pages'] && format !== 'epub') throw new UsageError('--no-pages goes with --format epub: a PDF is nothing but pages.')
  if (values.report && format === 'epub') throw new UsageError('--report measures the pages of the PDF: it does not go with --format epub.')
  if (values['print-pdf'] && format === 'epub') throw new UsageError('--print-pdf is made from the PDF: it does not go with --format epub.')
  const browser = values.browser ?? process.env['SOURCEBOOK_BROWSER']
  return withSignals(async (signal, listen) => (values.watch ? (await import('./watch.ts')).watchCommand : (await import('./build.ts')).buildCommand)({
    heed: listen,
    root,
    format,
    out: values.out === undefined ? join(root, 'dist', theme ?? 'draft') : resolve(values.out),
    theme,
    pages: values['no-pages'] !== true,
    report: values.report === true,
    printersPdf: values['print-pdf'] === true,
    cache: cacheOf(root),
    workers: workersOf(values),
    strict: false,
    signal,
    ...(browser && { browser }),
  }, terminal))
}

function terminalOf(values: Values): Terminal {
  const level: LogLevel = values.quiet ? 'error' : choice('log-level', values['log-level'] ?? 'info', logLevels)
  const showsColours = process.env['TERM'] !== 'dumb' && !process.env['NO_COLOR']
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
    get columns() { return process.stderr.columns || 80 },
    clears: process.stdout.isTTY === true && process.env['TERM'] !== 'dumb',
    isColoured: process.stdout.isTTY === true && showsColours,
    isErrColoured: process.stderr.isTTY === true && showsColours,
    level,
  }
}

/** Milliseconds for putting things in order once the work is to end. */
const PATIENCE = 1500

/**
 * Ends the work in good order on Ctrl-C, SIGTERM or SIGHUP, from the moment it calls `listen`: nothing is published and no browser is left
 * behind. Until then, and after `listen(false)`, there is nothing to put in order, and the system ends the process at once, also in the midst
 * of a computation. A second signal, or too long a wait, ends it at once in any case; browsers are killed on the way out.
 */
async function withSignals(work: (signal: AbortSignal, listen: (isListening?: boolean) => void) => Promise<number>): Promise<number> {
  const controller = new AbortController()
  let code: number | undefined
  const answers = Object.entries({ SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hungUp }).map(([name, its]) => [name, (): void => {
    if (code !== undefined) process.exit(its)
    code = its
    // What cannot be put in order so soon is left to the next build, as after a kill.
    setTimeout(() => process.exit(its), PATIENCE).unref()
    controller.abort()
  }] as const)
  try {
    const result = await work(controller.signal, (isListening = true) => {
      answers.forEach(([name, answer]) => process.off(name, answer))
      if (isListening || code !== undefined) answers.forEach(([name, answer]) => process.on(name, answer))
    })
    return code ?? result
  } catch (error) {
    if (code !== undefined) return code
    throw error
  } finally {
    answers.forEach(([name, answer]) => process.off(name, answer))
  }
}

function choice<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new UsageError(`--${option} is one of ${allowed.join(', ')}, not “${value}”.${suggest(value, allowed)}`)
  return found
}

function suggest(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates)
  return found === undefined ? '' : ` Did you mean “${found}”?`
}

function print(text: string): number {
  process.stdout.write(text)
  return exitCodes.ok
}

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`)
  return code
}

import { resolve } from 'node:path'
import { keptManifest, keptReleases } from '../load/index.ts'
import type { Manifest } from '../model/releases.ts'
import { verify, type ReleaseOptions } from '../releasing.ts'
import { findReleased, inScratch, runProgram, takeKept, type Difference } from '../release/index.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { summary, textReport } from './report/text.ts'
import { progressDisplay } from './progress.ts'
import type { Terminal } from './terminal.ts'

export interface VerifyOptions extends Pick<ReleaseOptions, 'root' | 'browser' | 'workers' | 'signal'> {
  /** The newest of which something is kept, unless told. */
  readonly version: string | undefined
  /** Build from the book folder as it is, also where the release has a tag. */
  readonly here: boolean
}

/** `sourcebook verify`: builds a release again and says whether it is the same, byte for byte. Returns the exit code. */
export async function verifyCommand(options: VerifyOptions, terminal: Terminal): Promise<number> {
  const version = options.version ?? (await keptReleases(options.root)).at(-1)
  if (version === undefined) return refuse(terminal, 'There is no release to verify: nothing is kept in manuscript/releases/.', exitCodes.badInput)
  const released = options.here ? undefined : await findReleased(options.root, version)
  const talks = terminal.level === 'info' || terminal.level === 'debug'
  if (released === undefined) {
    if (talks && !options.here) terminal.err(`There is no tag v${version} here, nor the commit that keeps the release: it is built from the folder as it is.\n`)
    return verifyHere({ ...options, version }, terminal)
  }
  return inScratch(released, async ({ root, cache, program = process.argv[1] ?? '' }) => {
    const isSame = await takeKept(options.root, root, version)
    // The press of the release does the comparing too, by this same command line.
    const args = ['verify', version, root, '--here', '--log-level', terminal.level, ...(options.browser ? ['--browser', resolve(options.browser)] : []), ...(options.workers ? ['--workers', String(options.workers)] : [])]
    const code = await runProgram(program, args, { ...process.env, SOURCEBOOK_CACHE: cache }, options.signal, terminal)
    if (code === exitCodes.usage) return refuse(terminal, `The press of ${released.name} does not know this command line.`, exitCodes.internal)
    if (code === exitCodes.ok && !isSame) return refuse(terminal, `manuscript/releases/${version}/manifest.json is not that of ${released.name}.`, exitCodes.differs)
    return code
  }, options.signal, (what) => talks && terminal.err(`${what}\n`))
}

async function verifyHere(options: VerifyOptions & { readonly version: string }, terminal: Terminal): Promise<number> {
  const { root, version } = options
  const kept = await keptManifest(root, version)
  if (kept.messages.length > 0) terminal.err(textReport(kept.messages))
  if (kept.value === undefined) return refuse(terminal, `Nothing can be verified: manuscript/releases/${version}/manifest.json ${kept.messages.length > 0 ? 'cannot be read' : 'is not there'}.`, exitCodes.badInput)
  const display = progressDisplay(terminal)
  const { messages, outputs, inputs, otherBrowser } = await verify({ ...options, onProgress: display.listen }, kept.value).finally(display.stop)
  if (options.signal?.aborted) return exitCodes.interrupted
  if (otherBrowser !== undefined) return refuse(terminal, `${version} was made by ${kept.value.browser.version}${kept.value.browser.pinned === undefined ? ', named with --browser' : ''}, and this is ${otherBrowser}: no other browser can verify it.`, exitCodes.internal)
  if (outputs === undefined) {
    terminal.err(`${textReport(messages)}${summary(messages)}: ${version} could not be built again.\n`)
    return exitCodeOf(messages)
  }
  if (outputs.length > 0) {
    terminal.err(`${version} is not the same:\n${[...outputs.map((each) => line(each)), ...inputs.map((each) => line(each, ' (read by the build)'))].join('')}${tools(kept.value)}`)
    return exitCodes.differs
  }
  if (terminal.level === 'info' || terminal.level === 'debug') terminal.out(`${kept.value.outputs.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('')}${version} is the same, byte for byte\n`)
  return exitCodes.ok
}

function line({ file, is }: Difference, what = ''): string {
  return `  ${file}${what}: ${{ another: 'other bytes', missing: 'is not made any more', new: 'was not in the release' }[is]}\n`
}

/** What else may be the reason. */
function tools({ runtime }: Manifest): string {
  const { node, icu } = process.versions
  return runtime.node === node && runtime.icu === icu ? '' : `  It was made by Node ${runtime.node} with ICU ${runtime.icu}; this is Node ${node} with ICU ${icu}.\n`
}

function refuse(terminal: Terminal, message: string, code: number): number {
  if (terminal.level !== 'silent') terminal.err(`${message}\n`)
  return code
}

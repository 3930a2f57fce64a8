import { execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, realpath, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isAlive } from './processes.ts'

const run = promisify(execFile)
const PREFIX = 'sourcebook-verify-'

/** Loaded before a program that we start, whichever press it is: it ends in good order when this process is killed. */
const ORPHANED = `data:text/javascript,${encodeURIComponent("process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref()")}`

/** The commit of a release, in the repository that a book folder lies in. */
export interface ReleasedCommit {
  /** As it is spoken of: `the tag v1.0.0`, or the commit. */
  readonly name: string
  readonly commit: string
  /** Absolute path of the repository’s working tree. */
  readonly repository: string
  /** Path of the book folder in it; empty: the repository is the book. */
  readonly book: string
}

/**
 * The commit of the tag `v<version>`; where tags did not come along, the one that brought the manifest of the release.
 * Undefined where there is no repository, no such commit, or no git.
 */
export async function findReleased(root: string, version: string): Promise<ReleasedCommit | undefined> {
  try {
    const [repository = '', book = ''] = (await git(root, 'rev-parse', '--show-toplevel', '--show-prefix')).split('\n')
    const place = { repository: await realpath(repository), book: book.replace(/\/$/u, '') }
    const tagged = (await git(root, 'rev-parse', '--verify', '--quiet', `refs/tags/v${version}^{commit}`).catch(() => '')).trim()
    if (tagged !== '') return { name: `the tag v${version}`, commit: tagged, ...place }
    const kept = (await git(root, 'log', '--diff-filter=A', '--format=%H', '--', `manuscript/releases/${version}/manifest.json`)).trim().split('\n').at(-1)
    return kept && (await isWhole(root, kept)) ? { name: `the commit ${kept.slice(0, 12)}, which keeps ${version}`, commit: kept, ...place } : undefined
  } catch {
    return undefined
  }
}

/** In a clone whose history is cut off, the oldest commit seems to have brought every file. */
async function isWhole(root: string, commit: string): Promise<boolean> {
  const isShallow = (await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true'
  return !isShallow || (await git(root, 'rev-parse', '--verify', '--quiet', `${commit}^`).then(() => true, () => false))
}

/** What a scratch worktree is for: its folders, and the program to run there. */
export interface Scratch {
  /** Absolute path of the book folder at that commit. */
  readonly root: string
  /** Absolute path of a folder for a cache. */
  readonly cache: string
  /** Absolute path of the cli.js that the commit brings along; undefined: the book does not say by which program it is made. */
  readonly program: string | undefined
}

/**
 * Checks the commit of a release out into a temporary folder, brings its program to run, gives it to `use`, and removes the folder in any case.
 * @throws where git, npm or the compiler fail.
 */
export async function inScratch<T>(released: ReleasedCommit, use: (scratch: Scratch) => Promise<T>, signal: AbortSignal | undefined, say: (what: string) => void): Promise<T> {
  const folder = await scratchFolder()
  // Of a worktree that was swept away git forgets the rest.
  await git(released.repository, 'worktree', 'prune').catch(() => undefined)
  const tree = join(folder, 'tree')
  try {
    await git(released.repository, 'worktree', 'add', '--detach', '--quiet', tree, released.commit)
    const program = await bringProgram(released, tree, signal, say)
    signal?.throwIfAborted()
    return await use({ root: join(tree, released.book), cache: join(folder, 'cache'), program })
  } finally {
    await rm(folder, { recursive: true, force: true })
    // Of a worktree whose folder is gone git forgets the rest.
    await git(released.repository, 'worktree', 'prune').catch(() => undefined)
  }
}

/** Takes what was kept of a release in the present book folder over into the scratch: it is no input of its build. Whether the commit had the same manifest, or none. */
export async function takeKept(from: string, to: string, version: string): Promise<boolean> {
  const path = join('manuscript', 'releases', version)
  const read = (root: string): Promise<Buffer | undefined> => readFile(join(root, path, 'manifest.json')).catch(() => undefined)
  const [present, tagged] = await Promise.all([read(from), read(to)])
  if (present !== undefined) await cp(join(from, path), join(to, path), { recursive: true, force: true })
  return present === undefined || tagged === undefined || present.equals(tagged)
}

/**
 * Runs a program of Node with what it prints handed on, and returns its exit code.
 * @throws where `signal` ends it.
 */
export async function runProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal | undefined, { out, err }: { readonly out: (text: string) => void; readonly err: (text: string) => void }): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', ORPHANED, program, ...args], { env, signal, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    child.stdout!.setEncoding('utf8').on('data', out)
    child.stderr!.setEncoding('utf8').on('data', err)
    child.on('error', reject).on('close', (code) => resolve(code ?? 70))
  })
}

/** The press itself, where the repository is its own; else the one that the book’s package.json asks for. */
async function bringProgram({ repository, book }: ReleasedCommit, tree: string, signal: AbortSignal | undefined, say: (what: string) => void): Promise<string | undefined> {
  for (const place of new Set([book, ''])) {
    const manifest = JSON.parse(await readFile(join(tree, place, 'package.json'), 'utf8').catch(() => '{}')) as { name?: string; dependencies?: object; devDependencies?: object }
    const isPress = manifest.name === 'sourcebook'
    if (!isPress && !('sourcebook' in { ...manifest.dependencies, ...manifest.devDependencies })) continue
    await bringPackages(join(repository, place), join(tree, place), signal, say)
    if (!isPress) return join(tree, place, 'node_modules', 'sourcebook', 'dist', 'program', 'cli.js')
    say('compiling the press of that release')
    await run('npm', ['run', '--silent', 'compile'], { cwd: join(tree, place), env: ownEnvironment(), maxBuffer: 1 << 26, signal })
    return join(tree, place, 'dist', 'program', 'cli.js')
  }
  return undefined
}

/** Packages by the lockfile of the release: those of the present folder, where it has the same lockfile. */
async function bringPackages(present: string, tagged: string, signal: AbortSignal | undefined, say: (what: string) => void): Promise<void> {
  const lock = (folder: string): Promise<Buffer | undefined> => readFile(join(folder, 'package-lock.json')).catch(() => undefined)
  const [here, there] = await Promise.all([lock(present), lock(tagged)])
  const isThere = await stat(join(present, 'node_modules')).then((found) => found.isDirectory(), () => false)
  if (here !== undefined && there?.equals(here) && isThere) return symlink(await realpath(join(present, 'node_modules')), join(tagged, 'node_modules'), 'junction')
  say('installing the packages of that release’s lockfile')
  await run('npm', ['ci'], { cwd: tagged, env: ownEnvironment(), maxBuffer: 1 << 26, signal })
}

/** A new temporary folder for a verification, to be removed by whoever asked for it. What killed ones left behind is removed first. */
export async function scratchFolder(): Promise<string> {
  const parent = await realpath(tmpdir())
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  return (await run('git', ['-C', folder, ...args], { env: ownEnvironment(), maxBuffer: 1 << 26 })).stdout
}

/** Without what git tells its hooks, which would lead into another repository. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programRoot } from '../pipeline/program.ts'

const run = promisify(execFile)

/** The compiled program, as `npx sourcebook` starts it. */
export const program = join(programRoot, 'dist', 'program', 'cli.js')

/** A process that has ended. */
export interface Ended {
  /** NaN where a signal ended it. */
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Under what circumstances a process runs. */
export interface Around {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What stands before the command: a shell with a umask, a choice of cores. */
  readonly under?: readonly string[]
  /** Of the user and of the group. */
  readonly uid?: number
}

/** Runs a command line of the program (`build`, …) in a process of its own. A cache that somebody has named for himself is not used. */
export async function sourcebook(args: readonly string[], { cwd = programRoot, env = {}, under = [], uid }: Around = {}): Promise<Ended> {
  const [command = '', ...rest] = [...under, process.execPath, program, ...args]
  try {
    const { stdout, stderr } = await run(command, rest, { cwd, env: { ...environment(), ...env }, maxBuffer: 1 << 26, ...(uid !== undefined && { uid, gid: uid }) })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number | null; stdout: string; stderr: string }
    return { code: code ?? NaN, out: stdout, err: stderr }
  }
}

/** The environment of this process without a cache that somebody has named. */
export function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[0] !== 'SOURCEBOOK_CACHE' && entry[1] !== undefined))
}

/** Copies the tiny book of the fixtures to `root`. */
export async function copyTiny(root: string): Promise<string> {
  await cp(join(programRoot, 'test', 'fixtures', 'tiny'), root, { recursive: true })
  return root
}

/** SHA-256 of every file of a folder, by its name; nothing where there is no such folder. */
export async function digestsIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder).catch(() => [])).sort()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, createHash('sha256').update(await readFile(join(folder, name))).digest('hex')] as const)))
}

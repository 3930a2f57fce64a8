import { link, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { because, CannotPublish } from './cannot-publish.ts'
import { isAlive, lives, thisProcess, type ProcessName } from './processes.ts'

/** Another build of the same book is running. Exit code 75. */
export class BuildRunning extends Error {}

/** How often a lock is tried that changes hands meanwhile. */
const ATTEMPTS = 20

/**
 * Takes a lock file for this process and returns what gives it back. A lock whose process is gone, or which names none, is taken over. In a
 * folder that this user may not write nothing is locked: nobody publishes there.
 * @throws BuildRunning where its process lives, or is of another machine; CannotPublish where the lock cannot be written.
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const mine = JSON.stringify(await thisProcess())
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await put(path, mine)) {
        await clearLitter(path)
        return () => giveBack(path, mine)
      }
      const there = await readFile(path, 'utf8').catch(absent)
      if (there === undefined) continue
      const holder = named(there)
      if (holder !== undefined && (await lives(holder))) throw new BuildRunning(holding(holder, path))
      await takeOver(path, there, mine)
    }
  } catch (error) {
    if (error instanceof BuildRunning) throw error
    if (['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return () => Promise.resolve()
    throw new CannotPublish(`The lock ${path} cannot be written: ${because(error, path, '')}`)
  }
  throw new BuildRunning(`The lock ${path} changes hands too quickly. Try again.`)
}

/** Puts a file there whole, with all that it says, where none is; false where there is one. */
async function put(path: string, text: string): Promise<boolean> {
  const whole = `${path}.${process.pid}`
  try {
    await writeFile(whole, text)
    await link(whole, path)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // A disk that knows no second names for a file.
    if (!['ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EMLINK'].includes(code)) throw error
    return writeFile(path, text, { flag: 'wx' }).then(() => true, (second: NodeJS.ErrnoException) => {
      if (second.code === 'EEXIST') return false
      throw second
    })
  } finally {
    await rm(whole, { force: true }).catch(() => undefined)
  }
}

/** Removes a lock that says `stale`. One at a time, lest a second removes what the first has put there in its place. */
async function takeOver(path: string, stale: string, mine: string): Promise<void> {
  const turn = `${path}.turn`
  if (!(await put(turn, mine))) {
    const holder = named((await readFile(turn, 'utf8').catch(absent)) ?? '')
    if (holder === undefined || !(await lives(holder))) await rm(turn, { force: true })
    else await pause(20)
    return
  }
  try {
    if ((await readFile(path, 'utf8').catch(absent)) === stale) await rm(path, { force: true })
  } finally {
    await rm(turn, { force: true })
  }
}

/** Only what this process has put there. */
async function giveBack(path: string, mine: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === mine) await rm(path, { force: true }).catch(() => undefined)
}

/** What processes that were killed while they took the lock have left beside it. */
async function clearLitter(path: string): Promise<void> {
  const prefix = `${basename(path)}.`
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(dirname(path), name), { force: true }).catch(() => undefined)
  }
  const turn = await readFile(`${path}.turn`, 'utf8').catch(() => undefined)
  if (turn === undefined) return
  const holder = named(turn)
  if (holder === undefined || !(await lives(holder))) await rm(`${path}.turn`, { force: true }).catch(() => undefined)
}

/** The process that a lock names; undefined where it is empty or spoilt. */
function named(text: string): ProcessName | undefined {
  try {
    const { pid, host, began } = JSON.parse(text) as Partial<ProcessName>
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && typeof host === 'string' && typeof began === 'string' ? { pid, host, began } : undefined
  } catch {
    return undefined
  }
}

function holding({ pid, host, began }: ProcessName, path: string): string {
  return `Process ${pid} on ${host} is building this book. Wait for it, or stop it; if it is no build${began === '' ? '' : ' any more'}, delete ${path}.`
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

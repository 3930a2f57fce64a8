import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { because, CannotPublish } from './cannot-publish.ts'
import { BuildRunning, lock } from './lock.ts'
import { syncFolder, writeSynced, type Output } from './publish.ts'

/**
 * Places a set of files as `folder`, whole or not at all, and for good: staged in a hidden folder beside it, synced to disk, and renamed.
 * A folder that is there with these very files is left as it is.
 * @throws CannotPublish where it is there with others, or cannot be written; BuildRunning where another release is placing it.
 */
export async function placeOnce(folder: string, output: Output): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    // Of two releases from two folders one would clear what the other has staged.
    const unlock = await lock(lockOf(folder))
    await place(folder, output).finally(unlock)
  } catch (error) {
    if (error instanceof BuildRunning || error instanceof CannotPublish) throw error
    throw new CannotPublish(`Nothing was written to ${folder}: ${because(error, folder, 'and run it again')}`)
  }
}

/** Clears what a release that was killed has left beside a folder that it had placed already. @throws BuildRunning */
export async function tidyPlace(folder: string): Promise<void> {
  const unlock = await lock(lockOf(folder))
  await rm(stagedOf(folder), { recursive: true, force: true }).catch(() => undefined).finally(unlock)
}

const lockOf = (folder: string): string => join(dirname(folder), `.${basename(folder)}-lock`)
const stagedOf = (folder: string): string => join(dirname(folder), `.${basename(folder)}.new`)

async function place(folder: string, output: Output): Promise<void> {
  const other = await differing(folder, output)
  if (other !== undefined) {
    if (other.length === 0) return
    throw new CannotPublish(`${folder} is there already, and is another (${other.join(', ')}). What was released is never overwritten: give this release a new version; if that folder was never handed on, delete it.`)
  }
  const staged = stagedOf(folder)
  try {
    // What a killed release left behind.
    await rm(staged, { recursive: true, force: true })
    await mkdir(staged)
    for (const [name, bytes] of output) await writeSynced(join(staged, name), bytes)
    await syncFolder(staged)
    await rename(staged, folder)
  } catch (error) {
    await rm(staged, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(folder)).catch((error: unknown) => {
    throw new CannotPublish(`${folder} is written, but the disk did not say that it is kept: ${because(error, dirname(folder), 'and run it again')}`)
  })
}

/** Names of files that a folder has otherwise, has not, or has besides; undefined where there is no folder, or nothing in it. */
async function differing(folder: string, output: Output): Promise<string[] | undefined> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new CannotPublish(`${folder} cannot be read: ${error.message}.`)
  })
  if (there.length === 0) return undefined
  const names = [...new Set([...output.keys(), ...there])].sort()
  const same = await Promise.all(names.map(async (name) => {
    const bytes = output.get(name)
    return bytes !== undefined && (await readFile(join(folder, name)).catch(() => undefined))?.equals(bytes) === true
  }))
  return names.filter((_, index) => !same[index])
}

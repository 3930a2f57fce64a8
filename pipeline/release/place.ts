import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CannotPublish, syncFolder, writeSynced, type Output } from './publish.ts'

/**
 * Places a set of files as `folder`, whole or not at all, and for good: staged in a hidden folder beside it, synced to disk, and renamed.
 * A folder that is there with these very files is left as it is.
 * @throws CannotPublish where it is there with others, or cannot be written.
 */
export async function placeOnce(folder: string, output: Output): Promise<void> {
  const other = await differing(folder, output)
  if (other !== undefined) {
    if (other.length === 0) return
    throw new CannotPublish(`${folder} is there already, and is another (${other.join(', ')}). What was released is never overwritten: give this release a new version; if that folder was never handed on, delete it.`)
  }
  const staged = join(dirname(folder), `.${basename(folder)}.new`)
  try {
    // What a killed release left behind.
    await rm(staged, { recursive: true, force: true })
    await mkdir(staged, { recursive: true })
    for (const [name, bytes] of output) await writeSynced(join(staged, name), bytes)
    await syncFolder(staged)
    await rename(staged, folder)
    await syncFolder(dirname(folder))
  } catch (error) {
    await rm(staged, { recursive: true, force: true }).catch(() => undefined)
    throw new CannotPublish(`Nothing was written to ${folder}: ${(error as Error).message}. Free space, or mend the permissions, and run it again.`)
  }
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

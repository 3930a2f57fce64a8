import { createHash } from 'node:crypto'
import { access, constants, lstat, mkdir, open, readFile, readdir, readlink, rename, rm, rmdir, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Files by their name inside the output folder. */
export type Output = ReadonlyMap<string, Uint8Array>

/** The output folder cannot be written; the message says why and what to do. Exit code 73. */
export class CannotPublish extends Error {}

/**
 * Publishes a set of files as `folder`, whole or not at all: they are staged in a hidden folder beside it, synced to
 * disk, and `folder`, a symbolic link, is swung to them in one rename. Whoever reads `folder` sees the old edition or
 * the new one, also when the process is killed. Where `folder` is a real folder with files of somebody's, each file is
 * replaced by a rename of its own and nothing else in it is touched.
 * @throws CannotPublish where the folder cannot be written.
 */
export async function publish(folder: string, output: Output): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    if (await isForeignFolder(folder)) await replaceFiles(folder, output)
    else await swing(folder, output)
  } catch (error) {
    throw new CannotPublish(`Nothing was published in ${folder}: ${(error as Error).message}. Free space, mend the permissions, or name another folder with --out.`)
  }
}

/** @throws CannotPublish where `folder` could not be written later: asked before the long work. */
export async function assertPublishable(folder: string): Promise<void> {
  let parent = dirname(folder)
  for (;;) {
    try {
      if (!(await stat(parent)).isDirectory()) throw new Error(`${parent} is not a folder`)
      await access(parent, constants.W_OK)
      return
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!missing || dirname(parent) === parent)
        throw new CannotPublish(`${folder} cannot be written: ${(error as Error).message}. Mend the permissions, or name another folder with --out.`)
      parent = dirname(parent)
    }
  }
}

async function isForeignFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  if (found === undefined || found.isSymbolicLink()) return false
  if ((await readdir(folder)).length > 0) return true
  await rmdir(folder)
  return false
}

async function swing(folder: string, output: Output): Promise<void> {
  const parent = dirname(folder)
  const prefix = `.${basename(folder)}-`
  const staged = join(parent, `${prefix}${digest(output)}`)
  const current = await readlink(folder).catch(() => undefined)
  await clearLitter(parent, prefix, current)
  if (current !== basename(staged)) {
    await mkdir(staged)
    for (const [name, bytes] of output) await writeSynced(join(staged, name), bytes)
    await syncFolder(staged)
    const link = join(parent, `${prefix}link`)
    await symlink(basename(staged), link, 'junction')
    await rename(link, folder)
    await syncFolder(parent)
    if (current !== undefined) await clearLitter(parent, prefix, basename(staged))
    return
  }
  // The same edition is there already; what somebody has changed or taken away in it since is put back.
  const spoilt = await Promise.all([...output].map(async ([name, bytes]) => ((await readFile(join(staged, name)).catch(() => undefined))?.equals(bytes) ? [] : [[name, bytes] as const])))
  await replaceFiles(staged, new Map(spoilt.flat()))
}

async function replaceFiles(folder: string, output: Output): Promise<void> {
  for (const [name, bytes] of output) {
    const staged = join(folder, `.${name}.new`)
    await writeSynced(staged, bytes)
  }
  for (const name of output.keys()) await rename(join(folder, `.${name}.new`), join(folder, name))
  await syncFolder(folder)
}

/** Removes what a killed build left behind; `keep` is what the link points to. */
async function clearLitter(parent: string, prefix: string, keep: string | undefined): Promise<void> {
  for (const name of await readdir(parent)) if (name.startsWith(prefix) && name !== keep) await rm(join(parent, name), { recursive: true })
}

/** Writes a file and waits until it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Waits until the names in a folder are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function digest(output: Output): string {
  const hash = createHash('sha256')
  for (const [name, bytes] of [...output].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}

import { createHash } from 'node:crypto'
import { access, constants, lstat, mkdir, open, readFile, readdir, readlink, rename, rm, rmdir, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { because, CannotPublish, naming } from './cannot-publish.ts'
import { BuildRunning, lock } from './lock.ts'

/** Files by their name inside the output folder. */
export type Output = ReadonlyMap<string, Uint8Array>

/** Behind the name of a file that is to replace another. */
const FRESH = '.sourcebook-new'

/**
 * Publishes a set of files as `folder`, whole or not at all: they are staged in a hidden folder beside it, synced to
 * disk, and `folder`, a symbolic link, is swung to them in one rename. Whoever reads `folder` sees the old edition or
 * the new one, also when the process is killed. Where `folder` is a real folder with files of somebody's, or somebody's own
 * link to one, each file is replaced by a rename of its own and nothing else in it is touched.
 * @throws CannotPublish where the folder cannot be written; BuildRunning where another build is publishing in it.
 */
export async function publish(folder: string, output: Output): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    // Books of two folders may be built into one, and each clears what the other has staged.
    const unlock = await lock(join(dirname(folder), `.${basename(folder)}-lock`))
    try {
      if (await isForeignFolder(folder)) await replaceFiles(folder, output)
      else await swing(folder, output)
    } finally {
      await unlock()
    }
  } catch (error) {
    if (error instanceof BuildRunning || error instanceof CannotPublish) throw error
    throw new CannotPublish(`Nothing was published in ${folder}: ${because(error)}`)
  }
}

/** @throws CannotPublish where `folder` could not be written later: asked before the long work. */
export async function assertPublishable(folder: string): Promise<void> {
  let parent = dirname(folder)
  for (;;) {
    try {
      if (!(await stat(parent)).isDirectory()) throw Object.assign(new Error(`${parent} is not a folder`), { code: 'ENOTDIR' })
      await access(parent, constants.W_OK)
      return
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!missing || dirname(parent) === parent) throw new CannotPublish(`${folder} cannot be written: ${because(error)}`)
      parent = dirname(parent)
    }
  }
}

async function isForeignFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(absent)
  if (found === undefined) return false
  // A link that the press did not make is somebody's choice of a place.
  if (found.isSymbolicLink()) return !isStaged(folder, await readlink(folder)) && (await stat(folder).then((aim) => aim.isDirectory(), () => false))
  if ((await readdir(folder)).length > 0) return true
  await rmdir(folder)
  return false
}

/** Whether a name is that of a folder staged for `folder`, not for a neighbour whose name begins alike. */
function isStaged(folder: string, name: string): boolean {
  const prefix = `.${basename(folder)}-`
  return name.startsWith(prefix) && /^[\da-f]{16}$/u.test(name.slice(prefix.length))
}

async function swing(folder: string, output: Output): Promise<void> {
  const parent = dirname(folder)
  const staged = join(parent, `.${basename(folder)}-${digest(output)}`)
  const link = join(parent, `.${basename(folder)}-link`)
  const current = await readlink(folder).catch(absent)
  await clearLitter(folder, current)
  if (current === basename(staged) && (await stat(staged).catch(absent)) !== undefined) return putBack(staged, output)
  try {
    await rm(staged, { recursive: true, force: true })
    await mkdir(staged)
    for (const [name, bytes] of output) await writeSynced(join(staged, name), bytes)
    await syncFolder(staged)
    await rm(link, { force: true })
    await symlink(basename(staged), link, 'junction')
    await rename(link, folder)
  } catch (error) {
    for (const half of [link, staged]) await rm(half, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(parent).catch((error: unknown) => {
    throw new CannotPublish(`The new edition is in ${folder}, but the disk did not say that it is kept: ${because(error, parent, 'and build once more')}`)
  })
  await clearLitter(folder, basename(staged))
}

/** The same edition is there already; what somebody has changed or taken away in it since is put back. */
async function putBack(staged: string, output: Output): Promise<void> {
  const spoilt = await Promise.all([...output].map(async ([name, bytes]) => ((await readFile(join(staged, name)).catch(() => undefined))?.equals(bytes) ? [] : [[name, bytes] as const])))
  await replaceFiles(staged, new Map(spoilt.flat()))
}

async function replaceFiles(folder: string, output: Output): Promise<void> {
  const fresh = (name: string): string => join(folder, `.${name}${FRESH}`)
  // Of a killed build.
  for (const name of await readdir(folder)) if (name.startsWith('.') && name.endsWith(FRESH)) await rm(join(folder, name), { recursive: true, force: true })
  try {
    for (const [name, bytes] of output) await writeSynced(fresh(name), bytes)
  } catch (error) {
    for (const name of output.keys()) await rm(fresh(name), { force: true }).catch(() => undefined)
    throw error
  }
  const replaced: string[] = []
  try {
    for (const name of output.keys()) {
      await rename(fresh(name), join(folder, name))
      replaced.push(name)
    }
  } catch (error) {
    for (const name of output.keys()) await rm(fresh(name), { force: true }).catch(() => undefined)
    if (replaced.length === 0) throw error
    throw new CannotPublish(`In ${folder}, a folder that holds other files too, ${replaced.join(', ')} ${replaced.length === 1 ? 'is' : 'are'} new, and ${[...output.keys()].filter((name) => !replaced.includes(name)).join(', ')} could not be replaced: ${because(error)}`)
  }
  await syncFolder(folder)
}

/** Removes what a killed build left behind; `keep` is what the link points to. What cannot be removed is left to the next build. */
async function clearLitter(folder: string, keep: string | undefined): Promise<void> {
  const parent = dirname(folder)
  for (const name of await readdir(parent)) {
    if ((isStaged(folder, name) && name !== keep) || name === `.${basename(folder)}-link`) await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Writes a file and waits until it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    throw naming(error, path)
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
  } catch (error) {
    throw naming(error, path)
  } finally {
    await folder.close()
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'EINVAL') throw error
}

function digest(output: Output): string {
  const hash = createHash('sha256')
  for (const [name, bytes] of [...output].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}

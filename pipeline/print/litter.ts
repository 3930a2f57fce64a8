import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Removes from a folder what processes that are gone have left in it: names that `pidOf` finds the number of a process in. */
export async function clearLitter(folder: string, pidOf: RegExp): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = pidOf.exec(name)?.[1]
    // What belongs to another user stays.
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Removes the scratch folders for a purpose that killed processes have left, from all places where they may be. */
export async function clearScratch(purpose: string, otherwise: string): Promise<void> {
  for (const parent of [tmpdir(), otherwise]) await clearLitter(parent, scratchOf(purpose))
}

const scratchOf = (purpose: string): RegExp => new RegExp(`^sourcebook-${purpose}-(\\d+)-`, 'u')

/** A new folder for what this process needs for a while: temporary, or, where nothing can be written there, in `otherwise`. What killed ones have left is cleared. */
export async function scratchFolder(purpose: string, otherwise: string): Promise<string> {
  let reason: unknown
  for (const parent of [tmpdir(), otherwise]) {
    try {
      if (parent === otherwise) await mkdir(parent, { recursive: true, mode: 0o700 })
      await clearLitter(parent, scratchOf(purpose))
      return await mkdtemp(join(parent, `sourcebook-${purpose}-${process.pid}-`))
    } catch (error) {
      reason ??= error
    }
  }
  throw reason
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

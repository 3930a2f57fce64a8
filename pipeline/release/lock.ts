import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isAlive } from './processes.ts'

/** Another build of the same book is running. Exit code 75. */
export class BuildRunning extends Error {}

/**
 * Takes the lock file of a book for this process and returns what gives it back. A lock whose process is gone is taken over.
 * @throws BuildRunning where its process lives.
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(await readFile(path, 'utf8').catch(() => ''))
      if (lives(holder)) throw new BuildRunning(`Process ${holder} is building this book. Wait for it, or stop it; if it is no build, delete ${path}.`)
      await rm(path, { force: true })
    }
  }
  throw new BuildRunning(`The lock ${path} changes hands too quickly. Try again.`)
}

function lives(pid: number): boolean {
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid)
}

import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether processes can be looked at here. */
export const canSee = process.platform === 'linux'

function numbers(): number[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry)).map(Number)
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** Ended, and not yet fetched by whoever started it, or gone. */
export function isOver(pid: number): boolean {
  const stat = read(pid, 'stat')
  return stat === '' || stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}

/** Numbers of the processes that a process started, and of those that these started. */
export function descendants(root: number): number[] {
  const parents = new Map(numbers().map((pid) => [pid, Number(/\) \S (\d+)/u.exec(read(pid, 'stat'))?.[1] ?? 0)]))
  const found = [root]
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child)
  return found.slice(1)
}

/** Numbers of the living processes whose command line or environment names a folder: those started with it as their temporary one. */
export function processesOf(folder: string): number[] {
  return numbers().filter((pid) => pid !== process.pid && !isOver(pid) && `${read(pid, 'cmdline')}\0${read(pid, 'environ')}`.includes(folder))
}

/** The renderers, or the one browser, among processes. */
export function ofType(pids: readonly number[], type: 'renderer' | 'browser'): number[] {
  return pids.filter((pid) => {
    const line = read(pid, 'cmdline')
    return line.includes('--headless') || line.includes('--type=') ? (type === 'renderer' ? line.includes('--type=renderer') : !line.includes('--type=')) : false
  })
}

/** Waits until `what` holds; false where it does not within `seconds`. */
export async function until(what: () => boolean, seconds = 60): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    if (what()) return true
    await pause(10)
  }
  return what()
}

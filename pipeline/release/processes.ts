import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'

/** A process, told from all others: of another machine, or of another program that was given its number since. */
export interface ProcessName {
  readonly pid: number
  readonly host: string
  /** When it began, as the system counts; empty where the system does not say. */
  readonly began: string
}

/** Whether a process of that number is there, of whomever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** This process. */
export async function thisProcess(): Promise<ProcessName> {
  return { pid: process.pid, host: hostname(), began: await beginning(process.pid) }
}

/** Whether that very process lives; of another machine’s that cannot be known, and true is said. */
export async function lives({ pid, host, began }: ProcessName): Promise<boolean> {
  if (host !== hostname()) return true
  if (!isAlive(pid)) return false
  const now = await beginning(pid)
  return began === '' || now === '' || began === now
}

/** The boot of the machine, and the tick of it at which a process began; of a dead one that nobody has fetched yet, another. */
async function beginning(pid: number): Promise<string> {
  try {
    const [stat, boot] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')])
    // Behind the name of the program, which may hold anything: field 3, the state, and field 22, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'ended' : `${boot.trim()} ${fields[19] ?? ''}`
  } catch {
    return ''
  }
}

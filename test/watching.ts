import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { environment, program } from './program.ts'

const WAITING = 'Waiting for the next change'

/** A command line of the program that goes on until it is stopped. */
export interface Watching {
  /** What was said, on both outputs, until the press waits again. */
  readonly next: () => Promise<{ readonly out: string; readonly err: string }>
  /** Sends a signal, and gives what the process ended with. */
  readonly end: (signal: NodeJS.Signals) => Promise<readonly [code: number | null, signal: string | null]>
  readonly pid: number
}

export function watching(args: readonly string[]): Watching {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()))
  return {
    pid: child.pid ?? 0,
    next: async () => {
      while (!err.includes(WAITING)) {
        if (child.exitCode !== null) throw new Error(`It ended: ${out}${err}`)
        await pause(5)
      }
      const said = { out, err }
      ;[out, err] = ['', '']
      return said
    },
    end: async (signal) => {
      const ended = once(child, 'exit') as Promise<[number | null, string | null]>
      child.kill(signal)
      return ended
    },
  }
}

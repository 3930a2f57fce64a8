// A child process and all that it starts: how long it runs, what it says, and the memory and processor time of the whole tree.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

const everyMilliseconds = 150
/** Ticks a second in /proc/PID/stat: 100 on every Linux that Node runs on. */
const ticks = 100
const isMeasured = existsSync('/proc/self/smaps_rollup')

/**
 * Runs a command to its end. Returns seconds of the clock, peak memory in bytes and processor seconds of the whole tree (undefined
 * where the system has no /proc), and what it printed.
 *
 * Reading the memory of a browser holds it up: `isWatched: false` leaves that out where a tenth of a second counts.
 *
 * @throws where the command fails or cannot be started.
 */
export async function measured(command, args, { env = {}, cwd, timeout = 1_800_000, isWatched = isMeasured } = {}) {
  const from = performance.now()
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = []
  const complaints = []
  child.stdout.on('data', (chunk) => printed.push(chunk))
  child.stderr.on('data', (chunk) => complaints.push(chunk))
  const limit = setTimeout(() => child.kill(), timeout)
  let memory = 0
  const cpu = new Map()
  const sample = () => {
    let sum = 0
    for (const pid of tree(child.pid)) {
      try {
        sum += Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ')
        cpu.set(pid, Number(fields[11]) + Number(fields[12]))
      } catch {
        // It has ended meanwhile.
      }
    }
    memory = Math.max(memory, sum)
  }
  const timer = isWatched ? setInterval(sample, everyMilliseconds) : undefined
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)).finally(() => {
    clearInterval(timer)
    clearTimeout(limit)
  })
  const seconds = (performance.now() - from) / 1000
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${Buffer.concat(complaints).toString().slice(-2000)}`)
  const total = [...cpu.values()].reduce((sum, value) => sum + value, 0) / ticks
  return { seconds, output: Buffer.concat(printed).toString(), ...(isWatched && { memory, cpu: total }) }
}

/** A process and its descendants. */
function tree(root) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ')[1]
      children.set(parent, [...(children.get(parent) ?? []), name])
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = [String(root)]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

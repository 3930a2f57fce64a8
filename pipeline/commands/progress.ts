import type { Progress, ProgressListener } from '../model/progress.ts'
import { Estimate } from './estimate.ts'
import type { Terminal } from './terminal.ts'

/** Seconds: a build that is shorter shows nothing; from `ESTIMATED` on it says how long it will take. */
const SHOWN = 0.5
const ESTIMATED = 2
/** Seconds between two changes of the line: a screen reader speaks each of them. */
const REST = 2
/** Seconds after which a log has a line of a build, and between two. */
const LOGGED = 10
const LOG_REST = 30

const named: Readonly<Record<Progress['stage'], string>> = {
  load: 'Reading', check: 'Checking', compile: 'Compiling', paginate: 'Paginating', print: 'Printing', epub: 'Packing the EPUB', publish: 'Publishing',
}

/**
 * Shows progress on the error output. On a terminal one line that is written over, and wiped by `stop`, which is to be called before anything else is
 * said; elsewhere a plain line now and then of a long build, for logs. With the level `debug` every step is a line. `now`: seconds, for tests.
 */
export function progressDisplay(terminal: Terminal, now = (): number => performance.now() / 1000): { listen: ProgressListener; stop: () => void } {
  const { level, live } = terminal
  if (level === 'silent' || level === 'error' || level === 'warning') return { listen: () => {}, stop: () => {} }
  if (level === 'debug') return { listen: (progress) => terminal.err(`${step(progress)}\n`), stop: () => {} }
  const begun = now()
  const estimate = new Estimate()
  let progress: Progress | undefined
  let shown = ''
  let at = live ? begun + SHOWN - REST : begun + LOGGED - LOG_REST
  const show = (): void => {
    if (progress === undefined || now() - at < (live ? REST : LOG_REST)) return
    const line = described(progress, estimate, now(), now() - begun >= ESTIMATED)
    at = now()
    if (line === shown) return
    shown = line
    terminal.err(live ? `\r\u001B[K${line.slice(0, terminal.columns - 1)}` : `${line}\n`)
  }
  const timer = setInterval(show, 500)
  timer.unref()
  return {
    listen: (heard) => {
      estimate.hear(heard, now())
      progress = { ...heard, pages: heard.pages ?? progress?.pages }
      show()
    },
    stop: () => {
      clearInterval(timer)
      if (live && shown !== '') terminal.err('\r\u001B[K')
      shown = ''
      progress = undefined
    },
  }
}

function described({ stage, pages }: Progress, estimate: Estimate, now: number, withTime: boolean): string {
  const known = estimate.pages !== undefined && stage === 'paginate' && estimate.pages > (pages ?? 0) ? ` of about ${estimate.pages}` : ''
  const made = pages === undefined || pages === 0 ? '' : `: ${pages}${known} ${pages === 1 && known === '' ? 'page' : 'pages'}`
  const left = withTime ? estimate.left(now) : undefined
  return `${named[stage]}${made}${left === undefined ? '' : `, about ${duration(left)} left`}`
}

/** So rounded that it seldom changes and does not seem to be known better than it is. */
function duration(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 90) return `${Math.round(seconds / 5) * 5} s`
  return `${Math.round(seconds / 60)} min`
}

function step({ stage, section, done, total, pages }: Progress): string {
  const parts = [named[stage]]
  if (done !== undefined && total !== undefined) parts.push(`${done}/${total}`)
  if (section !== undefined) parts.push(section)
  if (pages !== undefined) parts.push(`(${pages} pages)`)
  return parts.join(' ')
}

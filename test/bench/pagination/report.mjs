// The machine, and the table of figures: medians over the runs of a size, ratios to the floor of the same run.
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

/** Cores, memory, processor and versions, on one line. */
export function machine() {
  const root = join(import.meta.dirname, '../../..')
  const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
  const [{ model } = { model: 'unknown processor' }] = cpus()
  const parts = [`${cpus().length} cores (${model.trim()})`, `${(totalmem() / 2 ** 30).toFixed(0)} GiB`, `Node ${process.versions.node}`, `pagedjs ${version('pagedjs')}`, `@sparticuz/chromium ${version('@sparticuz/chromium')}`]
  return `${parts.join(', ')}. Seconds of the clock; on a busy machine compare ratios only.`
}

/** The median of some numbers; undefined where one of them is missing. */
export function median(numbers) {
  if (numbers.length === 0 || numbers.some((value) => value === undefined)) return undefined
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
}

const seconds = (milliseconds, digits = 2) => (milliseconds === undefined ? '–' : (milliseconds / 1000).toFixed(digits))
const works = ['fonts', 'browser', 'paginate', 'assemble', 'print', 'rewrite', 'read-back', 'prove']

/** Each line: its name, and what it makes of the runs of a size. */
function lines() {
  const of = (pick) => ({ runs }) => median(runs.map(pick))
  const floor = (run) => run.floors.reduce((sum, { total }) => sum + total, 0) / run.floors.length
  const toFloor = (pick) => (row) => { const ratio = of((run) => pick(run) / floor(run))(row); return ratio === undefined ? '–' : `${ratio.toFixed(2)} ×` }
  const time = (pick) => (row) => seconds(of(pick)(row))
  return [
    ['pages', (row) => String(of((run) => run.cold.pages)(row))],
    ['floor: native print of the same words', time(floor)],
    ['floor, ms a page', (row) => of((run) => floor(run) / run.floors[0].pages)(row).toFixed(1)],
    ['cold build to PDF', time((run) => run.cold.total)],
    ['  to the floor (at most 2.5 ×)', toFloor((run) => run.cold.total)],
    ['  ms a page', (row) => of((run) => run.cold.total / run.cold.pages)(row).toFixed(1)],
    ['  pages a second', (row) => of((run) => (run.cold.pages / run.cold.total) * 1000)(row).toFixed(0)],
    ['  processor seconds, all processes', (row) => of((run) => run.cold.cpu)(row)?.toFixed(1) ?? 'not measured'],
    ['  peak memory, all processes, MB', (row) => { const value = of((run) => run.cold.memory)(row); return value === undefined ? 'not measured' : (value / 1e6).toFixed(0) }],
    ...['load', 'check', 'compile', 'paginate', 'print', 'publish'].map((stage) => [`  stage ${stage}`, time((run) => run.cold.stages[stage] ?? 0)]),
    ...works.map((work) => [`  work ${work} (summed over workers)`, time((run) => run.cold.works[work] ?? 0)]),
    ['  proof: reading back and comparing, share of the work (at most 10 %)', (row) => `${of((run) => share(run.cold))(row).toFixed(0)} %`],
    ['one word changed, a press that stays: new PDF', time((run) => run.resident.total)],
    ['  to the floor (at most 0.5 ×)', toFloor((run) => run.resident.total)],
    ['one word changed, a press that stays: pages on screen (at most 0.3)', time((run) => run.resident.screen)],
    ...['load', 'check', 'compile', 'work paginate', 'work assemble', 'work print', 'work rewrite', 'work read-back', 'work prove', 'publish'].map((each) => [`  ${each}`, time((run) => run.resident[each] ?? 0)]),
    ['one word changed, a new process: new PDF', time((run) => run.changed.total)],
    ['  to the floor', toFloor((run) => run.changed.total)],
    ['one word changed, a new process: pages on screen', time((run) => run.changed.screen)],
    ['  load, check, compile of it', time((run) => run.changed.stages.load + run.changed.stages.check + run.changed.stages.compile)],
    ['nothing changed (at most 0.3)', time((run) => run.unchanged.total)],
    ['start-up of the program', time((run) => run.cold.startUp)],
  ]
}

/** How much of a build's work is the proof of its PDF, in per cent. */
function share({ stages, works: done }) {
  const before = (stages.load ?? 0) + (stages.check ?? 0) + (stages.compile ?? 0)
  const all = before + Object.values(done).reduce((sum, value) => sum + value, 0)
  return (((done['read-back'] ?? 0) + (done.prove ?? 0)) / all) * 100
}

/** What another engine took for the whole job, and how many times the floor of the same run that is. */
function peer({ runs, peers }, name) {
  const found = peers?.[name]
  if (typeof found !== 'object') return found ?? '–'
  const floors = runs.flatMap((run) => run.floors.map(({ total }) => total / 1000))
  return `${found.seconds.toFixed(1)} (${(found.seconds / median(floors)).toFixed(1)} ×)`
}

/** A column for every size. */
export function table(rows) {
  const peers = Object.keys(rows.find((row) => row.peers !== undefined)?.peers ?? {})
  const cells = [['', ...rows.map(({ size }) => `${size} pp`)], ...lines().map(([name, value]) => [name, ...rows.map(value)]), ...peers.map((name) => [name, ...rows.map((row) => peer(row, name))])]
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  return cells.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')).join('\n')
}

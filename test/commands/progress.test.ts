import { expect, test } from 'vitest'
import { Estimate } from '../../pipeline/commands/estimate.ts'
import { progressDisplay } from '../../pipeline/commands/progress.ts'
import type { LogLevel, Terminal } from '../../pipeline/commands/terminal.ts'
import type { Progress } from '../../pipeline/model/progress.ts'
import { stopwatch } from '../../pipeline/pace.ts'

/** A build of 300 pages that takes a minute; the last took as long. */
const last = { seconds: { load: 1, check: 1, compile: 2, paginate: 40, print: 12, epub: 4 }, pages: 300 }
const build: readonly (readonly [second: number, progress: Progress])[] = [
  [0, { stage: 'load', last }], [1, { stage: 'check' }], [2, { stage: 'compile' }],
  ...Array.from({ length: 80 }, (_, index) => [4 + index / 2, { stage: 'paginate', section: `Section ${index}`, done: index, total: 80, pages: Math.round(index * 3.75) }] as const),
  [44, { stage: 'print', pages: 300 }], [56, { stage: 'epub', done: 0, total: 2 }], [58, { stage: 'epub', done: 1, total: 2 }],
]

function shown({ live, level = 'info', events = build }: { live: boolean; level?: LogLevel; events?: typeof build }): string[] {
  const said: string[] = []
  let second = 0
  const terminal: Terminal = { out: () => {}, err: (text) => void said.push(text), live, columns: 60, level }
  const display = progressDisplay(terminal, () => second)
  for (const [at, progress] of events) {
    second = at
    display.listen(progress)
  }
  display.stop()
  return said
}

test('on a terminal one line is written over: stage, pages, and after two seconds how long it will take; it is wiped at the end', () => {
  const said = shown({ live: true })
  for (const text of said) expect(text).toMatch(/^\r\u001B\[K[^\n]*$/u)
  for (const text of said) expect(text.length).toBeLessThan(60 + 4)
  expect(said.at(-1)).toBe('\r\u001B[K')
  const lines = said.map((text) => text.slice(4))
  expect(lines[0]).toBe('Checking')
  expect(lines).toContain('Paginating: 45 of about 300 pages, about 50 s left')
  expect(lines).toContain('Printing: 300 pages, about 15 s left')
  expect(lines.join('\n')).not.toMatch(/undefined|NaN|Infinity|Section/u)
  // Not every step of it: what can be read, and what a screen reader can speak.
  expect(lines.length).toBeLessThan(60 / 2 + 2)
})

test('a log has a plain line now and then of a long build, and none of a short one', () => {
  const said = shown({ live: false })
  expect(said).toEqual(['Paginating: 45 of about 300 pages, about 50 s left\n', 'Paginating: 270 of about 300 pages, about 20 s left\n'])
  expect(shown({ live: false, events: build.filter(([second]) => second < 10) })).toEqual([])
})

test('a build that is done at once shows nothing, and the levels below info never do', () => {
  expect(shown({ live: true, events: build.slice(0, 1).map(([, progress]) => [0.2, progress] as const) })).toEqual([])
  for (const level of ['warning', 'error', 'silent'] as const) expect([shown({ live: true, level }), shown({ live: false, level })]).toEqual([[], []])
  expect(shown({ live: true, level: 'debug' })[3]).toBe('Paginating 0/80 Section 0 (0 pages)\n')
})

test('what is left is right where this build goes as the last did, and is corrected by the pages where it does not', () => {
  const at = (events: typeof build, second: number, factor = 1): number | undefined => {
    const estimate = new Estimate()
    for (const [when, progress] of events) if (when <= second) estimate.hear(progress, when * factor)
    return estimate.left(second * factor)
  }
  for (const second of [3, 10, 24, 40, 50, 57]) expect(Math.abs(at(build, second)! - (60 - second)), `at ${second} s`).toBeLessThan(3)
  // Three times as slow, and the last tells nothing of that: in the middle of the pages it is half seen, at their end wholly.
  expect(at(build, 43, 3)!).toBeGreaterThan(16)
  const first = build.map(([second, { last: _, ...progress }]) => [second, progress] as const)
  expect(at(first, 1), 'nothing is known').toBeUndefined()
  expect(at(first, 4.2), 'too early').toBeUndefined()
  expect(at(first, 24)!).toBeGreaterThan(20)
  expect(at(first, 24)!).toBeLessThan(60)
})

test('a stopwatch takes the time of each stage, and passes on what it hears', () => {
  let milliseconds = 0
  const heard: string[] = []
  const { listen, took } = stopwatch(({ stage }) => heard.push(stage), () => milliseconds)
  for (const [second, progress] of build) {
    milliseconds = second * 1000
    listen(progress)
  }
  milliseconds = 60_000
  expect(took(300)).toEqual(last)
  expect(heard).toHaveLength(build.length)
})

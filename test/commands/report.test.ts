import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodeOf } from '../../pipeline/commands/exit-codes.ts'
import { report, summary } from '../../pipeline/commands/report/index.ts'
import { faultOfPress, levelAsked } from '../../pipeline/commands/faults.ts'
import { framesOf } from '../../pipeline/commands/report/frame.ts'
import { diagnostic, nearest, sortDiagnostics } from '../../pipeline/model/diagnostics.ts'

const place = { file: 'manuscript/01-a.md', line: 3, column: 7 }
const error = diagnostic('note-defined', 'The note “x” is called but not written.', place)
const warning = diagnostic('text-normalised', 'Not in NFC: 100 %, of it.', { ...place, line: 1 })

test('text: place, severity, rule, reason, and the way out below', () => {
  expect(report([error], 'text', '0')).toBe(
    'manuscript/01-a.md:3:7 error note-defined The note “x” is called but not written.\n  hint: Write the note in a paragraph of its own, `[^id]: …`, or take the call out.\n',
  )
  expect(summary([error, warning])).toBe('1 error, 1 warning')
  expect(summary([])).toBe('no errors')
})

test('json: one array', () => {
  expect(JSON.parse(report([warning], 'json', '0'))).toEqual([
    { file: place.file, line: 1, column: 7, severity: 'warning', rule: 'text-normalised', reason: 'Not in NFC: 100 %, of it.', hint: 'Save the file in “Unicode NFC”, or type the letter anew as one character.' },
  ])
})

test('github: workflow commands with their signs escaped', () => {
  expect(report([warning], 'github', '0')).toBe(
    '::warning file=manuscript/01-a.md,line=1,col=7,title=text-normalised::Not in NFC: 100 %25, of it.%0ASave the file in “Unicode NFC”, or type the letter anew as one character.\n',
  )
})

test('sarif: a log with its rules and regions', () => {
  const log = JSON.parse(report([error, warning], 'sarif', '1.2.3')) as { version: string; runs: { tool: { driver: { version: string; rules: { id: string }[] } }; results: { ruleIndex: number; level: string; locations: unknown[] }[] }[] }
  const run = log.runs[0]
  expect(log.version).toBe('2.1.0')
  expect(run?.tool.driver.version).toBe('1.2.3')
  expect(run?.results.map((result) => [run.tool.driver.rules[result.ruleIndex]?.id, result.level])).toEqual([['note-defined', 'error'], ['text-normalised', 'warning']])
  expect(run?.results[0]?.locations[0]).toEqual({ physicalLocation: { artifactLocation: { uri: place.file }, region: { startLine: 3, startColumn: 7 } } })
})

test('diagnostics are sorted by place, and exit codes tell whose fault it is', () => {
  expect(sortDiagnostics([error, warning])).toEqual([warning, error])
  expect(exitCodeOf([warning])).toBe(0)
  expect(exitCodeOf([error, warning])).toBe(65)
  expect(exitCodeOf([diagnostic('page-conserved', 'A word is lost.', place)])).toBe(70)
})

test('did you mean: near words only', () => {
  expect(nearest('buld', ['build', 'check', 'info'])).toBe('build')
  expect(nearest('publish', ['build', 'check', 'info'])).toBeUndefined()
})

test('text: errors come first, then warnings, then information, each in the order of the book', () => {
  const info = diagnostic('bibliography-entry-used', 'Nothing cites “a”.', { ...place, line: 2 })
  expect(report([info, warning, error], 'text', '0').match(/error|warning| info /gu)).toEqual(['error', 'warning', ' info '])
})

test('on a terminal the line stands below, with the place underlined, in any script; nothing of it acts there, and no other file is shown', () => {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-frame-'))
  mkdirSync(join(root, 'book'))
  writeFileSync(join(root, 'outside.md'), 'secret')
  symlinkSync(join(root, 'outside.md'), join(root, 'book', 'link.md'))
  writeFileSync(join(root, 'book', 'a.md'), `\uFEFFfirst\r\nThe town of Gulja.\n盛世才，غۇلجا \u001B[31m\u202E\n\n${'long '.repeat(100)}`)
  const frame = framesOf(join(root, 'book'))
  const shown = report([diagnostic('name-form-preferred', 'A variant.', { file: 'a.md', line: 2, column: 13 })], 'text', '0', { frame })
  expect(shown.split('\n')[1]).toBe('  \u001B[2m2 │\u001B[0m The town of \u001B[4mGulja\u001B[0m.')
  expect(frame('a.md', 1, 1)).toEqual({ before: '', at: 'first', behind: '' })
  expect(frame('a.md', 3, 5)).toEqual({ before: '盛世才，', at: 'غۇلجا', behind: ' ‹U+001B›[31m‹U+202E›' })
  expect(frame('a.md', 5, 301)).toEqual({ before: `…${'long '.repeat(10)}`, at: 'long', behind: `${' long'.repeat(10)}…` })
  for (const [file, line, column] of [['a.md', 4, 1], ['a.md', 9, 1], ['a.md', 2, 99], ['link.md', 1, 1], ['../outside.md', 1, 1], ['none.md', 1, 1]] as const) expect(frame(file, line, column)).toBeUndefined()
  rmSync(root, { recursive: true })
})

test('a fault of the program is one line that says so, what to report and where; the stack only where it is asked for', () => {
  const fault = new TypeError('Cannot read properties of undefined.\n\u001B[31m')
  const said = faultOfPress(fault, 'info')
  expect(said).toMatch(/^Sourcebook itself failed; your book is not at fault\. Nothing was published\. Please report this line, .* where you got Sourcebook from \(Sourcebook \S+, Node \S+, .*\): TypeError: Cannot read/u)
  expect(said).not.toMatch(/\n|\u001B|\.ts:\d/u)
  expect(faultOfPress(fault, 'debug')).toMatch(/\n {4}at /u)
  expect([levelAsked(['check', '--log-level', 'debug']), levelAsked(['--log-level=debug']), levelAsked(['debug'])]).toEqual(['debug', 'debug', 'info'])
})

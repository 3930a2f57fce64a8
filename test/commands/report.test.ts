import { expect, test } from 'vitest'
import { exitCodeOf } from '../../pipeline/commands/exit-codes.ts'
import { report, summary } from '../../pipeline/commands/report/index.ts'
import { diagnostic, nearest, sortDiagnostics } from '../../pipeline/model/diagnostics.ts'

const place = { file: 'manuscript/01-a.md', line: 3, column: 7 }
const error = diagnostic('note-defined', 'The note “x” is called but not written.', place)
const warning = diagnostic('text-normalised', 'Not in NFC: 100 %, of it.', { ...place, line: 1 })

test('text: place, severity, rule, reason, and the way out below', () => {
  expect(report([error], 'text', '0')).toBe(
    'manuscript/01-a.md:3:7 error note-defined The note “x” is called but not written.\n  hint: Write the note, `[^id]: …`, or remove the call.\n',
  )
  expect(summary([error, warning])).toBe('1 error, 1 warning')
  expect(summary([])).toBe('no errors')
})

test('json: one array', () => {
  expect(JSON.parse(report([warning], 'json', '0'))).toEqual([
    { file: place.file, line: 1, column: 7, severity: 'warning', rule: 'text-normalised', reason: 'Not in NFC: 100 %, of it.', hint: 'Save the file in NFC.' },
  ])
})

test('github: workflow commands with their signs escaped', () => {
  expect(report([warning], 'github', '0')).toBe(
    '::warning file=manuscript/01-a.md,line=1,col=7,title=text-normalised::Not in NFC: 100 %25, of it.%0ASave the file in NFC.\n',
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

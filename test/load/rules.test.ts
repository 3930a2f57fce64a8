import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'
import { sortDiagnostics, type Diagnostic } from '../../pipeline/model/diagnostics.ts'
import { rules } from '../../pipeline/model/rules.ts'

const programRoot = join(import.meta.dirname, '../..')
const fixtures = join(import.meta.dirname, '../fixtures/rules')

/** Rules that only arise later in the pipeline, and the folders whose tests break each. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'release-listed': ['test/load'],
  // Names that not every system can write cannot be committed.
  'file-name-portable': ['test/load'],
  'page-conserved': ['test/print', 'test/long'],
  'page-fits': ['test/print', 'test/long'],
  'page-word-whole': ['test/print', 'test/long'],
  'page-numbers-settled': ['test/print'],
  'pdf-conserved': ['test/print'],
  'print-colour-gray': ['test/print'],
  'epub-conserved': ['test/epub'],
  'epub-id-kept': ['test/epub'],
  'page-marker-true': ['test/epub'],
  'index-locators-differentiated': ['test/model'],
  'browser-console-silent': ['test/print', 'test/long'],
  'browser-alive': ['test/long'],
  'cache-writable': ['test/faults'],
  'browser-pinned': ['test/print', 'test/long'],
  'import-input-readable': ['test/import'],
  'import-input-safe': ['test/import'],
  'import-conserved': ['test/import'],
  'import-carried-over': ['test/import'],
  'import-decided': ['test/import'],
  'export-carried-over': ['test/tei'],
  'browser-available': ['test/print', 'test/long'],
}

const folders = readdirSync(fixtures).sort()

/** One line a diagnostic, as expected.txt holds them. */
function line(message: Diagnostic): string {
  return `${message.file}:${message.line}:${message.column} ${message.ruleId} ${message.reason}${message.note?.startsWith('Did you mean') ? ` ${message.note}` : ''}`
}

/** One or two sentences, closed, with nothing in them that a program left there. */
function expectReadable(text: string): void {
  expect(text).toMatch(/[.?…]$/u)
  expect(text).not.toMatch(/undefined|\[object|NaN|\bnull\b|\n\s+at |\s{2}/u)
  expect(text.match(/(?<=[.?]) (?=\p{Lu})/gu)?.length ?? 0, text).toBeLessThan(2)
}

describe('one broken tiny book for each rule', () => {
  test.each(folders)('%s', async (rule) => {
    const root = join(fixtures, rule)
    const { book, messages } = await load(root, { programRoot })
    const all = sortDiagnostics([...messages, ...(book ? check(book) : [])])
    const found = `${all.map(line).join('\n')}\n`
    const expected = join(root, 'expected.txt')
    if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(expected, found)
    expect(found).toBe(readFileSync(expected, 'utf8'))
    expect(all.map((message) => message.ruleId), 'the rule itself is among what was found').toContain(rule)
    for (const message of all) {
      expect(message.note, 'every diagnostic has a way out').toBeTruthy()
      expect(message.reason).toMatch(/^[\p{Lu}“]/u)
      expectReadable(message.reason)
      expectReadable(message.note ?? '')
    }
  })

  test.each(Object.entries(rules))('%s: what it promises and its way out are sentences, and of use', (_, { summary, hint }) => {
    expectReadable(summary)
    expectReadable(hint)
    expect(hint.split(' ').length, 'more than “Correct it.”').toBeGreaterThan(3)
  })

  test('every rule of the catalogue has its book, or a test of its own', () => {
    const missing = Object.keys(rules).flatMap((rule) => {
      const later = elsewhere[rule]
      if (later === undefined) return folders.includes(rule) ? [] : [`test/fixtures/rules/${rule}/`]
      return later.some((folder) => testsNaming(join(programRoot, folder), rule).length > 0) ? [] : [`a test of ${rule} in ${later.join(' or ')}`]
    })
    expect(missing).toEqual([])
  })

  test('every folder is named after a rule', () => {
    expect(folders.filter((folder) => !(folder in rules))).toEqual([])
  })
})

function testsNaming(folder: string, rule: string): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.test.ts'))
  return files.filter((name) => readFileSync(join(folder, name), 'utf8').includes(rule))
}

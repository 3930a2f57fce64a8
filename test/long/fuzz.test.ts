import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession, prepare, type Session } from '../../pipeline/build.ts'
import { parseYaml } from '../../pipeline/load/yaml.ts'
import { rules } from '../../pipeline/model/rules.ts'
import type { Diagnostic } from '../../pipeline/model/diagnostics.ts'
import { configured } from '../hostile/book.ts'
import { citations, directives, policies, yaml } from '../hostile/doors.ts'

/** Cases at each door; SOURCEBOOK_FUZZ is another number, SOURCEBOOK_FUZZ_SEED another beginning. The same seed gives the same cases. */
const cases = Number(process.env['SOURCEBOOK_FUZZ'] ?? 250)
const seed = Number(process.env['SOURCEBOOK_FUZZ_SEED'] ?? 20261122)
/** Seconds of the processor for one case. */
const LIMIT = 2
const counted: Record<string, number> = {}
let folder: string
let session: Session

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-fuzz-'))
  mkdirSync(join(folder, 'manuscript'))
  mkdirSync(join(folder, 'sources', 'letter'), { recursive: true })
  const files = { 'sources/letter/document.yaml': 'id: letter\nnumber: 1\nkind: document\ntitle: A Letter\n', 'sources/letter/original.en.md': 'Text.\n', 'sources/names.yaml': '- { id: a, type: person, preferred: Ada }\n- { id: b, type: place, preferred: Ghulja, coordinates: [43.9, 81.3] }\n', 'sources/bibliography.yaml': '- { id: a, type: book, title: A Title, author: [{ family: Ada, given: B }], issued: 1999 }\n- { id: b, type: article-journal, title: B, issued: 2001 }\n' }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  session = openSession()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  console.log(`Fuzzing: ${Object.entries(counted).map(([door, count]) => `${count} ${door}`).join(', ')}; seed ${seed}: no crash, no hang, every failure a diagnostic with its place`)
})

/** Runs one case of a door: in time, and with nothing but diagnostics to say. */
async function judged(door: string, run: () => Promise<readonly Diagnostic[]>): Promise<void> {
  const before = process.cpuUsage()
  const messages = await run()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(LIMIT)
  for (const { file, line, column, ruleId, reason, note } of messages) {
    expect(Object.hasOwn(rules, ruleId), ruleId).toBe(true)
    expect([file, reason, note].every(Boolean) && Number.isInteger(line) && line! >= 1 && Number.isInteger(column) && column! >= 1, `${file}:${line}:${column} ${ruleId} ${reason}`).toBe(true)
  }
  counted[door] = (counted[door] ?? 0) + 1
}

const book = (more = '') => configured(more, 'one.md, document: letter', 'bibliography, register-of-persons, index-of-subjects')['manuscript/book.yaml'] as string

/** A book of which one file is this. */
async function press(files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  for (const [path, text] of Object.entries({ 'manuscript/book.yaml': book(), 'manuscript/one.md': '---\ntitle: One\n---\nText.\n', ...files })) writeFileSync(join(folder, path), text)
  return (await prepare(folder, { session })).messages
}

const options = { seed, numRuns: cases, endOnFailure: false, verbose: 1 } as const

test('citations', () => fc.assert(fc.asyncProperty(citations, (text) => judged('citations', () => press({ 'manuscript/one.md': `---\ntitle: One\n---\n${text}\n` }))), options))
test('directives', () => fc.assert(fc.asyncProperty(directives, (text) => judged('directives', () => press({ 'manuscript/one.md': `---\ntitle: One\n---\n${text}\n` }))), options))
test('directives in the text of a document', () => fc.assert(fc.asyncProperty(directives, (text) => judged('texts of documents', () => press({ 'sources/letter/original.en.md': text }))), options).finally(() => writeFileSync(join(folder, 'sources/letter/original.en.md'), 'Text.\n')))
test('rules: the policies of book.yaml', () => fc.assert(fc.asyncProperty(policies, (text) => judged('policies', () => press({ 'manuscript/book.yaml': book(`policies: ${text}\n`) }))), options))
test('YAML by itself', () => fc.assert(fc.asyncProperty(yaml, (text) => judged('YAML files', async () => parseYaml({ file: 'a.yaml', text }).messages)), { ...options, numRuns: cases * 10 }))
test('YAML in front matter', () => fc.assert(fc.asyncProperty(yaml, (text) => judged('front matters', () => press({ 'manuscript/one.md': `---\n${text}\n---\nText.\n` }))), options))

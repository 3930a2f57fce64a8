import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { prepare } from '../pipeline/build.ts'

test('what only a whole book lacks is said of a whole one: of one with errors it may only seem to be gone', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sourcebook-prepare-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(join(import.meta.dirname, 'fixtures/rules/released-id-kept'), root, { recursive: true })
  const releases = join(root, 'manuscript', 'releases.yaml')
  writeFileSync(releases, readFileSync(releases, 'utf8').replace('one--summer', 'one'))
  const found = async (): Promise<string[]> => [...new Set((await prepare(root)).messages.map(({ ruleId }) => ruleId))]
  expect(await found()).toContain('released-id-kept')
  appendFileSync(join(root, 'manuscript', 'book.yaml'), 'nonsense: 1\n')
  expect(await found()).toEqual(['yaml-key-known'])
})

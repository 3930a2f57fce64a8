import { expect } from 'vitest'
import { join } from 'node:path'
import { check } from '../../pipeline/check/index.ts'
import { fixNames } from '../../pipeline/commands/fix.ts'
import { load } from '../../pipeline/load/index.ts'
import { sortDiagnostics } from '../../pipeline/model/diagnostics.ts'
import { filesNow, type Planted } from './planting.ts'

const programRoot = join(import.meta.dirname, '../..')

/** What the rules of names say: `file:line:column variant`. */
async function found(root: string): Promise<string[]> {
  const { book } = await load(root, { programRoot })
  const messages = sortDiagnostics(check(book!)).filter((message) => message.ruleId.startsWith('name-'))
  return messages.map((message) => `${message.name} ${/^“(.+?)” (?:is|and) /u.exec(message.reason)?.[1] ?? ''}`)
}

/** Every planted variant is reported at its place and nothing else is; `--fix` brings the clean text back, once and for all. */
export async function expectRestored(planted: Planted): Promise<void> {
  const order = (list: readonly string[]): string[] => [...list].sort()
  expect(order(await found(planted.root))).toEqual(order(planted.places))
  const before = filesNow(planted)
  const shown = await fixNames(planted.root, true)
  expect(filesNow(planted), '--dry-run writes nothing').toEqual(before)
  const fixed = await fixNames(planted.root, false)
  expect([fixed.names, fixed.left]).toEqual([planted.places.length, []])
  expect(fixed.diff).toBe(shown.diff)
  expect(filesNow(planted)).toEqual(planted.clean)
  expect(await fixNames(planted.root, false), 'a second time').toMatchObject({ names: 0, diff: '' })
  expect(await found(planted.root)).toEqual([])
}

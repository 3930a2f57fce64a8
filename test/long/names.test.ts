import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'
import { plant } from '../commands/planting.ts'
import { expectRestored } from '../commands/restored.ts'

const programRoot = join(import.meta.dirname, '../..')

test('the book of this repository spells every name one way', async () => {
  const { book } = await load(programRoot, { programRoot })
  expect(check(book!).filter((message) => message.ruleId.startsWith('name-')).map((message) => `${message.name} ${message.reason}`)).toEqual([])
})

test.each([[200, 1], [200, 2], [200, 3], [600, 31_776], [600, 55_533]])('%i variants planted in it are found and mended, byte for byte (seed %i)', async (count, seed) => {
  const planted = await plant(programRoot, count, seed)
  try {
    await expectRestored(planted)
  } finally {
    rmSync(planted.root, { recursive: true })
  }
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referenceChapters } from '../pipeline/handbook.ts'
import { programRoot } from '../pipeline/program.ts'

test.each(referenceChapters())('docs/manuscript/$file says what the program does; `npm run handbook` writes it anew', async ({ file, text }) => {
  expect(await readFile(join(programRoot, 'docs', 'manuscript', file), 'utf8')).toBe(text)
})

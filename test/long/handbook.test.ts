import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programRoot } from '../../pipeline/program.ts'
import { sourcebook } from '../program.ts'

test('the handbook is a book of the press itself, and nothing is to be said of it', async () => {
  const out = await mkdtemp(join(tmpdir(), 'sourcebook-handbook-'))
  try {
    const { code, out: said, err } = await sourcebook(['build', join(programRoot, 'docs'), '--out', out])
    expect(code, err).toBe(0)
    expect(said).toMatch(/^no errors, \d+ pages; [\d,]+ characters and 0 notes, conserved$/mu)
  } finally {
    await rm(out, { recursive: true, force: true })
  }
})

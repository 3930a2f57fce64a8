import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referenceChapters } from './handbook.ts'
import { programRoot } from './program.ts'

// Run by hand, and by nothing else: writes the reference of the handbook, which is committed so that a change of it is read.
for (const { file, text } of referenceChapters()) writeFileSync(join(programRoot, 'docs', 'manuscript', file), text)

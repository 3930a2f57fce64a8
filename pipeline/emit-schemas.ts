import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from './load/index.ts'
import { programRoot } from './program.ts'
import { changesJsonSchema } from './release/index.ts'

// Run when the program is compiled: writes the JSON Schemas that editors complete and check YAML files with, and that of what `diff` writes.
const folder = join(programRoot, 'dist', 'schema')
mkdirSync(folder, { recursive: true })
for (const [name, schema] of Object.entries({ ...jsonSchemas(), 'changes.schema.json': changesJsonSchema() })) writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`)

// The schemes of transliteration are data, which tsc leaves behind: they go where the compiled program reads them.
const schemes = join(programRoot, 'dist', 'program', 'language', 'schemes')
rmSync(schemes, { recursive: true, force: true })
cpSync(join(programRoot, 'pipeline', 'language', 'schemes'), schemes, { recursive: true })

// So is the template of a new book.
const template = join(programRoot, 'dist', 'program', 'init', 'template')
rmSync(template, { recursive: true, force: true })
cpSync(join(programRoot, 'pipeline', 'init', 'template'), template, { recursive: true })

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programRoot } from '../pipeline/program.ts'

interface Manifest { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> }
const manifest = JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8')) as Manifest

test('dependencies found at run time by name are really named', () => {
  const fonts = readFileSync(join(programRoot, 'styles', 'fonts.yaml'), 'utf8')
  for (const name of Object.keys(manifest.dependencies).filter((each) => each.startsWith('@expo-google-fonts/'))) expect(fonts).toContain(`"${name}"`)
  const named: readonly (readonly [string, string])[] = [
    ['@sparticuz/chromium', 'pipeline/print/unpack.ts'], ['hyphen', 'pipeline/language/hyphenation.ts'], ['pagedjs', 'pipeline/print/press.ts'],
  ]
  for (const [name, file] of named) expect(readFileSync(join(programRoot, file), 'utf8')).toContain(name)
})

test('every dependency is pinned to one exact version', () => {
  for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(range, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u)
})

test('every dependency has its reason in pipeline/README.md', () => {
  const reasons = readFileSync(join(programRoot, 'pipeline', 'README.md'), 'utf8')
  for (const name of Object.keys(manifest.dependencies)) expect(reasons.includes(name.replace('@expo-google-fonts', '…')) || reasons.includes(name), name).toBe(true)
})

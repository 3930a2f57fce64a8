import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that the program was installed in: the one of its package.json, with its packed styles/. */
export const programRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Version of the program, from its package.json. */
export const version: string = (JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8')) as { version: string }).version

/** “Sourcebook 0.1.0”: as outputs name the press. */
export const generator = `Sourcebook ${version}`

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The program’s package.json is missing: install it again.')
  return findRoot(parent)
}

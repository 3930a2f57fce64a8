import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programRoot } from '../pipeline/program.ts'

/** A package of the lockfile, by its path there: `node_modules/a/node_modules/b`. */
interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly license?: string
}

/** Everything that the lockfile holds but the program itself. */
export function lockedPackages(): readonly (readonly [path: string, locked: Locked])[] {
  const { packages } = JSON.parse(readFileSync(join(programRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  return Object.entries(packages).filter(([path]) => path !== '')
}

/** The licence that a package gives itself: in its package.json, or, where it is not for this machine, as the lockfile has it. */
function licenceOf(path: string, { license }: Locked): string {
  const file = join(programRoot, path, 'package.json')
  if (!existsSync(file)) return license ?? ''
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type?: string }; licenses?: readonly { type?: string }[] }
  const written = typeof manifest.license === 'object' ? manifest.license.type : manifest.license
  return written ?? manifest.licenses?.map((each) => each.type).join(' OR ') ?? ''
}

/** Every package that comes with the program, by licence, each once: the last part of NOTICE. */
export function notices(): string {
  const groups = new Map<string, Set<string>>()
  for (const [path, locked] of lockedPackages()) {
    if (locked.dev) continue
    const licence = licenceOf(path, locked)
    const named = groups.get(licence) ?? new Set<string>()
    groups.set(licence, named.add(path.replace(/^.*node_modules\//u, '')))
  }
  const paragraphs = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, names]) => `${licence === '' ? 'Without a statement in package.json' : licence}\n${wrapped([...names].sort())}\n`)
  return `${heading}\n\n${paragraphs.join('\n')}`
}

/** The line with which that part begins. */
export const heading = 'Every package that comes with the program, by the licence that its package.json names (test/notices.ts writes this list):'

function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + name.length < 126) lines[lines.length - 1] = `${last}, ${name}`
    else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`
      lines.push(`  ${name}`)
    }
  }
  return lines.join('\n')
}

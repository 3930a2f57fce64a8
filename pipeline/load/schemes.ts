import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Scheme } from '../model/schemes.ts'

/** The schemes that come with the program, a file each: front matter, then rules of UTS #35. The compile step copies the folder. */
const folder = join(import.meta.dirname, '../language/schemes')

const text = z.string().min(1)

// Front matter is read with every value a text, so that no name turns into a number or a truth value.
const frontMatter = z.strictObject({
  name: text,
  /** BCP 47 tag of what comes out, and of what goes in. */
  tag: text,
  from: text,
  source: z.strictObject({ title: text, publisher: text, year: z.string().regex(/^\d{4}$/u).optional() }),
  /** yes: nothing is lost, and `inverse` brings it back; nearly: rare sequences meet; no. */
  reversible: z.enum(['yes', 'nearly', 'no']),
  inverse: text.optional(),
  note: text.optional(),
  /** Names under which collections of gold rows know the scheme. */
  codes: z.array(text).default([]),
  /** Rows of the standard’s published table: what goes in → what comes out. */
  gold: z.record(z.string(), z.string()),
})

/** Ids of the schemes that come with the program, in order. */
export function schemeIds(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.rules')).map((name) => name.slice(0, -'.rules'.length)).sort()
}

/** The schemes of the ids given, and those that their rules call; all that come with the program where none are given. Unknown ids are left out. */
export function readSchemes(ids: readonly string[] = schemeIds()): ReadonlyMap<string, Scheme> {
  const shipped = new Set(schemeIds())
  const schemes = new Map<string, Scheme>()
  const queue = [...ids]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (schemes.has(id) || !shipped.has(id)) continue
    const scheme = parseScheme(id, readFileSync(join(folder, `${id}.rules`), 'utf8'))
    schemes.set(id, scheme)
    queue.push(...[...scheme.rules.matchAll(/::\s*(?:\[[^\]]*\]\s*)?([a-z][\w-]*)/gu)].map((match) => match[1] ?? ''))
  }
  return schemes
}

/** Reads the file of a scheme: YAML between two lines `---`, then the rules. */
export function parseScheme(id: string, file: string): Scheme {
  const found = /^---\r?\n([^]*?)\r?\n---\r?\n/u.exec(file)
  if (!found) throw new Error(`${id}.rules has no front matter between two lines ---.`)
  const described = frontMatter.safeParse(parse(found[1] ?? '', { schema: 'failsafe' }))
  if (!described.success) throw new Error(`The front matter of ${id}.rules is wrong. ${z.prettifyError(described.error)}`)
  return { id, ...described.data, rules: file.slice(found[0].length), rulesLine: found[0].split('\n').length }
}

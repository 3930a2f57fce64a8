import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { compileRules, type RuleFault, type Transform } from './transform/index.ts'

/** The schemes that come with the program, a file each: front matter, then rules of UTS #35. The compile step copies the folder. */
const folder = join(import.meta.dirname, 'schemes')

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

/** A scheme of transliteration, as its file describes it. */
export interface Scheme extends Readonly<z.infer<typeof frontMatter>> {
  readonly id: string
  readonly rules: string
  /** Line of the file in which the rules begin. */
  readonly rulesLine: number
}

const known = new Map<string, Scheme>()
const transforms = new Map<string, Transform>()

/** Ids of the schemes that come with the program, in order. */
export const schemeIds: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.rules')).map((name) => name.slice(0, -'.rules'.length)).sort()

/** A scheme by its id; undefined where none is shipped under it. */
export function schemeOf(id: string): Scheme | undefined {
  if (!schemeIds.includes(id)) return undefined
  const scheme = known.get(id) ?? readScheme(id, readFileSync(join(folder, `${id}.rules`), 'utf8'))
  known.set(id, scheme)
  return scheme
}

/** Converts text by a scheme; throws where no such scheme is shipped. */
export function transliterate(id: string, text: string): string {
  return transformOf(id, []).apply(text)
}

/** Reads the file of a scheme: YAML between two lines `---`, then the rules. */
export function readScheme(id: string, file: string): Scheme {
  const found = /^---\r?\n([^]*?)\r?\n---\r?\n/u.exec(file)
  if (!found) throw new Error(`${id}.rules has no front matter between two lines ---.`)
  const described = frontMatter.safeParse(parse(found[1] ?? '', { schema: 'failsafe' }))
  if (!described.success) throw new Error(`The front matter of ${id}.rules is wrong. ${z.prettifyError(described.error)}`)
  return { id, ...described.data, rules: file.slice(found[0].length), rulesLine: found[0].split('\n').length }
}

/** Compiles a scheme; the rules may call other schemes by id. */
export function compileScheme(scheme: Scheme): Transform | readonly RuleFault[] {
  const { transform, faults } = compile(scheme, [])
  return transform ?? faults
}

function compile(scheme: Scheme, callers: readonly string[]): ReturnType<typeof compileRules> {
  return compileRules(scheme.rules, {
    firstLine: scheme.rulesLine,
    resolve: (name) => (schemeIds.includes(name) ? transformOf(name, [...callers, scheme.id]) : undefined),
  })
}

function transformOf(id: string, callers: readonly string[]): Transform {
  if (callers.includes(id)) throw new Error(`The scheme ${id} calls itself: ${[...callers, id].join(' → ')}.`)
  const ready = transforms.get(id)
  if (ready) return ready
  const scheme = schemeOf(id)
  if (!scheme) throw new Error(`There is no scheme “${id}”.`)
  const { transform, faults } = compile(scheme, callers)
  if (!transform) throw new Error(`The scheme ${id} cannot be used.\n${faults.map((fault) => `${id}.rules:${fault.line}:${fault.column} ${fault.reason} ${fault.hint}`).join('\n')}`)
  transforms.set(id, transform)
  return transform
}

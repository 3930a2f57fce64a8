import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSchemes } from '../../pipeline/load/index.ts'
import { judge } from '../judges.ts'

/** ICU itself, the judge of the engine. */
export const uconv = judge('uconv')

const schemes = readSchemes()

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** `count` strings of up to `most` of the characters in `alphabet`. */
export function strings(alphabet: readonly string[], count: number, most: number, seed: number): string[] {
  const next = random(seed)
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(next() * most) }, () => alphabet[Math.floor(next() * alphabet.length)] ?? '').join(''))
}

// uconv cuts its input at every character that has the bits of U+2028, where a context then ends; other letters stand in for these.
const cut = [...'ⱩⱪⱧⱨⱫⱬ']
const standIns = [...'ƘƙƓɠƵƶ']

function disguise(text: string): string {
  return cut.reduce((made, each, index) => made.replaceAll(each, standIns[index] ?? ''), text)
}

function undisguise(text: string): string {
  return cut.reduce((made, each, index) => made.replaceAll(standIns[index] ?? '', each), text)
}

/** What uconv makes of a text by rules, line by line with their ends; one call for each stretch of rules between calls of other schemes. */
export function byUconv(rules: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-uconv-'))
  const file = join(folder, 'lines.txt')
  try {
    writeFileSync(file, disguise(text))
    for (const part of parts(rules)) {
      // ASCII alone, so that the locale of the judge does not matter; \u escapes mean the same in rules.
      const plain = disguise(part).replaceAll('→', '>').replaceAll('↔', '<>').replace(/[^\0-\x7F]/gu, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)
      const { status, output } = uconv.run(['-f', 'utf-8', '-t', 'utf-8', '-x', plain, file])
      if (status !== 0) throw new Error(`uconv refuses the rules: ${output}`)
      writeFileSync(file, output)
    }
    return undisguise(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The rules cut at the calls of other schemes, with the rules of those in their places; uconv knows only transforms of its own. */
function parts(rules: string): string[] {
  const pieces = rules.replace(/#[^\n]*/gu, '').split(/::\s*([a-z][a-z0-9-]*)\s*;/u)
  return pieces.flatMap((part, index) => {
    if (index % 2 === 0) return part.trim() === '' ? [] : [part]
    if (!schemes.has(part)) throw new Error(`There is no scheme “${part}”.`)
    return parts(schemes.get(part)?.rules ?? '')
  })
}

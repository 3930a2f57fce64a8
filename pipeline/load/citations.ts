import { findLocator } from './locators.ts'

/** One work of a citation, with its offsets in the citation’s text. */
export interface ParsedItem {
  readonly key: string
  readonly prefix: string
  readonly locator?: { readonly label: string; readonly value: string }
  readonly suffix: string
  readonly suppressAuthor: boolean
  readonly start: number
  readonly end: number
}

/** Punctuation that may stand inside a key, singly, before a letter or digit (Pandoc’s rule). */
export const innerMarks = ':.#$%&-+?<>~/'

const keyPattern = /(-?)@([\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{M}\p{N}_]+)*)/uy

/** Reads `@key` or `-@key` at `offset`; undefined where none stands there or a word runs into it. */
export function parseKey(text: string, offset: number): { key: string; suppressAuthor: boolean; end: number } | undefined {
  const before = text.slice(Math.max(0, offset - 2), offset)
  if (/[\p{L}\p{M}\p{N}_]$/u.test(before)) return undefined
  keyPattern.lastIndex = offset
  const match = keyPattern.exec(text)
  if (match?.[2] === undefined) return undefined
  return { key: match[2], suppressAuthor: match[1] === '-', end: keyPattern.lastIndex }
}

/**
 * Reads `[prefix @key, locator suffix; …]`, brackets included. Undefined where no key stands in it. A part without a key
 * belongs to its neighbour: `[@a, p. 3; more]` has the suffix “; more”.
 */
export function parseBracketed(text: string): ParsedItem[] | undefined {
  const parts: { start: number; end: number; key?: ReturnType<typeof findKey> }[] = []
  for (const part of split(text)) {
    const key = findKey(text, part.start, part.end)
    const last = parts.at(-1)
    // A part without a key goes on with what stands before it; one before every key is the first work's prefix.
    if (key === undefined && last?.key !== undefined) last.end = part.end
    else if (last !== undefined && last.key === undefined) parts[parts.length - 1] = { start: last.start, end: part.end, key }
    else parts.push({ ...part, key })
  }
  const items: ParsedItem[] = []
  for (const { start, end, key } of parts) {
    if (key === undefined) return undefined
    const rest = text.slice(key.end, end)
    items.push({
      key: key.key,
      prefix: plain(text.slice(start, key.start)),
      ...readSuffix(rest),
      suppressAuthor: key.suppressAuthor,
      start: skipSpace(text, start),
      end: start + text.slice(start, end).trimEnd().length,
    })
  }
  return items.length > 0 ? items : undefined
}

/** Reads `[p. 3]` after a citation in the text; undefined where it is a citation itself. */
export function parseTrailing(text: string): Pick<ParsedItem, 'locator' | 'suffix'> | undefined {
  const content = text.slice(1, -1)
  if (content.trim() === '' || findKey(text, 1, text.length - 1) !== undefined) return undefined
  const found = readSuffix(`, ${content}`)
  // `@a [see below]` is prose: only a locator is drawn to the citation.
  return found.locator === undefined ? undefined : found
}

function readSuffix(rest: string): Pick<ParsedItem, 'locator' | 'suffix'> {
  const found = findLocator(rest)
  if (found === undefined) return { suffix: plain(rest.replace(/^\s*,\s*/u, '')) }
  return { locator: { label: found.label, value: plain(found.value) }, suffix: plain(rest.slice(found.end).replace(/^\s*,\s*/u, '')) }
}

/** Parts between `;` that stand in no inner bracket. */
function split(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let depth = 0
  let start = 1
  for (let index = 1; index < text.length - 1; index++) {
    const character = text[index]
    if (character === '\\') index++
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    else if (character === ';' && depth === 0) {
      parts.push({ start, end: index })
      start = index + 1
    }
  }
  return [...parts, { start, end: text.length - 1 }]
}

function findKey(text: string, start: number, end: number): { key: string; suppressAuthor: boolean; start: number; end: number } | undefined {
  for (let at = text.indexOf('@', start); at !== -1 && at < end; at = text.indexOf('@', at + 1)) {
    if (text[at - 1] === '\\') continue
    const from = text[at - 1] === '-' && at > start ? at - 1 : at
    const read = parseKey(text, from) ?? (from === at ? undefined : parseKey(text, at))
    if (read !== undefined) return { ...read, start: read.suppressAuthor ? from : at }
  }
  return undefined
}

/** Text without backslash escapes, white space as single spaces. */
function plain(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replace(/[ \t\n]+/gu, ' ').trim()
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (/\s/u.test(text[at] ?? '')) at++
  return at
}

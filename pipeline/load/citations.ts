import { findLocator } from './locators.ts'

/** One work of a citation, with its offsets in the citation’s text. */
export interface ParsedItem {
  readonly key: string
  readonly prefix: string
  readonly locator?: { readonly label: string; readonly term?: string; readonly value: string }
  readonly suffix: string
  readonly suppressAuthor: boolean
  readonly start: number
  readonly end: number
}

/** Punctuation that may stand inside a key, singly, before a letter or digit (Pandoc’s rule). */
export const innerMarks = ':.#$%&-+?<>~/'

const keyPattern = /(-?)@(?:\{([^\s{}]+)\}|([\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{M}\p{N}_]+)*))/uy

/** Whether a key can be cited: as `@key`, or in braces, `@{key}`, where it has other marks. */
export function isKey(key: string): boolean {
  return /^[^\s{}]+$/u.test(key)
}

/** Reads `@key`, `@{key}` or `-@key` at `offset`; undefined where none stands there or a word runs into it. */
export function parseKey(text: string, offset: number): { key: string; suppressAuthor: boolean; end: number } | undefined {
  const before = text.slice(Math.max(0, offset - 2), offset)
  if (/[\p{L}\p{M}\p{N}_]$/u.test(before)) return undefined
  keyPattern.lastIndex = offset
  const match = keyPattern.exec(text)
  const key = match?.[2] ?? match?.[3]
  if (match === null || key === undefined) return undefined
  return { key, suppressAuthor: match[1] === '-', end: keyPattern.lastIndex }
}

/**
 * Reads `[prefix @key, locator suffix; …]`, brackets included. Undefined where no key stands in it. A part without a key
 * belongs to its neighbour: `[@a, p. 3; more]` has the suffix “; more”.
 */
export function parseBracketed(text: string): ParsedItem[] | undefined {
  const parts: Part[] = []
  for (const part of split(text)) {
    const key = findKey(text, part.start, part.end)
    const last = parts.at(-1)
    // A part without a key goes on with what stands before it; one before every key is the first work's prefix.
    if (key === undefined && last?.key !== undefined) last.end = part.end
    else if (last !== undefined && last.key === undefined) parts[parts.length - 1] = { start: last.start, end: part.end, key }
    else parts.push({ ...part, key })
  }
  const items = parts.flatMap((part) => itemOf(text, part) ?? [])
  return items.length > 0 && items.length === parts.length ? items : undefined
}

/**
 * Reads the brackets after a citation in the text, `@a [p. 3; see also @b]`: the locator of its work, and the works cited with it.
 * `end` is the offset behind the locator, 0 without one. Undefined where they hold neither: `@a [see below]` is prose.
 */
export function parseTrailing(text: string): { own: Pick<ParsedItem, 'locator' | 'suffix'>; end: number; items: readonly ParsedItem[] } | undefined {
  const [first, ...rest] = split(text)
  if (first === undefined) return undefined
  const alone = findKey(text, first.start, first.end) === undefined
  const items = parseBracketed(alone ? `[${' '.repeat(first.end)}${text.slice(first.end + 1)}` : text) ?? []
  const own = alone ? readSuffix(`, ${text.slice(first.start, first.end)}`) : { suffix: '' }
  if (items.length === 0 && rest.length > 0) return undefined
  if (own.locator === undefined && (alone || items.length === 0)) return undefined
  return { own, end: !alone ? 0 : items.length > 0 ? first.end : text.length, items }
}

interface Part {
  readonly start: number
  end: number
  readonly key?: ReturnType<typeof findKey>
}

function itemOf(text: string, { start, end, key }: Part): ParsedItem | undefined {
  if (key === undefined) return undefined
  return {
    key: key.key,
    prefix: plain(text.slice(start, key.start)),
    ...readSuffix(text.slice(key.end, end)),
    suppressAuthor: key.suppressAuthor,
    start: skipSpace(text, start),
    end: start + text.slice(start, end).trimEnd().length,
  }
}

function readSuffix(rest: string): Pick<ParsedItem, 'locator' | 'suffix'> {
  const found = findLocator(rest)
  if (found === undefined) return { suffix: plain(rest.replace(/^\s*,\s*/u, '')) }
  // `@a{}`: what follows is no locator, whatever it looks like.
  if (found.value === '') return { suffix: plain(rest.slice(found.end).replace(/^\s*,\s*/u, '')) }
  return { locator: { label: found.label, ...(found.term !== undefined && { term: found.term }), value: plain(found.value) }, suffix: plain(rest.slice(found.end).replace(/^\s*,\s*/u, '')) }
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
    if (text[at - 1] === '\\' || inCode(text, at)) continue
    const from = text[at - 1] === '-' && at > start ? at - 1 : at
    const read = parseKey(text, from) ?? (from === at ? undefined : parseKey(text, at))
    if (read !== undefined) return { ...read, start: read.suppressAuthor ? from : at }
  }
  return undefined
}

/** Whether an offset stands between backquotes. */
function inCode(text: string, offset: number): boolean {
  return [...text.matchAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gsu)].some((match) => match.index < offset && offset < match.index + match[0].length)
}

/** Text as CSL’s own fields hold it: `*emphasis*` as `<i>`, `**strong**` as `<b>`, without backslash escapes, white space as single spaces. */
function plain(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])|(\*\*?|(?<![\p{L}\p{N}])__?)(?=[^\s*_])((?:\\.|(?!\2)[^\\])*?[^\s*_\\])\2(?!\2|(?<=_)[\p{L}\p{N}])/gsu, (_, mark?: string, run?: string, inner?: string) => {
    if (run === undefined || inner === undefined) return mark ?? ''
    return run.length === 2 ? `<b>${plain(inner)}</b>` : `<i>${plain(inner)}</i>`
  }).replace(/[ \t\n]+/gu, ' ').trim()
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (/\s/u.test(text[at] ?? '')) at++
  return at
}

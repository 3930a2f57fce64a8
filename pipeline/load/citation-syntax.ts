import type { Code, Effects, Extension, State, Token, TokenizeContext } from 'micromark-util-types'
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { Citation } from '../model/markdown.ts'
import { innerMarks, parseBracketed, parseKey, parseTrailing, type ParsedItem } from './citations.ts'

/** Line and column from 1, offset from 0. */
interface Spot {
  readonly line: number
  readonly column: number
  readonly offset: number
}

declare module 'micromark-util-types' {
  interface TokenTypeMap { citation: 'citation'; citationData: 'citationData' }
  interface Token {
    /** Citation read by the tokenizer; offsets of its items are in `points`. */
    citation?: { readonly mode: Citation['mode']; readonly items: readonly ParsedItem[]; readonly points: readonly Spot[] }
  }
}

/** Brackets in brackets inside a citation: keeps a page of `[` from being scanned again and again. */
const maxNesting = 3

/**
 * Tokenizes Pandoc’s citations before directives and links: `[see @a, p. 3; @b]`, `[-@a]`, `@a`, `@a [p. 3]`.
 * What is none (`盛世才@sheng1942`, a mail address, `[@a](url)`) is left to the other constructs.
 */
export const citationSyntax: Extension = {
  text: {
    45: { name: 'citation', tokenize: tokenizeText, previous: notInWord },
    64: { name: 'citation', tokenize: tokenizeText, previous: notInWord },
    91: { name: 'citation', tokenize: tokenizeBracketed },
  },
}

/** Makes `citation` nodes of the tokens. */
export const citationFromMarkdown: FromMarkdown = {
  enter: {
    citation(token) {
      const { mode, items, points } = token.citation ?? { mode: 'text', items: [], points: [] }
      const end = points.at(-1) ?? token.end
      const node: Citation = {
        type: 'citation',
        mode,
        items: items.map(({ start, end: stop, ...item }) => ({ ...item, position: { start: points[start] ?? token.start, end: points[stop] ?? end } })),
        position: { start: token.start, end: token.end },
      }
      this.enter(node as never, token)
    },
  },
  exit: {
    citation(token) {
      this.exit(token)
    },
  },
}

type Context = TokenizeContext

/** Consumes codes, keeping the characters and where each stands. */
function recorder(context: Context, effects: Effects): { text: () => string; points: Spot[]; consume: (code: Code) => void } {
  const characters: string[] = []
  const points: Spot[] = []
  return {
    points,
    text: () => characters.join(''),
    consume: (code) => {
      const { line, column, offset } = context.now()
      points.push({ line, column, offset })
      characters.push(code === null || code < 0 ? (isEol(code) ? '\n' : ' ') : String.fromCharCode(code))
      effects.consume(code)
    },
  }
}

function finish(context: Context, effects: Effects, token: Token, mode: Citation['mode'], items: readonly ParsedItem[], points: readonly Spot[]): void {
  const { line, column, offset } = context.now()
  effects.exit('citation')
  token.citation = { mode, items, points: [...points, { line, column, offset }] }
}

function tokenizeBracketed(this: Context, effects: Effects, ok: State, nok: State): State {
  return readBracketed(this, effects, ok, nok)
}

function tokenizeText(this: Context, effects: Effects, ok: State, nok: State): State {
  return readText(this, effects, ok, nok)
}

function readBracketed(context: Context, effects: Effects, ok: State, nok: State): State {
  const record = recorder(context, effects)
  let token: Token
  return (code) => {
    token = effects.enter('citation')
    return bracket(effects, record, close, nok)(code)
  }
  function close(code: Code): State | undefined {
    const items = parseBracketed(record.text())
    // `[@a](url)` and `[@a]{…}` are a link and a span with attributes.
    if (items === undefined || code === 40 || code === 123) return nok(code)
    finish(context, effects, token, 'bracketed', items, record.points)
    return ok(code)
  }
}

function readText(context: Context, effects: Effects, ok: State, nok: State): State {
  const record = recorder(context, effects)
  let token: Token
  let item: ParsedItem | undefined
  let others: readonly ParsedItem[] = []
  return (code) => {
    token = effects.enter('citation')
    effects.enter('citationData')
    return open(code)
  }
  function open(code: Code): State | undefined {
    record.consume(code)
    if (code === 45) return (next) => (next === 64 ? open(next) : nok(next))
    return (next) => (next === 123 ? braced(next) : isKeyCode(next) ? key(next) : nok(next))
  }
  /** `@{key}`: a key with marks that would end it otherwise. */
  function braced(code: Code): State | undefined {
    if (code === null || code < 0 || code === 32) return nok(code)
    record.consume(code)
    return code === 125 ? end : braced
  }
  function key(code: Code): State | undefined {
    if (isKeyCode(code)) {
      record.consume(code)
      return key
    }
    // Punctuation belongs to a key only where a letter or digit follows: `@a.` is the key `a` and a full stop.
    const consume = (next: Code): State => {
      record.consume(next)
      return key
    }
    return isInnerMark(code) ? effects.check({ tokenize: beforeKeyCode, partial: true }, consume, end)(code) : end(code)
  }
  function end(code: Code): State | undefined {
    effects.exit('citationData')
    const read = parseKey(record.text(), 0)
    if (read === undefined) return nok(code)
    item = { key: read.key, prefix: '', suffix: '', suppressAuthor: read.suppressAuthor, start: 0, end: read.end }
    return code === 32 || code === 91 ? effects.attempt({ tokenize: trailing, partial: true }, done, done)(code) : done(code)
  }
  function done(code: Code): State | undefined {
    finish(context, effects, token, 'text', item ? [item, ...others] : [], record.points)
    return ok(code)
  }
  /** `@a [p. 3; @b]`: the locator of a citation in the text, and the works cited with it. */
  function trailing(this: Context, inner: Effects, good: State, bad: State): State {
    const rest = recorder(this, inner)
    return (code) => {
      if (code !== 32) return bracket(inner, rest, after, bad)(code)
      inner.enter('citationData')
      rest.consume(code)
      inner.exit('citationData')
      return (next) => bracket(inner, rest, after, bad)(next)
    }
    function after(code: Code): State | undefined {
      const written = rest.text().trimStart()
      const found = code === 40 || code === 91 || code === 123 ? undefined : parseTrailing(written)
      if (found === undefined || item === undefined) return bad(code)
      const before = record.points.length + rest.points.length - written.length
      others = found.items.map((each) => ({ ...each, start: each.start + before, end: each.end + before }))
      item = { ...item, ...found.own, end: found.end === 0 ? item.end : before + found.end }
      record.points.push(...rest.points)
      return good(code)
    }
  }
}

function beforeKeyCode(this: Context, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('citationData')
    effects.consume(code)
    effects.exit('citationData')
    return (next) => (isKeyCode(next) ? ok(next) : nok(next))
  }
}

/** Letters, marks, digits and `_`; halves of surrogate pairs count as letters. */
function isKeyCode(code: Code): boolean {
  if (code === null || code < 0) return false
  return (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{M}\p{N}_]/u.test(String.fromCharCode(code))
}

function isInnerMark(code: Code): boolean {
  return code !== null && code > 0 && innerMarks.includes(String.fromCharCode(code))
}

/** Consumes `[…]` with brackets balanced, over line ends; then goes on with `done`. */
function bracket(effects: Effects, record: ReturnType<typeof recorder>, done: State, nok: State): State {
  let depth = 0
  let inside = false
  const data = (): void => {
    if (!inside) effects.enter('citationData')
    inside = true
  }
  const leave = (): void => {
    if (inside) effects.exit('citationData')
    inside = false
  }
  return start
  function start(code: Code): State | undefined {
    if (code !== 91) return nok(code)
    data()
    record.consume(code)
    depth = 1
    return first
  }
  function first(code: Code): State | undefined {
    // `[^id]` is a note.
    return code === 94 ? nok(code) : body(code)
  }
  function body(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (isEol(code)) {
      leave()
      effects.enter('lineEnding')
      record.consume(code)
      effects.exit('lineEnding')
      return body
    }
    data()
    if (code === 92) {
      record.consume(code)
      return escaped
    }
    if (code === 91 && ++depth > maxNesting) return nok(code)
    record.consume(code)
    if (code === 93 && --depth === 0) {
      leave()
      return done
    }
    return body
  }
  function escaped(code: Code): State | undefined {
    if (code === 91 || code === 92 || code === 93) {
      record.consume(code)
      return body
    }
    return body(code)
  }
}

/** A citation in the text does not begin inside a word or an address: after a letter, mark, digit or `_`. */
function notInWord(code: Code): boolean {
  if (code === null || code < 0) return true
  // Half of a surrogate pair: a rare Chinese character, most likely.
  if (code >= 0xd800 && code <= 0xdfff) return false
  return !/[\p{L}\p{M}\p{N}_@/.]/u.test(String.fromCharCode(code))
}

function isEol(code: Code): boolean {
  return code === -5 || code === -4 || code === -3
}

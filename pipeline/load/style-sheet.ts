import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { TextFile } from './reading.ts'

/** What a style sheet may not do: `what` completes “The style sheet …”; `offset` is where it stands. */
interface CssFault {
  readonly offset: number
  readonly what: string
  readonly hint?: string
}

const asked: readonly (readonly [pattern: RegExp, what: string, hint?: string])[] = [
  [/@import\b/giu, 'imports another', 'Copy the rules into this file.'],
  [/\burl\((?!\s*["']?\s*#)/giu, 'asks for a file', 'A style sheet of the book stands alone: draw with borders and colours, and set pictures in the text.'],
  [/(?:\b|-)(?:image-set|cross-fade|image|src|element|paint)\(/giu, 'asks for a picture', 'Set pictures in the text.'],
  [/@font-face\b/giu, 'brings a font of its own', 'List the font in styles/fonts.yaml.'],
  [/\bexpression\s*\(|\bbehavior\s*:|-moz-binding\s*:/giu, 'holds a script'],
  [/<\/|<!--/gu, 'holds markup'],
]

/** Faults of a style sheet of the book, each at its place. Pure. */
export function judgeStyleSheet({ file, text }: TextFile): Diagnostic[] {
  return cssFaults(text).map(({ offset, what, hint }) => {
    const before = text.slice(0, offset)
    return diagnostic('style-sheet-contained', `The style sheet ${what}.`, { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }, hint)
  })
}

/** What CSS asks for or leaves open, in its order. Comments and the insides of strings count for nothing, escapes for what they mean. */
export function cssFaults(css: string): CssFault[] {
  const { plain, offsets, open } = read(css)
  const faults = asked.flatMap(([pattern, what, hint]) => [...plain.matchAll(pattern)].map(({ index }): CssFault => ({ offset: offsets[index] ?? 0, what, ...(hint !== undefined && { hint }) })))
  return [...faults, ...(open ? [open] : [])].sort((a, b) => a.offset - b.offset)
}

/** The sheet with its escapes read and with nothing in comments and strings, and where each character of it comes from. */
function read(css: string): { plain: string; offsets: readonly number[]; open: CssFault | undefined } {
  let plain = ''
  const offsets: number[] = []
  const braces: number[] = []
  const put = (written: string, offset: number): void => {
    plain += written
    for (let unit = 0; unit < written.length; unit++) offsets.push(offset)
  }
  const token = /\/\*[\s\S]*?(?:\*\/|$)|\\(?:([0-9a-f]{1,6})[ \t\r\n\f]?|([^\n]))|(["'])(?:\\[\s\S]|(?!\3)[^\\\n])*(\3|$|(?=\n))|[\s\S]/giuy
  for (let match = token.exec(css); match !== null; match = token.exec(css)) {
    const [whole, code, escaped, quote, closing] = match
    const at = match.index
    if (whole.startsWith('/*')) {
      if (!whole.endsWith('*/') || whole.length < 4) return { plain, offsets, open: { offset: at, what: 'has a comment that is not closed', hint: 'Close it with */.' } }
      put(' ', at)
    } else if (code !== undefined) put(character(code), at)
    else if (escaped !== undefined) put(escaped, at)
    else if (quote !== undefined) {
      if (closing !== quote) return { plain, offsets, open: { offset: at, what: 'has a quotation mark that is not closed', hint: 'Close it.' } }
      put(/\burl\(\s*$/iu.test(plain.slice(-20)) ? whole : quote + quote, at)
    } else {
      if (whole === '{') braces.push(at)
      else if (whole === '}' && braces.pop() === undefined) return { plain, offsets, open: { offset: at, what: 'closes a brace that is not open', hint: 'Take it out.' } }
      put(whole, at)
    }
  }
  const [last] = braces.slice(-1)
  return { plain, offsets, open: last === undefined ? undefined : { offset: last, what: 'has a brace that is not closed', hint: 'Close it.' } }
}

function character(code: string): string {
  const value = Number.parseInt(code, 16)
  return value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff) ? String.fromCodePoint(value) : '\uFFFD'
}

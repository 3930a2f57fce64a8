import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { visible } from './visible.ts'

/** Of a line that is longer, what is around the place. */
const WIDTH = 100
/** Files that are texts; of any other a line says nothing. */
const texts = /\.(?:md|ya?ml|json|bib|csl|css|svg)$/iu
const LARGEST = 4 << 20

/** A line of a file, before, at and behind a place. */
export interface Frame {
  readonly before: string
  readonly at: string
  readonly behind: string
}

/** Finds the line that a message speaks of in the files of a book; each file is read once. Undefined where there is no such line. */
export function framesOf(root: string): (file: string, line: number, column: number) => Frame | undefined {
  const read = new Map<string, readonly string[]>()
  return (file, line, column) => {
    const lines = read.get(file) ?? linesOf(root, file)
    read.set(file, lines)
    const text = lines[line - 1]
    if (text === undefined || text.trim() === '' || column - 1 > text.length) return undefined
    // A word, or one character with what stands upon it.
    const at = /^[\p{L}\p{M}\p{N}_’'-]+|^.\p{M}*/u.exec(text.slice(column - 1))?.[0] ?? ''
    const from = Math.max(0, column - 1 - WIDTH / 2)
    const end = column - 1 + at.length
    return {
      before: `${from > 0 ? '…' : ''}${visible(whole(text.slice(from, column - 1)))}`,
      at: visible(at),
      behind: `${visible(whole(text.slice(end, end + WIDTH / 2)))}${text.length > end + WIDTH / 2 ? '…' : ''}`,
    }
  }
}

/** What was cut may not begin or end with half a character. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '')
}

function linesOf(root: string, file: string): readonly string[] {
  const path = join(root, file)
  try {
    // A link may lead to what is none of the book’s.
    if (!texts.test(path) || !realpathSync(path).startsWith(`${realpathSync(root)}${sep}`)) return []
    const state = statSync(path)
    if (!state.isFile() || state.size > LARGEST) return []
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '').split(/\r\n?|\n/u)
  } catch {
    return []
  }
}

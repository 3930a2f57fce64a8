import { limits } from './limits.ts'

interface Excess {
  readonly line: number
  readonly column: number
  readonly reason: string
  readonly hint: string
}

/** Characters of markup, and the backslash that makes the next one none. */
const mark = /[\\*_~[\]<`!:@]/g

/**
 * Counts, before anything is parsed, what makes a Markdown parser overflow its stack or run for minutes: blocks in
 * blocks, brackets in brackets, marks in a paragraph, cells in a table. The first excess, or undefined.
 */
export function excess(text: string): Excess | undefined {
  let brackets = 0
  let marks = 0
  let emphasis = 0
  let fences = 0
  let columns = 0
  let rows = 0
  const deep = (line: number, column: number, what: string): Excess => ({ line, column, reason: `${what} nested more than ${limits.nesting} levels deep.`, hint: 'Write it flatter.' })
  let line = 0
  for (const content of text.split(/\r\n|\n|\r/u)) {
    line++
    if (line > limits.lines) return { line, column: 1, reason: `The text has more than ${limits.lines} lines.`, hint: 'Split the file.' }
    const depth = containerDepth(content)
    if (depth > limits.nesting) return deep(line, 1, 'Quotations or lists are')
    if (/^[ \t]*:{3,}\S/u.test(content)) fences++
    else if (/^[ \t]*:{3,}[ \t]*$/u.test(content)) fences = Math.max(0, fences - 1)
    if (fences > limits.nesting) return deep(line, 1, 'Directives are')

    if (/^[ \t>]*$/u.test(content)) {
      brackets = marks = emphasis = columns = rows = 0
      continue
    }
    if (columns > 0) rows++
    else if (content.includes('|') && /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u.test(content)) columns = content.split('|').length
    if (columns * rows > limits.tableCells) {
      return { line, column: 1, reason: `The table has more than ${limits.tableCells} cells.`, hint: 'Split the table.' }
    }
    mark.lastIndex = 0
    for (let found = mark.exec(content); found !== null; found = mark.exec(content)) {
      const { 0: character, index } = found
      if (character === '\\') {
        mark.lastIndex++
        continue
      }
      if (character === '[') brackets++
      else if (character === ']') brackets = Math.max(0, brackets - 1)
      marks++
      // Cells of a table are paragraphs of their own.
      if (columns === 0 && (character === '*' || character === '_' || character === '~')) emphasis++
      if (brackets > limits.nesting) return deep(line, index + 1, 'Brackets are')
      if (marks > limits.paragraphMarks || emphasis > limits.emphasisMarks) {
        return { line, column: index + 1, reason: `The paragraph holds more than ${Math.min(marks, limits.paragraphMarks)} characters of markup.`, hint: 'Split the paragraph.' }
      }
    }
  }
  return undefined
}

/** How many quotations and list items a line opens or goes on with: markers, and two columns of indentation for one level. */
function containerDepth(line: string): number {
  let depth = 0
  let spaces = 0
  let marker = false
  const token = /[ \t]|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/uy
  for (let at = 0; at < line.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(line)
    if (!match) break
    if (match[0] === ' ') spaces++
    else if (match[0] === '\t') spaces += 4
    else {
      depth++
      marker = true
    }
  }
  return marker ? depth + Math.floor(Math.max(0, spaces - depth) / 2) : 0
}

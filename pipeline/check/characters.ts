import type { Text } from 'mdast'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeOf, walk } from './trees.ts'

/** Controls but tab and line ends, invisible formatting, bidi controls, U+FFFD, noncharacters. */
const refused = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFD\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\r(?!\n)/gu

const named: Readonly<Record<number, string>> = {
  0x200b: 'zero-width space', 0x200c: 'zero-width non-joiner', 0x200d: 'zero-width joiner', 0x200e: 'left-to-right mark', 0x200f: 'right-to-left mark', 0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding', 0x202c: 'pop directional formatting', 0x202d: 'left-to-right override', 0x202e: 'right-to-left override', 0x2028: 'line separator',
  0x2029: 'paragraph separator', 0x2060: 'word joiner', 0x2066: 'left-to-right isolate', 0x2067: 'right-to-left isolate', 0x2068: 'first strong isolate', 0x2069: 'pop directional isolate',
  0xfeff: 'byte order mark', 0xfffd: 'replacement character: something was lost when the file was converted',
}

/** Characters that nobody sees: in every text file, exactly where they stand; and those that entities bring in. */
export const checkCharacters: Check = (book, trees) => {
  const messages: Diagnostic[] = []
  for (const { file, text } of book.files?.values() ?? []) {
    if (file.endsWith('.css')) continue
    const place = placer(file, text)
    for (const { index, character } of faults(text)) messages.push(judge(character, place(index)))
    messages.push(...denormalised(file, text))
  }
  for (const tree of trees) {
    const raw = book.files?.get(tree.file)?.text ?? ''
    walk(tree, (node) => {
      if (node.type !== 'text') return
      const source = raw.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
      const seen = faults(source).map((fault) => fault.character)
      for (const { character } of faults((node as Text).value)) {
        const at = seen.indexOf(character)
        if (at === -1) messages.push(judge(character, placeOf(tree, node)))
        else seen.splice(at, 1)
      }
    })
  }
  return messages
}

function faults(text: string): { index: number; character: string }[] {
  const found: { index: number; character: string }[] = []
  for (const match of text.matchAll(refused)) {
    const [character] = match
    // The joiners shape Arabic script and belong to its spelling.
    if ((character === '\u200C' || character === '\u200D') && /\p{Script=Arabic}/u.test(`${text[match.index - 1] ?? ''}${text[match.index + 1] ?? ''}`)) continue
    found.push({ index: match.index, character })
  }
  for (let index = text.indexOf('\u00AD'); index !== -1; index = text.indexOf('\u00AD', index + 1)) found.push({ index, character: '\u00AD' })
  return found
}

function judge(character: string, place: Place): Diagnostic {
  const code = character.codePointAt(0) ?? 0
  if (code === 0xad) return diagnostic('soft-hyphen-absent', 'There is a soft hyphen (U+00AD) here.', place)
  const hex = code.toString(16).toUpperCase().padStart(4, '0')
  return diagnostic('character-allowed', `There is a character here that nobody sees: U+${hex} (${named[code] ?? 'control character'}).`, place)
}

function denormalised(file: string, text: string): Diagnostic[] {
  if (text.normalize('NFC') === text) return []
  return text.split('\n').flatMap((line, index) => {
    const composed = line.normalize('NFC')
    if (composed === line) return []
    let column = 0
    while (line[column] === composed[column]) column++
    // A letter and its combining mark differ at the letter or at the mark; the letter is where one looks.
    const at = /^\p{M}/u.test(line.slice(column)) && column > 0 ? column - 1 : column
    const shown = /^.\p{M}*/u.exec(line.slice(at))?.[0] ?? ''
    return [diagnostic('text-normalised', `“${shown}” is not in normalisation form C.`, { file, line: index + 1, column: at + 1 })]
  })
}

/** Offsets to places, for offsets in rising order or not. */
function placer(file: string, text: string): (offset: number) => Place {
  return (offset) => {
    const before = text.slice(0, offset)
    return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
}

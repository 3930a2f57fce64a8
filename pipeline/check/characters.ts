import { scanFor } from '../language/scanning.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { linesOf } from './places.ts'
import type { FileProse, Stretch } from './prose.ts'
import { codePoint, tallyOf } from './tally.ts'

/** Controls but tab and line ends, invisible formatting, bidi controls, U+FFFD. */
const refused = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD\u{E0000}-\u{E007F}]/u
/** Letters without a shape, and selectors of a variant: these stand behind the characters that have variants, and carry messages elsewhere. */
const hidden = /[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180D\u180F\u2800\u3164\uFE00-\uFE0F\uFFA0\u{E0100}-\u{E01EF}]/u
const variable = /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{S}\p{P}\p{Emoji}]$/u
/** Code points that are no character: noncharacters and others unassigned (in the Unicode of the program), private use, lone surrogates. */
const unassigned = /[\p{Cn}\p{Co}\p{Cs}]/u
const scan = scanFor(new RegExp(`\\r|${refused.source}|${hidden.source}|${unassigned.source}`, 'u'))
/** Controls and marks of direction: in the words of the book they are judged in their paragraph. */
const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const scanDirection = scanFor(direction)

const named: Readonly<Record<number, string>> = {
  0x200b: 'zero-width space', 0x200c: 'zero-width non-joiner', 0x200d: 'zero-width joiner', 0x200e: 'left-to-right mark', 0x200f: 'right-to-left mark', 0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding', 0x202c: 'pop directional formatting', 0x202d: 'left-to-right override', 0x202e: 'right-to-left override', 0x2028: 'line separator',
  0x2029: 'paragraph separator', 0x2060: 'word joiner', 0x2066: 'left-to-right isolate', 0x2067: 'right-to-left isolate', 0x2068: 'first strong isolate', 0x2069: 'pop directional isolate',
  0xfeff: 'byte order mark', 0xfffd: 'replacement character: something was lost when the file was converted',
}

/**
 * Characters that nobody sees and code points that are none: in every text file, exactly where they stand; and those that
 * entities and escapes bring in. Controls of direction in the words of the book are judged by their own rule.
 */
export const checkCharacters: Check = ({ prose, standing }) => prose.flatMap((file) => standing.of(judgeFile, file))

function judgeFile({ file, text: whole, stretches }: FileProse): Diagnostic[] {
  const tally = tallyOf()
  const add = (character: string, place: () => Place): void => tally.add(file, character, (more) => judge(character, place(), more))
  if (whole !== undefined && !file.endsWith('.css')) {
    const { placeAt } = linesOf(file, whole)
    const directed = directionsOf(stretches, whole.length)
    faults(whole, (index, character) => {
      if (!directed(index, character)) add(character, () => placeAt(index))
    })
    for (const line of denormalised(file, whole)) tally.add(file, 'form', line)
  }
  const seen = new Map<string, boolean>()
  const holds = (character: string): boolean => {
    const known = seen.get(character) ?? whole?.includes(character) ?? false
    seen.set(character, known)
    return known
  }
  for (const { text, place, found } of stretches) {
    faults(text, (index, character) => {
      // One that stands in the file as it is has been seen there.
      if (direction.test(character)) return
      const written = found(index)
      if (written?.literal || (written === undefined && holds(character))) return
      add(character, () => place(index))
    })
  }
  return tally.messages()
}

const arabic = /\p{Script=Arabic}/u

function faults(text: string, visit: (index: number, character: string) => void): void {
  scan(text, (index, character) => {
    if (character === '\r' && text[index + 1] === '\n') return
    // The joiners shape Arabic script and belong to its spelling.
    if ((character === '\u200C' || character === '\u200D') && arabic.test(`${text[index - 1] ?? ''}${text[index + 1] ?? ''}`)) return
    if (/[\u180B-\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(character) && variable.test(text.slice(Math.max(0, index - 2), index))) return
    visit(index, character)
  })
}

/** Whether a control of direction in the file stands in the words of the book. Where its place is not known, any of the file will do. */
function directionsOf(stretches: readonly Stretch[], length: number): (offset: number, character: string) => boolean {
  let placed: Uint8Array | undefined
  const elsewhere = new Map<string, number>()
  for (const { text, found } of stretches) {
    scanDirection(text, (index, control) => {
      const written = found(index)
      placed ??= new Uint8Array(length)
      if (written?.literal) placed[written.offset] = 1
      else if (written === undefined) elsewhere.set(control, (elsewhere.get(control) ?? 0) + 1)
    })
  }
  return (offset, character) => {
    if (placed?.[offset] === 1) return true
    const left = direction.test(character) ? (elsewhere.get(character) ?? 0) : 0
    if (left > 0) elsewhere.set(character, left - 1)
    return left > 0
  }
}

function judge(character: string, place: Place, more: string): Diagnostic {
  const code = codePoint(character)
  if (character === '\u00AD') return diagnostic('soft-hyphen-absent', `There is a soft hyphen (${code}) here${more}.`, place)
  if (character === '\r') return diagnostic('character-allowed', `There is a carriage return (${code}) without a line feed here${more}: line ends of an old Macintosh, or none at all.`, place, 'Save the file with line feeds.')
  if (refused.test(character) || hidden.test(character)) return diagnostic('character-allowed', `There is a character here that nobody sees: ${code} (${named[character.codePointAt(0) ?? 0] ?? (hidden.test(character) ? 'a sign without a shape' : 'control character')})${more}.`, place)
  const what = /\p{Co}/u.test(character) ? 'a private-use code point: it has no meaning outside one font' : /\p{Cs}/u.test(character) ? 'half of a character' : 'not assigned to any character'
  return diagnostic('character-assigned', `${code} is ${what}${more}.`, place)
}

/** The unified spelling of compatibility ideographs is asked for by a rule of its own. */
const compatibility = /[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu

function denormalised(file: string, text: string): ((more: string) => Diagnostic)[] {
  if (text.normalize('NFC') === text) return []
  return text.split('\n').flatMap((written, index) => {
    const line = written.replace(compatibility, (ideograph) => '一'.repeat(ideograph.length))
    const composed = line.normalize('NFC')
    if (composed === line) return []
    let column = 0
    while (line[column] === composed[column]) column++
    // A letter and its combining mark differ at the letter or at the mark; the letter is where one looks.
    const at = /^\p{M}/u.test(line.slice(column)) && column > 0 ? column - 1 : column
    const shown = /^.\p{M}{0,20}/u.exec(line.slice(at))?.[0] ?? ''
    return [(more: string) => diagnostic('text-normalised', `“${shown}” is put together of parts, or is an old double of another character${more}: it is not in Unicode’s form NFC.`, { file, line: index + 1, column: at + 1 })]
  })
}

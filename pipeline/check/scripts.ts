import { lookAlike, lookAlikeScript, type LookAlikeScript } from '../language/look-alikes.ts'
import { scriptOfTag } from '../language/scripts.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import type { FileProse } from './prose.ts'
import { codePoint, shownCharacter, tallyOf } from './tally.ts'

/** A letter that does not belong to the script of its word. */
export interface Stray {
  readonly index: number
  readonly character: string
  readonly script: LookAlikeScript
  /** The script of the word, and the letter of it that was probably meant. */
  readonly meant: LookAlikeScript
  readonly like: string | undefined
  /** Where the word begins and ends, and how many strays it has. */
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Words that mix Latin with Cyrillic or Greek letters: they look right, and no search finds them. */
export const checkScripts: Check = ({ prose, standing }) => prose.flatMap((file) => standing.of(judgeFile, file))

function judgeFile({ stretches }: FileProse): Diagnostic[] {
  const tally = tallyOf()
  for (const { text, lang, kind, file, place } of stretches) {
    if (kind !== 'text') continue
    for (const { index, character, script, meant, like, from, to, count } of strays(text, lang)) {
      tally.add(file, '', (more) => {
        const intended = like === undefined ? `the word is ${meant}` : `the ${meant} ${shownCharacter(like)} looks the same`
        const others = count === 1 ? '' : `, and ${count - 1} more`
        return diagnostic('script-unmixed', `“${excerpt(text, from, to, index)}” mixes scripts: ${shownCharacter(character)} is ${script}, ${intended}${others}${more}.`, place(index), like && `Write ${like} (${codePoint(like)}); where the mix is meant, part the word with a hyphen or write it as code.`)
      })
    }
  }
  return tally.messages()
}

/** The first stray of each mixed word. Words end at everything but letters, marks and modifier letters. */
export function strays(text: string, lang: string): Stray[] {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text) || !/\p{Script=Latin}/u.test(text)) return []
  const found: Stray[] = []
  let start = -1
  let first: LookAlikeScript | undefined
  let mixed = false
  const finish = (end: number): void => {
    const stray = mixed ? judge(text, start, end, lang) : undefined
    if (stray) found.push(stray)
    start = -1
    first = undefined
    mixed = false
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0
    const kind = kindOf(code)
    if (kind === 'end') finish(index)
    else {
      if (start === -1) start = index
      if (kind !== 'common') mixed ||= (first ??= kind) !== kind
    }
    if (code > 0xffff) index++
  }
  finish(text.length)
  return found
}

type Kind = LookAlikeScript | 'common' | 'end'
const kinds = new Map<number, Kind>()

function kindOf(code: number): Kind {
  let kind = kinds.get(code)
  if (kind === undefined) {
    const character = String.fromCodePoint(code)
    kinds.set(code, (kind = lookAlikeScript(character) ?? (/[\p{L}\p{M}]/u.test(character) ? 'common' : 'end')))
  }
  return kind
}

/** Greek letters of phonetic transcription, and those that nobody takes for a Latin letter: units, formulae. */
const transcription = /[βγδθλφχ]/u
const formula = /^(?:sin|cos|tan|tg|ctg|cot|log|ln|lg|exp)\p{Script=Greek}$/u

/** The letters of one script in a word: how many, the first, and whether each could be of the script it stands among. */
interface Letters {
  count: number
  index: number
  alike: boolean
}

function judge(text: string, from: number, to: number, lang: string): Stray | undefined {
  const counted = { Latin: 0, Cyrillic: 0, Greek: 0 }
  eachLetter(text, from, to, (_index, _character, script) => counted[script]++)
  const other = counted.Cyrillic > 0 ? 'Cyrillic' : 'Greek'
  // A short mix of Latin and Greek is a unit or a formula; in a longer word, Greek letters nobody takes for Latin ones are meant.
  const science = other === 'Greek' && counted.Greek <= counted.Latin
  if (science && (to - from <= 3 || (to - from <= 5 && formula.test(text.slice(from, to))))) return undefined
  const word: Record<LookAlikeScript, Letters> = { Latin: { count: 0, index: 0, alike: true }, Cyrillic: { count: 0, index: 0, alike: true }, Greek: { count: 0, index: 0, alike: true } }
  eachLetter(text, from, to, (index, character, script) => {
    const letters = word[script]
    const like = lookAlike(character, other)
    if (science && script === 'Greek' && (like === undefined || transcription.test(character))) return
    if (letters.count++ === 0) letters.index = index
    letters.alike &&= like !== undefined
  })
  const stray = (script: LookAlikeScript, meant: LookAlikeScript): Stray => {
    const { index, count } = word[script]
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
    return { index, character, script, meant, like: lookAlike(character, other), from, to, count }
  }
  const [latin, foreign] = [word.Latin, word[other]]
  if (latin.count === 0) return stray('Greek', 'Cyrillic')
  if (foreign.count === 0) return undefined
  // Those all of which could be of the other script are the strays; else the fewer; else those that are not of the language.
  const strange = latin.alike !== foreign.alike ? latin.alike : latin.count === foreign.count ? scriptOfTag(lang) !== 'Latn' : latin.count < foreign.count
  return strange ? stray('Latin', other) : stray(other, 'Latin')
}

function eachLetter(text: string, from: number, to: number, visit: (index: number, character: string, script: LookAlikeScript) => void): void {
  for (let index = from; index < to; index++) {
    const code = text.codePointAt(index) ?? 0
    const kind = kindOf(code)
    if (kind !== 'common' && kind !== 'end') visit(index, String.fromCodePoint(code), kind)
    if (code > 0xffff) index++
  }
}

/** The word, or what of a long one stands around the stray. */
function excerpt(text: string, from: number, to: number, at: number): string {
  if (to - from <= 40) return text.slice(from, to)
  const [start, end] = [Math.max(from, at - 20), Math.min(to, at + 20)]
  return `${start > from ? '…' : ''}${text.slice(start, end)}${end < to ? '…' : ''}`
}

import { tokensOf, type TextEdit } from './words.ts'

/** What a reader pencils in: `after` and `before` are words that stay, by which the place is found. */
export type Correction =
  | { readonly is: 'replace'; readonly old: string; readonly made: string; readonly offset: number }
  | { readonly is: 'add'; readonly after: string; readonly before: string; readonly made: string; readonly offset: number }
  | { readonly is: 'remove'; readonly after: string; readonly old: string; readonly offset: number }

const isWord = /[\p{L}\p{N}]/u
const isCharacter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
/** Words between two changes, up to which they are one. */
const nearWords = 2
/** Words of context: as few as tell the place, and no more than this. */
const mostContext = 12

/** The edits of a text as corrections, each with its place in the old text. Neighbouring changes are one correction. */
export function correctionsOf(edits: readonly TextEdit[]): Correction[] {
  const old = edits.map(({ kind, text }) => (kind === 'inserted' ? '' : text)).join('')
  const corrections: Correction[] = []
  let at = 0
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index]
    if (edit === undefined || edit.kind === 'same') {
      at += edit?.text.length ?? 0
      continue
    }
    const start = at
    let [gone, made] = ['', '']
    for (; index < edits.length; index++) {
      const { kind, text } = edits[index] as TextEdit
      const isLast = edits.slice(index + 1).every((each) => each.kind === 'same')
      if (kind === 'same' && (isLast || wordsIn(text) > nearWords)) break
      if (kind !== 'inserted') gone += text
      if (kind !== 'deleted') made += text
    }
    index--
    at = start + gone.length
    corrections.push(correction(old, start, gone, made))
  }
  return corrections
}

function correction(old: string, offset: number, gone: string, made: string): Correction {
  const end = offset + gone.length
  if (gone.trim() === '' && made.trim() !== '') {
    const after = contextBefore(old, offset, 2)
    return { is: 'add', after, before: after === '' ? contextAfter(old, offset, 2) : '', made: made.trim(), offset }
  }
  if (made.trim() === '' && gone.trim() !== '') return { is: 'remove', after: isOnce(old, gone.trim()) ? '' : contextBefore(old, offset, 1), old: gone.trim(), offset }
  // Words that stay stand on both sides of the change, where it alone is not to be found, or is a sign that hangs on one.
  for (let count = isWord.test(gone) && isWord.test(made) ? 0 : 1; ; count++) {
    const [before, behind] = [contextBefore(old, offset, count, false), count > 1 || !isWord.test(gone) ? contextAfter(old, end, 1) : '']
    const phrase = `${before}${gone}${behind}`
    if (isOnce(old, phrase.trim()) || count >= mostContext || (count > 0 && before.length >= offset)) return { is: 'replace', old: phrase.trim(), made: `${before}${made}${behind}`.trim(), offset }
  }
}

/** The last words before a place: `least`, and more until they stand in the text once (unless told). */
function contextBefore(text: string, offset: number, least: number, once = true): string {
  const tokens = tokensOf(text.slice(0, offset))
  let [words, phrase] = [0, '']
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index] as string
    if (words >= count(token, least) && (!once || isOnce(text, phrase.trim())) && isWord.test(token)) break
    if (words >= mostContext) break
    if (least === 0) break
    phrase = token + phrase
    if (isWord.test(token)) words++
  }
  return once ? phrase.trim() : phrase.trimStart()
}

function contextAfter(text: string, offset: number, least: number): string {
  let [words, phrase] = [0, '']
  for (const token of tokensOf(text.slice(offset))) {
    if (words >= count(token, least)) break
    phrase += token
    if (isWord.test(token)) words++
  }
  return phrase
}

/** Characters of scripts without spaces say less than words. */
function count(token: string, words: number): number {
  return isCharacter.test(token) ? words * 2 : words
}

function isOnce(text: string, phrase: string): boolean {
  const at = text.indexOf(phrase)
  return phrase !== '' && at >= 0 && text.indexOf(phrase, at + 1) === -1
}

function wordsIn(text: string): number {
  return tokensOf(text).filter((token) => isWord.test(token)).length
}

/** A text by its first and last words, where it is long. */
export function shortened(text: string): string {
  const tokens = tokensOf(text)
  const words = [...tokens.keys()].filter((index) => isWord.test(tokens[index] as string))
  if (words.length <= 14) return text
  const last = tokens.slice(words.at(-4)).join('').trim()
  return `${tokens.slice(0, words[6]).join('').trim()} … ${last}`
}

/** How much of the longer text was changed: 0 to 1. */
export function shareChanged(edits: readonly TextEdit[]): number {
  const size = (kinds: readonly TextEdit['kind'][]): number => edits.reduce((sum, { kind, text }) => sum + (kinds.includes(kind) ? text.length : 0), 0)
  const [gone, made, same] = [size(['deleted']), size(['inserted']), size(['same'])]
  return Math.max(gone, made) / Math.max(1, Math.max(gone, made) + same)
}

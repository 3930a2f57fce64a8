import { diffArrays } from 'diff'

/** A run of a text that was reworded. The runs without the inserted ones are the old text, without the deleted ones the new. */
export interface TextEdit {
  readonly kind: 'same' | 'deleted' | 'inserted'
  readonly text: string
}

/** Scripts that are written without spaces: a character is a word of them. */
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}'
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}\\p{Cf}])`
const token = new RegExp(`[${unspaced}][\\p{M}\\u200D]*|${letter}+(?:['’ʼ]${letter}+)*|\\s+|[^]`, 'gu')
const isWord = /[\p{L}\p{N}]/u

/** Edits beyond this, in words, are not looked for: the text is another one. */
const editLimit = 1500

/** The tokens of a text: words, characters of scripts without spaces, white space, signs. Joined they are the text. No locale has a say in it. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? []
}

/** What makes the new text of the old one, word by word. Of a change, what was deleted stands before what was inserted. */
export function wordEdits(old: string, made: string): TextEdit[] {
  if (old === made) return old === '' ? [] : [{ kind: 'same', text: old }]
  const [olds, news] = [tokensOf(old), tokensOf(made)]
  const found = diffArrays(olds, news, { maxEditLength: editLimit })
  if (found === undefined) return joined([{ kind: 'deleted', text: old }, { kind: 'inserted', text: made }])
  return joined(found.map(({ value, added, removed }) => ({ kind: added ? 'inserted' : removed ? 'deleted' : 'same', text: value.join('') })))
}

/**
 * Joins neighbouring runs of a kind. What stands the same between two changes and is no word (a space, a comma) belongs to the change:
 * a phrase that was replaced is struck as a whole.
 */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = []
  let [deleted, inserted] = ['', '']
  const flush = (): void => {
    if (deleted !== '') result.push({ kind: 'deleted', text: deleted })
    if (inserted !== '') result.push({ kind: 'inserted', text: inserted })
    deleted = inserted = ''
  }
  edits.forEach(({ kind, text }, index) => {
    const isReplacing = deleted !== '' && inserted !== ''
    if (kind === 'deleted') deleted += text
    else if (kind === 'inserted') inserted += text
    else if (isReplacing && !isWord.test(text) && isReplacement(edits, index + 1)) {
      deleted += text
      inserted += text
    } else {
      flush()
      result.push({ kind, text })
    }
  })
  flush()
  return result
}

/** Whether what follows is struck and put in as well. */
function isReplacement(edits: readonly TextEdit[], index: number): boolean {
  const kinds = [edits[index]?.kind, edits[index + 1]?.kind]
  return kinds.includes('deleted') && kinds.includes('inserted')
}

/** The words of a text with how often each is there. */
export type WordCounts = ReadonlyMap<string, number>

/** Counts the words of a text: in scripts without spaces also pairs of characters, since single ones are in every text. */
export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>()
  let before = ''
  for (const each of tokensOf(text)) {
    if (isWord.test(each)) {
      counts.set(each, (counts.get(each) ?? 0) + 1)
      if (isCharacter.test(each) && isCharacter.test(before)) counts.set(before + each, (counts.get(before + each) ?? 0) + 1)
    }
    before = each
  }
  return counts
}

const isCharacter = new RegExp(`^[${unspaced}]`, 'u')

/** How alike two texts are: 0, no word in common, to 1, the same words (in whatever order). */
export function similarity(one: WordCounts, other: WordCounts): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0)
  const all = size(one) + size(other)
  return all === 0 ? 1 : (2 * common) / all
}

function size(counts: WordCounts): number {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}

import { describe, expect, test } from 'vitest'
import { tokensOf, wordEdits } from '../../pipeline/release/words.ts'
import { seeded } from './seeded.ts'

const shown = (old: string, made: string): string => wordEdits(old, made).map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('')

describe('words', () => {
  test.each([
    ['The rising’s end, 1944–1949.', ['The', ' ', 'rising’s', ' ', 'end', ',', ' ', '1944', '–', '1949', '.']],
    ['新疆省Ili政府', ['新', '疆', '省', 'Ili', '政', '府']],
    ['وكانت حجّتهم،', ['وكانت', ' ', 'حجّتهم', '،']],
    ['がカ\u3099', ['が', 'カ\u3099']],
    ['a\u200Db 👍🏽', ['a\u200Db', ' ', '👍', '🏽']],
    ['\uD800x', ['\uD800', 'x']],
    ['', []],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })
})

describe('edits of a text', () => {
  test.each([
    ['The winter was cold.', 'The winter was very cold.', 'The winter was {+very +}cold.'],
    ['a phrase of old words here', 'a clause with new signs here', 'a [-phrase of old words-]{+clause with new signs+} here'],
    ['東突厥斯坦共和國', '東突厥斯坦人民共和國', '東突厥斯坦{+人民+}共和國'],
    ['وتروي المقالة أن نفرًا', 'وتذكر المقالة أن نفرًا', '[-وتروي-]{+وتذكر+} المقالة أن نفرًا'],
    ['same', 'same', 'same'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['', '', ''],
  ])('%s → %s', (old, made, edits) => {
    expect(shown(old, made)).toBe(edits)
  })

  test('put into the old text give the new one, 2,000 times', () => {
    const { pick, below } = seeded(7)
    const words = ['the', 'Ili', 'valley', ', ', '. ', ' ', ' ', ' ', '新疆', '省', 'وكانت', 'ا\u0301', '👍🏽', '\uD83D', '1944', '’s', '\u200F', '\n', '<ins>', '&amp;']
    const text = (): string => Array.from({ length: below(40) }, () => pick(words)).join('')
    for (let round = 0; round < 2000; round++) {
      const old = text()
      const made = round % 3 === 0 ? text() : old.split(' ').flatMap((word) => (below(5) === 0 ? [] : below(5) === 0 ? [word, pick(words)] : [word])).join(' ')
      const edits = wordEdits(old, made)
      expect(edits.filter(({ kind }) => kind !== 'inserted').map((edit) => edit.text).join('')).toBe(old)
      expect(edits.filter(({ kind }) => kind !== 'deleted').map((edit) => edit.text).join('')).toBe(made)
      expect(edits.filter((edit) => edit.text === '')).toEqual([])
    }
  })

  test('of two long texts without a common word are soon told', () => {
    const [old, made] = ['a', 'b'].map((letter) => Array.from({ length: 20_000 }, (_, index) => `${letter}${index}`).join(' ')) as [string, string]
    const before = process.cpuUsage()
    const edits = wordEdits(old, made)
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000)
    expect(edits.filter(({ kind }) => kind !== 'inserted').map((edit) => edit.text).join('')).toBe(old)
  })
})

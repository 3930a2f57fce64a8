import { expect, test } from 'vitest'
import { foldText } from '../../pipeline/model/folding.ts'

test('marks and controls of direction are no part of the words: a manuscript may hold them, a PDF does not', () => {
  expect(foldText('a\u061C\u200E\u200F b\u202A\u202B\u202C\u2066\u2067\u2068\u2069c')).toBe('abc')
})

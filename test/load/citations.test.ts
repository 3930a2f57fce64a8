import { describe, expect, test } from 'vitest'
import type { Citation } from '../../pipeline/model/markdown.ts'
import { cases } from './citation-cases.ts'
import { citations, nodes, parse } from './parse.ts'

describe('citations', () => {
  test.each(cases.map(([text, expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
    expect(citations(text)).toEqual(expected)
  })

  test('every item stands where it is written, over line ends and in quotations', () => {
    const [citation] = nodes('> As [see @a, p. 3;\n> also @bc] says', 'citation') as Citation[]
    expect(citation?.position).toMatchObject({ start: { line: 1, column: 6 }, end: { line: 2, column: 12 } })
    expect(citation?.items.map((item) => [item.position.start.line, item.position.start.column, item.position.end.line, item.position.end.column])).toEqual([
      [1, 7, 1, 19],
      [2, 3, 2, 11],
    ])
  })

  test('works in the brackets behind a bare key stand where they are written', () => {
    const [citation] = nodes('As @a [p. 3; see @bc] says', 'citation') as Citation[]
    expect(citation?.items.map((item) => [item.position.start.column, item.position.end.column])).toEqual([[4, 12], [14, 21]])
  })

  test('what is around a citation is kept, character for character', () => {
    const [paragraph] = parse('Text.[@a] “More” @b, end').children
    expect(paragraph).toMatchObject({ children: [{ value: 'Text.' }, { type: 'citation' }, { value: ' “More” ' }, { type: 'citation' }, { value: ', end' }] })
  })
})

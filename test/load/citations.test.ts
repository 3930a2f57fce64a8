import { describe, expect, test } from 'vitest'
import type { Citation } from '../../pipeline/model/markdown.ts'
import { citations, nodes, parse } from './parse.ts'

/** Input, and what is read: Pandoc’s answers but where the comment says otherwise. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['[@a]', ['bracketed: a|||']],
  ['[-@a]', ['bracketed: -a|||']],
  ['[see @a]', ['bracketed: a|see||']],
  ['[@a; @b]', ['bracketed: a|||; b|||']],
  ['[@a; see also @b, ch. 3]', ['bracketed: a|||; b|see also|chapter 3|']],
  ['[@a, p. 12]', ['bracketed: a||page 12|']],
  ['[@a, pp. 12–15, 20]', ['bracketed: a||page 12–15, 20|']],
  ['[@a, 12]', ['bracketed: a||page 12|']],
  ['[@a p. 12]', ['bracketed: a||page 12|']],
  ['[@a, p.12]', ['bracketed: a||page 12|']],
  ['[@a, p. xii and passim]', ['bracketed: a||page xii|and passim']],
  ['[@a, pp. 33–35 passim]', ['bracketed: a||page 33–35 passim|']],
  ['[@a, 12n3]', ['bracketed: a||page 12n3|']],
  ['[@a, ¶ 4]', ['bracketed: a||paragraph 4|']],
  ['[@a, § 12]', ['bracketed: a||section 12|']],
  ['[@a, fol. 3r]', ['bracketed: a||folio 3r|']],
  ['[@a, ff. 3r–4v]', ['bracketed: a||folio 3r–4v|']],
  ['[@a, vol. 2, with a map]', ['bracketed: a||volume 2|with a map']],
  ['[@a, no. 7]', ['bracketed: a||issue 7|']],
  ['[@a, doc. 12]', ['bracketed: a||document 12|']],
  ['[@a, s.v. Ili valley]', ['bracketed: a||sub-verbo Ili valley|']],
  ['[@a, {appendix A}]', ['bracketed: a||appendix A|']],
  ['[@a, f. 62, op. 2, d. 1102]', ['bracketed: a||folio f. 62, op. 2, d. 1102|']],
  ['[@a, which disagrees]', ['bracketed: a|||which disagrees']],
  ['[@a, pages missing]', ['bracketed: a|||pages missing']],
  ['[@a, notes on it]', ['bracketed: a|||notes on it']],
  // Pandoc gives up here; an editor who writes it wants it in the note.
  ['[@a, p. 3; more]', ['bracketed: a||page 3|; more']],
  ['[first this; @a]', ['bracketed: a|first this;||']],
  // Pandoc sees a reference link; here brackets side by side are two citations.
  ['[@a][@b]', ['bracketed: a|||', 'bracketed: b|||']],
  ['[@doe:b1944]', ['bracketed: doe:b1944|||']],
  ['[@doe.b-19/44]', ['bracketed: doe.b-19/44|||']],
  ['[@王1999, p. 3]', ['bracketed: 王1999||page 3|']],
  ['Text.[@a] More.', ['bracketed: a|||']],
  ['Text[@a].', ['bracketed: a|||']],
  ['**bold [@a]** and *it [@b]*', ['bracketed: a|||', 'bracketed: b|||']],
  [':lang[新疆 [@a]]{tag=zh}', ['bracketed: a|||']],
  ['| a |\n|---|\n| [@a] |', ['bracketed: a|||']],
  ['[@a, see [below]]', ['bracketed: a|||see [below]']],
  ['[@a\nand more]', ['bracketed: a|||and more']],
  ['As @a says', ['text: a|||']],
  ['As @a.', ['text: a|||']],
  ['(@a, @b:c:)', ['text: a|||', 'text: b:c|||']],
  ['@a [p. 12] says', ['text: a||page 12|']],
  ['@a [ch. 3, with care] says', ['text: a||chapter 3|with care']],
  ['@a [@b]', ['text: a|||', 'bracketed: b|||']],
  ['-@a', ['text: -a|||']],
  ['@a[^n]\n\n[^n]: Note.', ['text: a|||']],
  // None.
  ['盛世才@sheng1942', []],
  ['write to a@b.c or a@b', []],
  ['[a@b.c]', []],
  ['\\@a and [\\@a]', []],
  ['`@a` and `[@a]`', []],
  ['[@a](https://example.org/)', ['text: a|||']],
  ['[^n]\n\n[^n]: Note.', []],
  ['https://example.org/@a', []],
  ['12 @ 30, @, @-a', []],
  ['[no key]', []],
]

describe('citations', () => {
  test.each(cases)('%s', (text, expected) => {
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

  test('what is around a citation is kept, character for character', () => {
    const [paragraph] = parse('Text.[@a] “More” @b, end').children
    expect(paragraph).toMatchObject({ children: [{ value: 'Text.' }, { type: 'citation' }, { value: ' “More” ' }, { type: 'citation' }, { value: ', end' }] })
  })
})

import { expect, test } from 'vitest'
import { transliterator } from '../../pipeline/language/transliteration.ts'
import { readSchemes } from '../../pipeline/load/index.ts'
import { compileRules, type Transform } from '../../pipeline/language/transform/index.ts'
import { byUconv, strings, uconv } from './uconv.ts'

const schemes = readSchemes()
const { compile } = transliterator(schemes)

const blocks: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  Cyrl: [[0x400, 0x45F], [0x410, 0x44F], [0x462, 0x475], [0x490, 0x4BB], [0x4D8, 0x4E9]],
  Arab: [[0x621, 0x652], [0x6C6, 0x6D5], [0x67E, 0x6AF], [0x60C, 0x61F]],
  Latn: [[0x41, 0x5A], [0x61, 0x7A], [0xC0, 0xFF], [0x100, 0x17F], [0x1CD, 0x1DC]],
}
const scripts: Readonly<Record<string, string>> = { ru: 'Cyrl', kk: 'Cyrl', mn: 'Cyrl', ug: 'Arab', ar: 'Arab', zh: 'Latn' }
const common = [...' \u0020--\'’‘“.,;?·ʹʺʼ19()\u0301\u0308\u0361', '\u{1F600}', '\u{10400}', '漢', 'a', 'Z']

/** Characters that try a scheme: those of its gold rows, most often, its script, and signs that any text may bring. */
function alphabetOf(id: string): string[] {
  const { from = '', gold = {} } = schemes.get(id) ?? {}
  const script = /Arab|Cyrl|Latn/u.exec(from)?.[0] ?? scripts[from.split('-')[0] ?? ''] ?? 'Latn'
  const block = (blocks[script] ?? []).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)))
  const sources = [...Object.keys(gold).join('')]
  return [...sources, ...sources, ...common, ...block.filter((character) => /\P{Cn}/u.test(character))]
}

/** Holds a transform against uconv on lines; where one differs, the message names it. */
function compare(rules: string, transform: Transform, lines: readonly string[], name: string): void {
  const made = lines.map((line) => transform.apply(`${line}\n`))
  const judged = byUconv(rules, lines.map((line) => `${line}\n`).join(''))
  if (made.join('') === judged) return
  const each = judged.split(/(?<=\n)/u)
  for (const [index, line] of lines.entries()) expect(made[index], `${name} ${JSON.stringify(line)}`).toBe(each[index])
}

test.skipIf(!uconv.available)('every scheme converts as ICU does by the same rules', () => {
  let count = 0
  for (const [index, id] of [...schemes.keys()].entries()) {
    const scheme = schemes.get(id)
    const compiled = scheme && compile(scheme)
    if (!scheme || !compiled || !('apply' in compiled)) throw new Error(`${id} does not compile.`)
    const lines = strings(alphabetOf(id), 400, 24, index + 1)
    compare(scheme.rules, compiled, lines, id)
    count += lines.length
  }
  expect(count).toBeGreaterThan(15_000)
})

// Rules that try the engine, and the characters they are tried on.
const trials: readonly (readonly [string, string])[] = [
  ['b { a } c > x ; a > y ;', 'abc'],
  ['a* b > x ; a > y ;', 'aab'],
  ['a+ b? c > x ;', 'aabbc'],
  ['(a) (b)? c > \\[ $2 $1 \\] ;', 'abc'],
  ['(a+) { (b) } (c*) > $3 $2 $1 ;', 'aabbcc'],
  ['( a (b) ) > $2 $1 $2 ;', 'ab'],
  ['a > b | c ; c > d ;', 'abc'],
  ['a > | b ; b > c ; c > a a ;', 'abc'],
  ['x { a } b > |@ y ; y > z ;', 'xaby'],
  ['a } b c > y @@ | ; b > w ; c > v ;', 'abc'],
  ['a > | a a ;', 'ab'],
  ['[[abc]-[b]] > x ;', 'abc-'],
  ['[a-c -] > x ; [[d]-] > y ;', 'abcd-'],
  ['[[a-f]-[c-d]] > x ; [[c-z]&[a-d]] > y ;', 'acdfz'],
  ['[^a-c] > x ;', 'abcdé'],
  ['[a{bc}d] > x ;', 'abcd'],
  ['\\p{Lu} { \\p{Ll}+ } > x ;', 'aBcДж'],
  ['[:Greek:] > g ; [:^L:] > \'-\' ; \\P{L} > \'+\' ;', 'aαβ1 .'],
  ['^ a > x ; a $ > y ;', 'ab'],
  ['[^b] { a } [^b] > x ;', 'ab'],
  ['a } [\\n$] > x ; [b$] { a > y ;', 'abc'],
  ["'a b' > x ; a '' b > y ; \\u0063 > z ;", "ab c'"],
  ['$v = [aeiou] ; $c = [b-d] ; $w = $v $c ; $w+ > x ; [$v $c] > y ;', 'abecdiz'],
  ['$x = ab ; $x* c > z ; [$x] > w ;', 'abc'],
  ['a > b ; ::Null ; b > c ; ::Null ; c > d ;', 'abcd'],
  // With one pass alone ICU forgets the filter of the file; with more it keeps it.
  [':: [a-m] ; a > n ; [^a-m] { b } [^a-m] > x ; ::Null ; n > z ; m > n ; ::Null ; n > a ;', 'abnmz'],
  [':: [abc] Upper ; a > x ; A > y ;', 'abcd'],
  [':: NFD ; [\\u0300-\\u036F] > ; :: NFC ;', 'aéïoе\u0308й\u0323'],
  [':: NFKC ; 1 > x ; :: NFKD ;', 'a①½ﬁﻻ'],
  [':: Lower ; a > b ; :: Title ;', 'aB c\'D-éÉ’'],
  [':: Any-Upper ; A > b ; :: Any-NFC ;', 'aBßﬁǆé'],
  ['a <> b ; c < d ; d > e ; f ↔ g ;', 'abcdfg'],
  ['q { a } r <> { b | } s ;', 'qarb'],
  ['. > x ;', 'ab\u2028\r'],
  ['(.) b > $1 $1 ;', 'ab\u{1F600}'],
  ['\u{1F600} > x ; [\u{10400}-\u{10410}] > y ; [\u{1F601}] { a > b ;', 'a\u{1F600}\u{1F601}\u{10400}'],
  ['([a-c]) > &Any-Upper($1) &Any-NFD(é) ;', 'abcd'],
  ['a } b > ; b > ; { } c > ;', 'abc'],
  ['a b { c > x ; b { c > y ; a b c d > z ; c > w ;', 'abcd'],
  [':: [a-c] Remove ; d > a ;', 'abcd'],
]

test.skipIf(!uconv.available)('every construct of rules means what it means in ICU', () => {
  let count = 0
  for (const [index, [rules, characters]] of trials.entries()) {
    const { transform, faults } = compileRules(rules)
    expect(faults, rules).toBeUndefined()
    if (!transform) continue
    const lines = strings([...characters], 130, 12, 1000 + index)
    compare(rules, transform, lines, rules)
    count += lines.length
  }
  expect(count).toBeGreaterThan(4500)
})

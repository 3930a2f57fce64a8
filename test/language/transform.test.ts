import { expect, test } from 'vitest'
import { compileRules, type RuleFault } from '../../pipeline/language/transform/index.ts'

function convert(rules: string, text: string): string {
  const { transform, faults } = compileRules(rules)
  expect(faults, rules).toBeUndefined()
  return transform?.apply(text) ?? ''
}

test.each([
  ['a → b ; b → c ;', 'ab', 'bc', 'what is made is not read again'],
  ['a b → x ; a → y ;', 'abaa', 'xyy', 'the first rule that matches is taken'],
  ['x { a } y → b ;', 'xay aay', 'xby aay', 'contexts are matched and stay'],
  ['x → y ; y { a → b ;', 'xa', 'yb', 'the left context is what was made already'],
  ['a → x | b ; b → c ;', 'a', 'xc', 'the cursor: what follows it is read again'],
  ['p { a → |@ b ; q → r ;', 'pa', 'pb', '@ moves the cursor back within the context'],
  ['a } b c → x @@ | ; b → y ; c → z ;', 'abc', 'xbc', '@ moves the cursor ahead within the context'],
  ['a+ b? c* → x ;', 'aabccab', 'xx', 'quantifiers'],
  ['a* a → x ;', 'aaa', 'aaa', 'a quantifier gives nothing back'],
  ['(a) (b) → $2 $1 ;', 'ab', 'ba', 'groups'],
  ['(a (b)) → $2 $1 ;', 'ab', 'bab', 'groups are counted by their opening parenthesis'],
  ["'a b' → ' ' ; '' → q ;", "a b'", ' q', 'quotes'],
  ['\\u0061 → \\x{62} ; \\U00000063 → \\n ; \\x64 → \\101 ; \\- → \\t ;', 'acd-', 'b\nA\t', 'escapes'],
  ['$v = [aeiou] ; $c = b ; $v $c → x ;', 'ab ob', 'x x', 'variables'],
  ['[a-c e] → x ;', 'abcde', 'xxxdx', 'sets and ranges'],
  ['[[a-z] - [aeiou]] → x ;', 'abe', 'axe', 'difference'],
  ['[[a-m] & [k-z]] → x ;', 'akz', 'axz', 'intersection'],
  ['[^ab] → x ;', 'abc', 'abx', 'complement'],
  ['[a{bc}] → x ;', 'abcb', 'xxb', 'strings in sets'],
  ['\\p{Lu} → u ; [:Greek:] → g ; \\P{L} → x ; [:^Ll:] → y ; \\p{Script=Cyrl} → c ;', 'Aα1ａж', 'ug' + 'x' + 'ａc', 'properties'],
  ['[^\\p{L}] { a → x ; b } [$] → y ;', 'a aab b', 'x xab y', 'the edge of the text belongs to complements and to $'],
  ['^ a → x ; a $ → y ;', 'aaa', 'xay', 'anchors'],
  [':: [ab] ; a → b ; b → c ;', 'abd', 'bcd', 'the filter of a file'],
  [':: [a] Upper ; A → x ;', 'ab', 'xb', 'a filter of one call'],
  ['a → b ; :: Null ; b → c ;', 'ab', 'cc', 'Null parts the rules'],
  [':: NFD ; \\u0301 → ; :: NFC ;', 'éö', 'eö', 'normalisation'],
  [':: NFKC ; :: NFKD ;', 'ﬁ', 'fi', 'compatibility normalisation'],
  [':: Any-Upper ; :: Lower ; :: Title ;', 'ab cd’EF', 'Ab Cd’ef', 'case'],
  ['(.) → &Any-Upper($1) ;', 'ab', 'AB', 'calls in the result'],
  ['a <> b ; c < d ; e ← f ; g ↔ h ; i → ;', 'abcdefghi', 'bbcdefhh', 'rules for both directions, and for the other one'],
  ['q { a } <> { b } r ; # only what lies between\n', 'qa a', 'qb a', 'the context of a result is passed over in rules for both directions'],
  [':: NFC (NFD) ; :: ([a]) ; :: (Lower) ; use variable range 0xE000 0xEFFF ; a → b ;', 'A a', 'A b', 'what is for the other direction'],
  ['# a comment\na → b # another\n;', 'a', 'b', 'comments'],
  ['\u{1F600} → x ; [\u{1F601}-\u{1F602}] → y ;', '\u{1F600}\u{1F602}a', 'xya', 'characters outside the basic plane'],
  ['', 'abc', 'abc', 'no rules'],
])('%s turns %s into %s: %s', (rules, text, expected) => {
  expect(convert(rules, text)).toBe(expected)
})

test('rules call other transforms by name, as steps and in results', () => {
  const { transform: inner } = compileRules('a → b ;')
  const { transform } = compileRules(':: [a-m] x-y ; b → c ; (q) → &x-y(a $1) ;', { resolve: (name) => (name === 'x-y' ? inner : undefined) })
  expect(transform?.apply('aq')).toBe('cbq')
})

test.each<[string, RuleFault[]]>([
  ['a → b ;\n  c → [x] ;', [{ line: 2, column: 5, reason: 'The result is not a text: it has a set, a repetition or a group.', hint: 'Write characters, $1 or variables that stand for characters; quote signs that are meant as such.' }]],
  ['a b', [{ line: 1, column: 1, reason: 'This is no rule: it has no arrow.', hint: 'Write source → result ; or $name = … ; or :: Transform ;' }]],
])('%j is refused with a place, a reason and a way out', (rules, faults) => {
  expect(compileRules(rules).faults).toEqual(faults)
})

test.each([
  ['[ab → x ;', '1:1 This set is never closed.'],
  ["'ab → x ;", '1:1 This quotation is never closed.'],
  ['a → \\u12 ;', '1:5 \\u names no character.'],
  ['a → \\', '1:5 Nothing follows this backslash.'],
  ['(a → b ;', '1:1 This parenthesis is never closed.'],
  ['a) → b ;', '1:2 Nothing was opened'],
  ['* → b ;', '1:1 Nothing stands before *'],
  ['a { b { c → d ;', '1:7 A rule has one {.'],
  ['a } b } c → d ;', '1:7 A rule has one }.'],
  ['a } b { c → d ;', '1:1 The context closes before it opens.'],
  ['a → b | c | d ;', '1:11 A rule has one cursor.'],
  ['a | b → c ;', '1:1 The cursor stands on the side that is matched.'],
  ['a → { b } ;', '1:3 The result has a context.'],
  ['a → b @ ;', '1:3 @ stands without a cursor.'],
  ['a → b @ c | ;', '1:11 @ does not stand beside the cursor'],
  ['a → b @ | c ;', '1:3 @ does not stand beside the cursor'],
  ['a → b | c @ ;', '1:11 @ does not stand beside the cursor'],
  ['a → $1 ;', '1:3 The result refers to a group'],
  ['$1 → a ;', '1:1 A reference stands on the side'],
  ['a → $x ;', '1:5 The variable $x is not defined.'],
  ['[$x] → a ;', '1:2 The variable $x is not defined.'],
  ['$x = (a) b ; [$x] → c ;', '1:15 The variable $x is neither a set nor characters.'],
  ['$x = a ; $x = b ;', '1:10 The variable $x is defined already.'],
  ['$x = a | b ;', '1:1 A variable stands for characters'],
  ['[z-a] → b ;', '1:3 This range runs backwards.'],
  ['[a-[b]] → c ;', '1:3 A range ends in a set.'],
  ['[[a]-b] → c ;', '1:6 A set must follow - here.'],
  ['[[a]&] → c ;', '1:6 Nothing follows &.'],
  ['[$ a] → c ;', '1:2 $ stands alone inside a set.'],
  ['[{ab] → c ;', '1:2 This string in a set is never closed.'],
  ['\\p{Nonsense} → c ;', '1:1 “Nonsense” is no property'],
  ['a ^ → c ;', '1:3 ^ stands inside a rule.'],
  ['(a | b) → c ;', '1:4 | cannot stand inside parentheses.'],
  ['a → &b ;', '1:5 & begins a call'],
  ['a ! → c ;', '1:3 ! has no meaning here.'],
  [':: Klingon ;', '1:4 There is no transform “Klingon”.'],
  [':: ;', '1:4 :: names no transform.'],
  [':: NFC (NFD ;', '1:4 This parenthesis is never closed.'],
  ['a → b ; :: [a] ;', '1:16 The filter of a file stands before everything else.'],
  [':: [$x] ;', '1:5 A filter cannot use variables.'],
  [':: NFC a → b ;', '1:8 This statement does not end here'],
  ['a → b → c ;', '1:7 This statement does not end here'],
  ['a → b ;\nа → c ;\na b → c ;', '3:1 This rule never fires: the one in line 1'],
])('%s is refused: %s', (rules, expected) => {
  const [fault] = compileRules(rules).faults ?? []
  expect(`${fault?.line}:${fault?.column} ${fault?.reason}`).toContain(expected)
  expect(fault?.hint).not.toBe('')
})

test('every fault of a file is reported, in lines of the file', () => {
  const { faults } = compileRules('a → $x ;\nb → c ;\n[d → e ;\n', { firstLine: 10 })
  expect(faults?.map(({ line, column }) => `${line}:${column}`)).toEqual(['10:5', '12:1'])
})

test('no rule makes a text hang or grow without end', () => {
  const text = 'a'.repeat(1000)
  expect(convert('a → | a a ;', text)).toHaveLength(text.length + 16 * text.length + 1)
  expect(convert('a → | a ;', text)).toBe(text)
  expect(convert('{ } a → b ;', text).length).toBeLessThan(20 * text.length)
  expect(convert('[ab]* → b ;', text)).toBe('b')
  expect(convert('(a+) → | $1 $1 ;', text).length).toBeLessThan(200 * text.length)
})

test('long texts are converted whole', () => {
  expect(convert('a → bcd ; (x) → $1 $1 $1 ;', 'ax'.repeat(100_000))).toBe('bcdxxx'.repeat(100_000))
})

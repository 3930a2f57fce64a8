import fc from 'fast-check'

/** Pieces of a language, strung together: most of it nearly right, which goes further in than noise does. */
function strung(pieces: readonly string[], most = 40): fc.Arbitrary<string> {
  return fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) }, { weight: 1, arbitrary: repeated(pieces) }), { maxLength: most }).map((parts) => parts.join(''))
}

/** The same piece again and again. */
function repeated(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 2, max: 120 })).map(([piece, times]) => piece.repeat(times))
}

const odd = ['\0', '\u202E', '\u2066', '\u200B', '\uFEFF', '\u00AD', '\uD800', '\r', '\u2028', 'é', 'e\u0301', '漢', 'ئۇيغۇر', 'Россия', '\u{1F600}', '__proto__', 'constructor', 'toString', '\\', '&#0;', '&lt;']

export const citations = strung(['[', ']', '@', '@a', '@b', '-@a', '@{a b}', '@{', '}', '{', '; ', ', ', 'p. ', 'pp. 3–5', 'ch. xii', 'f. 62, op. 2, d. 1, l. 3', '全宗号 12', 's.v. x', ' 1', '12n3', 'ff.', '*', '**', '_', '`', '``', '[^1]', '[^a-1]', '\n', '\n\n', '[^1]: ', 'see ', '(', ')', '.', '<', '>', 'https://x.y/', '|', '|-|\n', '- ', '> ', '#', ...odd])
export const directives = strung([':', '::', ':::', 'lang', 'name', 'ref', 'doc', 'page', 'index', 'ruby', 'mention', 'seg', 'figure', 'table', 'map', 'timeline', 'locator-map', 'sic', 'illegible', 'nothing', '[', ']', '[x]', '{', '}', '{tag=fr}', '{id=a}', '{id=none}', '{to=one}', '{to=one form=full page}', '{rt="a b"}', '{range=start}', '{range=end}', '{sub="a"}', '{see=b}', '{#x}', '{.y}', '{table=x from=1 to=2 alt=z}', '{caption="c"}', '=', '"', "'", ' ', '\n', '\n\n', '| a | b |\n|---|---|\n| 1944 | x |\n', '![a](b.png)', '## h\n', '[@a]', '[^1]', '[^1]: ', '- ', '> ', ...odd])
export const yaml = strung([': ', ':', '- ', '? ', ' ', '  ', '    ', '\t', '\n', '\n\n', '{', '}', '[', ']', ',', '&a ', '*a', '!', '!!', '!!str ', '!<x>', '|', '|2-', '>', '>+', '"', "'", '"a"', '#', '# x', '%', '%YAML 1.2\n', '---\n', '...\n', '<<', '~', 'null', 'true', '.inf', '0o7', '0x1F', '1e9', '2026-01-31', 'a', 'b', 'id', 'title', '@', '`', ...odd])

/** A value of YAML of any kind. */
const anything = fc.oneof({ depthSize: 'small' }, fc.constantFrom<unknown>('', 'a', 'none', 0, -1, 1e308, Infinity, NaN, true, null, [], {}, '../x', 'one.md', '6in', 'en', '1 1 1', '__proto__'), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }))

/** What a key of a policy may be given that is right. */
const policy: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  parallel: fc.constantFrom('columns', 'interleaved', 'facing'),
  writing_modes: fc.dictionary(fc.constantFrom('zh-Hant', 'en', 'mn-Mong', 'x', 'toString'), fc.constantFrom('vertical-rl', 'vertical-lr', 'horizontal-tb')),
  citation_style: fc.constantFrom('sourcebook-notes', 'sourcebook-author-date', 'house.csl', '../x.csl'),
  transliteration: fc.dictionary(fc.constantFrom('ru', 'zh', 'ug', 'toString'), fc.constantFrom('ru-alalc', 'zh-pinyin', 'ug-uly', 'x')),
  names: fc.record({ links: fc.constantFrom('first', 'all', 'none'), first_mention: fc.record({ show: fc.subarray(['original', 'romanised', 'dates']), scope: fc.constantFrom('chapter', 'book') }) }, { requiredKeys: [] }),
  indexes: fc.dictionary(fc.constantFrom('persons', 'subjects', 'valueOf', 'x'), fc.record({ title: fc.string(), types: fc.subarray(['person', 'place']), marks: fc.array(fc.constantFrom('a', 'b')), locators: fc.integer(), passim: fc.integer(), columns: fc.constantFrom(1, 2, 3) }, { requiredKeys: [] })),
  phenomena: fc.constantFrom('chicago', 'diplomatic', 'x'),
  documents: fc.record({ order: fc.constantFrom('number', 'date'), line_numbers: fc.integer() }, { requiredKeys: [] }),
  notes: fc.record({ order: fc.subarray(['author', 'apparatus', 'source', 'translator', 'editor']), author: fc.record({ numbering: fc.constantFrom('chapter', 'book'), labels: fc.constantFrom('arabic', 'letters', 'symbols'), place: fc.constantFrom('page', 'chapter-end') }, { requiredKeys: [] }) }, { requiredKeys: [] }),
  caption_numbers: fc.constantFrom('book', 'chapter'),
  bibliography_lists: fc.constantFrom('all', 'cited'),
  bibliography_groups: fc.array(fc.record({ title: fc.string(), keyword: fc.string(), types: fc.array(fc.constantFrom('book', 'x')) }, { requiredKeys: [] })),
}

/** The policies of a book, as JSON, which is YAML: right and wrong values by turns, and keys that are none. */
export const policies: fc.Arbitrary<string> = fc.tuple(
  fc.record(Object.fromEntries(Object.entries(policy).map(([key, right]) => [key, fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: anything })])), { requiredKeys: [] }),
  fc.dictionary(fc.constantFrom('paralel', 'toString', 'x', 'indexs'), anything, { maxKeys: 1 }),
).map(([known, unknown]) => JSON.stringify({ ...known, ...unknown }))

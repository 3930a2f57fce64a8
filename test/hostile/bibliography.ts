import { chapter, configured, type Files, type HostileBook } from './book.ts'

const bib = (text: string): Files => ({ ...configured('bibliography: [sources/a.bib]\n', 'one.md', 'bibliography'), ...chapter('A [@a].'), 'sources/a.bib': text })
const works = (text: string): Files => ({ ...configured('', 'one.md', 'bibliography'), ...chapter('A [@a, p. 5].'), 'sources/bibliography.yaml': text })
const style = (text: string): Files => ({ ...configured('policies: { citation_style: house.csl }\n', 'one.md', 'bibliography'), ...chapter('A [@a].'), 'house.csl': text, 'sources/bibliography.yaml': '- { id: a, type: book, title: A, author: [{ family: Ada, given: B }], publisher: P, publisher-place: Q, issued: 1999 }\n' })
const csl = (citation: string, more = ''): string => `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">\n<info><title>T</title><id>t</id><updated>2026-01-31T00:00:00Z</updated></info>\n${more}<citation><layout>${citation}</layout></citation>\n<bibliography><layout><text variable="title"/></layout></bibliography>\n</style>\n`
const xml = (subset: string): string => csl('<text value="&x;"/>').replace('?>\n', `?>\n<!DOCTYPE style [${subset}]>\n`)
const book = (fields: string): string => `- { id: a, type: book, title: A, author: [{ family: Ada }], publisher: P, publisher-place: Q, issued: 1999, ${fields} }\n`

/** BibTeX, CSL-YAML and CSL styles. */
export const bibliography: readonly HostileBook[] = [
  ['BibTeX without an end', bib('@book{a, title = {A'), 'sources/a.bib:1:1 bibliography-entry-valid'],
  ['BibTeX with a brace too many', bib('@book{a, title = {A}}}\n@book{b, title = {B}}\n'), 'sources/a.bib:1:1 bibliography-entry-complete; sources/a.bib:2:1 bibliography-entry-complete'],
  ['BibTeX with 10,000 braces', bib(`@book{a, title = ${'{'.repeat(10_000)}A${'}'.repeat(10_000)}}`), '4:4 citation-defined; sources/a.bib:1:117 file-size-limited'],
  ['BibTeX with 10,000 braces that are not closed', bib(`@book{a, title = ${'{'.repeat(10_000)}`), '4:4 citation-defined; sources/a.bib:1:117 file-size-limited'],
  ['BibTeX strings that are each other', bib('@string{x = y}\n@string{y = x}\n@book{a, title = x}\n'), 'sources/a.bib:1:1 bibliography-entry-valid; sources/a.bib:3:1 bibliography-entry-complete'],
  ['BibTeX strings that double 40 times', bib(`@string{s0 = "aaaaaaaaaa"}\n${Array.from({ length: 40 }, (_, index) => `@string{s${index + 1} = s${index} # s${index}}`).join('\n')}\n@book{a, title = s40}\n`), '4:4 citation-defined; sources/a.bib:17:1 file-size-limited'],
  ['BibTeX with a preamble', bib('@preamble{"\\immediate\\write18{id}"}\n@book{a, title = {A}, author = {Ada}, publisher = {P}, location = {Q}, date = {1999}}\n'), ''],
  ['BibTeX with commands of TeX', bib('@book{a, title = {\\input{/etc/passwd} \\def\\a{\\a\\a}\\a \\csname x\\endcsname \\href{javascript:alert(1)}{x}}, author = {Ada}, publisher = {P}, location = {Q}, date = {1999}}\n'), ''],
  ['BibTeX with HTML', bib('@book{a, title = {<script>alert(1)</script> <img src=x onerror=alert(1)>}, author = {Ada}, publisher = {P}, location = {Q}, date = {1999}}\n'), ''],
  ['BibTeX entries that are each other’s parents', bib('@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}, xdata = {b}}\n'), 'sources/a.bib:1:1 bibliography-entry-complete; sources/a.bib:2:1 bibliography-entry-complete'],
  ['BibTeX with 3,000 authors', bib(`@book{a, title = {A}, author = {${Array(3000).fill('Ada, B').join(' and ')}}, publisher = {P}, location = {Q}, date = {1999}}\n`), ''],
  ['BibTeX with authors that are “and”', bib(`@book{a, title = {A}, author = {${'and '.repeat(5000)}}}\n`), 'sources/a.bib:1:1 bibliography-entry-complete'],
  ['BibTeX named like properties', bib('@constructor{a, title = {A}}\n@book{__proto__, __proto__ = {x}, constructor = {y}, title = {B}}\n@__proto__{c, title = {C}}\n'), '4:4 citation-defined; sources/a.bib:1:1 bibliography-entry-valid; sources/a.bib:2:1 bibliography-entry-complete; sources/a.bib:2:35 bibliography-field-known'],
  ['BibTeX with a title of white space', bib(`@book{a, title = {${'\n'.repeat(60_000)}`), 'sources/a.bib:1:1 bibliography-entry-valid'],
  ['BibTeX with a key of white space', bib(`@book{${' '.repeat(90_000)}`), '4:4 citation-defined; sources/a.bib:1:1 bibliography-entry-valid'],
  ['BibTeX with 20,000 beginnings', bib('@book{a\n'.repeat(20_000)), '4:4 citation-defined; sources/a.bib:101:6 file-size-limited'],
  ['BibTeX with 20,000 quotation marks', bib(`@book{a, title = ${'"'.repeat(20_001)}}`), 'sources/a.bib:1:1 bibliography-entry-valid'],
  ['BibTeX with dollar signs', bib(`@book{a, title = {${'$^{a'.repeat(5000)}}, author = {Ada}}\n`), '4:4 citation-defined; sources/a.bib:1:413 file-size-limited'],
  ['BibTeX with 20,000 backslashes', bib(`@book{a, title = {${'\\'.repeat(20_001)}}}\n`), 'sources/a.bib:1:1 bibliography-entry-valid'],
  ['BibTeX with dates that are none', bib('@book{a, title = {A}, author = {Ada}, publisher = {P}, location = {Q}, date = {99999999999-99-99}}\n'), ''],
  ['a work’s title that is a script', works(book('title-short: "<script>fetch(\'http://127.0.0.1:{port}/\')</script>", note: "<img src=x onerror=alert(1)> <a href=javascript:x>y</a> <svg/onload=alert(1)>"')), ''],
  ['a work’s address that is a script', works(book('URL: "javascript:alert(1)"')), 'sources/bibliography.yaml:1:114 link-allowed'],
  ['a work’s address that is a file', works(book('URL: "file:///etc/passwd"')), 'sources/bibliography.yaml:1:114 link-allowed'],
  ['a work’s DOI that closes its attribute', works(book('DOI: "10.1234/\\"><script>alert(1)</script>"')), ''],
  ['a work’s date beyond dates', works(book('accessed: { date-parts: [[99999999999999999999, 99, 99]] }, original-date: { raw: x }')), 'sources/bibliography.yaml:1:119 date-valid'],
  ['works of wrong types', works('- { id: [a], type: {}, title: 5 }\n- 5\n- null\n- { id: a, type: __proto__ }\n- []\n'), 'sources/bibliography.yaml:1:9 yaml-type-valid; sources/bibliography.yaml:1:20 yaml-type-valid; sources/bibliography.yaml:2:3 yaml-type-valid; …'],
  ['a work with 3,000 authors', works(`- { id: a, type: book, title: A, author: [${'{ family: Ada, given: B }, '.repeat(3000)}], publisher: P, publisher-place: Q, issued: 1999 }\n`), ''],
  ['a work with a title of 90,000 letters', works(`- { id: a, type: book, title: "${'ab '.repeat(30_000)}", author: [{ family: Ada }], publisher: P, publisher-place: Q, issued: 1999 }\n`), ''],
  ['a work with 3,000 italics in each other', works(book(`note: "${'<i>'.repeat(3000)}x${'</i>'.repeat(3000)}"`)), ''],
  ['a locator of 90,000 letters', { ...works(book('')), ...chapter(`A [@a, p. ${'1, '.repeat(30_000)}].`) }, ''],
  ['a suffix of emphasis that is not closed', { ...works(book('')), ...chapter(`A [@a, ${'*b '.repeat(900)}].`) }, ''],
  ['a citation of backquotes', { ...works(book('')), ...chapter(`A [${Array.from({ length: 120 }, (_, index) => '`'.repeat(index + 1)).join('x')} @a].`) }, ''],
  ['a prefix that is HTML', { ...works(book('')), ...chapter('A [see &lt;script&gt;alert(1)&lt;/script&gt; @a, p. 5 &lt;img src=x onerror=alert(1)&gt;].') }, ''],
  ['a style that is not XML', style('{ "style": true }'), 'house.csl:1:1 citation-style-valid'],
  ['a style that is cut short', style(csl('<text variable="title"/>').slice(0, 300)), 'house.csl:5:56 citation-style-valid'],
  ['a style with an entity of its own', style(xml('<!ENTITY x "y">')), 'house.csl:5:32 citation-style-valid'],
  ['a style with an entity of a file', style(xml('<!ENTITY x SYSTEM "file:///etc/passwd">')), 'house.csl:5:32 citation-style-valid'],
  ['a style with an entity of a server', style(xml('<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/x.dtd"> %p;')), 'house.csl:5:32 citation-style-valid'],
  ['a style with a document type of a server', style(csl('<text value="x"/>').replace('?>\n', '?>\n<!DOCTYPE style SYSTEM "http://127.0.0.1:{port}/x.dtd">\n')), ''],
  ['a style with a billion laughs', style(xml(`<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`).join('')}<!ENTITY x "&a30;">`)), 'house.csl:5:32 citation-style-valid'],
  ['a style whose macro calls itself', style(csl('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>\n')), 'house.csl:4:1 citation-style-valid'],
  ['a style whose macros call each other', style(csl('<text macro="m"/>', '<macro name="m"><text macro="n"/></macro>\n<macro name="n"><text macro="m"/></macro>\n')), 'house.csl:4:1 citation-style-valid; house.csl:5:1 citation-style-valid'],
  ['a style whose macros double 30 times', style(csl('<text macro="m30"/>', `<macro name="m0"><text value="ha"/></macro>\n${Array.from({ length: 30 }, (_, index) => `<macro name="m${index + 1}"><text macro="m${index}"/><text macro="m${index}"/></macro>\n`).join('')}`)), 'house.csl:17:1 citation-style-valid'],
  ['a style of 5,000 groups in each other', style(csl(`${'<group>'.repeat(5000)}<text variable="title"/>${'</group>'.repeat(5000)}`)), 'house.csl:1:1 citation-style-valid'],
  ['a style with macros named like properties', style(csl('<text macro="constructor"/><text macro="__proto__"/>', '<macro name="constructor"><text value="x"/></macro>\n')), 'house.csl:5:46 citation-style-valid'],
  ['a style that prints HTML', style(csl('<text value="&lt;script&gt;alert(1)&lt;/script&gt;"/><text variable="title" prefix="&lt;img src=x onerror=alert(1)&gt;"/>')), ''],
  ['a style with elements that are none', style(csl('<script/><text variable="__proto__"/><date variable="constructor" form="text"/><names variable="toString"/>')), 'house.csl:4:19 citation-style-valid'],
  ['a style with numbers beyond numbers', style(csl('<names variable="author"><name et-al-min="1e309" et-al-use-first="-5"/></names>').replace('class="note"', 'class="note" initialize-with="&lt;b>" default-locale="../../x"')), ''],
  ['a style outside the book', { ...configured('policies: { citation_style: ../../outside/secret.csl }\n') }, 'manuscript/book.yaml:12:29 file-inside-book'],
  ['a bibliography outside the book', configured('bibliography: [../../outside/secret.yaml, /etc/passwd, "{outside}/secret.yaml"]\n'), 'manuscript/book.yaml:12:16 file-inside-book; manuscript/book.yaml:12:43 file-exists; manuscript/book.yaml:12:56 file-exists'],
  ['a bibliography that is the book', configured('bibliography: [manuscript/book.yaml, manuscript/one.md, ., manuscript]\n'), 'manuscript/book.yaml:1:1 yaml-type-valid; manuscript/book.yaml:12:57 file-inside-book; manuscript/book.yaml:12:60 file-exists; 3:1 yaml-valid'],
]

import { expect, test } from 'vitest'
import { spoilt } from './tiny-book.ts'

const headnote = 'sources/chinese-notice/document.yaml'

test.each([
  ['a work cited in a headnote', headnote, '[@forbes1986, p. 12]', '[@forbes1968, p. 12]', [`${headnote}:16:14 citation-defined The work “forbes1968” is cited but not in the bibliography.`]],
  ['a note of a headnote', headnote, 'for the tests.[^1]', 'for the tests.[^2]', [`${headnote}:18:37 note-defined The note [^2] is called but not written.`, `${headnote}:23:3 note-called The note [^1] is written but not called.`]],
  ['HTML in a headnote', headnote, 'A second paragraph', 'A <i>second</i> paragraph', [`${headnote}:21:5 markdown-html-absent Raw HTML is not allowed: “<i>”.`, `${headnote}:21:14 markdown-html-absent Raw HTML is not allowed: “</i>”.`]],
  ['a heading in a headnote', headnote, 'A second paragraph', '## A second paragraph', [`${headnote}:21:3 heading-level-allowed A heading may not stand in a note.`]],
  ['a table in a document', 'sources/chinese-notice/translation.en.md', 'All shall', '## All shall', ['sources/chinese-notice/translation.en.md:3:1 heading-level-allowed A heading may not stand in a text of a document.']],
  ['a glyph of a name', 'sources/names.yaml', 'Шэн Шицай', 'Шэн Шицай ⴰ', ['sources/names.yaml:2:7 glyph-covered “ⴰ” (U+2D30) has no glyph in the fonts for text in “ru”.']],
  ['a sign in code that the face of code alone has', 'manuscript/preface.md', 'small', '`├` small', []],
  ['the same sign in text', 'manuscript/preface.md', 'small', '├ small', ['manuscript/preface.md:4:17 glyph-covered “├” (U+251C) has no glyph in the fonts for text in “en”.']],
  ['a joiner between Arabic letters', 'sources/arabic-notice/original.ar.md', 'ورفعوا', 'ورفع\u200Cوا', []],
  ['a joiner between Latin letters', 'manuscript/preface.md', 'small', 'sm\u200Dall', ['manuscript/preface.md:4:19 character-allowed There is a character here that nobody sees: U+200D (zero-width joiner).']],
  ['a mixed word of a headnote', headnote, 'for the tests', 'for th\u0435 tests', [`${headnote}:18:29 script-unmixed “th\u0435” mixes scripts: “\u0435” (U+0435) is Cyrillic, the Latin “e” (U+0065) looks the same.`]],
  ['a mixed word of a form of a name', 'sources/names.yaml', 'Шэн Шицай', 'Шэн Шиц\u0061й', ['sources/names.yaml:8:22 script-unmixed “Шиц\u0061й” mixes scripts: “a” (U+0061) is Latin, the Cyrillic “\u0430” (U+0430) looks the same.']],
  ['a mixed word of a title of the bibliography', 'sources/bibliography.yaml', 'Warlords', 'W\u0430rlords', ['sources/bibliography.yaml:6:12 script-unmixed “W\u0430rlords” mixes scripts: “\u0430” (U+0430) is Cyrillic, the Latin “a” (U+0061) looks the same.']],
  ['a ligature of a label of a map', 'manuscript/valley.map.yaml', 'Ghulja', 'Ghul\uFB01a', ['manuscript/valley.map.yaml:5:32 presentation-form-absent “\uFB01” (U+FB01) is a ligature of “fi” (U+0066 U+0069).']],
  ['an unbalanced direction of the title of the book', 'manuscript/book.yaml', 'title: ', 'title: \u2067', ['manuscript/book.yaml:2:8 direction-balanced A right-to-left isolate (U+2067) is opened here and not closed in its paragraph.']],
  ['a variable of a bibliography entry', 'sources/bibliography.yaml', 'publisher-place: Cambridge', 'publisher_place: Cambridge', ['sources/bibliography.yaml:8:3 yaml-key-known The key “publisher_place” is not known.']],
  ['a link to a person who is not in the book', 'manuscript/preface.md', '(#register-of-persons)', '(#name-sheng-shikai)', ['manuscript/preface.md:7:14 reference-defined There is no “name-sheng-shikai” in the book to refer to.']],
  ['a link to a person who is', 'manuscript/preface.md', '(#register-of-persons)', '(#name-sheng-shicai)', []],
  ['a part that has the id of a chapter', 'manuscript/book.yaml', 'id: narrative', 'id: the-valley', ['manuscript/book.yaml:34:11 id-unique The id “the-valley” is given already, at manuscript/book.yaml:31.']],
] as const)('%s', async (_name, file, from, to, expected) => {
  expect(await spoilt(file, from, to)).toEqual(expected)
})

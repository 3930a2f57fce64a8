import { chapter, configured, type HostileBook } from './book.ts'
import { png } from './png.ts'

const words = '<script>alert(1)</script> "><img src=x onerror=alert(1)> &amp; ]]> \' --> <!-- javascript:alert(1)'
const yamlWords = JSON.stringify(words)
const book = String(configured()['manuscript/book.yaml'])

/** Books that may be built, but for what they would do then: words that would be markup, names that would be machinery, pictures that lie. */
export const building: readonly HostileBook[] = [
  ['a book whose every word would be markup', {
    'manuscript/book.yaml': `${book.replace('title: A Book', `title: ${yamlWords}`).replace('short_title: Book', `short_title: ${yamlWords}`).replace('name: Ada Example', `name: ${yamlWords}`).replace('Example Press', yamlWords).replace('© 2026 the editors', yamlWords).replace('First edition', yamlWords).replace(/order:.*/u, 'order: { front: [half-title, title-page, imprint, contents], body: [one.md, document: letter], back: [bibliography, register-of-persons, index-of-subjects, colophon] }')}description: ${yamlWords}\nsubtitle: ${yamlWords}\nsubjects: [${yamlWords}]\n`,
    ...chapter(`## \\<script>alert(1)\\</script> heading\n\n\\<script>alert(1)\\</script> Ada wrote[@a, p. 5 \\<b>x] :index[\\<i>word]{sub="<script>"}.[^1]\n\n\`<script>\`\n\n[^1]: \\<iframe src=x>.\n\n::map{#m src=a.map.yaml alt="<script>" caption="<script>alert(1)</script>"}`, `title: ${yamlWords}`),
    'manuscript/a.map.yaml': `title: ${yamlWords}\nbounds: { west: 0, east: 9, south: 0, north: 9 }\nplaces: [{ label: ${yamlWords}, lat: 5, lon: 5, kind: town }]\n`,
    'sources/letter/document.yaml': `id: letter\nnumber: 1\nkind: document\ntitle: ${yamlWords}\nrights: { holder: ${yamlWords}, statement: ${yamlWords} }\n`,
    'sources/letter/original.en.md': '\\<script>alert(1)\\</script>\n',
    'sources/names.yaml': '- { id: a, type: person, preferred: Ada, dates: { birth: "<script>", death: "1999" } }\n',
    'sources/bibliography.yaml': `- { id: a, type: book, title: ${yamlWords}, author: [{ family: "<script>alert(1)</script>", given: "<img src=x onerror=alert(1)>" }], publisher: ${yamlWords}, publisher-place: Q, issued: 1999 }\n`,
  }, 'manuscript/a.map.yaml:1:1 page-fits'],
  ['a book whose every id would be machinery', {
    'manuscript/book.yaml': book.replace(/order:.*/u, 'order: { front: [contents], body: [one.md, constructor.md, toString.md, document: valueOf], back: [bibliography, register-of-persons, index-of-persons, index-of-subjects] }'),
    ...chapter('## constructor\n\nAda, :ref{to=constructor--location form=full page}, [@constructor; @toString].[^constructor]\n\n## toString\n\n:index[valueOf]{sub=hasOwnProperty} Bea.[^toString]\n\n[^constructor]: A.\n\n[^toString]: B.'),
    'manuscript/constructor.md': '---\ntitle: Constructor\n---\n## location\n\nText.\n\n## document\n\nText.\n\n## length\n\nText.\n',
    'manuscript/toString.md': '---\ntitle: To String\n---\n## cookie\n\nText.\n',
    'sources/valueOf/document.yaml': 'id: valueOf\nnumber: 1\nkind: document\ntitle: A\nrights: { holder: None, statement: Free. }\n',
    'sources/valueOf/original.en.md': 'Text.\n',
    'sources/names.yaml': '- { id: constructor, type: person, preferred: Ada }\n- { id: hasOwnProperty, type: person, preferred: Bea }\n',
    'sources/bibliography.yaml': ['constructor', 'toString'].map((id) => `- { id: ${id}, type: book, title: A ${id}, author: [{ family: Ada }], publisher: P, publisher-place: Q, issued: 1999 }\n`).join(''),
  }, ''],
  ['a chapter that is a link to the outside, built', { 'manuscript/one.md': { link: '{outside}/secret.md' } }, '1:1 file-inside-book'],
  ['a manuscript that is a link to the outside, built', { 'manuscript/book.yaml': undefined, 'manuscript/one.md': undefined, manuscript: { link: '{outside}/manuscript' } }, 'manuscript:1:1 file-inside-book; manuscript/book.yaml:1:1 file-inside-book'],
  ['a picture that unpacks to 200 MB', { ...chapter('![A picture](a.png)'), 'manuscript/a.png': png(2, 2, { unpacked: 200_000_000 }) }, ''],
  ['a picture whose data are none', { ...chapter('Words.\n\n![A picture](a.png)'), 'manuscript/a.png': png(2, 2, { data: Buffer.from('these are no data') }) }, ''],
  ['a picture with wrong sums', { ...chapter('![A picture](a.png)'), 'manuscript/a.png': png(2, 2, { sum: 0 }) }, '4:1 image-format-known'],
  ['100 quotations in each other', chapter(`${'> '.repeat(100)}x`), '1:1 browser-console-silent; 4:201 page-fits'],
  ['words that a style sheet hides', { ...chapter('Words that must be seen.'), 'styles/print.css': 'p { display: none }\n' }, '1:1 page-fits; 4:1 page-fits'],
  ['words that a style sheet sets off the page', { ...chapter('Words that must be seen.'), 'styles/print.css': 'p { position: fixed; left: -9999px; top: -9999px }\n' }, '1:1 page-fits; 4:1 page-fits'],
  ['200 marks on a letter', chapter(`a${'\u0330'.repeat(200)}b`), ''],
  ['a word of 20,000 letters', chapter('a'.repeat(20_000)), ''],
]

import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Refused } from '../../pipeline/import/index.ts'
import { reading } from './reading.ts'
import { paragraph, run, wordFile, type WordFile } from './word-file.ts'

const word = (file: WordFile, options = {}): ReturnType<typeof reading> => reading('letter.docx', wordFile(file), options)

test('headings become chapters, notes notes; emphasis, lists, quotations, tables and languages stay', async () => {
  const { files, said, lost, order } = await word({
    body: paragraph('The Title', 'Title') + paragraph('Before it all.') + paragraph('First: Chapter', 'Heading1')
      + paragraph(run('Plain ') + run('slanted ', '<w:i/>') + run('bold', '<w:b/>') + run(' and ') + run('Genève', '<w:lang w:val="fr-FR"/>') + run(', called') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(' *a* [b] @c :d[e] 盛世才.'))
      + paragraph('A section', 'MyHead')
      + ['0', '1', '0'].map((level, index) => paragraph(`Item ${index}`, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`)).join('')
      + paragraph('Quoted words.', 'Quote')
      + '<w:tbl><w:tr><w:tc>' + paragraph('A') + '</w:tc><w:tc>' + paragraph('B|b') + '</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph('c') + paragraph('d') + '</w:tc></w:tr></w:tbl>'
      + paragraph('Second', 'Heading1') + paragraph(run('With ') + run('style', '<w:rStyle w:val="Emph"/>') + run('.')),
    footnotes: `<w:footnote w:id="2">${paragraph(run(' A note with ') + run('weight', '<w:b/>'))}${paragraph('A second paragraph.')}</w:footnote>`,
  })
  expect(files).toEqual({
    'manuscript/01-the-title.md': '---\ntitle: The Title\n---\nBefore it all.\n',
    'manuscript/02-first-chapter.md': `---
title: "First: Chapter"
---
Plain *slanted* **bold** and :lang[Genève]{tag="fr"}, called[^1] \\*a\\* \\[b] \\@c \\:d\\[e] 盛世才.

## A section

- Item 0
  1. Item 1
- Item 2

> Quoted words.

| A   | B\\|b |
| --- | ---- |
| c d |      |

[^1]: A note with **weight**

    A second paragraph.
`,
    'manuscript/03-second.md': '---\ntitle: Second\n---\nWith *style*.\n',
  })
  expect(order).toEqual(['"01-the-title.md"', '"02-first-chapter.md"', '"03-second.md"'])
  expect(said).toEqual([
    '14:1 import-carried-over Cells that are one in Word stay apart: the words stand in the first.',
    '14:1 import-carried-over Paragraphs in a cell of a table are joined.',
  ].map((line) => line.replace(/^14/u, '10')))
  expect(lost).toEqual([])
})

test('what has no place in the press is listed with paragraph and character, and its words are accounted for', async () => {
  const { files, said, lost } = await word({
    body: paragraph('Text', 'Heading1') + paragraph('Contents 3', 'TOC1')
      + paragraph(`<w:ins w:author="Ada">${run('added')}</w:ins>${run(' stays')}<w:del w:author="Ada"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>${run(' more')}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>${run('.')}`)
      + paragraph(run('SMALL', '<w:smallCaps/>') + run('2', '<w:vertAlign w:val="superscript"/>') + '<w:hyperlink r:id="h1">' + run('site') + '</w:hyperlink><w:hyperlink w:anchor="x">' + run(' inside') + '</w:hyperlink>')
      + paragraph('<w:r><w:drawing><wps:txbx><w:txbxContent>' + paragraph('Boxed words.') + '</w:txbxContent></wps:txbx></w:drawing></w:r>' + run('Beside the box.'))
      + paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run('(Forbes 1986)') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    footnotes: `<w:footnote w:id="3">${paragraph('Nobody calls me.')}</w:footnote>`,
    comments: `<w:comment w:id="0" w:author="Ben">${paragraph('Check this.')}</w:comment>`,
    relations: '<Relationship Id="h1" Target="https://example.org/" TargetMode="External"/>',
  })
  expect(files['manuscript/01-text.md']).toBe('---\ntitle: Text\n---\nadded stays more.\n\nSMALL2[site](https://example.org/) inside\n\nBeside the box.\n\n(Forbes 1986)\n')
  expect(said).toEqual([
    '2:1 import-carried-over The lines of a table of contents are not carried over.',
    '3:1 import-decided A tracked insertion by Ada is taken as accepted: “added”.',
    '3:12 import-decided A tracked deletion by Ada is taken as accepted: “gone”.',
    '3:12 import-carried-over A comment by Ben is not carried over: “Check this.”.',
    '3:12 import-carried-over A formula cannot be carried over: “E=mc”.',
    '3:17 import-carried-over A sign of the font “Wingdings” (F04A) cannot be carried over: it is no character.',
    '4:1 import-carried-over Small capitals cannot be carried over; the words are.',
    '4:6 import-carried-over Type set as superscript cannot be carried over; the words are.',
    '4:11 import-carried-over A link inside the Word file is not carried over; its words are.',
    '5:1 import-carried-over A text box is not carried over: “Boxed words.”.',
    '7:1 import-carried-over A citation of Zotero, Mendeley or EndNote is carried over as its words only.',
    '1:1 import-carried-over The footnote 3 is called nowhere: “Nobody calls me.”.',
  ])
  expect(lost).toEqual([])
})

test('pictures come along by names of the press; what is no PNG or JPEG, or lies outside, is listed', async () => {
  const picture = (id: string, alt = ''): string => paragraph(`<w:r><w:drawing><wp:docPr descr="${alt}"/><a:blip r:embed="${id}"/></w:drawing></w:r>`)
  const { files, gathered, said } = await word({
    body: picture('i1', 'A square') + picture('i2') + picture('i3') + picture('i4'),
    relations: '<Relationship Id="i1" Target="media/a.png"/><Relationship Id="i2" Target="media/../media/a.png"/><Relationship Id="i3" Target="media/b.emf"/><Relationship Id="i4" Target="https://example.org/track.png" TargetMode="External"/>',
    parts: { 'word/media/a.png': new Uint8Array([137, 80]) },
  })
  expect(Object.values(files)[0]).toContain('![A square](letter-1.png)')
  expect([...gathered.images.keys()]).toEqual(['letter-1.png'])
  expect(said.filter((line) => line.includes('picture'))).toEqual([
    '2:1 import-carried-over The picture “a.png” is neither PNG nor JPEG, and is not carried over.',
    '3:1 import-carried-over The picture “b.emf” is neither PNG nor JPEG, and is not carried over.',
    '4:1 import-carried-over A picture outside the file is not fetched: “https://example.org/track.png”.',
  ])
})

test.each<[string, () => Uint8Array, RegExp]>([
  ['no archive', () => strToU8('PK but no archive'), /^import-input-readable The file cannot be unpacked/u],
  ['an archive without Word', () => zipSync({ 'a.txt': strToU8('a') }), /^import-input-readable There is no Word document/u],
  ['an old .doc', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /^import-input-readable This is a Word file of the old kind/u],
  ['ways out', () => zipSync({ '../../etc/passwd': strToU8('x'), 'word/document.xml': strToU8('<w:document/>') }), /^import-input-safe The file holds a part that leads out of it/u],
  ['a bomb', () => zipSync({ 'word/document.xml': new Uint8Array(3_000_000) }, { level: 9 }), /^import-input-safe The part word\/document\.xml is packed \d+-fold/u],
  ['entities', () => wordFile({ body: '', parts: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>' } }), /^import-input-safe The XML \(in word\/document\.xml\) declares entities/u],
  ['a file from elsewhere', () => wordFile({ body: '', parts: { 'word/document.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:document>&x;</w:document>' } }), /^import-input-readable The XML \(in word\/document\.xml\) cannot be read/u],
  ['depth', () => wordFile({ body: '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000) }), /^import-input-safe Elements \(in word\/document\.xml\) are nested/u],
])('hostile input is refused: %s', async (_, make, expected) => {
  const refused = await reading('hostile.docx', make()).then(() => undefined, (error: unknown) => error)
  expect(refused).toBeInstanceOf(Refused)
  const { ruleId, reason } = (refused as Refused).diagnostic
  expect(`${ruleId} ${reason}`).toMatch(expected)
})

import { expect, test } from 'vitest'
import { conserve, Refused } from '../../pipeline/import/index.ts'
import { reading } from './reading.ts'

const tei = (text: string, front = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A Volume</title></titleStmt></fileDesc></teiHeader>
<text>${front}<body>${text}</body></text></TEI>`

test('TEI in the dialect of FRUS: documents, source notes, names, phenomena', async () => {
  const { files, names, order, said, lost, gathered } = await reading('frus.xml', tei(`<div type="compilation" xml:id="comp1"><head>China</head>
<div type="document" xml:id="d1" n="1" subtype="historical-document" frus:doc-dateTime-min="1949-01-01"><head>1. Telegram From the Consulate<note n="1" type="source">Source: National Archives.</note></head>
<opener><dateline><placeName>Tihwa</placeName>, <date when="1949-01-01">January 1, 1949</date>.</dateline></opener>
<p>I saw <persName corresp="#p_AB1">Mr. Able</persName> and <persName ref="#p_X">General X</persName>.<note n="2" xml:id="d1fn2">He <hi rend="italic">left</hi>.</note> They came<pb n="2"/> in.</p>
<p>The <choice><sic>goverment</sic><corr>government</corr></choice> said <supplied>so</supplied> <gap reason="illegible" extent="two words"/> today.<note type="translator">Translated.</note></p></div>
<div type="document" subtype="editorial-note" xml:id="d2" n="2"><head>2. Editorial Note</head><p>Nothing more.</p></div></div>
<div xml:id="ch2"><head>A Chapter</head><p xml:lang="fr">Texte.</p><div><head>Sub</head><list type="ordered"><item>one</item><item>two</item></list><lg><l>Line a</l><l>Line b</l></lg></div></div>`,
  '<front><div xml:id="persons"><head>Persons</head><list><item><hi rend="strong"><persName xml:id="p_AB1">Able, Ben</persName>,</hi> consul at Tihwa</item></list></div></front>'))
  expect(order).toEqual(['"01-persons.md"', '{ part: "China", id: china, entries: [{ document: "d1" }, { document: "d2" }] }', '"02-ch2.md"'])
  expect(files['sources/d1/document.yaml']?.split('\n').slice(1).join('\n')).toBe(`id: d1
number: 1
kind: document
title: Telegram From the Consulate
source_note: |
  Source: National Archives.
dates:
  - role: creation
    written: January 1, 1949
    when: 1949-01-01
place: Tihwa
`)
  expect(files['sources/d1/original.en.md']).toBe(`Tihwa, January 1, 1949.

I saw :name[Mr. Able]{#ab1} and :name[General X]{#x}.[^1] They came in.

The :sic[goverment]{corr="government"} said :supplied[so] :illegible{extent="two words"} today.[^t-1]

[^1]: He *left*.

[^t-1]: Translated.
`)
  expect(files['sources/d2/document.yaml']).toContain('kind: editorial-note')
  expect(files['manuscript/02-ch2.md']).toBe('---\ntitle: A Chapter\n---\n:lang[Texte.]{tag="fr"}\n\n## Sub\n\n1. one\n2. two\n\nLine a\\\nLine b\n')
  expect(names).toBe('- id: ab1\n  type: person\n  preferred: Able, Ben\n- id: x\n  type: person\n  preferred: General X\n')
  expect(said).toEqual([
    '4:1 import-carried-over The attribute frus:doc-dateTime-min of div is not carried over.',
    '5:19 import-carried-over A placeName that points at nobody is carried over as its words.',
    '6:61 import-decided “General X” points at “#p_X”, which the file does not describe; the register gets an entry for it.',
    '6:178 import-carried-over “pb” is not carried over.',
    '2:92 import-carried-over The teiHeader is not carried over: “A Volume…”.',
  ])
  expect(gathered.title).toBe('A Volume')
  expect(lost).toEqual([])
})

test.each([
  ['entities', '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><body><p>&x;</p></body></text></TEI>', '1:16 import-input-safe The XML declares entities of its own.'],
  ['a broken file', '<TEI><text>\n<body><p>a</body></text></TEI>', 'import-input-readable The XML cannot be read'],
  ['another XML', '<ead><archdesc/></ead>', 'import-input-readable This XML is no TEI'],
  ['depth', `<TEI><text><body>${'<div>'.repeat(3000)}${'</div>'.repeat(3000)}</body></text></TEI>`, 'import-input-safe Elements are nested more than 200 levels deep.'],
])('TEI that cannot be used is refused with its place: %s', async (_, xml, expected) => {
  const error = await reading('bad.xml', xml).then(() => undefined, (refused: unknown) => refused as Refused)
  expect(error).toBeInstanceOf(Refused)
  const { line, column, ruleId, reason } = error?.diagnostic ?? {}
  expect(`${line}:${column} ${ruleId} ${reason}`).toContain(expected)
})

test('Markdown by Pandoc and Quarto: what the press writes otherwise is rewritten, the rest stays', async () => {
  const { files, said, lost } = await reading('q.qmd', `---
title: Quarto Text
author: Ada
---

# Head One {#sec-one .unnumbered}

Text^[An inline *note*.] with [@forbes1986, p. 3] and [small]{.smallcaps} and [mot]{lang=fr}, see @sec-one and @fig-x and @tbl-y.[^a] x^2^ and H~2~O \`a ^[b]\`.

[^a]: A note.

::: {.callout-warning title="Beware"}
Inside the callout.
:::

![A caption](pic.png){#fig-x width=50%}

| a | b |
|---|---|
| 1 | 2 |

: Table caption {#tbl-y}

<!-- hidden words -->

<div class="x">Inside <b>html</b></div>

\`\`\`{=latex}
\\newpage secret
\`\`\`

| line one
| line two

Ends $a+b$ here.
`, { beside: { 'pic.png': new Uint8Array([1]) } })
  expect(files['manuscript/01-quarto-text.md']).toBe(`---
title: Quarto Text
---
## Head One

Text[^inline-1] with [@forbes1986, p. 3] and small and :lang[mot]{tag=fr}, see :ref{to=quarto-text--head-one} and :ref{to=fig-x} and :ref{to=tbl-y}.[^a] x2 and H2O \`a ^[b]\`.

[^inline-1]: An inline *note*.

[^a]: A note.

> **Beware**
>
> Inside the callout.

:::figure{#fig-x caption="A caption"}
![A caption](q-1.png)
:::

:::table{#tbl-y caption="Table caption"}
| a | b |
|---|---|
| 1 | 2 |
:::

Inside **html**

line one\\
line two

Ends \`a+b\` here.
`)
  expect(said.map((line) => line.replace(/ (?:import-\S+) .*$/u, ''))).toEqual(['3:1', '6:12', '8:46', '8:155', '8:162', '12:1', '16:1', '24:1', '26:1', '26:31', '28:1', '35:6'])
  expect(lost).toEqual([])
})

test('plain text: orphaned numbers of notes are listed, those with their note are joined', async () => {
  const { files, said, lost } = await reading('p.txt', 'Rebellion\n\nThe first paragraph ends here.[1] It goes on.\n\n[11] Many leaders¹² were agents.\n\n• item\n\n[1] The note itself.\n')
  expect(files['manuscript/01-rebellion.md']).toBe('---\ntitle: Rebellion\n---\nThe first paragraph ends here.[^1] It goes on.\n\n\\[11] Many leaders¹² were agents.\n\n- item\n\n[^1]: The note itself.\n')
  expect(said).toEqual(['5:1 import-decided “[11]” may call a note that the file does not have; it stays in the text.', '5:18 import-decided “¹²” may call a note that the file does not have; it stays in the text.'])
  expect(lost).toEqual([])
  await expect(reading('b.txt', new Uint8Array([65, 0xe9, 10]))).rejects.toThrow('not UTF-8')
})

test('libraries: BibTeX and CSL-JSON; fields that stay behind are listed', async () => {
  const { works, said } = await reading('lib.bib', '@book{a1,\n  title = {A Title},\n  author = {Ma, Bufang},\n  year = {1949},\n  file = {/home/x.pdf},\n}\n')
  expect(works).toContain('- id: a1\n  type: book\n  title: A Title\n')
  expect(said).toEqual(['5:3 import-carried-over The field “file” of the library is not carried over.'])
  expect((await reading('lib.json', '[{"id":"b","type":"book","title":"T","issued":{"date-parts":[[1990]]}}]')).works).toContain('id: b')
})

test('conservation names the first words that are not in what was written', () => {
  const place = { file: 'a.docx', line: 3, column: 1 }
  const said = (text: string, blocks: string[], left: string[] = []): string[] => conserve([{ text, place, whole: true }], blocks, left).messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
  expect(said('one two three four five', ['one two three five'])).toEqual(['import-conserved Words would be lost: “two three four five”, from “four”.'])
  expect(said('one two', ['one'], ['two'])).toEqual([])
  expect(said('one one', ['one'])).toHaveLength(1)
  expect(said('盛世才', ['盛才'])).toEqual(['import-conserved Words would be lost: “盛 世 才”, from “世”.'])
  expect(said('one two', ['two one'])).toEqual(['import-decided The words of this paragraph are all there, but not as they stand here: “one two”.'])
})

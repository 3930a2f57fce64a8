import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inGray, markArtifacts } from '../../pipeline/print/artifacts.ts'
import { srgbProfile } from '../../pipeline/print/colour-profile.ts'
import { readPdfFile, type PdfFile } from '../../pipeline/print/pdf-file.ts'
import { writePdfFile } from '../../pipeline/print/pdf-writer.ts'
import { dictionary } from '../../pipeline/print/structure-elements.ts'
import { mendStructure } from '../../pipeline/print/tags.ts'
import { faultsOfFile } from './archival-rules.ts'
import { documentOf, elements, faultsOfTree } from './tree-rules.ts'

test('what is drawn outside the text is an artifact: rules, running heads; clips and states are left alone', () => {
  const page = ['q', '0 0 10 10 re', 'W* n', '0 0 0 RG 0 0 0 rg', '/NonStruct <</MCID 0 >>BDC', 'BT', '<0001> Tj', 'ET', 'EMC', '1 1 5 1 re', 'f', 'BT', '/Span<</ActualText (2) >> BDC', '<0002> Tj', 'EMC', 'ET', 'Q', '/X1 Do']
  expect(markArtifacts(page.join('\n')).split('\n')).toEqual([
    'q', '0 0 10 10 re', 'W* n', '0 G 0 g', '/NonStruct <</MCID 0 >>BDC', 'BT', '<0001> Tj', 'ET', 'EMC',
    '/Artifact <</Type /Layout>> BDC', '1 1 5 1 re', 'f', 'EMC', '/Artifact <</Type /Pagination>> BDC', 'BT', '/Span<</ActualText (2) >> BDC', '<0002> Tj', 'EMC', 'ET', 'Q', 'EMC', '/Artifact <</Type /Layout>> BDC', '/X1 Do', 'EMC',
  ])
  expect(markArtifacts(['/Table <</MCID 3 >>BDC', '1 1 5 1 re', 'f', 'EMC'].join('\n'), new Set([3])).split('\n')[0]).toBe('/Artifact <</Type /Layout>> BDC')
})

test('three equal colours are a grey; other colours stay', () => {
  expect(inGray('.5 .5 .5 RG 0 0 0 rg\n.5 .5 .6 rg\n1 1 1 rg')).toBe('.5 G 0 g\n.5 .5 .6 rg\n1 g')
})

test('the colour profile is sRGB, the same everywhere', () => {
  const profile = srgbProfile()
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect(createHash('sha256').update(profile).digest('hex')).toBe(createHash('sha256').update(srgbProfile()).digest('hex'))
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, index) => profile.toString('latin1', 132 + index * 12, 136 + index * 12))
  expect(tags).toEqual(['desc', 'cprt', 'wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
  // The three primaries make the white of D50.
  const sum = ['rXYZ', 'gXYZ', 'bXYZ'].map((tag) => profile.readUInt32BE(136 + tags.indexOf(tag) * 12)).reduce((total, at) => total.map((value, index) => value + profile.readInt32BE(at + 8 + index * 4) / 65536), [0, 0, 0])
  ;[0.9642, 1, 0.8249].forEach((value, index) => expect(sum[index]).toBeCloseTo(value, 3))
})

/** A part of one page as the browser writes it: elements by number, from 10 on, the document element. */
function part(structure: Readonly<Record<number, string>>, content = '', count = 4): PdfFile {
  const objects = new Map<number, { text: string; stream?: Uint8Array }>([
    [1, { text: '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 4 0 R>>' }], [2, { text: '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>' }],
    [3, { text: '<</Type /Page\n/MediaBox [0 0 100 200]\n/Contents 6 0 R\n/StructParents 0>>' }], [4, { text: '<</Type /StructTreeRoot\n/K 10 0 R\n/ParentTree 5 0 R>>' }],
    [5, { text: '<</Nums [0 7 0 R]>>' }], [6, { text: `<</Length ${content.length}>>`, stream: Buffer.from(content) }], [7, { text: `[${'10 0 R '.repeat(count)}]` }],
  ])
  for (const [number, text] of Object.entries(structure)) objects.set(Number(number), { text: `<</Type /StructElem\n${text}>>` })
  return { objects, trailer: '/Root 1 0 R' }
}

/** The tree in one line: `Document(L(LI(Lbl(0) LBody(1))))`. */
function shown(file: PdfFile): string {
  const show = (element: ReturnType<typeof documentOf>): string => `${element.role}${element.entries.has('Lang') ? '*' : ''}(${element.kids.map((kid) => (typeof kid === 'string' ? 'link' : 'id' in kid ? String(kid.id) : show(kid))).join(' ')})`
  return show(documentOf(file))
}

test.each<[what: string, structure: Record<number, string>, tree: string]>([
  ['boxes without meaning are taken out', { 10: '/S /Document\n/K 11 0 R', 11: '/S /NonStruct\n/K [12 0 R 13 0 R]', 12: '/S /P\n/K 14 0 R', 13: '/S /P\n/K []', 14: '/S /NonStruct\n/Pg 3 0 R\n/K 0' }, 'Document(P(0))'],
  ['what an item holds stands in its body', { 10: '/S /Document\n/K 11 0 R', 11: '/S /L\n/K 12 0 R', 12: '/S /LI\n/K [13 0 R 14 0 R]', 13: '/S /Lbl\n/Pg 3 0 R\n/K 0', 14: '/S /P\n/Pg 3 0 R\n/K 1' }, 'Document(L(LI(Lbl(0) LBody(P(1)))))'],
  ['a language makes a box a span or a division', { 10: '/S /Document\n/K [11 0 R 12 0 R]', 11: '/S /P\n/K 13 0 R', 12: '/S /NonStruct\n/Lang (zh)\n/K 14 0 R', 13: '/S /NonStruct\n/Lang (ar)\n/Pg 3 0 R\n/K 0', 14: '/S /P\n/Pg 3 0 R\n/K 1' }, 'Document(P(Span*(0)) Div*(P(1)))'],
  ['a figure is what has an alternative text; a note is a Note', { 10: '/S /Document\n/K [11 0 R 13 0 R]', 11: '/S /Figure\n/K [12 0 R 14 0 R]', 12: '/S /Figure\n/Alt (a map)\n/Pg 3 0 R\n/K 0', 13: '/S /Art\n/Pg 3 0 R\n/K 1', 14: '/S /Caption\n/Pg 3 0 R\n/K 2' }, 'Document(Div(Figure(0) Caption(2)) Note(1))'],
  ['characters and readings go in pairs', { 10: '/S /Document\n/K 11 0 R', 11: '/S /Ruby\n/Pg 3 0 R\n/K [0 12 0 R 2 13 0 R]', 12: '/S /RT\n/Pg 3 0 R\n/K 1', 13: '/S /RT\n/Pg 3 0 R\n/K 3' }, 'Document(Ruby(RB(0) RT(1)) Ruby(RB(2) RT(3)))'],
  ['an empty cell is put in where the heads tell', { 10: '/S /Document\n/K 11 0 R', 11: '/S /Table\n/K [12 0 R 13 0 R]', 12: '/S /TR\n/K [14 0 R 15 0 R]', 13: '/S /TR\n/K 16 0 R', 14: '/S /TH\n/ID (node1)\n/Pg 3 0 R\n/K 0', 15: '/S /TH\n/ID (node2)\n/Pg 3 0 R\n/K 1', 16: '/S /TD\n/A [<</O /Table\n/Headers [(node2)]>> <</O /Table\n/RowSpan 1>>]\n/Pg 3 0 R\n/K 2' }, 'Document(Table(TR(TH(0) TH(1)) TR(TD() TD(2))))'],
  ['a type that nobody knows is a box', { 10: '/S /Document\n/K 11 0 R', 11: '/S /P\n/K 12 0 R', 12: '/S /Blink\n/Pg 3 0 R\n/K 0' }, 'Document(P(0))'],
])('the structure tree: %s', (_, structure, tree) => {
  const file = part(structure)
  mendStructure(file, new Map(), () => false)
  expect(shown(file)).toBe(tree)
  // Each run of content leads back to the element that holds it.
  const owners = [...file.objects.get(7)!.text.matchAll(/(\d+) 0 R/g)].map(([, owner]) => Number(owner))
  owners.forEach((owner, id) => expect(new RegExp(`/K (?:\\[[^\\]]*)?\\b${id}\\b`).test(file.objects.get(owner)!.text)).toBe(true))
})

test('lines of a table are taken out of the tree; a paragraph that goes on overleaf is one; what is read before the rest keeps them apart', () => {
  const lines = part({ 10: '/S /Document\n/K 11 0 R', 11: '/S /Table\n/Pg 3 0 R\n/K [12 0 R 0]', 12: '/S /TR\n/K 13 0 R', 13: '/S /TD\n/Pg 3 0 R\n/K 1' })
  mendStructure(lines, new Map(), (_, id) => id === 0)
  expect(shown(lines)).toBe('Document(Table(TR(TD(1))))')
  const second = '<</Type /Page\n/MediaBox [0 0 100 200]\n/StructParents 1>>'
  for (const [order, tree] of [['[11 0 R 12 0 R 13 0 R]', 'Document(P(0 0) P(1))'], ['[11 0 R 13 0 R 12 0 R]', 'Document(P(0) P(1) P(0))']] as const) {
    const file = part({ 10: `/S /Document\n/K ${order}`, 11: '/S /P\n/Pg 3 0 R\n/K 0', 12: '/S /P\n/Pg 8 0 R\n/K 0', 13: '/S /P\n/Pg 8 0 R\n/K 1' })
    file.objects.set(8, { text: second })
    const pieces = order.startsWith('[11 0 R 12') ? ['one b1', ''] : ['', 'one b1']
    mendStructure(file, new Map([[3, { figures: [], pieces: { P: ['one b1'] } }], [8, { figures: [], pieces: { P: pieces } }]]), () => false)
    expect(shown(file)).toBe(tree)
  }
})

test('the rules see what breaks them', () => {
  const file = part({ 10: '/S /Document\n/K 11 0 R', 11: '/S /Em\n/K [12 0 R 13 0 R]', 12: '/S /LI\n/Pg 3 0 R\n/K 0', 13: '/S /Figure\n/Pg 3 0 R\n/K 9' }, 'BT\nET\n1 1 2 2 re\nf\n/P <</MCID 0 >>BDC\n/Artifact BMC')
  file.objects.set(4, { text: file.objects.get(4)!.text.replace('>>', '\n/RoleMap <</Em /P>>>>') })
  const tree = faultsOfTree(file)
  for (const rule of [/Em and Strong/, /Em in Document/, /LI 12 in Em/, /content in LI 12/, /UA 7\.3: Figure 13/, /content 9|all content/]) expect(tree.some((fault) => rule.test(fault)), String(rule)).toBe(true)
  file.objects.set(9, { text: '<<>>' })
  file.objects.set(20, { text: '<</Type /Metadata /Subtype /XML /Length 4>>', stream: Buffer.from('<x/>') })
  file.objects.set(1, { text: '<</Type /Catalog\n/Pages 2 0 R\n/Metadata 20 0 R\n/OutputIntents []\n/StructTreeRoot 4 0 R>>' })
  const bytes = writePdfFile(file, 1, 9, '0'.repeat(32))
  const faults = faultsOfFile(bytes, { ...readPdfFile(bytes) })
  for (const rule of [/marked$/, /language of the document/, /title is shown/, /PDF\/A-2a/, /PDF\/UA-1/, /one output intent/, /what is drawn is text or an artifact \(f\)/, /no artifact in the text/, /ends there/, /order of the tabs|resources of its own/]) expect(faults.some((fault) => rule.test(fault)), String(rule)).toBe(true)
})

test('dictionaries are taken apart', () => {
  expect([...dictionary('<</A [<</B (x\\)>>)>> 1]\n/C 12 0 R /D <FEFF> /E/F>>')]).toEqual([['A', '[<</B (x\\)>>)>> 1]'], ['C', '12 0 R'], ['D', '<FEFF>'], ['E', '/F']])
  expect(elements(documentOf(part({ 10: '/S /Document\n/K []' })), 'P')).toEqual([])
})

import { expect, test } from 'vitest'
import type { PrintersPolicy } from '../../pipeline/model/edition.ts'
import { coloursOf } from '../../pipeline/print/ink.ts'
import type { Leaf } from '../../pipeline/print/labels.ts'
import { readPdfFile, streamOf, type PdfObject } from '../../pipeline/print/pdf-file.ts'
import { printersPdf } from '../../pipeline/print/printers-pdf.ts'
import { packedStream, writePdfFile } from '../../pipeline/print/pdf-writer.ts'
import { bookSchema } from '../../pipeline/load/schemas/book.ts'
import { edition, section } from './edition.ts'

const one = section({ id: 'one', title: 'One', html: '<p>Words.</p>' })
const book = edition({ sections: [one] })
const leaf: Leaf = { index: 0, label: '7', side: 'recto', section: one, page: 0, runningHead: '', folioPrinted: true }

/** A book of one page that draws this, with these pictures. */
function pdf(content: string, resources = '', objects: Readonly<Record<number, PdfObject>> = {}): Uint8Array {
  const file = { trailer: '', objects: new Map<number, PdfObject>([
    [1, { text: '<</Type /Catalog\n/Pages 2 0 R\n/PageLabels <</Nums [0 <</S /D /St 7>>]>>>>' }], [2, { text: '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>' }],
    [3, { text: `<</Type /Page\n/Parent 2 0 R\n/Resources <<${resources}>>\n/MediaBox [0 0 252 268]\n/Annots [9 0 R]\n/Contents 4 0 R\n/StructParents 0\n/Tabs /S\n/Group 8 0 R>>` }], [4, packedStream('', Buffer.from(content))],
    [5, { text: '<</Title <FEFF0041>>>' }], [8, { text: '<</S /Transparency>>' }], [9, { text: '<</Type /Annot>>' }], ...Object.entries(objects).map(([number, object]): [number, PdfObject] => [Number(number), object]),
  ]) }
  return writePdfFile(file, 1, 5, 'A'.repeat(32))
}

const make = (bytes: Uint8Array, policy: Partial<PrintersPolicy> = {}, pictures: readonly string[] = []): ReturnType<typeof printersPdf> =>
  printersPdf(bytes, { edition: book, leaves: [leaf], pictures: () => pictures, policy: { bleed: 0, cropMarks: false, colour: 'none', ...policy }, id: 'B'.repeat(32) })

const image = (pixels: readonly number[], more = '/ColorSpace /DeviceRGB\n'): PdfObject => packedStream(`/Type /XObject\n/Subtype /Image\n/Width ${pixels.length / 3}\n/Height 1\n/BitsPerComponent 8\n${more}`, Buffer.from(pixels))

test('colours are found, greys are none', () => {
  expect(coloursOf('0 g 1 G .5 .5 .5 rg\n.8 .1 .1 rg\n0 0 0 RG\n0 0 1 RG\n0 0 0 1 k\n/Pattern cs/P0 scn\n/Sh1 sh')).toEqual(['.8 .1 .1 rg', '0 0 1 rg', '0 0 0 1 k', 'a gradient', 'a gradient'])
})

test('print-colour-gray: coloured text is told with its page and section, and there is no PDF', () => {
  const { pdf: made, messages } = make(pdf('BT\n.8 .1 .1 rg\nET'))
  expect(made).toBeUndefined()
  expect(messages.map(({ ruleId, reason, file }) => [ruleId, reason, file])).toEqual([['print-colour-gray', 'On page 7, in “One”, text or rules are in colour: .8 .1 .1 rg; the printer’s PDF is in black.', 'manuscript/one.md']])
})

test('print-colour-gray: pictures in colour are told by name, unless the policy has them', () => {
  const coloured = pdf('/X1 Do', '/XObject <</X1 10 0 R>>', { 10: image([1, 2, 3, 4, 4, 4]) })
  expect(make(coloured, {}, ['sources/map.png']).messages.map(({ reason }) => reason)).toEqual(['On page 7, in “One”, a picture of “sources/map.png” is in colour; the printer’s PDF is in black.'])
  const allowed = make(coloured, { colour: 'pictures' }, ['sources/map.png'])
  expect(allowed.messages).toEqual([])
  expect([...readPdfFile(allowed.pdf!).objects.values()].some(({ text }) => text.includes('/DeviceRGB'))).toBe(true)
  // A drawing is vectors; text of a page without pictures must be black all the same.
  expect(make(pdf('1 0 0 rg'), { colour: 'pictures' }, ['map.svg']).messages).toEqual([])
  expect(make(pdf('1 0 0 rg'), { colour: 'pictures' }).messages).toHaveLength(1)
})

test('a picture whose colours are all greys becomes grey; what a form draws is looked into; a JPEG says how many colours it has', () => {
  const grey = make(pdf('/X1 Do', '/XObject <</X1 10 0 R>>', { 10: image([1, 1, 1, 200, 200, 200]) }))
  const [picture] = [...readPdfFile(grey.pdf!).objects.values()].filter(({ text }) => text.includes('/Subtype /Image'))
  expect(picture!.text).toContain('/ColorSpace /DeviceGray')
  expect([...streamOf(picture)]).toEqual([1, 200])
  expect(make(pdf('/X1 Do', '/XObject <</X1 10 0 R>>', { 10: packedStream('/Type /XObject\n/Subtype /Form\n', Buffer.from('1 0 0 rg')) })).messages).toHaveLength(1)
  const jpeg = (components: number): PdfObject => {
    const stream = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, components, 0, 0])
    return { text: `<</Type /XObject\n/Subtype /Image\n/Width 1\n/Height 1\n/ColorSpace /DeviceRGB\n/BitsPerComponent 8\n/Filter /DCTDecode\n/Length ${stream.length}>>`, stream }
  }
  expect(make(pdf('/X1 Do', '/XObject <</X1 10 0 R>>', { 10: jpeg(3) })).messages).toHaveLength(1)
  expect(make(pdf('/X1 Do', '/XObject <</X1 10 0 R>>', { 10: jpeg(1) })).messages).toEqual([])
})

test('without marks the sheet is the page and its bleed; the same input gives the same bytes', () => {
  const bytes = pdf('BT\nET')
  const { pdf: made } = make(bytes, { bleed: 9 })
  const [page] = [...readPdfFile(made!).objects.values()].filter(({ text }) => /\/Type \/Page\b(?!s)/.test(text))
  expect(page!.text).toContain('/MediaBox [0 0 270 286]\n/BleedBox [0 0 270 286]\n/TrimBox [9 9 261 277]')
  expect(Buffer.compare(made!, make(bytes, { bleed: 9 }).pdf!)).toBe(0)
  expect(readPdfFile(made!).trailer).toContain(`/ID [<${'B'.repeat(32)}>`)
})

test('book.yaml: a bleed is a length of 0 to 10 mm', () => {
  const schema = bookSchema.shape.print
  expect(schema.parse({ bleed: '3mm' })?.bleed).toBeCloseTo(8.504, 3)
  expect(schema.parse({ bleed: 0, crop_marks: false, colour: 'pictures' })).toEqual({ bleed: 0, crop_marks: false, colour: 'pictures' })
  for (const wrong of ['3', '2cm', '-1mm', 'none']) expect(schema.safeParse({ bleed: wrong }).error?.issues[0]?.message).toContain(`“${wrong}” is not a bleed`)
})

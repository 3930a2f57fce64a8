import { inflateSync } from 'node:zlib'

/** An indirect object as it is written: its text (Latin-1, of a stream: its dictionary) and the bytes of its stream. */
export interface PdfObject {
  readonly text: string
  readonly stream?: Uint8Array | undefined
}

/** A PDF as its numbered objects. Generations other than 0 do not occur in what browsers and the press write. */
export interface PdfFile {
  readonly objects: Map<number, PdfObject>
  /** The trailer's entries, text of a dictionary. */
  readonly trailer: string
}

const REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g

/** The text with every reference outside strings renumbered; one that has no other number is null, as readers take it. */
export function mapReferences(text: string, map: (number: number) => number | undefined): string {
  return text.replace(REFERENCE, (whole, number: string | undefined) => {
    if (number === undefined) return whole
    const to = map(Number(number))
    return to === undefined ? 'null' : `${to} 0 R`
  })
}

/** The numbers of the objects that a text refers to. */
export function references(text: string): number[] {
  const found: number[] = []
  for (const [, number] of text.matchAll(REFERENCE)) if (number !== undefined) found.push(Number(number))
  return found
}

/** The object that an entry of a dictionary refers to; undefined where it does not. */
export function reference(text: string, key: string): number | undefined {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The inflated stream of an object; empty where it has none. */
export function streamOf(object: PdfObject | undefined): Buffer {
  if (object?.stream === undefined) return Buffer.alloc(0)
  if (!/\/Filter/.test(object.text)) return Buffer.from(object.stream)
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(object.text)) throw new Error('a stream of the PDF is packed in a way that is not known')
  return inflateSync(object.stream)
}

/**
 * Reads a PDF with a table of references or a stream of them, as the press and its browser write them.
 *
 * @throws where the file is not made like that.
 */
export function readPdfFile(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(buffer.subarray(-64).toString('latin1'))?.[1] ?? NaN)
  if (!Number.isInteger(start)) throw new Error('the PDF has no table of references')
  const objects = new Map<number, PdfObject>()
  if (buffer.subarray(start, start + 4).toString('latin1') === 'xref') {
    const [table = '', trailer = ''] = buffer.subarray(start).toString('latin1').split('trailer')
    const offsets: [number, number][] = []
    let number = 0
    for (const line of table.split('\n').slice(1)) {
      const [first, second, kind] = line.trim().split(' ')
      if (second !== undefined && kind === undefined) number = Number(first)
      if (kind === 'n') offsets.push([number, Number(first)])
      if (kind !== undefined) number++
    }
    for (const [index, offset] of offsets) objects.set(index, readObject(buffer, offset, index))
    return { objects, trailer: /<<([\s\S]*)>>/.exec(trailer)?.[1] ?? '' }
  }
  const table = readObject(buffer, start, undefined)
  const size = Number(/\/Size (\d+)/.exec(table.text)?.[1])
  const entries = streamOf(table)
  if (!/\/W \[1 4 2\]/.test(table.text) || entries.length !== size * 7) throw new Error('the PDF’s stream of references is made in a way that is not known')
  const packed = new Map<number, string[]>()
  for (let number = 0; number < size; number++) {
    const kind = entries[number * 7]
    const place = entries.readUInt32BE(number * 7 + 1)
    if (kind === 1 && place !== start) objects.set(number, readObject(buffer, place, number))
    if (kind !== 2) continue
    let texts = packed.get(place)
    if (texts === undefined) packed.set(place, (texts = unpack(readObject(buffer, entries.readUInt32BE(place * 7 + 1), place))))
    objects.set(number, { text: texts[entries.readUInt16BE(number * 7 + 5)] ?? '' })
  }
  for (const number of packed.keys()) objects.delete(number)
  return { objects, trailer: table.text.replace(/^<<|>>$/g, '') }
}

function readObject(buffer: Buffer, offset: number, number: number | undefined): PdfObject {
  const head = buffer.subarray(offset, offset + 24).toString('latin1')
  const [mark, found] = /^(\d+) 0 obj\s/.exec(head) ?? []
  if (mark === undefined || (number !== undefined && Number(found) !== number)) throw new Error(`the PDF has no object ${number ?? ''} where its table says`)
  const whole = buffer.subarray(offset + mark.length, buffer.indexOf('endobj', offset))
  const opening = whole.indexOf(' stream\n')
  if (opening < 0) return { text: whole.toString('latin1').trimEnd() }
  const dictionary = whole.subarray(0, opening).toString('latin1')
  const length = Number(/\/Length (\d+)(?! 0 R)/.exec(dictionary)?.[1] ?? NaN)
  if (!Number.isInteger(length)) throw new Error('a stream of the PDF does not say how long it is')
  const from = offset + mark.length + opening + ' stream\n'.length
  return { text: dictionary.trimEnd(), stream: buffer.subarray(from, from + length) }
}

/** The objects of a stream of objects. */
function unpack(object: PdfObject): string[] {
  const content = streamOf(object).toString('latin1')
  const first = Number(/\/First (\d+)/.exec(object.text)?.[1])
  const numbers = content.slice(0, first).trim().split(/\s+/).map(Number)
  const offsets = numbers.filter((_, index) => index % 2 === 1)
  return offsets.map((offset, index) => content.slice(first + offset, first + (offsets[index + 1] ?? content.length - first)).trimEnd())
}

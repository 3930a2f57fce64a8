import { zlibSync } from 'fflate'
import { mapReferences, references, type PdfFile, type PdfObject } from './pdf-file.ts'

/** Objects packed into one stream. */
const PACKED = 256

/**
 * Writes a PDF 1.7: what the root reaches, numbered anew in the order of its numbers, objects without streams packed. The same bytes
 * on every machine: what is packed here is packed by a program that knows no processor.
 *
 * @param id 32 hexadecimal digits that name the content.
 */
export function writePdfFile(file: PdfFile, root: number, info: number, id: string): Uint8Array {
  const reached = reach(file, [root, info])
  const plain = reached.filter((number) => file.objects.get(number)!.stream === undefined)
  const streams = reached.filter((number) => file.objects.get(number)!.stream !== undefined)
  const packs = Math.ceil(plain.length / PACKED)
  const numbers = new Map<number, number>()
  ;[...plain, ...streams].forEach((number, index) => numbers.set(number, index + 1))
  const renumber = (text: string): string => mapReferences(text, (number) => numbers.get(number))
  const size = 1 + reached.length + packs + 1
  const table = Buffer.alloc(size * 7)
  table.writeUInt16BE(0xffff, 5)
  const put = (number: number, kind: number, place: number, index: number): void => {
    table[number * 7] = kind
    table.writeUInt32BE(place, number * 7 + 1)
    table.writeUInt16BE(index, number * 7 + 5)
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xFF\xFF\xFF\xFF\n', 'latin1')]
  let offset = parts[0]!.length
  const write = (number: number, text: string, stream: Uint8Array): void => {
    put(number, 1, offset, 0)
    const pieces = [Buffer.from(`${number} 0 obj\n${text} stream\n`, 'latin1'), Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength), Buffer.from('\nendstream\nendobj\n')]
    for (const piece of pieces) {
      parts.push(piece)
      offset += piece.length
    }
  }
  for (let pack = 0; pack < packs; pack++) {
    const number = reached.length + 1 + pack
    const texts = plain.slice(pack * PACKED, (pack + 1) * PACKED).map((old) => renumber(file.objects.get(old)!.text))
    let heads = ''
    let place = 0
    texts.forEach((text, index) => {
      heads += `${pack * PACKED + index + 1} ${place} `
      put(pack * PACKED + index + 1, 2, number, index)
      place += text.length + 1
    })
    const packed = zlibSync(Buffer.from(`${heads}\n${texts.join('\n')}\n`, 'latin1'), { level: 6 })
    write(number, `<</Type /ObjStm /N ${texts.length} /First ${heads.length + 1} /Filter /FlateDecode /Length ${packed.length}>>`, packed)
  }
  for (const old of streams) {
    const { text, stream } = file.objects.get(old)!
    write(numbers.get(old)!, renumber(text), stream!)
  }
  put(size - 1, 1, offset, 0)
  const start = offset
  const packed = zlibSync(table, { level: 6 })
  write(size - 1, `<</Type /XRef /Size ${size} /W [1 4 2] /Root ${numbers.get(root)} 0 R /Info ${numbers.get(info)} 0 R /ID [<${id}> <${id}>] /Filter /FlateDecode /Length ${packed.length}>>`, packed)
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A stream with its dictionary, packed. */
export function packedStream(text: string, bytes: Uint8Array, level: 4 | 6 = 6): PdfObject {
  const stream = zlibSync(bytes, { level })
  return { text: `<<${text}/Filter /FlateDecode /Length ${stream.length}>>`, stream }
}

/** Text for a person, as a PDF string. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** What some objects refer to, themselves included, in the order of their numbers. The browser's own Info, with the time of day, is not among it. */
function reach(file: PdfFile, roots: readonly number[]): number[] {
  const reached = new Set<number>()
  const todo = [...roots]
  for (let number = todo.pop(); number !== undefined; number = todo.pop()) {
    const object = reached.has(number) ? undefined : file.objects.get(number)
    if (object === undefined) continue
    reached.add(number)
    todo.push(...references(object.text))
  }
  return [...reached].sort((a, b) => a - b)
}

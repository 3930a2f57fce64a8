import { reference, references, streamOf, type PdfFile, type PdfObject } from './pdf-file.ts'
import { packedStream } from './pdf-writer.ts'

/** How a picture is kept: in grey already, in three colours that are all greys, in colour. */
export type Ink = 'black' | 'grey' | 'colour'

/** What a page draws in colour: operators with their operands (`.8 .1 .1 rg`, `gradient`), each once, and the numbers of its pictures. Forms that it draws are read too. */
export function inkOf(file: PdfFile, page: number, content: string, seen: Map<number, Ink>): { drawn: string[]; images: number[] } {
  const drawn = new Set<string>()
  const images: number[] = []
  const visited = new Set<number>()
  const read = (text: string, drawing: string): void => {
    for (const colour of coloursOf(drawing)) drawn.add(colour)
    const shared = reference(text, 'Resources')
    const resources = shared === undefined ? text : (file.objects.get(shared)?.text ?? '')
    for (const kind of ['XObject', 'Pattern']) {
      for (const number of references(new RegExp(`/${kind} <<([^<>]*)>>`).exec(resources)?.[1] ?? '')) {
        if (visited.has(number)) continue
        visited.add(number)
        const object = file.objects.get(number)
        if (object === undefined) continue
        if (/\/Subtype \/Image\b/.test(object.text)) {
          if (!seen.has(number)) seen.set(number, inkOfImage(file, object))
          if (seen.get(number) === 'colour') images.push(number)
        } else if (object.stream !== undefined) read(object.text, streamOf(object).toString('latin1'))
      }
    }
  }
  read(file.objects.get(page)?.text ?? '', content)
  return { drawn: [...drawn], images }
}

/** Colours that a content stream sets and that are no greys. A gradient may hold any. */
export function coloursOf(content: string): string[] {
  const found: string[] = []
  for (const [, red, green, blue, rgb, cmyk, other] of content.matchAll(/(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)\b|(?<![\w.])([\d.]+ [\d.]+ [\d.]+ [\d.]+ [kK])\b|(?<=[\s\]])(scn|SCN|sc|SC|sh)(?=\s|$)/g)) {
    if (rgb !== undefined && !(Number(red) === Number(green) && Number(green) === Number(blue))) found.push(`${red} ${green} ${blue} rg`)
    if (cmyk !== undefined) found.push(cmyk)
    if (other !== undefined) found.push('a gradient')
  }
  return found
}

function inkOfImage(file: PdfFile, image: PdfObject): Ink {
  const space = spaceOf(file, image.text)
  if (space === 1) return 'black'
  if (/\/DCTDecode/.test(image.text)) return componentsOfJpeg(image.stream ?? new Uint8Array()) === 1 ? 'black' : 'colour'
  const pixels = pixelsOf(file, image)
  if (pixels === undefined) return 'colour'
  for (let at = 0; at + 2 < pixels.length; at += 3) if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return 'colour'
  return 'grey'
}

/** A picture of three equal colours as one of one. */
export function inBlack(file: PdfFile, number: number): PdfObject {
  const image = file.objects.get(number)!
  const pixels = pixelsOf(file, image)
  if (pixels === undefined) throw new Error('this picture is not kept in three colours')
  const grey = Buffer.alloc(pixels.length / 3)
  for (let at = 0; at < grey.length; at++) grey[at] = pixels[at * 3]!
  const rest = image.text.replace(/^<<|>>\s*$/g, '').replace(/\/ColorSpace (?:\[[^\]]*\]|\/\w+|\d+ 0 R)/, '/ColorSpace /DeviceGray').replace(/\/(?:Filter \/FlateDecode|Length \d+)\s*/g, '')
  return packedStream(`${rest}\n`, grey)
}

/** Three bytes a pixel; undefined where the picture is kept in another way. */
function pixelsOf(file: PdfFile, image: PdfObject): Buffer | undefined {
  if (spaceOf(file, image.text) !== 3 || !/\/BitsPerComponent 8\b/.test(image.text) || /\/DecodeParms|\/DCTDecode/.test(image.text)) return undefined
  const pixels = streamOf(image)
  const [width, height] = ['Width', 'Height'].map((key) => Number(new RegExp(`/${key} (\\d+)`).exec(image.text)?.[1]))
  return pixels.length === width! * height! * 3 ? pixels : undefined
}

/** Colours of a pixel; 0: not known. */
function spaceOf(file: PdfFile, text: string): number {
  if (/\/ImageMask true|\/ColorSpace \/DeviceGray\b/.test(text)) return 1
  if (/\/ColorSpace \/DeviceRGB\b/.test(text)) return 3
  const profile = /\/ColorSpace \[\s*\/ICCBased (\d+) 0 R/.exec(text)?.[1]
  return profile === undefined ? 0 : Number(/\/N (\d)/.exec(file.objects.get(Number(profile))?.text ?? '')?.[1] ?? 0)
}

/** Components of a JPEG: from its frame header. 0: none was found. */
function componentsOfJpeg(bytes: Uint8Array): number {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 9]!
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!
  }
  return 0
}

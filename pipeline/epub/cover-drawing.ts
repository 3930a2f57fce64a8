import type { Edition } from '../model/edition.ts'
import type { FontFace } from '../model/house.ts'
import { typeSetter, type TypeSetter } from './outlines.ts'

/** The drawing and its size in pixels. */
export interface CoverDrawing {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Width in pixels: what shops ask for. The height is that of the book’s own page. */
const width = 1600
const margin = 170
/** Paper, ink, and the colour of rules. */
const [paper, ink, red] = ['#f6f1e4', '#1c1a17', '#7d1f1c']

/** How a text of the cover may be set. */
interface Setting {
  readonly style: FontFace['style']
  readonly largest: number
  readonly smallest: number
  readonly lines: number
}

/**
 * Draws a cover from what the title page says: title, subtitle, who made the book, publisher, within a double rule. All text is outlines of
 * the house’s faces, so that it is the same everywhere. Undefined where the house has no fonts.
 */
export async function drawCover({ metadata, house, trim }: Edition): Promise<CoverDrawing | undefined> {
  const setter = await typeSetter(house, /^zh-(?:Hans|CN|SG)/u.test(metadata.languages.find((tag) => tag.startsWith('zh')) ?? '') ? 'Hans' : 'Hant')
  if (setter === undefined) return undefined
  const ratio = Math.min(1.9, Math.max(1.25, trim.height / trim.width))
  const height = Math.round(width * ratio)
  const parts: string[] = []
  const set = (text: string, setting: Setting, y: number): number => {
    const { lines, size } = fit(text, setting, setter)
    return lines.reduce((at, line) => {
      parts.push(setter.line(line, size, setting.style, width / 2, at + size))
      return at + size * 1.22
    }, y)
  }
  const rule = (y: number, length: number, thickness: number): void => void parts.push(`<rect x="${(width - length) / 2}" y="${Math.round(y)}" width="${length}" height="${thickness}" fill="${red}"/>`)
  const names = metadata.contributors.slice(0, 3).map(({ name }) => name)
  let y = set(metadata.title, { style: 'normal', largest: 150, smallest: 60, lines: 7 }, height * 0.15)
  if (metadata.subtitle !== undefined) {
    rule(y + 70, 260, 4)
    y = set(metadata.subtitle, { style: 'italic', largest: 74, smallest: 40, lines: 4 }, y + 110)
  }
  y = Math.max(y + 90, height * 0.66)
  for (const name of names) y = set(name, { style: 'normal', largest: 62, smallest: 36, lines: 2 }, y)
  set(metadata.publisher, { style: 'normal', largest: 52, smallest: 32, lines: 1 }, height - 270)
  const frame = (inset: number, thickness: number): string => `<rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" fill="none" stroke="${red}" stroke-width="${thickness}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${paper}"/>${frame(62, 12)}${frame(86, 3)}<g fill="${ink}">${parts.join('')}</g></svg>\n`
  return { svg, width, height }
}

/** The largest size at which a text stands in so many lines within the measure; its lines as even as they can be. */
function fit(text: string, { style, largest, smallest, lines: most }: Setting, setter: TypeSetter): { lines: string[]; size: number } {
  const measure = width - 2 * margin
  for (let size = largest; ; size -= 4) {
    const lines = broken(text, size, style, measure, setter)
    const isFitting = lines.length <= most && lines.every((line) => setter.width(line, size, style) <= measure)
    if (!isFitting && size > smallest) continue
    let even = lines
    for (let narrow = measure * 0.96; narrow > measure * 0.4; narrow *= 0.96) {
      const narrower = broken(text, size, style, narrow, setter)
      if (narrower.length > lines.length || narrower.some((line) => setter.width(line, size, style) > narrow)) break
      even = narrower
    }
    return { lines: even, size }
  }
}

/** A text in lines no longer than `measure`, where it can be broken: at spaces, and before Chinese characters. */
function broken(text: string, size: number, style: FontFace['style'], measure: number, setter: TypeSetter): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.trim().split(/(?<=\s)|(?=\p{Script=Han})/u)) {
    if (line !== '' && setter.width((line + piece).trimEnd(), size, style) > measure) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trim()]
}

import { readFile } from 'node:fs/promises'
import { create, type Font } from 'fontkit'
import { covers, type FontFace, type House } from '../model/house.ts'

/** Sets lines of text as outlines of the house’s faces: a drawing that needs no font where it is shown. Lengths in the drawing’s units. */
export interface TypeSetter {
  readonly width: (text: string, size: number, style: FontFace['style']) => number
  /** SVG of a line, centred on `x`, its base line at `y`. */
  readonly line: (text: string, size: number, style: FontFace['style'], x: number, y: number) => string
}

/** Right-to-left words, and the spaces between them, are set as one run; all else from left to right. */
const runs = /([\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{Cf}]*(?:[\s\u060C][\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{Cf}]*)*)/u

/** Script, as a house’s stacks name it, of characters that the default stack may lack. */
const scripts = [['Arab', /\p{Script=Arabic}/u], ['Cyrl', /\p{Script=Cyrillic}/u]] as const

interface SetRun {
  readonly font: Font
  readonly text: string
}

/**
 * Reads the regular faces of the house. `chinese`: the stack for Chinese characters, which no letter tells: `Hant`, `Hans`. Undefined where
 * the house has no fonts.
 */
export async function typeSetter(house: House, chinese: string): Promise<TypeSetter | undefined> {
  const faces = house.fonts.filter((face) => face.weight === 400)
  const fonts = new Map<FontFace, Font>()
  for (const face of faces) {
    const font = create(await readFile(face.path))
    if ('layout' in font) fonts.set(face, font)
  }
  if (fonts.size === 0) return undefined
  /** The face for a character: of the stack for its script, in the style that is wanted where there is one. */
  const faceFor = (character: string, style: FontFace['style']): FontFace => {
    const script = /\p{Script=Han}/u.test(character) ? chinese : (scripts.find(([, letters]) => letters.test(character))?.[0] ?? 'default')
    const families = [...(house.stacks[script] ?? []), ...(house.stacks['default'] ?? [])]
    const fitting = families.flatMap((family) => faces.filter((face) => face.family === family && covers(face, character.codePointAt(0) ?? 0)))
    return fitting.find((face) => face.style === style) ?? fitting[0] ?? faces[0]!
  }
  const runsOf = (text: string, style: FontFace['style']): SetRun[] => {
    const found: { face: FontFace; text: string; part: number }[] = []
    for (const [part, stretch] of text.split(runs).entries()) {
      for (const piece of part % 2 === 1 ? [stretch] : stretch) {
        const last = found.at(-1)
        const face = piece === ' ' && last ? last.face : faceFor(piece[0] ?? '', style)
        if (last?.face === face && last.part === part) last.text += piece
        else found.push({ face, text: piece, part })
      }
    }
    return found.map(({ face, text: own }) => ({ font: fonts.get(face)!, text: own }))
  }
  /** Width at the size 1, of texts that were measured: lines are tried at many sizes. */
  const measured = new Map<string, number>()
  const width: TypeSetter['width'] = (text, size, style) => {
    const key = `${style} ${text}`
    let unit = measured.get(key)
    if (unit === undefined) measured.set(key, (unit = runsOf(text, style).reduce((sum, { font, text: own }) => sum + font.layout(own).advanceWidth / font.unitsPerEm, 0)))
    return unit * size
  }
  const line: TypeSetter['line'] = (text, size, style, x, y) => {
    let at = x - width(text, size, style) / 2
    return runsOf(text, style).map(({ font, text: own }) => {
      const { glyphs, positions } = font.layout(own)
      const scale = size / font.unitsPerEm
      return glyphs.map((glyph, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
        const path = glyph.path.toSVG()
        const drawn = path === '' ? '' : `<path transform="translate(${fixed(at + xOffset * scale)} ${fixed(y - yOffset * scale)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${path}"/>`
        at += xAdvance * scale
        return drawn
      }).join('')
    }).join('')
  }
  return { width, line }
}

function fixed(value: number): string {
  return value.toFixed(2)
}

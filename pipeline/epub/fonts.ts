import { readFile } from 'node:fs/promises'
import type { Root, RootContent } from 'hast'
import subsetFont from 'subset-font'
import { covers, type FontFace, type House } from '../model/house.ts'
import type { Resource } from './package-document.ts'
import { property } from './tree.ts'

/** A font of the EPUB: its face, and the file it became. */
export interface EmbeddedFont {
  readonly face: FontFace
  readonly resource: Resource
}

/** Name-table entries that stay in a subset: names, copyright and licence (OFL asks that they travel with the font). */
const nameIds = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]

/** What a list marker or a reading system's own counter may draw. */
const generatedCharacters = '0123456789.•()'

/**
 * The house's fonts, each cut down to the characters of the book that its family may draw, as TrueType. All layout features stay:
 * Arabic joins, small capitals and old-style figures work as in print. A face of which nothing is used is left out.
 */
export async function embedFonts(house: House, trees: readonly Root[]): Promise<EmbeddedFont[]> {
  const used = usedCharacters(house, trees)
  const fonts: EmbeddedFont[] = []
  for (const face of house.fonts) {
    const characters = used(face)
    if (characters === '') continue
    // .ttf whatever the source is called: the subset is TrueType.
    const path = `fonts/${face.fileName.replace(/\.[^.]*$/u, '')}.ttf`
    const bytes = await subsetFont(await readFile(face.path), characters, { targetFormat: 'truetype', preserveNameIds: nameIds })
    fonts.push({ face, resource: { path, mediaType: 'font/ttf', bytes } })
  }
  return fonts
}

/** The licences of the embedded fonts as a plain text file. */
export function fontLicences(fonts: readonly EmbeddedFont[]): Resource {
  const lines = fonts.map(({ face, resource }) => `${resource.path.replace('fonts/', '')}\n  ${face.family}, ${face.weight} ${face.style}; from ${face.origin}; ${face.licence}`)
  const body = `The fonts of this book are subsets of the following, each under the licence named.\n\n${lines.join('\n')}\n`
  return { path: 'fonts/LICENCES.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(body) }
}

/** A set of characters; `met`: by UTF-16 unit, 1 where it is in it. */
interface Characters {
  readonly all: Set<string>
  readonly met: Uint8Array
}

function noCharacters(): Characters {
  return { all: new Set(), met: new Uint8Array(0x10000) }
}

/** For each face the characters it may have to draw, sorted: those of text whose stack names its family, bold faces only where text is bold. */
function usedCharacters(house: House, trees: readonly Root[]): (face: FontFace) => string {
  const texts = new Map<string, { plain: Characters; bold: Characters }>()
  for (const tree of trees) collect(tree, house, '', false, texts)
  const fallback = texts.get('default')
  for (const character of generatedCharacters) if (fallback) gather(character, fallback.plain)
  return (face) => {
    const characters = new Set<string>()
    for (const [stack, { plain, bold }] of texts) {
      if (house.stacks[stack]?.includes(face.family) !== true) continue
      for (const character of (face.weight >= 600 ? bold : plain).all) if (covers(face, character.codePointAt(0) ?? 0)) characters.add(character)
    }
    return [...characters].sort().join('')
  }
}

function collect(node: Root | RootContent, house: House, stack: string, bold: boolean, texts: Map<string, { plain: Characters; bold: Characters }>): void {
  if (node.type === 'text') {
    const entry = texts.get(stack) ?? { plain: noCharacters(), bold: noCharacters() }
    texts.set(stack, entry)
    gather(node.value, bold ? entry.bold : entry.plain)
  } else if (node.type === 'element') {
    if (node.tagName === 'head') return
    const lang = property(node, 'lang')
    const own = lang === undefined ? stack : stackOf(lang, house)
    // What the face of code lacks is drawn by that of the text around it.
    if (node.tagName === 'code' && own !== 'code') collect({ ...node, properties: {} }, house, 'code', false, texts)
    const heavy = bold || ['strong', 'b'].includes(node.tagName)
    for (const child of node.children) collect(child, house, own, heavy, texts)
  } else if (node.type === 'root') {
    for (const child of node.children) collect(child, house, 'default', bold, texts)
  }
}

/** Adds the characters of a text. Nearly all were met before: those of the first plane are only looked up. */
function gather(value: string, into: Characters): void {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code >= 0xD800 && code <= 0xDFFF) {
      const whole = value.codePointAt(at) ?? code
      into.all.add(String.fromCodePoint(whole))
      if (whole > 0xFFFF) at++
    } else if (into.met[code] === 0) {
      into.met[code] = 1
      into.all.add(String.fromCharCode(code))
    }
  }
}

/** Scripts written with Chinese characters; a house that has no stack for one of them writes it with the stack for all. */
const chinese = ['Hans', 'Hant', 'Jpan', 'Kore']

/** The stack for a language: by the script of its tag, as Unicode's likely subtags complete it. */
function stackOf(lang: string, house: House): string {
  try {
    const script = new Intl.Locale(lang).maximize().script ?? 'default'
    if (house.stacks[script] !== undefined) return script
    return chinese.includes(script) && house.stacks['Hani'] !== undefined ? 'Hani' : 'default'
  } catch {
    return 'default'
  }
}

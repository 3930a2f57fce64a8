import { tokens } from './content-stream.ts'
import { reference, references, streamOf, type PdfFile } from './pdf-file.ts'
import { packedStream } from './pdf-writer.ts'

/** Lam with alif as one character: readers that turn a right-to-left word around would turn the pair around too. */
const LAM_ALIF: Readonly<Record<string, string>> = { '\u0644\u0622': '\uFEF5', '\u0644\u0623': '\uFEF7', '\u0644\u0625': '\uFEF9', '\u0644\u0627': '\uFEFB' }

/**
 * Makes the text of the PDF readable to programs that know glyphs but not `ActualText` (pdf.js, many screen readers): a glyph that
 * is explained by `ActualText` alone (a ligature across a division mark, “ffi”) gets its letters in the font's ToUnicode map.
 */
export function completeToUnicode(file: PdfFile): void {
  const wanted = new Map<number, Explained[]>()
  for (const { text } of file.objects.values()) if (/^<<\/Type \/Page\b(?!s)/.test(text)) collect(file, text, wanted)
  for (const [number, { text }] of [...file.objects]) {
    const map = /^<<\/Type \/Font\b(?!Descriptor)/.test(text) ? reference(text, 'ToUnicode') : undefined
    if (map === undefined) continue
    const before = streamOf(file.objects.get(map)).toString('latin1')
    const after = rewrite(before, wanted.get(number) ?? [])
    if (after !== before) file.objects.set(map, packedStream('', Buffer.from(after, 'latin1')))
  }
}

/** Stands for what adds no letter to a text: a mark that the font draws of itself, as over the word for God. */
const NOTHING = '\u2060'

/** Glyphs and the text that an `ActualText` span gives them. */
interface Explained {
  readonly glyphs: readonly number[]
  /** Those of them that do not stand on the line: marks above and below. */
  readonly raised: ReadonlySet<number>
  readonly text: string
}

function collect(file: PdfFile, page: string, wanted: Map<number, Explained[]>): void {
  const content = pageContent(file, page).toString('latin1')
  const fonts = fontsOf(file, page)
  let font: number | undefined
  for (const [span, name] of content.matchAll(/\/(\w+) [\d.]+ Tf|\/ActualText[\s\S]*?\bEMC\b/g)) {
    if (name !== undefined) {
      font = fonts.get(name)
      continue
    }
    if (/^\/ActualText <FEFF00AD>/i.test(span)) continue
    const explained = readSpan(Buffer.from(span, 'latin1'))
    const inner = [...span.matchAll(/\/(\w+) [\d.]+ Tf/g)].at(-1)?.[1]
    if (inner !== undefined) font = fonts.get(inner)
    if (font !== undefined && explained.text !== '') wanted.set(font, [...(wanted.get(font) ?? []), explained])
  }
}

/** The fonts of a page: name → number of the object. */
export function fontsOf(file: PdfFile, page: string): ReadonlyMap<string, number> {
  const shared = reference(page, 'Resources')
  const resources = shared === undefined ? page : (file.objects.get(shared)?.text ?? '')
  const entries = /\/Font <<([^<>]*)>>/.exec(resources)?.[1] ?? ''
  return new Map([...entries.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, number]) => [name ?? '', Number(number)]))
}

/** The drawing of a page. */
export function pageContent(file: PdfFile, page: string): Buffer {
  const contents = /\/Contents (\d+ 0 R|\[[^\]]*\])/.exec(page)?.[1] ?? ''
  return Buffer.concat(references(contents).flatMap((number) => [streamOf(file.objects.get(number)), Buffer.from('\n')]))
}

/** Reads `/ActualText (…) >> BDC … EMC`. Glyph numbers are two bytes each. */
function readSpan(span: Uint8Array): Explained {
  let text: string | undefined
  let string: readonly number[] = []
  let number = 0
  let height = 0
  const glyphs: number[] = []
  const raised = new Set<number>()
  for (const token of tokens(span)) {
    if (token.kind === 'string') {
      string = token.bytes
      text ??= decode(string).replace(/\u00AD/g, '')
    } else if (token.kind === 'number') number = Number(token.text)
    else if (token.kind === 'operator' && token.text === 'Td') height += number
    else if (token.kind === 'operator' && token.text === 'Tj') {
      for (let at = 0; at + 1 < string.length; at += 2) {
        const glyph = string[at]! * 256 + string[at + 1]!
        glyphs.push(glyph)
        if (Math.abs(height) > 0.01) raised.add(glyph)
      }
    }
  }
  return { glyphs, raised, text: text ?? '' }
}

/** A PDF text string: UTF-16 behind its mark, or single bytes. */
function decode(bytes: readonly number[]): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return String.fromCharCode(...bytes)
  return Buffer.from(bytes.slice(2)).swap16().toString('utf16le')
}

function rewrite(map: string, wanted: readonly Explained[]): string {
  const known = knownText(map)
  const folded = map.replace(/(<[0-9A-F]{4}>\s*)<(0644062[2357])>/gi, (_, glyph: string, pair: string) => `${glyph}<${hex(LAM_ALIF[String.fromCharCode(parseInt(pair.slice(0, 4), 16), parseInt(pair.slice(4), 16))] ?? '')}>`)
  const additions = new Map<number, string>()
  for (const { glyphs, raised, text } of wanted) {
    // Division marks are drawn as a space of no width; a mark over a ligature is a glyph of its own.
    const unknown = glyphs.filter((candidate) => !known.has(candidate) && !additions.has(candidate))
    const [mark, ...marks] = unknown.filter((candidate) => raised.has(candidate))
    const bases = unknown.filter((candidate) => !raised.has(candidate))
    if (bases.length > 1) continue
    let rest = text.normalize('NFD')
    for (const other of glyphs) rest = rest.replace((known.get(other) ?? additions.get(other) ?? '').normalize('NFD'), '')
    const letters = bases.length > 0 && mark !== undefined ? rest.replace(/\p{M}/gu, '') : rest
    for (const base of bases) if (letters !== '') additions.set(base, letters.normalize('NFC'))
    if (mark !== undefined) additions.set(mark, (bases.length > 0 ? rest.replace(/\P{M}/gu, '') : rest) || NOTHING)
    for (const other of marks) additions.set(other, NOTHING)
  }
  const explained = folded.replace(/<([0-9A-F]{4})>\s*<0000>/gi, (entry, glyph: string) => {
    const text = additions.get(parseInt(glyph, 16))
    additions.delete(parseInt(glyph, 16))
    return text === undefined ? entry : `<${glyph}> <${hex(LAM_ALIF[text] ?? text)}>`
  })
  const added = [...additions].sort(([a], [b]) => a - b)
  let blocks = ''
  // A block holds a hundred entries at most.
  for (let at = 0; at < added.length; at += 100) {
    const entries = added.slice(at, at + 100).map(([glyph, text]) => `<${glyph.toString(16).toUpperCase().padStart(4, '0')}> <${hex(LAM_ALIF[text] ?? text)}>`)
    blocks += `${entries.length} beginbfchar\n${entries.join('\n')}\nendbfchar\n`
  }
  return blocks === '' ? explained : explained.replace(/endcmap/, `${blocks}endcmap`)
}

/** What the map knows already: glyph → text. */
export function knownText(map: string): Map<number, string> {
  const known = new Map<number, string>()
  const text = (digits: string): string => Buffer.from(digits, 'hex').swap16().toString('utf16le')
  for (const [, body] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, to] of (body ?? '').matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      // Skia writes 0 for a glyph that it cannot explain.
      if (to !== '0000') known.set(parseInt(glyph ?? '', 16), text(to ?? ''))
    }
  }
  for (const [, body] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, from, last, to] of (body ?? '').matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      const first = parseInt(from ?? '', 16)
      for (let glyph = first; glyph <= parseInt(last ?? '', 16); glyph++) known.set(glyph, String.fromCodePoint(parseInt(to ?? '', 16) + glyph - first))
    }
  }
  return known
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}

import { reference, streamOf, type PdfFile } from './pdf-file.ts'
import { fontsOf, knownText, pageContent } from './to-unicode.ts'
import type { PrintedPage } from './read-back.ts'

/**
 * Reads the pages of a PDF as `readPdf` does, with glyphs, ToUnicode maps, `ActualText` and the structure tree alone: without shapes and
 * places, which takes a tenth of the time. A page that holds what this reader does not know (forms, text shown in other ways) is undefined; a glyph
 * of which the file does not say what it stands for is U+FFFD. Right-to-left text stands as on paper, from the left.
 */
export function readPages(file: PdfFile): (PrintedPage | undefined)[] {
  const root = textOf(file, reference(file.trailer, 'Root'))
  const pages = pageNumbers(file, reference(root, 'Pages'))
  const order = readingOrder(file, textOf(file, reference(root, 'StructTreeRoot')))
  const maps = new Map<number, ReadonlyMap<number, string> | undefined>()
  const mapOf = (font: number): ReadonlyMap<number, string> | undefined => {
    if (!maps.has(font)) maps.set(font, glyphText(file, font))
    return maps.get(font)
  }
  return pages.map((page) => readPage(file, textOf(file, page), order.get(page) ?? [], mapOf))
}

const UNKNOWN = '\uFFFD'

/** A run of marked content in the structure tree. */
interface Content {
  readonly id: number
  /** The number or bullet of a list. */
  readonly isLabel: boolean
}

const TOKEN = /<([0-9A-F]*)>\s*Tj|\/(\w+) [\d.]+ Tf|\/\w+\s*<<\s*\/MCID (\d+)\s*>>\s*BDC|<<((?:[^<>]|<[0-9A-Fa-f]*>)*)>>\s*BDC|\/\w+\s+(BMC)|\b(EMC|q|Q)\b|\((?:\\[\s\S]|[^\\()])*\)|\b(Do|TJ|BI|Tr)\b/gi

function readPage(file: PdfFile, page: string, order: readonly Content[], mapOf: (font: number) => ReadonlyMap<number, string> | undefined): PrintedPage | undefined {
  const fonts = fontsOf(file, page)
  const marked = new Map<number, string>()
  const open: (number | undefined)[] = []
  const saved: (ReadonlyMap<number, string> | undefined)[] = []
  let artifacts = ''
  let current: number | undefined
  /** How many spans stood open when the one began whose text is said in its stead. */
  let said: number | undefined
  const say = (text: string): void => {
    if (current === undefined) artifacts += text
    else marked.set(current, (marked.get(current) ?? '') + text)
  }
  let font: ReadonlyMap<number, string> | undefined
  for (const [, glyphs, name, id, properties, mark, operator, strange] of pageContent(file, page).toString('latin1').matchAll(TOKEN)) {
    if (glyphs !== undefined) {
      let text = ''
      for (let at = 0; at < glyphs.length; at += 4) {
        text += font?.get(parseInt(glyphs.slice(at, at + 4), 16)) ?? UNKNOWN
      }
      if (said === undefined) say(text)
    } else if (name !== undefined) font = mapOf(fonts.get(name) ?? 0)
    else if (id !== undefined) open.push((current = Number(id)))
    else if (properties !== undefined || mark !== undefined) {
      const text = said === undefined ? /\/ActualText\s*<FEFF([0-9A-F]*)>/i.exec(properties ?? '')?.[1] : undefined
      if (text !== undefined) {
        said = open.length
        say(Buffer.from(text, 'hex').swap16().toString('utf16le'))
      }
      open.push(undefined)
    } else if (operator === 'EMC') {
      open.pop()
      if (said === open.length) said = undefined
      current = open.findLast((each) => each !== undefined)
    } else if (operator === 'q') saved.push(font)
    else if (operator === 'Q') font = saved.pop()
    // A string in parentheses, or an operator that shows text in another way.
    else if (operator === undefined && (strange === undefined || strange !== 'Do' || /\/XObject <<[^>]*>>/.test(page))) return undefined
  }
  let text = ''
  for (const { id, isLabel } of order) {
    if (!isLabel) text += marked.get(id) ?? ''
    marked.delete(id)
  }
  for (const rest of marked.values()) artifacts += rest
  return { text, artifacts }
}

/** What the glyphs of a font stand for; undefined where its glyphs are not numbered by two bytes or it does not say. */
function glyphText(file: PdfFile, number: number): ReadonlyMap<number, string> | undefined {
  const font = file.objects.get(number)?.text ?? ''
  const map = /\/Encoding \/Identity-H\b/.test(font) ? reference(font, 'ToUnicode') : undefined
  return map === undefined ? undefined : knownText(streamOf(file.objects.get(map)).toString('latin1'))
}

/** The marked content of each page, by the number of the page, in the order of the structure tree. */
function readingOrder(file: PdfFile, root: string): Map<number, Content[]> {
  const order = new Map<number, Content[]>()
  const put = (page: number | undefined, id: string, isLabel: boolean): void => {
    if (page === undefined) return
    const list = order.get(page)
    if (list === undefined) order.set(page, [{ id: Number(id), isLabel }])
    else list.push({ id: Number(id), isLabel })
  }
  const visit = (text: string): void => {
    const isLabel = /\/S \/Lbl\b/.test(text)
    const page = reference(text.replace(/<<\/Type \/(?:OBJR|MCR)\b[^>]*>>/g, ''), 'Pg')
    const kids = /\/K (\d+ 0 R|\d+|\[[\s\S]*?\])(?=[\s>])/.exec(text)?.[1] ?? ''
    for (const [kid, number, id] of kids.matchAll(/<<[^>]*>>|(\d+) 0 R|(\d+)/g)) {
      if (number !== undefined) visit(textOf(file, Number(number)))
      else if (id !== undefined) put(page, id, isLabel)
      else if (/\/MCID/.test(kid)) put(reference(kid, 'Pg') ?? page, /\/MCID (\d+)/.exec(kid)?.[1] ?? '', isLabel)
    }
  }
  for (const [, number] of (/\/K (\d+ 0 R|\[[\s\S]*?\])(?=[\s>])/.exec(root)?.[1] ?? '').matchAll(/(\d+) 0 R/g)) visit(textOf(file, Number(number)))
  return order
}

function pageNumbers(file: PdfFile, number: number | undefined): number[] {
  const text = textOf(file, number)
  if (!/^<<\/Type \/Pages\b/.test(text)) return [number!]
  return [...(/\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pageNumbers(file, Number(kid)))
}

function textOf(file: PdfFile, number: number | undefined): string {
  return number === undefined ? '' : (file.objects.get(number)?.text ?? '')
}

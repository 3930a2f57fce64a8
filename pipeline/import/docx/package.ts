import type { Element, Root } from 'xast'
import { unzipSync } from 'fflate'
import type { Place } from '../../model/diagnostics.ts'
import { Refused } from '../gathered.ts'
import { limits } from '../limits.ts'
import { attribute, descendants, elements, first, parseXml } from '../xml.ts'

/** What a part of the package leads to. */
export interface Relation {
  readonly target: string
  readonly external: boolean
}

/** A .docx, unpacked within limits. */
export interface Package {
  /** The XML of a part by its path, `word/document.xml`; undefined: it has none. */
  readonly xml: (path: string) => Root | undefined
  readonly bytes: (path: string) => Uint8Array | undefined
  /** What the ids of a part lead to. */
  readonly relations: (path: string) => ReadonlyMap<string, Relation>
}

/**
 * Opens a .docx.
 * @throws Refused: no ZIP, a bomb, ways out of it, no Word document in it
 */
export function openPackage(file: string, bytes: Uint8Array): Package {
  const place: Place = { file, line: 1, column: 1 }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refused('import-input-readable', 'This is a Word file of the old kind (.doc), or one with a password.', place, 'Open it in Word or LibreOffice and save it as .docx, without a password.')
  let entries = 0
  let total = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1
        total += originalSize
        if (entries > limits.zipEntries) throw new Refused('import-input-safe', `The file holds more than ${limits.zipEntries} parts.`, place)
        if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/u.test(name)) throw new Refused('import-input-safe', `The file holds a part that leads out of it, “${name}”.`, place, 'Word writes no such file: ask where it comes from.')
        if (total > limits.zipBytes) throw new Refused('import-input-safe', `Unpacked, the file would have more than ${limits.zipBytes} bytes.`, place)
        if (originalSize > limits.xmlBytes && /\.(?:xml|rels)$/u.test(name)) throw new Refused('import-input-safe', `The part ${name} would have ${originalSize} bytes; at most ${limits.xmlBytes} are read.`, place)
        if (originalSize > 1_000_000 && originalSize > size * limits.zipRatio) throw new Refused('import-input-safe', `The part ${name} is packed ${Math.round(originalSize / Math.max(size, 1))}-fold, which no text is.`, place, 'This may be a bomb: ask where it comes from.')
        return true
      },
    })
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('import-input-readable', `The file cannot be unpacked: ${(error as Error).message}.`, place, 'Open it in Word or LibreOffice, save it again as .docx, and import that.')
  }
  const parsed = new Map<string, Root | undefined>()
  const xml = (path: string): Root | undefined => {
    if (!parsed.has(path)) {
      const part = files[path]
      parsed.set(path, part && parseXml(decode(part), file, path))
    }
    return parsed.get(path)
  }
  if (xml('word/document.xml') === undefined) throw new Refused('import-input-readable', 'There is no Word document in this file.', place, 'Save it as .docx in Word or LibreOffice.')
  return { xml, bytes: (path) => files[path], relations: (path) => relationsOf(xml(path.replace(/([^/]+)$/u, '_rels/$1.rels')), path) }
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes)
}

function relationsOf(root: Root | undefined, path: string): ReadonlyMap<string, Relation> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return new Map([...(root ? descendants(root, 'Relationship') : [])].map((each) => {
    const target = attribute(each, 'Target') ?? ''
    const external = attribute(each, 'TargetMode') === 'External'
    return [attribute(each, 'Id') ?? '', { external, target: external ? target : target.startsWith('/') ? target.slice(1) : folder + target }]
  }))
}

/** How paragraphs of a style are taken. */
export interface Style {
  readonly name: string
  /** 1 to 9, of a heading. */
  readonly heading?: number | undefined
  readonly numbering?: Element | undefined
  readonly run?: Element | undefined
}

/** Styles of paragraphs and runs by their ids, with what they have from those they are based on. */
export function readStyles(root: Root | undefined): ReadonlyMap<string, Style> {
  const all = new Map([...(root ? descendants(root, 'style') : [])].map((style) => [attribute(style, 'styleId') ?? '', style]))
  const resolve = (id: string, seen: ReadonlySet<string>): Style | undefined => {
    const style = all.get(id)
    if (style === undefined || seen.has(id)) return undefined
    const base = resolve(attribute(first(style, 'basedOn'), 'val') ?? '', new Set([...seen, id]))
    const name = (attribute(first(style, 'name'), 'val') ?? id).toLowerCase()
    const named = /^heading (\d)$/u.exec(name)?.[1]
    const level = attribute(first(first(style, 'pPr'), 'outlineLvl'), 'val')
    const own = named ? Number(named) : level !== undefined && Number(level) < 9 ? Number(level) + 1 : undefined
    // A style of one’s own that is based on “Quote” is a quotation.
    const known = /^(?:title|subtitle|quote|intense quote|block text|caption|toc \d|footnote text|endnote text)$/u
    return { name: !known.test(name) && base !== undefined && known.test(base.name) ? base.name : name, heading: own ?? base?.heading, numbering: first(first(style, 'pPr'), 'numPr') ?? base?.numbering, run: first(style, 'rPr') ?? base?.run }
  }
  return new Map([...all.keys()].flatMap((id) => {
    const style = resolve(id, new Set())
    return style ? [[id, style] as const] : []
  }))
}

/** Whether a level of a list is numbered, by `numId` and level. */
export function readNumbering(root: Root | undefined): (numId: string, level: string) => 'bullet' | 'number' | undefined {
  const abstract = new Map(root ? [...descendants(root, 'abstractNum')].map((each) => [attribute(each, 'abstractNumId'), each]) : [])
  const lists = new Map(root ? [...descendants(root, 'num')].map((each) => [attribute(each, 'numId'), abstract.get(attribute(first(each, 'abstractNumId'), 'val'))]) : [])
  return (numId, level) => {
    const list = lists.get(numId)
    if (list === undefined) return undefined
    const found = elements(list, 'lvl').find((each) => attribute(each, 'ilvl') === level)
    const format = attribute(first(found, 'numFmt'), 'val') ?? 'bullet'
    return format === 'bullet' || format === 'none' ? 'bullet' : 'number'
  }
}

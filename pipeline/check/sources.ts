import type { Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { align, linesOf } from './places.ts'

/** Where something is written: between two offsets of its file. */
export type Region = readonly [from: number, to: number] | undefined

/** A file of the book with its lines. */
export interface Source extends ReturnType<typeof linesOf> {
  readonly file: string
  readonly text: string
}

/** How characters of words that were read are found in the file again. Indices and offsets are UTF-16 units. */
export interface Placed {
  /** Where the character at an index stands; the beginning of the whole where that is not known. */
  readonly place: (index: number) => Place
  /** The offset in the file at which it is written, `literal` as that very character, else coded; undefined where that is not known. */
  readonly found: (index: number) => { readonly offset: number; readonly literal: boolean } | undefined
}

/** A file of the book; undefined where its text is not known. */
export function sourceOf(book: Book, file: string, standing: Standing): Source | undefined {
  const read = book.files?.get(file)
  return read && standing.of(inLines, read)
}

function inLines({ file, text }: { readonly file: string; readonly text: string }): Source {
  return { file, text, ...linesOf(file, text) }
}

/** The places of `text`, which begins at `start` and is written in `region` of its file. Nothing is looked for before one asks. */
export function placed(text: string, start: Place, source: Source | undefined, region: () => Region): Placed {
  let offsets: Int32Array | undefined
  const offsetOf = (index: number): number => {
    if (offsets === undefined) {
      const among = region()
      offsets = among === undefined || source === undefined ? new Int32Array(text.length).fill(-1) : align(text, source.text, ...among)
    }
    return offsets[index] ?? -1
  }
  return {
    place: (index) => {
      const offset = offsetOf(index)
      return offset === -1 ? start : (source?.placeAt(offset) ?? start)
    },
    found: (index) => {
      const offset = offsetOf(index)
      return offset === -1 ? undefined : { offset, literal: source?.text[offset] === text[index] }
    },
  }
}

/** What ends a value of YAML on its line. */
const ended = /["']?[ \t]*(?:$|[\r\n,}\]]|#)/uy

/**
 * Finds values of a YAML file, or of the part between two places, one after the other: of two that are the same, each has a
 * place of its own. With `from` and without `to` the value begins at `from`. With `key`, only `key: value` is the value.
 */
export function seeker(source: Source | undefined, from: Place | undefined, to: Place | undefined): (text: string, key?: string) => Region {
  const next = new Map<string, number>()
  return (text, key) => {
    if (source === undefined) return undefined
    const first = from === undefined ? 0 : source.offsetAt(from)
    const end = to === undefined ? source.text.length : source.offsetAt(to)
    // A value whose own place is known begins there, after a quotation mark at most; where it is folded or escaped it is aligned.
    if (from !== undefined && to === undefined) return [first, end]
    const before = key === undefined ? /[\s"'[{,>|]$/u : new RegExp(`(?:^|[\\s{,])${key}: *["']?$`, 'u')
    const region = source.text.slice(first, end)
    const stands = (at: number): boolean => {
      ended.lastIndex = at + text.length
      return (at === 0 || before.test(region.slice(Math.max(0, at - 40), at))) && ended.test(region)
    }
    const seen = `${key ?? ''}\n${text}`
    let at = region.indexOf(text, next.get(seen) ?? 0)
    while (at !== -1 && !stands(at)) at = region.indexOf(text, at + 1)
    if (at === -1) return undefined
    next.set(seen, at + text.length)
    return [first + at, end]
  }
}

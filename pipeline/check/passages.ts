import type { Emphasis, Link, Node } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { quotations } from '../language/quotations.ts'
import type { BibliographyEntry } from '../model/book.ts'
import type { Copy } from './copy.ts'
import { isDirective } from './directives.ts'
import type { FileProse, Stretch } from './prose.ts'
import type { Placed } from './sources.ts'

/** Running text that is read in one: a paragraph, a heading, a cell, a caption, a title. What stands in it and is no text is one U+FFFC. */
export interface Passage extends Placed {
  readonly file: string
  readonly text: string
  readonly lang: string
  /** By unit: 1 where the words are not the editors’ (quotations, titles, other languages, words under discussion, addresses). */
  readonly exempt: Uint8Array
  /** What `:name[…]{id=…}` marks, in order. */
  readonly marks: readonly Mark[]
}

/** A stretch of a passage that the editors have said to mean an entry of the register, or none (`none`). */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly id: string
}

const titleVariables = ['title', 'title-short', 'container-title', 'collection-title', 'volume-title', 'original-title']
const address = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+/gu

/** The running text of the book, file by file, in the order of its prose. */
export function passagesOf(copy: Copy): Passage[] {
  return copy.prose.flatMap((file) => passagesIn(copy, file))
}

/** The running text of a file. */
export function passagesIn({ book, standing }: Copy, file: FileProse): readonly Passage[] {
  return standing.of(joined, file, standing.of(titleKeys, book.bibliography))
}

function joined({ stretches: prose }: FileProse, titles: ReadonlySet<string>): readonly Passage[] {
  const byBlock = new Map<object, Stretch[]>()
  for (const stretch of prose) {
    if (!stretch.running) continue
    const own = byBlock.get(stretch.block)
    if (own === undefined) byBlock.set(stretch.block, [stretch])
    else own.push(stretch)
  }
  return [...byBlock.values()].filter((stretches) => stretches.some(({ text }) => /[\p{L}\p{N}]/u.test(text))).map((stretches) => join(stretches, titles))
}

function join(stretches: readonly Stretch[], titles: ReadonlySet<string>): Passage {
  const [first] = stretches as [Stretch, ...Stretch[]]
  const starts: number[] = []
  let text = ''
  for (const stretch of stretches) {
    text += stretch.gap
    starts.push(text.length)
    text += stretch.text
  }
  /** The stretch in which a unit stands, or before which it is the gap, and the unit's index in it: −1 in a gap. */
  const at = (index: number): readonly [Stretch, number] => {
    const number = Math.max(0, starts.findLastIndex((start) => start <= index))
    const stretch = stretches[number] ?? first
    const inner = index - (starts[number] ?? 0)
    return inner < stretch.text.length ? [stretch, inner] : [stretches[number + 1] ?? stretch, -1]
  }
  const exempt = new Uint8Array(text.length)
  const marks: Mark[] = []
  let open: Node | undefined
  stretches.forEach((stretch, number) => {
    const [start, end] = [starts[number] ?? 0, (starts[number] ?? 0) + stretch.text.length]
    if (isForeign(stretch, titles)) exempt.fill(1, start, end)
    const mark = markAround(stretch)
    if (mark?.id && mark.node === open) marks.push({ ...(marks.pop() as Mark), end })
    else if (mark?.id) marks.push({ start, end, id: mark.id })
    open = mark?.node
  })
  for (const { start, end } of quotations(text)) exempt.fill(1, start, end)
  if (/@|www\.|:\/\//u.test(text)) for (const match of text.matchAll(address)) exempt.fill(1, match.index, match.index + match[0].length)
  return {
    file: first.file, text, lang: first.within?.tree.lang ?? first.lang, exempt, marks,
    place: (index) => {
      const [stretch, inner] = at(index)
      return stretch.place(Math.max(0, inner))
    },
    found: (index) => {
      const [stretch, inner] = at(index)
      return inner < 0 ? undefined : stretch.found(inner)
    },
  }
}

/** Words that the editors did not choose: of a source, of another language, of a quotation, a title, an address. */
function isForeign({ within }: Stretch, titles: ReadonlySet<string>): boolean {
  if (within === undefined) return false
  return within.tree.original || within.ancestors.some((node) => {
    if (isDirective(node)) return node.name === 'lang' || node.name === 'mention'
    return node.type === 'blockquote' || isAddress(node) || (node.type === 'emphasis' && titles.has(keyOf(toString(node as Emphasis))))
  })
}

/** The innermost `:name` around the words. */
function markAround({ within }: Stretch): { readonly node: Node; readonly id: string | null | undefined } | undefined {
  const node = within?.ancestors.findLast((each) => isDirective(each) && each.name === 'name')
  return node && isDirective(node) ? { node, id: node.attributes?.['id'] } : undefined
}

function isAddress(node: Node): boolean {
  if (node.type !== 'link') return false
  const written = toString(node as Link)
  const { url } = node as Link
  return url === written || url === `mailto:${written}` || url.replace(/^https?:\/\//u, '') === written
}

function titleKeys(bibliography: ReadonlyMap<string, BibliographyEntry>): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { csl } of bibliography.values()) {
    const { multi } = csl as { multi?: { _keys?: Readonly<Record<string, Readonly<Record<string, string>>>> } }
    for (const variable of titleVariables) {
      for (const value of [csl[variable], ...Object.values(multi?._keys?.[variable] ?? {})]) {
        if (typeof value !== 'string') continue
        keys.add(keyOf(value)).add(keyOf(value.split(/: |：/u)[0] ?? ''))
      }
    }
  }
  keys.delete('')
  return keys
}

function keyOf(title: string): string {
  return title.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

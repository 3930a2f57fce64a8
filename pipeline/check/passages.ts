import type { Emphasis, Image, Link, Node, Parent, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { BibliographyEntry, Book } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { align } from './alignment.ts'
import { isDirective } from './directives.ts'
import { quotations } from './quotations.ts'
import { printedValues } from './values.ts'
import { placeOf, type BookTree } from './trees.ts'

/** A stretch of running text: a paragraph, a heading, a cell, a caption. What stands in it and is no text is one U+FFFC. */
export interface Passage {
  readonly file: string
  readonly text: string
  readonly lang: string
  /** By unit of the text: its offset in the file; −1 where that is not known exactly. */
  readonly offsets: Int32Array
  /** By unit: 1 where the words are not the editors’ (quotations, titles, other languages, words under discussion, addresses). */
  readonly exempt: Uint8Array
  /** What `:name[…]{id=…}` marks, in order. */
  readonly marks: readonly Mark[]
  /** Where it begins: the place of what has no offset. */
  readonly place: Place
}

/** A stretch of a passage that the editors have said to mean an entry of the register, or none (`none`). */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly id: string
}

const titleVariables = ['title', 'title-short', 'container-title', 'collection-title', 'volume-title', 'original-title']
const address = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+/gu
const blocks = new Set(['paragraph', 'heading', 'tableCell', 'leafDirective'])

/** Every passage of the book, in the order of its trees; then the titles and labels of its YAML. */
export function passagesOf(book: Book, trees: readonly BookTree[]): Passage[] {
  const titles = titleKeys(book.bibliography)
  const found = trees.flatMap((tree) => new Gatherer(book, tree, titles).gather())
  for (const { file, lang, text, offset, place } of printedValues(book)) {
    const source = book.files?.get(file)?.text ?? ''
    const offsets = (offset === undefined ? undefined : align(text, source, offset, source.length)) ?? new Int32Array(text.length).fill(-1)
    found.push({ file, lang, text, offsets, place, exempt: exemptions(text, []), marks: [] })
  }
  return found
}

class Gatherer {
  private readonly source: string
  private readonly passages: Passage[] = []
  private readonly tree: BookTree
  private readonly titles: ReadonlySet<string>
  constructor(book: Book, tree: BookTree, titles: ReadonlySet<string>) {
    this.tree = tree
    this.titles = titles
    this.source = book.files?.get(tree.file)?.text ?? ''
  }

  gather(): Passage[] {
    this.block(this.tree.tree, false)
    return this.passages
  }

  private block(node: Node, quoted: boolean): void {
    if (isDirective(node) && node.type !== 'textDirective') this.attributes(node)
    if (blocks.has(node.type)) this.passage(node, (node as Parent).children, quoted)
    else if ('children' in node) for (const child of node.children as Node[]) this.block(child, quoted || node.type === 'blockquote')
  }

  private passage(node: Node, children: readonly Node[], quoted: boolean): void {
    const pieces: Piece[] = []
    this.inline(children, quoted, quoted, pieces)
    this.add(node, pieces)
  }

  private add(node: Node, pieces: readonly Piece[]): void {
    const text = pieces.map((piece) => piece.text).join('')
    if (!/[\p{L}\p{N}]/u.test(text)) return
    const offsets = new Int32Array(text.length)
    let at = 0
    for (const piece of pieces) {
      if (piece.offsets) offsets.set(piece.offsets, at)
      else offsets.fill(-1, at, at + piece.text.length)
      at += piece.text.length
    }
    const { file, lang, original } = this.tree
    this.passages.push({ file, lang, text, offsets, place: placeOf(this.tree, node), exempt: original ? new Uint8Array(text.length).fill(1) : exemptions(text, pieces), marks: marksOf(pieces) })
  }

  private inline(nodes: readonly Node[], quoted: boolean, exempt: boolean, pieces: Piece[]): void {
    const gap = (text = '\uFFFC'): unknown => pieces.push({ text, offsets: undefined, exempt: false })
    for (const node of nodes) {
      if (node.type === 'text') pieces.push(this.piece((node as Text).value, node, quoted, exempt))
      else if (node.type === 'break') gap('\n')
      else if (node.type === 'image' || node.type === 'imageReference') {
        const { alt } = node as Image
        if (alt) this.add(node, [this.piece(alt, node, quoted, exempt, '![')])
        gap()
      } else if (node.type === 'textDirective' && isDirective(node)) {
        if (node.name === 'index') {
          this.passage(node, node.children, quoted)
        } else if (node.children.length === 0) gap()
        else {
          const from = pieces.length
          this.inline(node.children, quoted, exempt || node.name === 'lang' || node.name === 'mention', pieces)
          const id = node.name === 'name' ? node.attributes?.['id'] : undefined
          if (id) for (const piece of pieces.slice(from)) piece.mark ??= { id }
        }
      } else if ('children' in node && node.type !== 'citation') {
        this.inline(node.children as Node[], quoted, exempt || this.isTitle(node) || isAddress(node), pieces)
      } else gap()
    }
  }

  private piece(text: string, node: Node, quoted: boolean, exempt: boolean, behind = ''): Piece {
    const from = (node.position?.start.offset ?? 0) + behind.length
    return { text, exempt, offsets: align(text, this.source, from, node.position?.end.offset ?? from, quoted) }
  }

  /** Captions and alternative texts of directives. */
  private attributes(node: Node): void {
    if (!isDirective(node)) return
    for (const name of ['caption', 'alt']) {
      const text = node.attributes?.[name]
      if (!text) continue
      const from = node.position?.start.offset ?? 0
      const line = this.source.slice(from, this.source.indexOf('\n', from) === -1 ? undefined : this.source.indexOf('\n', from))
      const mark = new RegExp(`[{\\s]${name}=["']?`, 'u').exec(line)
      const start = mark ? from + mark.index + mark[0].length : from
      this.add(node, [{ text, exempt: false, offsets: mark ? align(text, this.source, start, from + line.length) : undefined }])
    }
  }

  private isTitle(node: Node): boolean {
    if (node.type !== 'emphasis') return false
    return this.titles.has(keyOf(toString(node as Emphasis)))
  }
}

interface Piece {
  readonly text: string
  readonly offsets: Int32Array | undefined
  readonly exempt: boolean
  /** The innermost `:name` around it: one object for each. */
  mark?: { readonly id: string }
}

function marksOf(pieces: readonly Piece[]): Mark[] {
  const marks: Mark[] = []
  let at = 0
  pieces.forEach(({ text, mark }, index) => {
    const last = marks.at(-1)
    if (mark && last && pieces[index - 1]?.mark === mark) marks.splice(-1, 1, { ...last, end: at + text.length })
    else if (mark) marks.push({ start: at, end: at + text.length, id: mark.id })
    at += text.length
  })
  return marks
}

function isAddress(node: Node): boolean {
  if (node.type !== 'link') return false
  const written = toString(node as Link)
  const { url } = node as Link
  return url === written || url === `mailto:${written}` || url.replace(/^https?:\/\//u, '') === written
}

function exemptions(text: string, pieces: readonly Piece[]): Uint8Array {
  const exempt = new Uint8Array(text.length)
  let at = 0
  for (const piece of pieces) {
    if (piece.exempt) exempt.fill(1, at, at + piece.text.length)
    at += piece.text.length
  }
  for (const { start, end } of quotations(text)) exempt.fill(1, start, end)
  if (/@|www\.|:\/\//u.test(text)) for (const match of text.matchAll(address)) exempt.fill(1, match.index, match.index + match[0].length)
  return exempt
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

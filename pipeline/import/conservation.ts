import type { Nodes, Root } from 'mdast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Unit } from './gathered.ts'

/** What the comparison found. */
export interface Conserved {
  /** Characters of the input without white space, and how many of them are listed as not carried over. */
  readonly characters: number
  readonly listed: number
  readonly messages: readonly Diagnostic[]
}

/** White space, line ends and invisible hyphens carry no words; all else has to be there. */
function folded(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00AD\u200B\uFEFF]+/gu, '')
}

/** Words of the scripts that part them, and single characters of those that do not. */
function wordsIn(text: string): string[] {
  return text.normalize('NFC').replace(/[\u00AD\u200B\uFEFF]/gu, '').match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu) ?? []
}

/**
 * Compares the text of an input with what was written of it: every word is there as often as in the input, in the
 * output or in what is listed as left; else the first words that are not are named. A paragraph that is not there as a whole is told.
 */
export function conserve(units: readonly Unit[], blocks: readonly string[], left: readonly string[]): Conserved {
  const text = blocks.map(folded).join('\n')
  const listed = left.map(folded)
  const stock = new Map<string, number>()
  for (const word of [...blocks, ...left].flatMap(wordsIn)) stock.set(word, (stock.get(word) ?? 0) + 1)
  const messages: Diagnostic[] = []
  let characters = 0
  for (const unit of units) {
    const own = folded(unit.text)
    characters += own.length
    const first = taken(stock, wordsIn(unit.text))
    // What is left out of the midst of a word leaves two halves that are one in the output.
    const rest = first.missing === -1 ? undefined : without(unit.text, left)
    const { words, missing } = rest === undefined ? first : [taken(stock, wordsIn(rest[0])), taken(stock, wordsIn(rest[1]))].find((each) => each.missing === -1) ?? first
    const broken = missing === -1 && unit.whole && !text.includes(own) && !listed.some((each) => each.includes(own) || (each !== '' && own.includes(each)))
    if (missing === -1 && !broken) continue
    const at = missing === -1 ? 0 : Math.max(0, missing - 2)
    const said = missing === -1 ? unit.text.trim().slice(0, 60) : words.slice(at, at + 8).join(' ')
    if (missing !== -1) messages.push(diagnostic('import-conserved', `Words would be lost: “${said}”, from “${words[missing]}”.`, unit.place))
    else messages.push(diagnostic('import-decided', `The words of this paragraph are all there, but not as they stand here: “${said}”.`, unit.place, 'Compare the paragraph with what was written.'))
  }
  return { characters, listed: listed.join('').length, messages }
}

/** Takes words out of the stock, all or none; `missing` is the first that is not there, or -1. */
function taken(stock: Map<string, number>, words: readonly string[]): { words: readonly string[]; missing: number } {
  const missing = words.findIndex((word) => {
    const there = stock.get(word) ?? 0
    stock.set(word, there - 1)
    return there <= 0
  })
  if (missing !== -1) for (const word of words.slice(0, missing + 1)) stock.set(word, (stock.get(word) ?? 0) + 1)
  return { words, missing }
}

/** A text without what is listed as left: put together again, and with a space there; undefined where nothing of it is. */
function without(text: string, left: readonly string[]): [string, string] | undefined {
  const pieces = left.filter((piece) => piece.trim() !== '' && text.includes(piece))
  if (pieces.length === 0) return undefined
  const put = (between: string): string => pieces.reduce((rest, piece) => rest.replace(piece, between), text)
  return [put(''), put(' ')]
}

/** The text blocks of a tree of Markdown: what conservation looks for. Note calls are no text. */
export function blocksOfTree(tree: Root, source: string): string[] {
  const blocks: string[] = []
  const words = (node: Nodes): string => {
    if (node.type === 'text' || node.type === 'inlineCode') return node.value
    if (node.type === 'break') return ' '
    if (node.type === 'citation') return source.slice(node.position?.start.offset, node.position?.end.offset)
    if (node.type === 'image') blocks.push(node.alt ?? '')
    aside(node)
    return 'children' in node ? (node.children as Nodes[]).map(words).join('') : ''
  }
  /** What is written in attributes. */
  const aside = (node: Nodes): void => {
    if ('attributes' in node && node.attributes) blocks.push(...Object.values(node.attributes).filter((value) => typeof value === 'string'))
    if (node.type === 'link') blocks.push(node.url)
  }
  const walk = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') blocks.push(words(node))
    else if (node.type === 'code' || node.type === 'html') blocks.push(node.value)
    else if ('children' in node) {
      aside(node)
      for (const child of node.children as Nodes[]) walk(child)
    }
  }
  walk(tree)
  return blocks
}

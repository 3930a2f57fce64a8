import type { Element, ElementContent } from 'hast'
import { addClass, element, hasClass, inLanguages, type PrintManner } from './redline-manner.ts'
import type { TextEdit } from './words.ts'

/** Classes of what the redline marks. */
export const marks = { inserted: 'redline-in', deleted: 'redline-out', label: 'redline-label', moved: 'redline-moved' } as const

/** The call of a note that was removed: where it stood in the old text, and what is printed there. */
export interface GoneCall {
  readonly offset: number
  readonly call: Element
}

/** What happens along the new text: so many characters stay, or were inserted; or something is put in that it has not. */
type Operation =
  | { readonly is: 'same' | 'inserted'; length: number }
  /** `at`: its place in the old text. */
  | { readonly is: 'put'; readonly nodes: readonly ElementContent[]; readonly at: number }

/** What is known of the block that is marked. */
export interface MarkedBlock {
  readonly edits: readonly TextEdit[]
  /** BCP 47. */
  readonly lang: string
  readonly gone: readonly GoneCall[]
  /** Calls that the old text had, by their note: their places in it. */
  readonly calls: ReadonlyMap<string, number>
  /** Notes that were added: their calls are marked. */
  readonly added: ReadonlySet<string>
}

/** Struck words: as they stood, in their language. */
export function struck(text: string, lang: string, manner: PrintManner): Element {
  return element('del', { className: [marks.deleted] }, ...inLanguages(text, lang, manner))
}

/**
 * Marks in a block of the new edition, which is changed, what is new in it, and puts in what is gone. Its text without `del` is the
 * new one, without `ins` the old one.
 */
export function markBlock(block: Element, marked: MarkedBlock, manner: PrintManner): void {
  const operations = operationsOf(marked, manner)
  const walk = (children: readonly ElementContent[]): ElementContent[] => children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return markText(child.value, operations)
    if (child.type !== 'element') return [child]
    if (hasClass(child, 'note-call')) {
      const note = String(child.properties['href']).slice(1)
      if (marked.added.has(note)) addClass(child, marks.inserted)
      // A word struck behind the call stands behind it.
      return [...takePut(operations, marked.calls.get(note) ?? Infinity), child]
    }
    if (!hasClass(child, 'slot')) child.children = walk(child.children)
    return [child]
  })
  const children = walk(block.children)
  block.children = [...children, ...takePut(operations, Infinity)]
}

function operationsOf({ edits, lang, gone }: MarkedBlock, manner: PrintManner): Operation[] {
  const operations: Operation[] = []
  const waiting = [...gone].sort((a, b) => a.offset - b.offset)
  let at = 0
  for (const { kind, text } of edits) {
    if (kind === 'inserted') {
      operations.push({ is: 'inserted', length: text.length })
      continue
    }
    let from = 0
    const push = (to: number): void => {
      if (to > from) operations.push(kind === 'same' ? { is: 'same', length: to - from } : { is: 'put', nodes: [struck(text.slice(from, to), lang, manner)], at: at + from })
      from = to
    }
    while (waiting[0] !== undefined && waiting[0].offset <= at + text.length) {
      const { offset, call } = waiting.shift() as GoneCall
      push(Math.max(from, offset - at))
      operations.push({ is: 'put', nodes: [call], at: offset - 1 })
    }
    push(text.length)
    at += text.length
  }
  for (const { offset, call } of waiting) operations.push({ is: 'put', nodes: [call], at: offset - 1 })
  return operations
}

/** What is to be put in here, of what stood before the place `until` of the old text. */
function takePut(operations: Operation[], until: number): ElementContent[] {
  const nodes: ElementContent[] = []
  for (let next = operations[0]; next?.is === 'put' && next.at < until; next = operations[0]) {
    nodes.push(...next.nodes)
    operations.shift()
  }
  return nodes
}

/** A text node, cut where something changes. */
function markText(value: string, operations: Operation[]): ElementContent[] {
  const lengths = keptLengths(value)
  const nodes: ElementContent[] = []
  let [start, done] = [0, 0]
  while (start < value.length) {
    const next = operations[0]
    if (next?.is === 'put') {
      // White space that is left of a text behind its last word takes nothing in.
      nodes.push(...takePut(operations, Infinity))
      continue
    }
    // Characters beyond what was compared: none, but for a text that is not normalised.
    const most = next === undefined ? Infinity : done + next.length
    let end = start
    while (end < value.length && (lengths[end] ?? 0) <= most) end++
    if (end === start) end = start + 1
    const piece = value.slice(start, end)
    nodes.push(next?.is === 'inserted' ? element('ins', { className: [marks.inserted] }, piece) : { type: 'text', value: piece })
    const taken = (lengths[end - 1] ?? 0) - done
    done += taken
    start = end
    if (next !== undefined) {
      next.length -= taken
      if (next.length <= 0) operations.shift()
    }
  }
  return nodes
}

/** How long a text is as it is compared (NFC, without soft hyphens) up to and with each of its characters (UTF-16 units). */
function keptLengths(value: string): number[] {
  if (value.normalize('NFC') === value) {
    let length = 0
    return Array.from({ length: value.length }, (_, index) => (value[index] === '\u00AD' ? length : ++length))
  }
  return Array.from({ length: value.length }, (_, index) => value.slice(0, index + 1).replaceAll('\u00AD', '').normalize('NFC').length)
}

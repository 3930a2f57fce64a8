import type { Element, ElementContent, Properties, Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { toXml } from 'xast-util-to-xml'
import type { Note, Section } from '../model/edition.ts'
import { facingFlows } from './facing-flows.ts'
import { hasClass, targetOf } from './slots.ts'

/** How a section's tree is laid before the engine. */
export interface SectionDocument {
  readonly section: Section
  /** Placeholder or label printed in each slot, by target. */
  readonly slotText: (target: string, width: number | undefined) => string
  /** Address of a picture of the edition. */
  readonly assetUrl: (file: string) => string
}

/**
 * A section as XHTML, notes set inline right behind their calls (the engine moves them to the foot of the page).
 *
 * - `<a class="note-call">` and `<span class="note <stream>" id data-note-id data-rank>` stand side by side; the note's first block begins with
 *   `<span class="note-marker">3.</span>`. A note is a span so that Paged.js takes it whole; being parsed as XML it may hold blocks.
 * - a long address may be broken at its `<wbr>`;
 * - slots hold their text in `<span class="slot-text">`; a slot with `data-width` keeps its place by `<span class="slot-room">`.
 *
 * @throws if a note is called by no element of the tree.
 */
export function sectionDocument(input: SectionDocument): string {
  const notes = new Map(input.section.notes.map((note) => [note.call, note]))
  const children = input.section.tree.children.flatMap((child) => (child.type === 'element' ? convert(child, input, notes) : []))
  if (notes.size > 0) throw new Error(`no call was found of note ${[...notes.values()][0]?.id ?? ''}`)
  const root: Root = { type: 'root', children: children.filter((child) => child.type === 'element') }
  return toXml(toXast(root)).replaceAll(']]>', ']]&gt;')
}

function convert(node: ElementContent, input: SectionDocument, notes: Map<string, Note>, long = ADDRESS): ElementContent[] {
  if (node.type === 'text') return breakable(node.value, long)
  if (node.type !== 'element') return []
  const flows = hasClass(node, 'facing') ? facingFlows(node) : undefined
  if (flows) return convert(flows, input, notes, long)
  const properties: Properties = { ...node.properties }
  if (node.tagName === 'img' && typeof properties['src'] === 'string') properties['src'] = input.assetUrl(properties['src'])
  if (hasClass(node, 'slot')) return [slot(node, properties, input)]
  if (node.tagName === 'pre') return [codeBlock(node, properties, input, notes)]
  const children = node.tagName === 'svg' ? node.children : node.children.map(keptSpace)
  const element: Element = { ...node, properties, children: children.flatMap((child) => convert(child, input, notes, longWords(node.tagName, long))) }
  const note = typeof properties['id'] === 'string' && hasClass(node, 'note-call') ? notes.get(properties['id']) : undefined
  if (note === undefined) return [element]
  notes.delete(note.call)
  return [element, noteElement(note, input)]
}

/**
 * A space that stands alone between two elements, as an element of its own: overleaf the engine takes a divided block up node by node,
 * and passes over text that is nothing but white space.
 */
function keptSpace(child: ElementContent, index: number, siblings: readonly ElementContent[]): ElementContent {
  const isAlone = child.type === 'text' && /^[ \t\r\n]+$/u.test(child.value) && index > 0 && index < siblings.length - 1
  return isAlone ? { type: 'element', tagName: 'span', properties: { className: ['space'] }, children: [child] } : child
}

/** Code line by line. Code of few lines has the class `short`: it is not torn apart (sheet.ts). */
function codeBlock(node: Element, properties: Properties, input: SectionDocument, notes: Map<string, Note>): Element {
  const parted = node.children.map((child) => (child.type === 'element' ? inLines(child) : child))
  const isShort = parted.reduce((lines, child) => lines + (child.type === 'element' ? child.children.length : 1), 0) <= SHORT_CODE
  return { ...node, properties: { ...properties, ...(isShort && { className: [properties['className'] ?? [], 'short'].flat() as string[] }) }, children: parted.flatMap((child) => convert(child, input, notes, CODE_WORD)) }
}

/** Lines of code that are not torn apart. */
const SHORT_CODE = 10

/** Code line by line, each a block of its own: inside one run of preformatted text the engine finds no place to end a page. */
function inLines(code: Element): Element {
  const lines: Element[] = []
  let line: ElementContent[] = []
  const end = (): void => {
    lines.push({ type: 'element', tagName: 'span', properties: { className: ['code-line'] }, children: line })
    line = []
  }
  for (const child of code.children) {
    if (child.type !== 'text') line.push(child)
    else child.value.split(/(?<=\n)/u).forEach((value) => {
      line.push({ type: 'text', value })
      if (value.endsWith('\n')) end()
    })
  }
  if (line.length > 0) end()
  return { ...code, children: lines }
}

/** An address on the web, of a work, or of a file: words joined by slashes. */
const ADDRESS = /(?:https?:\/\/|www\.|doi:|10\.\d{4,9}\/)[^\s<>“”«»]{12,}/giu
/** In code, any long word. */
const CODE_WORD = /\S{20,}/gu

/** In drawings nothing may be broken. */
const NONE = /(?!)/gu

function longWords(tagName: string, outside: RegExp): RegExp {
  if (tagName === 'svg') return NONE
  return tagName === 'code' || tagName === 'pre' ? CODE_WORD : outside
}

/** Text whose long words, if they match, may go on in the next line after a slash, stop, hyphen, and the like, with no hyphen added. */
function breakable(text: string, long: RegExp): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const { index, 0: word } of text.matchAll(long)) {
    if (index > end) parts.push({ type: 'text', value: text.slice(end, index) })
    word.replaceAll('\u00AD', '').split(/(?<=[/.\-_?&=#:,;%~+(](?![/.\-_?&=#:,;%~+)\s]|$))/u).forEach((piece, at) => {
      if (at > 0) parts.push({ type: 'element', tagName: 'wbr', properties: {}, children: [] })
      parts.push({ type: 'text', value: piece })
    })
    end = index + word.length
  }
  if (end < text.length || end === 0) parts.push({ type: 'text', value: text.slice(end) })
  return parts
}

function noteElement(note: Note, input: SectionDocument): Element {
  const none = new Map<string, Note>()
  const children = note.children.flatMap((child) => convert(child, input, none))
  const marker: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['note-marker'] },
    children: [{ type: 'text', value: markerOf(note) }],
  }
  const first = firstBlock(children)
  if (first === undefined) children.unshift(marker)
  else first.children.unshift(marker, { type: 'text', value: ' ' })
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['note', note.stream], id: note.id, lang: note.lang, dir: note.dir, 'data-note-id': note.id, 'data-rank': note.rank },
    children,
  }
}

/** What stands before the first word of a note. */
export function markerOf(note: Note): string {
  return /^\p{N}/u.test(note.label) ? `${note.label}.` : note.label
}

function slot(node: Element, properties: Properties, input: SectionDocument): Element {
  const target = targetOf(node)
  const declared = Number(properties['dataWidth'] ?? properties['data-width'])
  const width = Number.isInteger(declared) && declared > 0 ? declared : undefined
  const text = span('slot-text', input.slotText(target, width))
  const children = width === undefined ? [text] : [span('slot-room', '0'.repeat(width)), text]
  if (width !== undefined) children[0]!.properties['ariaHidden'] = 'true'
  const classes = Array.isArray(properties['className']) ? properties['className'] : ['slot']
  return { ...node, properties: { ...properties, className: width === undefined ? classes : [...classes, 'fixed'] }, children }
}

function span(name: string, value: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: [name] }, children: [{ type: 'text', value }] }
}

/** The block that holds the first words. */
export function firstBlock(children: readonly ElementContent[]): Element | undefined {
  for (const child of children) {
    if (child.type !== 'element') continue
    if (child.properties['dataBlock'] !== undefined || child.properties['data-block'] !== undefined) return child
    const inner = firstBlock(child.children)
    if (inner !== undefined) return inner
  }
  return undefined
}

import type { BlockContent, List, ListItem, PhrasingContent, RootContent, Table } from 'mdast'
import type { Element, Nodes, Parents } from 'xast'
import type { Place } from '../../model/diagnostics.ts'
import { phrasing } from '../inline.ts'
import { limits } from '../limits.ts'
import { attribute, elements, first, local } from '../xml.ts'
import type { Style } from './package.ts'
import { runsOf, visibleText, type RunContext } from './runs.ts'

/** A block of the text; a heading of the level that Word gives it. */
export type Block =
  | { readonly kind: 'title' | 'heading'; readonly level: number; readonly children: readonly PhrasingContent[]; readonly place: Place }
  | { readonly kind: 'block'; readonly node: RootContent }

export interface BlockContext extends RunContext {
  readonly numbering: (numId: string, level: string) => 'bullet' | 'number' | undefined
  /** Numbers of the paragraphs, from 1 through the document. */
  readonly number: (paragraph: Element) => number
}

interface Item { readonly kind: 'bullet' | 'number'; readonly level: number; readonly numId: string; readonly children: readonly PhrasingContent[] }

/** The blocks below a body, a note or a cell. */
export function blocksOf(parent: Parents, context: BlockContext): Block[] {
  const blocks: Block[] = []
  let items: Item[] = []
  let quoted: BlockContent[] = []
  const flush = (): void => {
    if (items.length > 0) blocks.push(...listsOf(items).map((node): Block => ({ kind: 'block', node })))
    if (quoted.length > 0) blocks.push({ kind: 'block', node: { type: 'blockquote', children: quoted } })
    items = []
    quoted = []
  }
  const take = (element: Element): void => {
    switch (local(element)) {
      case 'p': {
        const made = paragraph(element, context)
        if (made === undefined) break
        if ('level' in made && made.kind !== 'heading' && made.kind !== 'title') { if (quoted.length > 0) flush(); items.push(made as Item) }
        else if (made.kind === 'quote') { if (items.length > 0) flush(); quoted.push({ type: 'paragraph', children: [...made.children] }) }
        else if (made.kind === 'text') { flush(); blocks.push({ kind: 'block', node: { type: 'paragraph', children: [...made.children] } }) }
        else { flush(); blocks.push(made as Block) }
        break
      }
      case 'tbl': flush(); blocks.push({ kind: 'block', node: tableOf(element, context) }); break
      case 'sdt': { const content = first(element, 'sdtContent'); if (content) for (const child of elements(content)) take(child); break }
      case 'customXml': case 'ins': case 'moveTo': for (const child of elements(element)) take(child); break
      case 'AlternateContent': { const choice = first(element, 'Choice') ?? first(element, 'Fallback'); if (choice) for (const child of elements(choice)) take(child); break }
      case 'del': case 'moveFrom': context.ledger.left.push(visibleText(element)); break
      case 'sectPr': case 'bookmarkStart': case 'bookmarkEnd': case 'tcPr': case 'proofErr': case 'commentRangeStart': case 'commentRangeEnd': case 'permStart': case 'permEnd': break
      case 'altChunk': context.ledger.lose('A file that is embedded in the Word file is not carried over.', { file: context.file, line: 1, column: 1 }, '', 'Import that file too.'); break
      default: context.ledger.lose(`“${element.name}” is not known, and is not carried over.`, { file: context.file, line: 1, column: 1 }, visibleText(element))
    }
  }
  for (const child of elements(parent)) take(child)
  flush()
  return blocks
}

type Paragraph = Item | { readonly kind: 'text' | 'quote'; readonly children: readonly PhrasingContent[] } | Extract<Block, { level: number }>

function paragraph(element: Element, context: BlockContext): Paragraph | undefined {
  const number = context.number(element)
  const place: Place = { file: context.file, line: number, column: 1 }
  const properties = first(element, 'pPr')
  const style: Style | undefined = context.styles.get(attribute(first(properties, 'pStyle'), 'val') ?? '')
  const children = phrasing(runsOf(element, number, context))
  boxes(element, context, place)
  if (children.every((node) => node.type === 'break' || (node.type === 'text' && node.value.trim() === ''))) return undefined
  if (/^toc \d$/u.test(style?.name ?? '')) {
    context.ledger.left.push(visibleText(element))
    context.ledger.drop('The lines of a table of contents are not carried over.', place, 'The press makes its own: `contents` in `order`.')
    return undefined
  }
  const outline = attribute(first(properties, 'outlineLvl'), 'val')
  const level = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : style?.heading
  if (style?.name === 'title') return { kind: 'title', level: 0, children, place }
  if (level !== undefined) return { kind: 'heading', level, children, place }
  const list = first(properties, 'numPr') ?? style?.numbering
  const numId = attribute(first(list, 'numId'), 'val')
  const depth = attribute(first(list, 'ilvl'), 'val') ?? '0'
  const kind = numId === undefined || numId === '0' ? undefined : context.numbering(numId, depth)
  if (kind !== undefined) return { kind, level: Math.min(Number(depth) || 0, 8), numId: numId ?? '', children }
  return { kind: /quote|block text/u.test(style?.name ?? '') ? 'quote' : 'text', children }
}

/** Text in boxes floats on Word’s page, and has no place in the text. */
function boxes(paragraph: Element, { ledger }: BlockContext, place: Place): void {
  const walk = (node: Element): void => {
    for (const child of elements(node)) {
      if (local(child) === 'Fallback') continue
      if (local(child) === 'txbxContent') ledger.lose(`A text box is not carried over: “${[...visibleText(child)].slice(0, 60).join('')}”.`, place, visibleText(child), 'Copy its words to where they belong.')
      else walk(child)
    }
  }
  walk(paragraph)
}

/** Items that follow each other, as lists in lists. */
function listsOf(items: readonly Item[]): List[] {
  const lists: List[] = []
  const open: { list: List; level: number; numId: string }[] = []
  for (const item of items) {
    while (open.length > 0 && ((open.at(-1)?.level ?? 0) > item.level || (open.at(-1)?.level === item.level && open.at(-1)?.numId !== item.numId))) open.pop()
    let current = open.at(-1)
    if (current === undefined || current.level < item.level) {
      const list: List = { type: 'list', ordered: item.kind === 'number', spread: false, children: [] }
      const holder = current?.list.children.at(-1)
      if (holder) holder.children.push(list)
      else lists.push(list)
      current = { list, level: item.level, numId: item.numId }
      open.push(current)
    }
    const made: ListItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [...item.children] }] }
    current.list.children.push(made)
  }
  return lists
}

function tableOf(table: Element, context: BlockContext): Table {
  const place: Place = { file: context.file, line: firstNumber(table, context), column: 1 }
  const rows = rowsOf(table).map((row) => elementsOf(row, 'tc').map((cell): { children: PhrasingContent[]; span: number } => {
    const span = Number(attribute(first(first(cell, 'tcPr'), 'gridSpan'), 'val') ?? 1)
    if (span > 1 || first(first(cell, 'tcPr'), 'vMerge')) context.ledger.drop('Cells that are one in Word stay apart: the words stand in the first.', place, 'Look at the table.')
    const inner = blocksOf(cell, context)
    if (inner.length > 1) context.ledger.drop('Paragraphs in a cell of a table are joined.', place, 'Look at the table; the words are all there.')
    return { children: inner.flatMap((block, index) => [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...inlineOf(block)]), span: Math.min(Math.max(span, 1), 64) }
  }))
  const cells = rows.map((row) => row.flatMap(({ children, span }) => [children, ...Array.from({ length: span - 1 }, (): PhrasingContent[] => [])]))
  const columns = Math.max(1, ...cells.map((row) => row.length))
  if (columns * cells.length > limits.tableCells) context.ledger.drop(`A table has ${columns * cells.length} cells; the press reads ${limits.tableCells} in one.`, place, 'Divide it.')
  return {
    type: 'table',
    align: Array.from({ length: columns }, () => null),
    children: cells.map((row) => ({ type: 'tableRow' as const, children: Array.from({ length: columns }, (_, index) => ({ type: 'tableCell' as const, children: withoutBreaks(row[index] ?? []) })) })),
  }
}

function elementsOf(parent: Element, name: string): Element[] {
  return elements(parent).flatMap((child) => (local(child) === name ? [child] : ['sdt', 'sdtContent', 'customXml', 'ins'].includes(local(child)) ? elementsOf(child, name) : []))
}

function rowsOf(table: Element): Element[] {
  return elementsOf(table, 'tr')
}

function firstNumber(node: Nodes, context: BlockContext): number {
  if (node.type !== 'element') return 1
  if (local(node) === 'p') return context.number(node)
  for (const child of elements(node)) {
    const found = firstNumber(child, context)
    if (found > 1 || local(child) === 'p') return found
  }
  return 1
}

/** The words of a block that stands where only words can. */
export function inlineOf(block: Block): PhrasingContent[] {
  if (block.kind !== 'block') return [...block.children]
  const words = (node: RootContent): PhrasingContent[] => {
    if (node.type === 'paragraph') return node.children
    if ('children' in node) return (node.children as RootContent[]).flatMap((child, index) => [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...words(child)])
    return [node as PhrasingContent]
  }
  return words(block.node)
}

function withoutBreaks(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node))
}

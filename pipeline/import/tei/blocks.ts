import type { BlockContent, Heading, ListItem, PhrasingContent, RootContent, Table } from 'mdast'
import type { Element, Nodes, Parents } from 'xast'
import { attribute, elements, first, local, textOf } from '../xml.ts'
import { inline } from './inline.ts'
import { at, tellAttributes, type Reader } from './reader.ts'

interface Standing {
  /** Level of the headings of divisions in this one. */
  readonly level?: number
  readonly inNote?: boolean
}

/** Elements that are blocks, or hold them. */
const blocks = new Set(['p', 'ab', 'head', 'div', 'div1', 'div2', 'div3', 'div4', 'list', 'table', 'figure', 'quote', 'cit', 'lg', 'l', 'sp', 'opener', 'closer', 'dateline', 'salute', 'signed', 'postscript', 'argument', 'epigraph', 'trailer', 'byline', 'floatingText', 'body', 'front', 'back', 'listBibl', 'biblStruct', 'bibl', 'listPerson', 'listPlace', 'person', 'place', 'docTitle', 'titlePage', 'docImprint', 'docAuthor', 'docDate', 'docEdition', 'titlePart', 'imprimatur', 'group', 'text', 'address', 'milestone', 'space', 'castList', 'listEvent', 'listOrg', 'org'])

/** The blocks below an element. Words that stand between blocks are a paragraph. */
export function blocksOf(parent: Parents, reader: Reader, standing: Standing = {}): RootContent[] {
  const made: RootContent[] = []
  let loose: Nodes[] = []
  const flush = (): void => {
    if (loose.length > 0) {
      const children = inline({ type: 'element', name: 'p', attributes: {}, children: loose as Element['children'] }, reader)
      if (!blank(children)) made.push({ type: 'paragraph', children })
    }
    loose = []
  }
  const heldAsBlock = (child: Nodes): boolean => child.type === 'element' && blocks.has(local(child)) && !(['quote', 'cit', 'bibl', 'address', 'milestone', 'dateline', 'salute', 'signed', 'list', 'figure', 'table'].includes(local(child)) && amidWords(child, parent))
  for (const child of parent.children as Nodes[]) {
    if (heldAsBlock(child)) { flush(); made.push(...blockOf(child as Element, reader, standing)) }
    else loose.push(child)
  }
  flush()
  return made
}

/** Whether an element stands among words, and not between paragraphs. */
function amidWords(child: Nodes, parent: Parents): boolean {
  return ['bibl', 'quote', 'cit', 'dateline', 'salute', 'signed', 'address', 'milestone'].includes(local(child)) && (parent.children as Nodes[]).some((other) => other.type === 'text' && /\S/u.test(other.value))
}

function blockOf(element: Element, reader: Reader, standing: Standing): RootContent[] {
  tellAttributes(element, reader)
  const own = attribute(element, 'xml:lang')
  const inner = own !== undefined && own !== reader.lang ? { ...reader, lang: own } : reader
  const paragraph = (children: PhrasingContent[]): RootContent[] => {
    if (blank(children)) return []
    const marked = own !== undefined && own !== reader.lang ? [{ type: 'textDirective' as const, name: 'lang', attributes: { tag: own }, children }] : children
    return [{ type: 'paragraph', children: marked }]
  }
  switch (local(element)) {
    case 'p': case 'ab': case 'l': case 'dateline': case 'salute': case 'signed': case 'byline': case 'trailer': case 'docAuthor': case 'docDate': case 'docImprint': case 'docEdition': case 'titlePart': case 'speaker': case 'bibl': case 'biblStruct': case 'address': case 'imprimatur':
      return hasBlocks(element) ? blocksOf(element, inner, standing) : paragraph(inline(element, inner))
    case 'head': {
      const children = inline(element, inner)
      if (blank(children)) return []
      if (standing.level === undefined || standing.inNote) return [{ type: 'paragraph', children: [{ type: 'strong', children }] }]
      if (standing.level < 7) return [{ type: 'heading', depth: Math.min(Math.max(standing.level, 2), 6) as Heading['depth'], children: children.filter((node) => node.type !== 'break') }]
      return paragraph(children)
    }
    case 'div': case 'div1': case 'div2': case 'div3': case 'div4': case 'floatingText': case 'body': case 'front': case 'back': case 'group': case 'text':
      return blocksOf(element, inner, { ...standing, ...(standing.level !== undefined && { level: standing.level + (local(element).startsWith('div') ? 1 : 0) }) })
    case 'opener': case 'closer': case 'postscript': case 'argument': case 'epigraph': case 'docTitle': case 'titlePage': case 'sp': case 'castList': case 'listPerson': case 'listPlace': case 'listOrg': case 'listEvent': case 'person': case 'place': case 'org':
      return blocksOf(element, inner, standing)
    case 'lg': return lines(element, inner, standing)
    case 'quote': case 'cit': {
      const children = hasBlocks(element) ? blocksOf(element, inner, standing) : paragraph(inline(element, inner))
      return children.length === 0 ? [] : [{ type: 'blockquote', children: children as BlockContent[] }]
    }
    case 'list': case 'listBibl': return list(element, inner)
    case 'table': return table(element, inner)
    case 'figure': return figure(element, inner)
    case 'milestone': return attribute(element, 'rend') === undefined && attribute(element, 'unit') !== 'section' ? [] : [{ type: 'thematicBreak' }]
    default: return blocksOf(element, inner, standing)
  }
}

function hasBlocks(element: Element): boolean {
  return elements(element).some((child) => blocks.has(local(child)) && !['bibl', 'milestone', 'address'].includes(local(child)))
}

/** Lines of verse: one paragraph, its lines broken. */
function lines(element: Element, reader: Reader, standing: Standing): RootContent[] {
  if (elements(element, 'lg').length > 0 || elements(element).some((child) => local(child) !== 'l')) return blocksOf(element, reader, standing)
  const children = elements(element, 'l').flatMap((line, index): PhrasingContent[] => [...(index > 0 ? [{ type: 'break' as const }] : []), ...inline(line, reader)])
  return blank(children) ? [] : [{ type: 'paragraph', children }]
}

function list(element: Element, reader: Reader): RootContent[] {
  const made: RootContent[] = []
  const items: ListItem[] = []
  let label: PhrasingContent[] = []
  const item = (child: Element): void => {
    const children = blocksOf(child, reader)
    const start = label.length === 0 ? [] : [...label, { type: 'text' as const, value: ' ' }]
    const [head, ...rest] = children
    const body = start.length === 0 ? children : head?.type === 'paragraph' ? [{ ...head, children: [...start, ...head.children] }, ...rest] : [{ type: 'paragraph' as const, children: start }, ...children]
    label = []
    if (body.length > 0) items.push({ type: 'listItem', spread: false, children: body as BlockContent[] })
  }
  for (const child of elements(element)) {
    if (local(child) === 'head') made.push(...blockOf(child, reader, {}))
    else if (local(child) === 'label') label = [...label, ...inline(child, reader)]
    else if (local(child) === 'pb' || local(child) === 'lb') inline({ type: 'element', name: 'p', attributes: {}, children: [child] }, reader)
    else item(child)
  }
  if (label.length > 0) items.push({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children: label }] })
  if (items.length > 0) made.push({ type: 'list', ordered: /ordered|number|^ol$/u.test(`${attribute(element, 'rend') ?? ''} ${attribute(element, 'type') ?? ''}`) && !/unordered/u.test(`${attribute(element, 'rend') ?? ''} ${attribute(element, 'type') ?? ''}`), spread: false, children: items })
  return made
}

function table(element: Element, reader: Reader): RootContent[] {
  const rows = elements(element, 'row').map((row) => elements(row, 'cell').flatMap((cell): PhrasingContent[][] => {
    const span = Math.min(Math.max(Number(attribute(cell, 'cols') ?? 1) || 1, 1), 64)
    if (span > 1 || Number(attribute(cell, 'rows') ?? 1) > 1) reader.ledger.drop('Cells that span others stay apart: the words stand in the first.', at(cell, reader), 'Look at the table.')
    const blocks = hasBlocks(cell) ? blocksOf(cell, reader).flatMap((block, index): PhrasingContent[] => [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...('children' in block ? (block.children as PhrasingContent[]) : [])]) : inline(cell, reader)
    return [blocks.map((node) => (node.type === 'break' ? { type: 'text' as const, value: ' ' } : node)), ...Array.from({ length: span - 1 }, (): PhrasingContent[] => [])]
  }))
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const made: Table = { type: 'table', align: Array.from({ length: columns }, () => null), children: rows.map((row) => ({ type: 'tableRow', children: Array.from({ length: columns }, (_, index) => ({ type: 'tableCell', children: row[index] ?? [] })) })) }
  const head = first(element, 'head')
  const caption = head ? textOf(head).replace(/\s+/gu, ' ').trim() : ''
  if (head && elements(head).length > 0) reader.ledger.drop('A caption is carried over as plain words.', at(head, reader))
  const others = elements(element).filter((child) => !['row', 'head', 'pb', 'lb'].includes(local(child)))
  const body: RootContent[] = rows.length === 0 ? [] : caption === '' || reader.phenomena ? [...(head ? [{ type: 'paragraph' as const, children: inline(head, reader) }] : []), made] : [{ type: 'containerDirective', name: 'table', attributes: { caption }, children: [made] }]
  return [...body, ...others.flatMap((child) => blockOf(child, reader, {}))]
}

function figure(element: Element, reader: Reader): RootContent[] {
  const graphic = first(element, 'graphic', 'media')
  reader.ledger.lose(`The picture ${graphic ? `“${attribute(graphic, 'url') ?? ''}” ` : ''}is not in the TEI file, and is not carried over; what is written with it is.`, at(element, reader), '', 'Put it beside the chapter, and write ![what it shows](file).')
  const rest = { ...element, children: element.children.filter((child) => child.type !== 'element' || !['graphic', 'media'].includes(local(child))) }
  return elements(rest).flatMap((child) => {
    const children = hasBlocks(child) ? blocksOf(child, reader) : [{ type: 'paragraph' as const, children: inline(child, reader) }]
    return children
  })
}

function blank(children: readonly PhrasingContent[]): boolean {
  return children.every((node) => node.type === 'break' || (node.type === 'text' && node.value.trim() === ''))
}

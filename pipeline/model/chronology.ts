import type { Nodes, Root, Table } from 'mdast'
import { eachNode } from './tree.ts'

/** A row of a chronology: a table whose first column has dates, whose second says what happened. */
export interface ChronologyRow {
  readonly date: string
  readonly event: string
  /** Of its date, in the text of the tree. */
  readonly line: number
  readonly column: number
}

/** The tables of a tree that have an id, by it, each with its rows, as plain text without notes and citations. */
export function chronologies(tree: Root): ReadonlyMap<string, readonly ChronologyRow[]> {
  const found = new Map<string, readonly ChronologyRow[]>()
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'containerDirective' || node.name !== 'table' || !node.attributes?.['id']) return
    const table = node.children.find((child): child is Table => child.type === 'table')
    if (table) found.set(node.attributes['id'], table.children.slice(1).map(rowOf))
  })
  return found
}

function rowOf({ children: [date, event], position }: Table['children'][number]): ChronologyRow {
  const start = date?.children[0]?.position?.start ?? date?.position?.start ?? position?.start
  return { date: date ? plain(date) : '', event: event ? plain(event) : '', line: start?.line ?? 1, column: start?.column ?? 1 }
}

/** What is neither said by the table itself (references are filled in later) nor of use without it. */
const silent = new Set(['index', 'doc', 'ref', 'page'])

function plain(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (!('children' in node) || (node.type === 'textDirective' && silent.has(node.name)) || (node.type as string) === 'citation') return ''
  const text = (node.children as readonly Nodes[]).map(plain).join('')
  return node.type === 'tableCell' ? text.replace(/\s+/gu, ' ').trim() : text
}

/** The ids of the tables that the time lines of a tree are drawn from. */
export function chronologiesDrawn(tree: Root): readonly string[] {
  const ids: string[] = []
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'leafDirective' && node.name === 'timeline' && node.attributes?.['table']) ids.push(node.attributes['table'])
  })
  return ids
}

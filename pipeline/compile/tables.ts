import type { Element, ElementContent } from 'hast'
import type { PhrasingContent, Table, TableRow } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString } from 'mdast-util-to-string'
import type { Draft } from './draft.ts'
import { element } from './elements.ts'

/** Rows up to which a table is to stand on one page, with its caption and head. */
const SHORT = 14

/**
 * A GFM table: the first row is the header, columns numbered in a class (`columns-3`) for the styles, class `short` where it
 * need not be divided (print looks whether a page can hold it). A citation that is all a cell holds is printed there in short form; one that follows words becomes a note as elsewhere.
 */
export function tableElement(state: State, node: Table, draft: Draft): Element {
  const [head, ...rows] = node.children
  const columns = head?.children.length ?? 0
  const table = element('table', { className: [`columns-${columns}`, ...(rows.length <= SHORT ? ['short'] : [])] })
  if (head && head.children.some((cell) => toString(cell) !== '')) table.children.push(element('thead', {}, row(state, head, node, draft, true)))
  if (rows.length > 0) table.children.push(element('tbody', {}, ...rows.map((each) => row(state, each, node, draft, false))))
  state.patch(node, table)
  return table
}

function row(state: State, node: TableRow, table: Table, draft: Draft, head: boolean): Element {
  const cells = node.children.map((cell, index) => {
    const align = table.align?.[index]
    const outer = draft.shortCitations
    draft.shortCitations = cell.children.length > 0 && cell.children.every(isCitation)
    const made = element(head ? 'th' : 'td', { ...(head && { scope: 'col' }), ...(align && { className: [`align-${align}`] }) }, ...(state.all(cell) as ElementContent[]))
    draft.shortCitations = outer
    state.patch(cell, made)
    return made
  })
  const made = element('tr', {}, ...cells)
  state.patch(node, made)
  return made
}

function isCitation(node: PhrasingContent): boolean {
  return node.type === 'citation' || (node.type === 'text' && node.value.trim() === '')
}

import type { Element } from 'hast'
import { readingText } from './characters.ts'
import { property, textOf, visitElements, type Parent } from './tree.ts'

/**
 * Tells every cell the head of its column (`data-column`): on a phone, where the cells of a row stand one below the other, the
 * stylesheet prints it before them.
 */
export function nameColumns(tree: Parent): void {
  visitElements(tree, (table) => {
    if (table.tagName !== 'table') return undefined
    const heads = rowsOf(table, 'thead')[0]?.map((cell) => readingText(textOf(cell, (node) => property(node, 'role') === 'doc-noteref')).trim()) ?? []
    for (const cells of rowsOf(table, 'tbody')) {
      cells.forEach((cell, index) => {
        if (index > 0 && heads[index]) cell.properties['dataColumn'] = heads[index]
      })
    }
    return false
  })
}

/** The cells of a table's part, row by row. */
function rowsOf(table: Element, part: 'thead' | 'tbody'): Element[][] {
  const rows: Element[][] = []
  visitElements(table, (node, ancestors) => {
    if (node.tagName !== 'tr' || !ancestors.some((each) => each.type === 'element' && each.tagName === part)) return
    rows.push(node.children.filter((child): child is Element => child.type === 'element'))
  })
  return rows
}

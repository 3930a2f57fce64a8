import type { Element } from 'hast'
import { element, hasClass, visitElements } from './tree.ts'

/**
 * Names the parts of an index as reading systems know them (EPUB Indexes 1.0): a group for each letter with one list of entries; in an entry its
 * term, its locators and cross-references, which are terms too. `main` is the section’s element.
 */
export function nameIndexParts(main: Element): void {
  const children: Element['children'] = []
  let group: Element | undefined
  for (const child of main.children) {
    const name = child.type === 'element' ? child.tagName : ''
    if (name === 'h2') children.push((group = element('section', { 'epub:type': 'index-group' })))
    else if (name !== 'ul') group = undefined
    if (group) group.children.push(child)
    else children.push(child)
  }
  main.children = children
  visitElements(main, (node) => {
    const type = typeOf(node)
    if (type !== undefined) node.properties = { 'epub:type': type, ...node.properties }
  })
}

function typeOf(node: Element): string | undefined {
  if (node.tagName === 'ul') return 'index-entry-list'
  if (hasClass(node, 'index-entry')) return 'index-entry'
  if (hasClass(node, 'index-term')) return 'index-term'
  if (hasClass(node, 'locator')) return 'index-locator'
  if (hasClass(node, 'index-see')) return `${hasClass(node, 'preferred') ? 'index-xref-preferred' : 'index-xref-related'} index-term`
  return undefined
}

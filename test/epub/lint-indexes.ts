import type { Element, Root } from 'xast'
import { elementsWhere, xmlText } from '../../pipeline/epub/reading.ts'

/** The rules of EPUB Indexes 1.0, which EPUBCheck looks at only in books that are nothing but an index. */
export function lintIndexes(file: string, tree: Root): string[] {
  const is = (type: string) => (node: Element): boolean => (node.attributes['epub:type'] ?? '').split(/\s+/u).includes(type)
  const isEntry = is('index-entry')
  /** What belongs to the entry itself, not to its sub-entries. */
  const own = (entry: Element, test: (node: Element) => boolean): Element[] => {
    const inner = elementsWhere(entry, (node) => node !== entry && isEntry(node)).flatMap((each) => elementsWhere(each, test))
    return elementsWhere(entry, test).filter((node) => !inner.includes(node))
  }
  const findings: string[] = []
  const find = (what: string): void => void findings.push(`${file}: ${what}`)
  for (const index of elementsWhere(tree, (node) => is('index')(node) && node.name !== 'a')) {
    if (index.attributes['role'] !== 'doc-index') find('an index without its role')
    const groups = elementsWhere(index, is('index-group'))
    const lists = index.children.filter((node) => node.type === 'element' && node.name === 'ul')
    if (groups.length === 0 ? lists.length !== 1 : lists.length > 0) find('an index has one list, or groups and no list of its own')
    for (const group of groups) {
      const inside = group.children.filter((node): node is Element => node.type === 'element')
      if (inside.filter(is('index-entry-list')).length !== 1 || inside.filter(({ name }) => /^h[1-6]$/u.test(name)).length > 1) find('a group has one list and one heading at most')
    }
    for (const entry of elementsWhere(index, isEntry)) {
      const words = xmlText(entry).slice(0, 40)
      const term = (node: Element): boolean => is('index-term')(node) && !/xref/u.test(node.attributes['epub:type'] ?? '')
      const leading = own(entry, (node) => ['index-locator', 'index-xref-preferred', 'index-xref-related'].some((type) => is(type)(node)))
      if (own(entry, term).length !== 1) find(`“${words}” has not one term`)
      if (leading.length === 0 && elementsWhere(entry, is('index-entry-list')).length === 0) find(`“${words}” leads nowhere`)
    }
  }
  return findings
}

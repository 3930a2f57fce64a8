import { hasClass, visitElements, type Parent } from './tree.ts'

/**
 * Names the parts of an index as reading systems know them (EPUB Indexes): lists of entries, entries, terms, locators with their ranges, and
 * cross-references. A locator is read aloud as the link that it is; the letters between the lists stay headings.
 */
export function nameIndexParts(tree: Parent): void {
  visitElements(tree, (node) => {
    const name = (type: string): void => { node.properties = { 'epub:type': type, ...node.properties } }
    if (node.tagName === 'ul') name('index-entry-list')
    else if (hasClass(node, 'index-entry')) name('index-entry')
    else if (hasClass(node, 'index-term')) name('index-term')
    else if (hasClass(node, 'locators')) name('index-locator-list')
    else if (hasClass(node, 'locator')) name('index-locator')
    else if (hasClass(node, 'index-see')) name(hasClass(node, 'preferred') ? 'index-xref-preferred' : 'index-xref-related')
  })
}

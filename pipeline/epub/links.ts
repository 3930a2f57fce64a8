import type { Element } from 'hast'
import { hrefTo, xmlId, type Files } from './files.ts'
import { hasClass, property, visitElements, type Parent } from './tree.ts'

/**
 * Turns the edition's addresses into those of the package: `#id` into `file.xhtml#id`, image keys into paths, ids into XML names.
 * Addresses that this stage made itself (`data-resolved`) stay. A link without a target in the EPUB loses its href (check has refused it before; a broken link would be worse).
 */
export function resolveLinks(tree: Parent, file: string, files: Files): void {
  visitElements(tree, (node) => {
    const id = property(node, 'id')
    if (id !== undefined) node.properties['id'] = xmlId(id)
    if (node.tagName === 'img') resolveImage(node, files)
    const href = node.tagName === 'a' ? property(node, 'href') : undefined
    if (href === undefined || !href.startsWith('#') || node.properties['dataResolved'] !== undefined) return
    const resolved = hrefTo(files, safeDecode(href.slice(1)), file)
    if (resolved === undefined) delete node.properties['href']
    else node.properties['href'] = resolved
    if (resolved !== undefined && hasClass(node, 'cite')) node.properties['role'] = 'doc-biblioref'
  })
}

function resolveImage(node: Element, files: Files): void {
  const path = files.images.get(property(node, 'src') ?? '')
  if (path !== undefined) node.properties['src'] = path
}

function safeDecode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

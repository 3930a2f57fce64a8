import { strFromU8, unzipSync } from 'fflate'
import type { Element, Nodes, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'

/** A finished EPUB, opened again with other tools than those that wrote it. */
export interface OpenedEpub {
  /** Path in the container → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The parsed XML of a file of OEBPS/; undefined where it is not there. Throws on XML that is not well-formed. */
  readonly xml: (file: string) => Root | undefined
}

/** Unpacks the bytes of an EPUB. */
export function openEpub(bytes: Uint8Array): OpenedEpub {
  const files = new Map(Object.entries(unzipSync(bytes)))
  return {
    files,
    xml: (file) => {
      const content = files.get(`OEBPS/${file}`)
      return content === undefined ? undefined : fromXml(strFromU8(content))
    },
  }
}

/** Elements in document order for which `test` holds. */
export function elementsWhere(node: Nodes, test: (element: Element) => boolean): Element[] {
  const own = node.type === 'element' && test(node) ? [node] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => elementsWhere(child, test))] : own
}

/** Text of a node, without the elements for which `skip` holds. */
export function xmlText(node: Nodes, skip: (element: Element) => boolean = () => false): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  if (node.type === 'element' && skip(node)) return ''
  return 'children' in node ? node.children.map((child) => xmlText(child, skip)).join('') : ''
}

/** Whether an element carries the class. */
export function hasXmlClass(element: Element, name: string): boolean {
  return (element.attributes['class'] ?? '').split(/\s+/u).includes(name)
}

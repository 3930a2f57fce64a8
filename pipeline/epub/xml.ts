import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { legalText } from './characters.ts'

/** An XML element. Attributes that are undefined are left out; a string child is text. */
export function xml(name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly (Element | string)[]): Element {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, legalText(value)])),
    children: children.map((child): ElementContent => (typeof child === 'string' ? { type: 'text', value: legalText(child) } : child)),
  }
}

/** XML text with its declaration, an element a line where it holds only elements. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(indented(root, 1), { closeEmptyElements: true })}\n`
}

function indented(node: Element, depth: number): Element {
  if (node.children.length === 0 || node.children.some((child) => child.type !== 'element')) return node
  const children = node.children.flatMap((child): ElementContent[] => [
    { type: 'text', value: `\n${'  '.repeat(depth)}` },
    child.type === 'element' ? indented(child, depth + 1) : child,
  ])
  return { ...node, children: [...children, { type: 'text', value: `\n${'  '.repeat(depth - 1)}` }] }
}

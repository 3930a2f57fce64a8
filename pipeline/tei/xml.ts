import type { Element, ElementContent, Text } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** What XML 1.0 does not allow, and hyphens that were set for print. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\u00AD/gu

/** An element of TEI; attributes that are undefined are left out. */
export function tei(name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly (ElementContent | string | undefined)[]): Element {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, value.replace(illegal, '')])),
    children: children.flatMap((child): ElementContent[] => (child === undefined ? [] : typeof child === 'string' ? [words(child)] : [child])),
  }
}

export function words(value: string): Text {
  return { type: 'text', value: value.replace(illegal, '') }
}

/** An id as XML wants it: it begins with a letter and holds no colon. */
export function xmlId(id: string): string {
  const legal = id.replace(/[^\p{L}\p{N}\p{M}._-]/gu, '_')
  return /^[\p{L}_]/u.test(legal) ? legal : `_${legal}`
}

/** XML text with its declaration; elements that hold only elements have them a line each. */
export function writeTei(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(indented(root, 1), { closeEmptyElements: true })}\n`
}

/** Elements between whose children white space says nothing. */
const structural = new Set(['TEI', 'teiHeader', 'fileDesc', 'titleStmt', 'respStmt', 'editionStmt', 'publicationStmt', 'availability', 'seriesStmt', 'sourceDesc', 'encodingDesc', 'projectDesc', 'profileDesc', 'calendarDesc', 'langUsage', 'textClass', 'keywords', 'standOff', 'listPerson', 'listPlace', 'listOrg', 'listBibl', 'person', 'place', 'org', 'location', 'biblStruct', 'analytic', 'monogr', 'imprint', 'text', 'front', 'body', 'back', 'div', 'list', 'table', 'row', 'figure', 'titlePage'])

function indented(node: Element, depth: number): Element {
  if (!structural.has(node.name) || node.children.some((child) => child.type !== 'element')) return node
  if (node.children.length === 0) return node
  const children = node.children.flatMap((child): ElementContent[] => [{ type: 'text', value: `\n${'  '.repeat(depth)}` }, child.type === 'element' ? indented(child, depth + 1) : child])
  return { ...node, children: [...children, { type: 'text', value: `\n${'  '.repeat(depth - 1)}` }] }
}

import type { Element, ElementContent, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { limits } from './limits.ts'
import { cssFaults } from './style-sheet.ts'

const svg = 'http://www.w3.org/2000/svg'

/** Elements that do something, or bring in what is no drawing. What moves or sets an attribute can set a reference. */
const acting = /^(?:script|handler|listener|foreignobject|iframe|object|embed|audio|video|canvas|a|animate|animatemotion|animatetransform|animatecolor|set|discard|mpath|cursor)$/iu

/** Namespaces whose elements and attributes the makers of drawing programs leave behind, which no browser knows. */
const idle = /inkscape|sodipodi|w3\.org\/1999\/02\/22-rdf|creativecommons|purl\.org\/dc|ns\.adobe\.com|bohemiancoding|serif\.com|figma/u

/** A drawing that has been read: its outermost element. A text says why it cannot be used. */
export function readDrawing(text: string): Element | string {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/iu.test(text)) return 'the SVG declares entities'
  if (/<!DOCTYPE(?![^>]*"-\/\/W3C\/\/DTD SVG 1\.[01][^>]*"https?:\/\/www\.w3\.org\/)[^>]*(?:SYSTEM|PUBLIC)/iu.test(text)) return 'the SVG names a document type of its own'
  if (/<\?xml-/iu.test(text)) return 'the SVG asks for a style sheet'
  if (/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/iu.test(text)) return 'the SVG is not in UTF-8'
  let tree: Root
  try {
    tree = fromXml(text)
  } catch (error) {
    return error instanceof RangeError ? 'its elements are nested too deeply' : 'the SVG is not well-formed, or cut short'
  }
  const root = tree.children.find((node) => node.type === 'element')
  if (root === undefined) return 'the SVG is empty'
  return faultOf(root, { '': '' }, 0) ?? repeated(root) ?? root
}

/** What keeps an element, or what is in it, from being a plain drawing. `spaces`: namespaces by prefix. */
function faultOf(node: Element, outer: Readonly<Record<string, string>>, depth: number): string | undefined {
  if (depth > limits.nesting) return 'its elements are nested too deeply'
  const spaces: Record<string, string> = { ...outer }
  for (const [name, value] of Object.entries(node.attributes)) if (/^xmlns(?::|$)/u.test(name)) spaces[name.slice(6)] = value ?? ''
  const [prefix, local] = parts(node.name)
  const space = spaces[prefix] ?? ''
  if (acting.test(local)) return `the SVG holds <${node.name}>: a drawing draws, and does nothing else`
  if (space !== svg) return idle.test(space) ? undefined : space === '' ? 'the SVG does not say that it is one: xmlns="http://www.w3.org/2000/svg"' : `the SVG holds <${node.name}>, which is no part of a drawing`
  for (const [name, value] of Object.entries(node.attributes)) {
    const fault = attributeFault(name, value ?? '')
    if (fault !== undefined) return fault
  }
  if (local === 'style') {
    const [fault] = cssFaults(textOf(node))
    if (fault) return `the style of the SVG ${fault.what}`
  }
  for (const child of node.children) {
    const fault = child.type === 'element' ? faultOf(child, spaces, depth + 1) : undefined
    if (fault !== undefined) return fault
  }
  return undefined
}

function attributeFault(name: string, value: string): string | undefined {
  const [prefix, local] = parts(name)
  if (/^xmlns(?::|$)/u.test(name)) return undefined
  if (/^on/iu.test(local)) return 'the SVG holds event handlers'
  if (prefix === 'xml' && local === 'base') return 'the SVG moves its base elsewhere'
  if (/^(?:href|src|data|formaction)$/iu.test(local)) return /^\s*(?:#|data:image\/(?:png|jpeg);)/u.test(value) ? undefined : `the SVG refers to “${value.trim().slice(0, 60)}”`
  const [fault] = /[\\(@]/u.test(value) ? cssFaults(value) : []
  return fault && `the attribute “${name}” of the SVG ${fault.what}`
}

/** Whether `use` repeats more than anyone would draw: a figure of figures of figures. */
function repeated(root: Element): string | undefined {
  const byId = new Map<string, Element>()
  const gather = (node: Element): void => {
    const { id } = node.attributes
    if (typeof id === 'string') byId.set(id, node)
    for (const child of node.children) if (child.type === 'element') gather(child)
  }
  gather(root)
  const counted = new Map<Element, number>()
  const count = (node: Element, above: ReadonlySet<Element>): number => {
    const known = counted.get(node)
    if (known !== undefined) return known
    if (above.has(node)) return Infinity
    const inside = new Set([...above, node])
    const target = parts(node.name)[1] === 'use' ? byId.get((node.attributes['href'] ?? node.attributes['xlink:href'] ?? '').trim().slice(1)) : undefined
    const sum = node.children.reduce((total, child) => total + (child.type === 'element' ? count(child, inside) : 0), 1) + (target ? count(target, inside) : 0)
    counted.set(node, sum)
    return sum
  }
  const elements = count(root, new Set())
  if (elements === Infinity) return 'a part of the SVG uses itself'
  return elements > limits.drawingElements ? `the SVG draws ${elements} elements by using them again; at most ${limits.drawingElements} are drawn` : undefined
}

function parts(name: string): readonly [prefix: string, local: string] {
  const cut = name.indexOf(':')
  return cut === -1 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)]
}

function textOf(node: Element): string {
  return node.children.map((child: ElementContent) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

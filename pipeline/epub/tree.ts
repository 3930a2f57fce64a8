import type { Element, ElementContent, Properties, Root, RootContent, Text } from 'hast'

/** Any node that holds children. */
export type Parent = Root | Element

/** An element, with its properties in the order in which they are written. */
export function element(tagName: string, properties: Properties, children: readonly ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** Whether the node is an element that carries the class. */
export function hasClass(node: Element, name: string): boolean {
  return (property(node, 'className') ?? '').split(/\s+/u).includes(name)
}

/** A property as text; undefined where it is absent. */
export function property(node: Element, name: string): string | undefined {
  const value = node.properties[name]
  if (value === undefined || value === null || value === false) return undefined
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** Called before a node's children; false leaves the children out. */
export type Visitor = (node: Element, ancestors: readonly Parent[]) => boolean | undefined | void

/** Visits every element in document order. The list of children may be changed while it is visited, at or after the visited place. */
export function visitElements(parent: Parent, visitor: Visitor, ancestors: readonly Parent[] = []): void {
  if (!parent.children.some(({ type }) => type === 'element')) return
  const within = [...ancestors, parent]
  for (const child of [...parent.children]) {
    if (child.type !== 'element') continue
    if (visitor(child, within) !== false) visitElements(child, visitor, within)
  }
}

/** The first element for which `test` holds, with its ancestors (outermost first). */
export function findElement(parent: Parent, test: (node: Element) => boolean): { node: Element; ancestors: readonly Parent[] } | undefined {
  let found: { node: Element; ancestors: readonly Parent[] } | undefined
  visitElements(parent, (node, ancestors) => {
    if (found !== undefined) return false
    if (!test(node)) return undefined
    found = { node, ancestors }
    return false
  })
  return found
}

/** The text of a node; elements for which `skip` holds are left out whole. */
export function textOf(node: RootContent | Root, skip: (node: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && skip(node)) return ''
  return 'children' in node ? node.children.map((child) => textOf(child, skip)).join('') : ''
}

/** Puts nodes before `child` of `parent`. */
export function insertBefore(parent: Parent, child: RootContent, nodes: readonly ElementContent[]): void {
  const children = parent.children as RootContent[]
  children.splice(children.indexOf(child), 0, ...nodes)
}

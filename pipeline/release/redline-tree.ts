import type { Element, ElementContent } from 'hast'
import { hasClass } from './redline-manner.ts'

/** A tree that is being changed: who holds whom, and the text blocks by their `data-block`. */
export class RedlineTree {
  readonly root: Element
  readonly blocks = new Map<string, Element>()
  readonly #parents = new Map<ElementContent, Element>()

  constructor(root: Element) {
    this.root = root
    this.#adopt(root)
  }

  #adopt(node: Element): void {
    const block = node.properties['dataBlock']
    if (typeof block === 'string') this.blocks.set(block, node)
    for (const child of node.children) {
      this.#parents.set(child, node)
      if (child.type === 'element') this.#adopt(child)
    }
  }

  parentOf(node: Element): Element | undefined {
    return this.#parents.get(node)
  }

  /** The element itself or the nearest around it that is asked for. */
  closest(node: Element | undefined, is: (each: Element) => boolean): Element | undefined {
    for (let each = node; each !== undefined; each = this.parentOf(each)) if (is(each)) return each
    return undefined
  }

  withClass(node: Element | undefined, name: string): Element | undefined {
    return this.closest(node, (each) => hasClass(each, name))
  }

  /** The innermost element that holds both; the root where one is missing. */
  around(one: Element | undefined, other: Element | undefined): Element {
    const above = new Set<Element>()
    for (let each = one && this.parentOf(one); each !== undefined; each = this.parentOf(each)) above.add(each)
    return this.closest(other && this.parentOf(other), (each) => above.has(each)) ?? this.root
  }

  /** The child of `host` that is, or holds, an element. */
  childOf(host: Element, node: Element): Element {
    return this.closest(node, (each) => this.parentOf(each) === host) ?? node
  }

  /** Puts an element into `host`, behind the child that holds `after`, else before the one that holds `before`, else at its end. */
  put(node: Element, host: Element, after: Element | undefined, before?: Element): void {
    const inside = (each: Element | undefined): Element | undefined => (each && this.closest(each, (one) => one === host) && each !== host ? this.childOf(host, each) : undefined)
    const [previous, next] = [inside(after), inside(before)]
    const at = previous ? host.children.indexOf(previous) + 1 : next ? host.children.indexOf(next) : after === undefined && before === undefined ? 0 : host.children.length
    host.children.splice(at, 0, node)
    this.#parents.set(node, host)
    this.#adopt(node)
  }
}

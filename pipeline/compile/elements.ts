import type { Element, ElementContent, ElementData, Properties, Text } from 'hast'
import type { Place } from '../model/diagnostics.ts'
import type { IndexMark } from './mentions.ts'
import { directionOfTag } from '../language/scripts.ts'

declare module 'hast' {
  interface ElementData {
    /** Where the element stands in the manuscript; stripped before the edition is handed on. */
    place?: Place
    /** Number of the citation that belongs here, until it is formatted. */
    citation?: number
    /** Marks of indexes that stand here. */
    marks?: readonly IndexMark[]
  }
}

export type Child = ElementContent | string

/** An element; strings among the children become text, empty ones nothing. */
export function element(tagName: string, properties: Properties, ...children: readonly Child[]): Element {
  return { type: 'element', tagName, properties, children: children.filter((child) => child !== '').map((child) => (typeof child === 'string' ? text(child) : child)) }
}

/** A text node. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** `lang` and `dir` of an element in the language of a tag. */
export function language(tag: string, dir: 'ltr' | 'rtl' = directionOfTag(tag)): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: tag, dir }
}

/** Gives an element its place in the manuscript. */
export function placed<T extends Element>(node: T, place: Place): T {
  node.data = { ...node.data, place } as ElementData
  return node
}

/** An empty slot that print and epub fill with the page of an anchor; `width`: digits to reserve. */
export function pageSlot(target: string, width?: number): Element {
  return element('a', { className: ['slot'], href: `#${target}`, dataSlot: 'page', dataTarget: target, ...(width !== undefined && { dataWidth: String(width) }) })
}

/** Whether an element has a class. */
export function hasClass(node: Element, name: string): boolean {
  const classes = node.properties['className']
  return Array.isArray(classes) && classes.includes(name)
}

import type { Element, Parents } from 'hast'
import { hyphenate } from '../language/hyphenation.ts'
import { hasClass } from './elements.ts'

/** What is never hyphenated: headings and titles, code, tables' heads, note calls, slots, labels and numbers. */
const whole = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'code', 'pre', 'th', 'caption', 'svg'])
const wholeClasses = ['note-call', 'slot', 'segment-number', 'entry', 'doc-ref', 'label', 'name', 'mention', 'part-number']

/** Puts soft hyphens into the running text of a tree, by the language of each run. */
export function hyphenateTree(tree: Parents, lang: string): void {
  for (const child of tree.children) {
    if (child.type === 'text') child.value = hyphenate(child.value, lang)
    if (child.type !== 'element' || isWhole(child)) continue
    const own = child.properties['lang']
    const isFirstCell = child.tagName === 'td' && tree.children.find((each) => each.type === 'element') === child
    if (!isFirstCell) hyphenateTree(child, typeof own === 'string' ? own : lang)
  }
}

function isWhole(node: Element): boolean {
  if (whole.has(node.tagName) || wholeClasses.some((name) => hasClass(node, name))) return true
  // The address of a link is its text: it is not cut.
  const href = node.properties['href']
  return node.tagName === 'a' && typeof href === 'string' && !href.startsWith('#')
}

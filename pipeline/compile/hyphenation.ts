import type { Element, Parents } from 'hast'
import { hyphenate } from '../language/hyphenation.ts'
import type { Book } from '../model/book.ts'
import { creators } from './creators.ts'
import { hasClass } from './elements.ts'

/** What is never hyphenated: headings and titles, code, tables' heads, note calls, slots, labels and numbers. */
const whole = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'code', 'pre', 'th', 'caption', 'svg', 'rt'])
const wholeClasses = ['note-call', 'slot', 'segment-number', 'entry', 'doc-ref', 'label', 'name', 'mention', 'part-number']

/** Puts soft hyphens into the running text of a tree, by the language of each run; words of `names` stay whole. */
export function hyphenateTree(tree: Parents, lang: string, names: ReadonlySet<string>): void {
  for (const child of tree.children) {
    if (child.type === 'text') child.value = hyphenate(child.value, lang, names)
    if (child.type !== 'element' || isWhole(child)) continue
    const own = child.properties['lang']
    const isFirstCell = child.tagName === 'td' && tree.children.find((each) => each.type === 'element') === child
    if (!isFirstCell) hyphenateTree(child, typeof own === 'string' ? own : lang, names)
  }
}

function isWhole(node: Element): boolean {
  if (whole.has(node.tagName) || wholeClasses.some((name) => hasClass(node, name))) return true
  // The address of a link is its text: it is not cut.
  const href = node.properties['href']
  return node.tagName === 'a' && typeof href === 'string' && !href.startsWith('#')
}

/**
 * The words, in small letters, that are never hyphenated: those of the register's names in all their forms, of authors'
 * names, and of romanised titles.
 */
export function wholeWords(names: Book['names'], bibliography: Book['bibliography']): ReadonlySet<string> {
  const words = new Set(['xinjiang', 'sinkiang', 'guomindang', 'kuomintang'])
  const add = (text: unknown): void => {
    if (typeof text === 'string') for (const word of text.toLowerCase().split(/[^\p{L}\p{M}]+/u)) words.add(word)
  }
  for (const name of names.values()) {
    if (name.type === 'organisation' || name.type === 'term' || name.type === 'work') continue
    for (const text of [name.preferred, ...name.short, ...name.forms.map((form) => form.text), ...name.variants.map((variant) => variant.text)]) add(text)
  }
  for (const entry of bibliography.values()) {
    creators(entry).forEach(add)
    const { multi } = entry.csl as { multi?: { _keys?: Record<string, Record<string, string>> } }
    for (const variants of Object.values(multi?._keys ?? {})) for (const [tag, text] of Object.entries(variants)) if (/latn/iu.test(tag)) add(text)
  }
  return words
}

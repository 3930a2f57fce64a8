import type { Element, Root } from 'hast'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { textOf, visitElements, property } from './tree.ts'

/** What XML 1.0 cannot hold at all: most controls, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** That, and U+00AD. */
const unread = /[^\t\n\r\u0020-\u00AC\u00AE-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text as XML can hold it. */
export function legalText(value: string): string {
  return value.replace(illegal, '')
}

/** Text of the EPUB: legal in XML and without U+00AD, since reading systems hyphenate by themselves. */
export function readingText(value: string): string {
  return value.replace(unread, '')
}

/** Cleans every text and attribute of a tree in place. Afterwards offsets into its text no longer count soft hyphens. */
export function cleanTree(tree: Root | Element): void {
  if (tree.type === 'element') cleanElement(tree)
  visitElements(tree, cleanElement)
}

function cleanElement(node: Element): void {
  for (const child of node.children) if (child.type === 'text') child.value = readingText(child.value)
  node.children = node.children.filter((child) => child.type === 'element' || child.type === 'text')
  for (const [name, value] of Object.entries(node.properties)) if (typeof value === 'string') node.properties[name] = readingText(value)
}

/** Names each character of a section that XML cannot hold, at its block's place. */
export function illegalCharacters(section: Section): Diagnostic[] {
  const messages: Diagnostic[] = []
  const report = (value: string, place: Place | undefined): void => {
    for (const character of new Set(value.match(illegal))) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      messages.push(diagnostic('character-allowed', `The character U+${code} cannot stand in an EPUB; it was left out.`, place ?? fallback(section)))
    }
  }
  for (const tree of [section.tree, ...section.notes.map((note): Root => ({ type: 'root', children: [...note.children] }))]) {
    visitElements(tree, (node) => {
      const block = property(node, 'dataBlock')
      if (block !== undefined) report(textOf(node, (inner) => inner !== node && inner.properties['dataBlock'] !== undefined), section.blocks.get(block))
    })
  }
  return messages
}

/** The place of a section's first block: for what belongs to the section as a whole. */
export function fallback(section: Section): Place {
  const [first] = section.blocks.values()
  return first ?? { file: 'manuscript/book.yaml', line: 1, column: 1 }
}

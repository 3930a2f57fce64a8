import type { Element, Parents, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { hasClass } from './elements.ts'

/** Words that stay on one line with the number after them. */
const before = /(?<![\p{L}\p{N}])(pp?\.|chs?\.|nos?\.|vols?\.|fols?\.|ff?\.|nn?\.|op\.|ll?\.|d\.|с\.|Documents?|Chapter|¶¶?|§§?|№) (?=\p{N})/gu

/** Puts a no-break space between “p.”, “Document”, “¶” and the like and their number. Nothing else of the text is touched. */
export function joinNumbers(tree: Parents): void {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(before, '$1\u00A0')
  })
}

/** Letters that a paragraph must have before its last word is tied: shorter ones seldom fill more than two lines. */
const LONG = 90

/** Keeps the last word of a paragraph whole, and ties a short one (“it.”) to the word before it: neither makes a line of its own. */
export function keepLastWords(tree: Parents): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'p') return undefined
    const texts = textsOf(node)
    const last = texts.at(-1)
    if (last) last.value = last.value.replace(/[^\s\u00A0]+\s*$/u, (word) => word.replaceAll('\u00AD', ''))
    if (last && texts.reduce((sum, text) => sum + text.value.length, 0) > LONG) last.value = last.value.replace(/ (?=\S{1,5}\s*$)/u, '\u00A0')
    return SKIP
  })
}

function textsOf(paragraph: Element): Text[] {
  const texts: Text[] = []
  visit(paragraph, (node) => {
    if (node.type === 'element' && hasClass(node, 'note-call')) return SKIP
    if (node.type === 'text') texts.push(node)
    return undefined
  })
  return texts
}

import type { Element, Nodes, Parents, Text } from 'hast'
import { eachNode } from '../model/tree.ts'
import { hasClass } from './elements.ts'

/** Words that stay on one line with the number after them. */
const before = /(?<![\p{L}\p{N}])(pp?\.|chs?\.|nos?\.|vols?\.|fols?\.|ff?\.|nn?\.|op\.|ll?\.|d\.|с\.|Documents?|Chapter|¶¶?|§§?|№) (?=\p{N})/gu

/** Puts a no-break space between “p.”, “Document”, “¶” and the like and their number. Nothing else of the text is touched. */
export function joinNumbers(tree: Parents): void {
  eachNode<Nodes>(tree, (node) => {
    // Code is what was typed.
    if (node.type === 'element' && node.tagName === 'code') return false
    // Few texts have a number after a space, which is soon seen.
    if (node.type === 'text' && / \p{N}/u.test(node.value)) node.value = node.value.replace(before, '$1\u00A0')
  })
}

/** Letters that a paragraph must have before its last word is tied: shorter ones seldom fill more than two lines. */
const LONG = 90

/** Keeps the last word of a paragraph whole, and ties a short one (“it.”) to the word before it: neither makes a line of its own. */
export function keepLastWords(tree: Parents): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'element' || node.tagName !== 'p') return
    const texts = textsOf(node)
    const whole = texts.map((text) => text.value).join('')
    const last = lastWord(whole)
    const word = whole.slice(last).replaceAll('\u00AD', '').trimEnd()
    const tied = whole.length > LONG && word.length <= 5 && whole[last - 1] === ' ' ? last - 1 : -1
    let end = whole.length
    // From the last to the first: the last word may stand in several elements.
    for (const text of texts.reverse()) {
      const start = end - text.value.length
      if (end > last) text.value = text.value.slice(0, Math.max(0, last - start)) + text.value.slice(Math.max(0, last - start)).replaceAll('\u00AD', '')
      if (start <= tied && tied < end) text.value = `${text.value.slice(0, tied - start)}\u00A0${text.value.slice(tied - start + 1)}`
      end = start
    }
    return false
  })
}

/** Where the last word begins; the end where there is none. Read from behind: a pattern would try every word. */
function lastWord(text: string): number {
  const end = text.trimEnd().length
  if (end === 0) return text.length
  let start = end
  while (start > 0 && !/\s/u.test(text.charAt(start - 1))) start--
  return start
}

function textsOf(paragraph: Element): Text[] {
  const texts: Text[] = []
  eachNode<Nodes>(paragraph, (node) => {
    if (node.type === 'element' && (hasClass(node, 'note-call') || node.tagName === 'code')) return false
    if (node.type === 'text') texts.push(node)
  })
  return texts
}

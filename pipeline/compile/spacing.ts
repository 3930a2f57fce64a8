import type { Parents } from 'hast'
import { visit } from 'unist-util-visit'

/** Words that stay on one line with the number after them. */
const before = /(?<![\p{L}\p{N}])(pp?\.|chs?\.|nos?\.|vols?\.|fols?\.|ff?\.|nn?\.|op\.|ll?\.|d\.|с\.|Documents?|Chapter|¶¶?|§§?|№) (?=\p{N})/gu

/** Puts a no-break space between “p.”, “Document”, “¶” and the like and their number. Nothing else of the text is touched. */
export function joinNumbers(tree: Parents): void {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(before, '$1\u00A0')
  })
}

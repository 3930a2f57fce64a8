import type { Text } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import type { Node, Parent } from 'unist'

/** A text node of a block, and what may be done with the names in it. */
export interface Piece {
  readonly node: Text
  /** Offset of its first unit in the text of the block. */
  readonly start: number
  /** Plain words of the block: not emphasised, quoted as words, linked or in another language. */
  readonly plain: boolean
  readonly linked: boolean
  /** The editors say in which language it is. */
  readonly told: boolean
}

type Manner = Pick<Piece, 'plain' | 'linked' | 'told'>

/** The text of a block’s inline nodes in one string: what is no text there is one U+FFFC, a line break is a line feed, marks that print nothing are nothing. */
export function inlineText(nodes: readonly Node[]): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  const add = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  const visit = (list: readonly Node[], manner: Manner): void => {
    for (const node of list) {
      if (node.type === 'text') {
        pieces.push({ node: node as Text, start: length, ...manner })
        add((node as Text).value)
      } else if (node.type === 'break') add('\n')
      else if (node.type === 'textDirective') directive(node as TextDirective, manner)
      else if (!('children' in node) || node.type === 'citation') add('\uFFFC')
      else visit((node as Parent).children, { ...manner, plain: false, linked: manner.linked && node.type !== 'link' && node.type !== 'linkReference' })
    }
  }
  const directive = ({ name, children, attributes }: TextDirective, manner: Manner): void => {
    if (name === 'index') return
    // What the editors marked as a name, or as none, is as they marked it.
    if (children.length === 0 || name === 'doc' || name === 'page' || name === 'ref') add('\uFFFC')
    else if (name === 'name') visit(children, { plain: false, linked: false, told: manner.told })
    else visit(children, { plain: false, linked: manner.linked, told: manner.told || attributes?.['tag'] !== undefined })
  }
  visit(nodes, { plain: true, linked: true, told: false })
  return { text: parts.join(''), pieces }
}

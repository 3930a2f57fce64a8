import type { Image, ImageReference } from 'mdast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'
import { placeOf, walk, type BookTree } from './trees.ts'

/** Pictures without words for those who do not see them. Whether the file is there was seen while loading. */
export const checkImages: Check = ({ trees, standing }) => trees.flatMap((tree) => standing.of(judge, tree))

function judge(tree: BookTree): Diagnostic[] {
  const messages: Diagnostic[] = []
  walk(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return
    const { alt } = node as Image | ImageReference
    if ((alt ?? '').trim() !== '') return
    const name = node.type === 'image' ? (node as Image).url : (node as ImageReference).identifier
    messages.push(diagnostic('image-alt-written', `The image “${name}” has no alternative text.`, placeOf(tree, node)))
  })
  return messages
}

import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { element, placed } from '../elements.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `:::figure{#id caption="…"}` around one image → `<figure><img><figcaption>`. */
export const figure: DirectiveTransformer = (call) => {
  const [id, caption] = [attribute(call, 'id'), attribute(call, 'caption')]
  const images: Element[] = []
  visit({ type: 'root', children: call.children() }, 'element', (node: Element) => {
    if (node.tagName === 'img') images.push(node)
  })
  const parts: ElementContent[] = [...images]
  if (caption !== undefined) parts.push(placed(element('figcaption', {}, caption), placeOf(call)))
  return placed(element('figure', { ...(id !== undefined && { id }) }, ...parts), placeOf(call))
}

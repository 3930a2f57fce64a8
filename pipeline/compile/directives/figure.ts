import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { captionAt, captionElement } from '../caption.ts'
import { element, placed } from '../elements.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `:::figure{#id caption="…"}` around one image → `<figure><img><figcaption>`, numbered where it has a caption. */
export const figure: DirectiveTransformer = (call) => {
  const place = placeOf(call)
  const caption = captionAt(call.draft, place)
  const id = caption?.id ?? attribute(call, 'id')
  const images: Element[] = []
  visit({ type: 'root', children: call.children() }, 'element', (node: Element) => {
    if (node.tagName === 'img') images.push(node)
  })
  const parts: (ElementContent | undefined)[] = [...images, captionElement('figcaption', caption, place)]
  return placed(element('figure', { ...(id !== undefined && { id }) }, ...parts.filter((part) => part !== undefined)), place)
}

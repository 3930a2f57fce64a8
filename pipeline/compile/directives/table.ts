import type { Element } from 'hast'
import { captionAt, captionElement } from '../caption.ts'
import { placed } from '../elements.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `:::table{#id caption="…"}` → the table with its id and, on top, its number and caption. */
export const table: DirectiveTransformer = (call) => {
  const children = call.children()
  const found = children.find((child): child is Element => child.type === 'element' && child.tagName === 'table')
  if (!found) return children
  const place = placeOf(call)
  const caption = captionAt(call.draft, place)
  const id = caption?.id ?? attribute(call, 'id')
  if (id !== undefined) found.properties['id'] = id
  const words = captionElement('caption', caption, place)
  if (words !== undefined) found.children.unshift(words)
  return placed(found, place)
}

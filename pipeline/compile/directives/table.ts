import type { Element } from 'hast'
import { element, placed } from '../elements.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `:::table{#id caption="…"}` → the table with its id and, on top, its caption. */
export const table: DirectiveTransformer = (call) => {
  const children = call.children()
  const found = children.find((child): child is Element => child.type === 'element' && child.tagName === 'table')
  if (!found) return children
  const [id, caption] = [attribute(call, 'id'), attribute(call, 'caption')]
  if (id !== undefined) found.properties['id'] = id
  if (caption !== undefined) found.children.unshift(placed(element('caption', {}, caption), placeOf(call)))
  return placed(found, placeOf(call))
}

import { noName } from '../../model/directives/name.ts'
import { element } from '../elements.ts'
import { mentionOf, nameLink } from '../name-links.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:name[the governor]{id=sheng-shicai}` → a link to that entry of the register, where this mention leads there; else, and with the id `none`, the words alone. */
export const name: DirectiveTransformer = (call) => {
  const id = attribute(call, 'id')
  if (id === undefined || id === noName) return call.children()
  const link = nameLink(id, call.draft)
  const properties = { ...link, ...mentionOf(id, call.draft) }
  return Object.keys(properties).length === 0 ? call.children() : element(link === undefined ? 'span' : 'a', properties, ...call.children())
}

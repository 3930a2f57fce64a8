import { noName } from '../../model/directives/name.ts'
import { element } from '../elements.ts'
import { nameLink } from '../name-links.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:name[the governor]{id=sheng-shicai}` → a link to that entry of the register, where this mention leads there; else, and with the id `none`, the words alone. */
export const name: DirectiveTransformer = (call) => {
  const id = attribute(call, 'id')
  const link = id === undefined || id === noName ? undefined : nameLink(id, call.draft)
  return link === undefined ? call.children() : element('a', link, ...call.children())
}

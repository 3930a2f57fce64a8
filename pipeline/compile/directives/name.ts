import { noName } from '../../model/directives/name.ts'
import { element } from '../elements.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:name[the governor]{id=sheng-shicai}` → `<span class="name" data-name="sheng-shicai">`; with the id `none` the words alone. */
export const name: DirectiveTransformer = (call) => {
  const id = attribute(call, 'id')
  return id === undefined || id === noName ? call.children() : element('span', { className: ['name'], dataName: id }, ...call.children())
}

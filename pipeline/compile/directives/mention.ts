import { element, language } from '../elements.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:mention[Guomindang]` → `<em class="mention">`. */
export const mention: DirectiveTransformer = (call) => {
  const tag = attribute(call, 'tag')
  return element('em', { className: ['mention'], ...(tag !== undefined && language(tag)) }, ...call.children())
}

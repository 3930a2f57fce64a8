import { fill } from '../../language/words/index.ts'
import { pageSlot, text } from '../elements.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:page{to=the-rising}` → “p. ” and a slot for the page, on one line. */
export const page: DirectiveTransformer = (call) => {
  const to = attribute(call, 'to')
  if (to === undefined) return undefined
  const [before = '', after = ''] = fill(call.draft.facts.words.page, '\u0000').replace(/ /gu, '\u00A0').split('\u0000')
  return [text(before), pageSlot(to), text(after)].filter((node) => node.type === 'element' || node.value !== '')
}

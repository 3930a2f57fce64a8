import { pageReference } from '../references.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:page{to=the-rising}` → “p. ” and a slot for the page, on one line. */
export const page: DirectiveTransformer = (call) => {
  const to = attribute(call, 'to')
  return to === undefined ? undefined : pageReference(to, call.draft.facts.words)
}

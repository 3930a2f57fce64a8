import { reference } from '../references.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:ref{to=the-rising page}` → “Chapter 2, p. 45”, a link and a slot; with a label, the label is the link’s text. */
export const ref: DirectiveTransformer = (call) => {
  const to = attribute(call, 'to')
  if (to === undefined) return call.children()
  const given = attribute(call, 'form')
  const form = given === 'title' || given === 'full' ? given : 'number'
  return reference(to, { form, withPage: call.node.attributes?.['page'] !== undefined, label: call.children() }, call.draft, call.options)
}

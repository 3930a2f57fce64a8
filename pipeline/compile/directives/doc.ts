import { documentReference } from '../document-reference.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/** `:doc{to=arabic-digest seg=s4}` → “Document 3, ¶ 4”, a link; with a label, the label is the link’s text. */
export const doc: DirectiveTransformer = (call) => {
  const to = attribute(call, 'to')
  return to === undefined ? call.children() : documentReference(call.draft.facts, to, attribute(call, 'seg'), call.children())
}

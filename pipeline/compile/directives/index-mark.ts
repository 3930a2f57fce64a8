import { toString } from 'mdast-util-to-string'
import { headingKey, seeTargets } from '../../model/indexes.ts'
import { element } from '../elements.ts'
import { marked } from '../mentions.ts'
import { attribute, placeOf, type DirectiveTransformer } from './transformer.ts'

/** `:index[…]` → an empty `<span>` that carries the mark, until it is set onto the word beside it (mentions.ts); nothing where no printed index gathers it. */
export const indexMark: DirectiveTransformer = (call) => {
  const words = headingKey(toString(call.node))
  if (!call.draft.indexed || !call.draft.facts.resolveMark(words, attribute(call, 'of')).index) return undefined
  const mark = {
    words, heading: call.children(), of: attribute(call, 'of'), sub: attribute(call, 'sub'), sort: attribute(call, 'sort'),
    see: seeTargets(attribute(call, 'see')), seeAlso: seeTargets(attribute(call, 'see-also')),
    range: attribute(call, 'range') as 'start' | 'end' | undefined, isMain: attribute(call, 'main') === 'true', place: placeOf(call),
  }
  return marked(element('span', {}), [mark])
}

import { directionOfTag, scriptOfTag } from '../../language/scripts.ts'
import { element } from '../elements.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/**
 * `:lang[新疆]{tag=zh-Hant}` → `<span lang dir>`. Words of another language in roman letters are set in italics (`<em>`).
 */
export const lang: DirectiveTransformer = (call) => {
  const tag = attribute(call, 'tag') ?? call.options.lang
  const given = attribute(call, 'dir')
  const dir = given === 'rtl' || given === 'ltr' ? given : directionOfTag(tag)
  return element(scriptOfTag(tag) === 'Latn' ? 'em' : 'span', { lang: tag, dir }, ...call.children())
}

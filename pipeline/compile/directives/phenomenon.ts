import type { ElementContent, Properties } from 'hast'
import { phenomenonWords } from '../../language/words/phenomena.ts'
import { givenAttribute, signForm, wordless, type Phenomenon } from '../../model/phenomena.ts'
import { element } from '../elements.ts'
import { markClasses, signText } from '../sign-text.ts'
import { attribute, type DirectiveTransformer } from './transformer.ts'

/**
 * A textual phenomenon → `<del>`, `<ins>` or `<span>` with its name in its class and its meaning as title, between the signs of the house:
 * `:supplied[of the people]` → `<span class="marked-supplied" title="supplied by the editors"><span class="sign">[</span>of the people…`.
 * Signs are text like any other: they are printed, counted and conserved.
 */
export function phenomenon(name: Phenomenon): DirectiveTransformer {
  return (call) => {
    const { signs, lang } = call.draft.facts
    const sign = signs.signs[name]
    const key = givenAttribute[name]
    const form = signForm(sign, key === undefined ? undefined : attribute(call, key))
    const words = wordless.has(name) ? [] : call.children()
    const properties: Properties = { className: markClasses(name, sign.manner), title: phenomenonWords(lang)[name] }
    const printed = (text: string): ElementContent[] => signText(text, { signs: signs.lang, around: call.options.lang })
    return element(name === 'deleted' ? 'del' : name === 'added' ? 'ins' : 'span', properties, ...printed(form.before), ...words, ...printed(form.after))
  }
}

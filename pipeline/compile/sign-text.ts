import type { ElementContent, Properties } from 'hast'
import { scriptOfTag } from '../language/scripts.ts'
import type { Phenomenon, SignManner } from '../model/phenomena.ts'
import { element, language } from './elements.ts'

/** Characters that only East Asian faces draw, or draw in their own width: Han, their punctuation, full widths, squares. */
const eastAsian = /([\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF□■]+|…{2,})/u

/** The classes of what is under a sign. The prefix keeps a leaf of the source (`folio`) apart from the folios of the pages. */
export function markClasses(name: Phenomenon, manner: SignManner): string[] {
  return manner === 'plain' ? [`marked-${name}`] : [`marked-${name}`, manner]
}

/**
 * The text of a sign as `<span class="sign">`; its East Asian characters say their language, so that in a text of another script they
 * are set in the same face on paper and on screen. `lang`: of the signs, and of the text around them.
 */
export function signText(text: string, lang: { readonly signs: string | undefined; readonly around: string }, properties: Properties = { className: ['sign'] }): ElementContent[] {
  const isForeign = lang.signs !== undefined && scriptOfTag(lang.around) !== scriptOfTag(lang.signs)
  return text.split(eastAsian).flatMap((part, index) => {
    if (part === '') return []
    return [element('span', { ...properties, ...(isForeign && index % 2 === 1 && language(lang.signs ?? '')) }, part)]
  })
}

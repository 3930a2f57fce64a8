import type { Element } from 'hast'
import { wordsFor } from '../language/words/index.ts'
import type { Place } from '../model/diagnostics.ts'
import type { NumberedCaption } from './captions.ts'
import type { Draft } from './draft.ts'
import { element, placed, type Child } from './elements.ts'
import { captionNumber } from './references.ts'

/** The numbered caption of the figure, table or map that is written at a place of the chapter; undefined where it has none. */
export function captionAt(draft: Draft, { line, column }: Place): NumberedCaption | undefined {
  return draft.captions.find(({ place }) => place.line === line && place.column === column)
}

/** “Figure 2. The words”, in the language of the chapter; `more` is what follows them. */
export function captionElement(tagName: 'figcaption' | 'caption', caption: NumberedCaption | undefined, place: Place, more: readonly Child[] = []): Element | undefined {
  if (caption === undefined && more.length === 0) return undefined
  const words: Child[] = []
  if (caption !== undefined) {
    const generated = wordsFor(caption.lang)
    const [before = '', after = ''] = generated.captionLabel.split('{}')
    words.push(element('span', { className: ['caption-number'] }, `${before}${captionNumber(caption.kind, caption.number, generated)}${after.trimEnd()}`), after.slice(after.trimEnd().length), caption.text)
  }
  return placed(element(tagName, {}, ...words, ...more), place)
}

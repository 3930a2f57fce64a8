import type { ElementContent, Parents } from 'hast'
import { isForeign, languageRuns } from '../language/run-languages.ts'
import { element, hasClass, language, text } from './elements.ts'

/**
 * Gives every run in another script than that of its language a `<span lang dir>`, in the whole tree: who reads it aloud, spells it or
 * sets it must know. What an element around it says stays. `candidates` are the languages of the book, those meant first.
 */
export function tellLanguages(tree: Parents, lang: string, candidates: readonly string[]): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return isForeign(child.value, lang) ? withLanguages(child.value, candidates, lang) : [child]
    // The words of a drawing are placed one by one; α calls a note, and is no Greek.
    if (child.type === 'element' && child.tagName !== 'svg' && !hasClass(child, 'note-call')) tellLanguages(child, String(child.properties['lang'] ?? lang), candidates)
    return [child]
  })
}

/** Text in the language `lang`, its runs in other scripts as `<span lang dir>`. */
export function withLanguages(value: string, candidates: readonly string[], lang = 'en'): ElementContent[] {
  return languageRuns(value, candidates, lang).map((run) => (run.tag === undefined ? text(run.text) : element('span', language(run.tag), run.text)))
}

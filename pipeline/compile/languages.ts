import type { Element, ElementContent, Parents } from 'hast'
import { isForeign, isJapanese, languageOfRun, languageRuns } from '../language/run-languages.ts'
import { languageOfTag, scriptOfTag, scriptRuns } from '../language/scripts.ts'
import { element, hasClass, language, text } from './elements.ts'

/**
 * Gives every run in another script than that of its language a `<span lang dir>`, in the whole tree: who reads it aloud, spells it or
 * sets it must know. What an element around it says stays. `candidates` are the languages of the book, those meant first.
 */
export function tellLanguages(tree: Parents, lang: string, candidates: readonly string[]): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return isForeign(child.value, lang) ? withLanguages(child.value, candidates, lang) : [child]
    if (child.type === 'element' && child.tagName === 'ruby') tellReadings(child, lang, candidates)
    // The words of a drawing are placed one by one; α calls a note, and is no Greek.
    if (child.type === 'element' && child.tagName !== 'svg' && !hasClass(child, 'note-call')) tellLanguages(child, String(child.properties['lang'] ?? lang), candidates)
    return [child]
  })
}

/** Words with readings: the language of the words, where it is another than `lang`, and that of each reading, told by its letters. */
function tellReadings(ruby: Element, lang: string, candidates: readonly string[]): void {
  const base = wordsOf(ruby)
  const own = isForeign(base, lang) ? languageRuns(base, candidates, lang).find(({ tag }) => tag !== undefined)?.tag : undefined
  if (own !== undefined) Object.assign(ruby.properties, language(own))
  for (const child of ruby.children) {
    if (child.type !== 'element' || child.tagName !== 'rt') continue
    const tag = languageOfReading(wordsOf(child), own ?? lang, candidates)
    if (tag !== undefined) Object.assign(child.properties, language(tag))
  }
}

/** Roman letters spell the language of the words they stand beside; undefined where a reading is in their own script. */
function languageOfReading(reading: string, lang: string, candidates: readonly string[]): string | undefined {
  if (/\p{Script=Bopomofo}/u.test(reading)) return 'zh-Bopo'
  const script = scriptRuns(reading).find((run) => run.script !== 'Zyyy' && run.script !== 'Zzzz')?.script
  if (script === undefined || script === scriptOfTag(lang) || (script === 'Kana' && isJapanese(lang))) return undefined
  return script === 'Latn' ? `${languageOfTag(lang)}-Latn` : languageOfRun(reading, script, candidates)
}

function wordsOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' && child.tagName !== 'rt' ? wordsOf(child) : '')).join('')
}

/** Text in the language `lang`, its runs in other scripts as `<span lang dir>`. */
export function withLanguages(value: string, candidates: readonly string[], lang = 'en'): ElementContent[] {
  return languageRuns(value, candidates, lang).map((run) => (run.tag === undefined ? text(run.text) : element('span', language(run.tag), run.text)))
}

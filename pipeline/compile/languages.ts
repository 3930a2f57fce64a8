import type { Element, ElementContent, Parents } from 'hast'
import { isJapanese, languageOfRun } from '../language/run-languages.ts'
import { languageOfTag, scriptOfTag, scriptRuns, type Script } from '../language/scripts.ts'
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
  const foreign = isForeign(base, lang) ? scriptRuns(base).find(({ script }) => !neutral.has(script)) : undefined
  const own = foreign && languageOfRun(foreign.text, foreign.script, candidates)
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
  const own = scriptOfTag(lang)
  const runs: { tag: string | undefined; text: string }[] = []
  for (const { script, text: words } of scriptRuns(value).flatMap(listed)) {
    const tag = script === own || neutral.has(script) || (script === 'Kana' && isJapanese(lang)) ? undefined : languageOfRun(words, script, candidates)
    const last = runs.at(-1)
    if (last && last.tag === tag) last.text += words
    else runs.push({ tag, text: words })
  }
  return runs.map((run) => (run.tag === undefined ? text(run.text) : element('span', language(run.tag), run.text)))
}

/** Whether a text holds letters of another script than that of its language. Latin is at home in every text. */
export function isForeign(value: string, lang: string): boolean {
  return beyondLatin.test(value) && (isJapanese(lang) ? japanese : (letters[scriptOfTag(lang)] ?? letters.Latn)).test(value)
}

/** Cheap to tell, and true of any text that holds letters of another script: what is no letter, or Latin, stands in these blocks; µ is neither. */
const beyondLatin = /[^\u0000-\u00B4\u00B6-\u024F\u2000-\u2070]/u

const neutral = new Set<Script>(['Latn', 'Zyyy', 'Zzzz'])

const letters: Readonly<Partial<Record<Script, RegExp>>> & { readonly Latn: RegExp } = {
  Latn: /\p{L}(?<!\p{Script=Latin})/u,
  Arab: /\p{L}(?<![\p{Script=Arabic}\p{Script=Latin}])/u,
  Hani: /\p{L}(?<![\p{Script=Han}\p{Script=Latin}])/u,
  Cyrl: /\p{L}(?<![\p{Script=Cyrillic}\p{Script=Latin}])/u,
}

const japanese = /\p{L}(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Latin}])/u

/** “تمرد, ثورة”: words that a comma of ours parts are as many runs. They stand in the order of the text around them. */
function listed<T extends { readonly script: Script; readonly text: string }>(run: T): { script: Script; text: string }[] {
  if (run.script !== 'Arab') return [run]
  return run.text.split(/([,;] )/u).filter((part) => part !== '').map((part, index) => ({ script: index % 2 === 1 ? 'Zyyy' : 'Arab', text: part }))
}

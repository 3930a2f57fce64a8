import { languageOfTag, scriptOfTag, scriptRuns, type Script } from './scripts.ts'

/** Fallback language of a script where nothing else is known. */
const usual: Readonly<Partial<Record<Script, string>>> = { Hani: 'zh', Arab: 'ar', Cyrl: 'ru', Hebr: 'he', Grek: 'el', Hang: 'ko', Kana: 'ja', Mong: 'mn-Mong' }

/**
 * Letters that tell a language among those of its script. Uyghur writes ى in the middle of words and a hamza before every first vowel,
 * Arabic does neither; Kazakh and Kyrgyz in Arabic script mark front vowels with a high hamza.
 */
const telling: readonly (readonly [language: string, script: Script, letters: RegExp])[] = [
  ['kk', 'Arab', /[ٴٵٶٷٸ]/u],
  ['ug', 'Arab', /[ەېۆۈۇۋڭھ]|ى\p{L}|(?<![\p{L}\p{M}])ئ/u],
  ['ur', 'Arab', /[ٹڈڑےں]/u],
  ['fa', 'Arab', /[یک]/u],
  ['ug', 'Cyrl', /җ/iu],
  ['kk', 'Cyrl', /[әғқңұһі]/iu],
  ['mn', 'Cyrl', /[өү]/iu],
]

/** The tag under which a language of `telling` is meant, where the book does not name it with its script. */
const tags: Readonly<Record<string, string>> = { 'kk Arab': 'kk-Arab', 'ug Arab': 'ug-Arab', 'ug Cyrl': 'ug-Cyrl', 'kk Cyrl': 'kk-Cyrl' }

/**
 * The language of a run of one script, as a BCP 47 tag: one of `candidates` that is written in that script, told from the others by
 * its letters; else the language that its letters tell; else the usual one of the script. Undefined for a script that is not known.
 */
export function languageOfRun(text: string, script: Script, candidates: readonly string[]): string | undefined {
  const ofScript = candidates.filter((tag) => scriptOfTag(tag) === script || (script === 'Kana' && isJapanese(tag)))
  const told = telling.filter(([, own, letters]) => own === script && letters.test(text)).map(([language]) => language)
  const fitting = ofScript.find((tag) => told.includes(languageOfTag(tag)))
  if (fitting !== undefined) return fitting
  const plain = ofScript.find((tag) => !telling.some(([language, own]) => own === script && language === languageOfTag(tag)))
  const [first] = told
  // Persian letters are typed in Arabic too: they tell only where the book has no other language of the script.
  if (first !== undefined && (ofScript.length === 0 || first !== 'fa')) return tags[`${first} ${script}`] ?? first
  return plain ?? ofScript[0] ?? usual[script]
}

/** Japanese in its own writing, which its tag files under Han. */
export function isJapanese(tag: string): boolean {
  return languageOfTag(tag) === 'ja' && scriptOfTag(tag) === 'Hani'
}

/** A part of a text and its language, as a BCP 47 tag; undefined: the language of the text itself. */
export interface LanguageRun {
  readonly tag: string | undefined
  readonly text: string
}

/** A text in the language `lang`, parted where its script, and with it its language, is another. `candidates` are the languages of the book. */
export function languageRuns(value: string, candidates: readonly string[], lang: string): LanguageRun[] {
  const own = scriptOfTag(lang)
  const runs: { tag: string | undefined; text: string }[] = []
  for (const { script, text } of scriptRuns(value).flatMap(listed)) {
    const tag = script === own || neutral.has(script) || (script === 'Kana' && isJapanese(lang)) ? undefined : languageOfRun(text, script, candidates)
    const last = runs.at(-1)
    if (last && last.tag === tag) last.text += text
    else runs.push({ tag, text })
  }
  return runs
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

import { languageOfTag, scriptOfTag, type Script } from './scripts.ts'

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

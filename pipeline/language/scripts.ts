/** ISO 15924 codes of the scripts that the press tells apart. `Zyyy`: common to all (figures, punctuation, signs). */
export type Script = 'Latn' | 'Cyrl' | 'Arab' | 'Hani' | 'Hebr' | 'Grek' | 'Kana' | 'Hang' | 'Mong' | 'Zyyy' | 'Zzzz'

const scriptPatterns: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Mong', /\p{Script=Mongolian}/u],
]

const scriptOfLanguage: Readonly<Record<string, Script>> = {
  ar: 'Arab', fa: 'Arab', ug: 'Arab', ur: 'Arab', ps: 'Arab', chg: 'Arab', ota: 'Arab', he: 'Hebr', yi: 'Hebr',
  zh: 'Hani', ja: 'Hani', lzh: 'Hani', ru: 'Cyrl', kk: 'Cyrl', ky: 'Cyrl', mn: 'Cyrl', uk: 'Cyrl', tg: 'Cyrl', el: 'Grek', ko: 'Hang',
}

const foldedScripts: Readonly<Record<string, Script>> = { Hans: 'Hani', Hant: 'Hani', Jpan: 'Kana', Hira: 'Kana', Kore: 'Hang', Aran: 'Arab' }

/** A book has a few dozen tags, and asks for their scripts at every form of its register. */
const knownScripts = new Map<string, Script>()

/** The script of a BCP 47 tag: the one it names, else the usual one of its language; Latin where nothing is known. */
export function scriptOfTag(tag: string): Script {
  let script = knownScripts.get(tag)
  if (script === undefined) knownScripts.set(tag, (script = readScript(tag)))
  return script
}

function readScript(tag: string): Script {
  const [language = '', ...rest] = tag.split('-')
  for (const part of rest) {
    if (part.length === 1) break
    if (/^[A-Za-z]{4}$/u.test(part)) {
      const code = part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
      return foldedScripts[code] ?? (code as Script)
    }
  }
  return scriptOfLanguage[language.toLowerCase()] ?? 'Latn'
}

/** The language subtag of a BCP 47 tag, in small letters. */
export function languageOfTag(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag
}

/** The direction in which text of a BCP 47 tag is written. */
export function directionOfTag(tag: string): 'ltr' | 'rtl' {
  const script: string = scriptOfTag(tag)
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo'].includes(script) ? 'rtl' : 'ltr'
}

/** The script of one character; `Zyyy` for signs that every script uses, `Zzzz` for scripts not told apart. */
function scriptOfCharacter(character: string): Script {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x41) return 'Zyyy'
  for (const [script, pattern] of scriptPatterns) if (pattern.test(character)) return script
  // Common to several scripts, but no reader of Latin knows them.
  if (/[\u060C\u061B\u061F\u0640\u0660-\u066D]/u.test(character)) return 'Arab'
  return /[\p{Script=Common}\p{Script=Inherited}]/u.test(character) ? 'Zyyy' : 'Zzzz'
}

/** A stretch of text in one script. */
interface ScriptRun {
  readonly script: Script
  readonly text: string
}

/**
 * Cuts text into runs of one script. Signs and spaces between two runs of the same script belong to them; otherwise
 * they stand with the surrounding text, a run `Latn`. CJK punctuation goes with the Han run beside it, a combining mark with its letter.
 */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: { script: Script; text: string }[] = []
  let waiting = ''
  const push = (script: Script, piece: string): void => {
    const last = runs.at(-1)
    if (last?.script === script) last.text += piece
    else if (piece !== '') runs.push({ script, text: piece })
  }
  const flush = (next: Script | undefined): void => {
    const last = runs.at(-1)?.script
    if (last !== undefined && last === next) push(last, waiting)
    else {
      // The full stop of an initial, В. А., stays with its letter.
      const stop = last === 'Cyrl' && waiting.startsWith('.') && /(?<!\p{L})\p{L}$/u.test(runs.at(-1)?.text ?? '') ? 1 : 0
      if (stop === 1) push('Cyrl', '.')
      const opening = next === 'Hani' ? /[\u3001-\u303F\uFF00-\uFFEF]*$/u.exec(waiting)![0].length : 0
      push('Latn', waiting.slice(stop, waiting.length - opening))
      if (opening > 0) push('Hani', waiting.slice(-opening))
    }
    waiting = ''
  }
  for (const character of text) {
    const script = scriptOfCharacter(character)
    const last = runs.at(-1)?.script
    if (last !== undefined && waiting === '' && (/\p{M}/u.test(character) || (last === 'Hani' && /[\u3001-\u303F\uFF00-\uFFEF]/u.test(character)))) push(last, character)
    else if (script === 'Zyyy') waiting += character
    else {
      flush(script)
      push(script, character)
    }
  }
  flush(undefined)
  return runs
}

/** The name of a script in the language `tag`: “Cyrillic”. */
export function scriptName(script: Script, tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'script' }).of(script) ?? script
}

import { isPinyin } from '../pinyin.ts'
import { scriptOfTag } from '../scripts.ts'
import { transliterator, type SchemeRules } from '../transliteration.ts'
import { unvocalised } from '../vocalisation.ts'
import { folded } from './characters.ts'
import type { RegisteredForm } from './index.ts'

/** What is asked of a scheme by which spellings are made. `from` and `tag`: BCP 47 of what goes in and of what comes out. */
interface SpellingScheme extends SchemeRules {
  readonly from: string
  readonly tag: string
}

const capital = /\p{Lu}/u
/** Apostrophes, primes and half rings, and what stands for them on a typewriter. */
const apostrophe = /['’‘ʼʻʹʺʿʾ"”]/u
const apostrophes = /['’‘ʼʻʹʺʿʾ"”]/gu

/** Letters and figures that a generated spelling has at least: shorter ones are words of some language. */
const shortest = 4

/**
 * The variants that schemes make from the forms of a register, each also without its apostrophes, primes and hyphens (Shih-ts’ai,
 * Shih-tsai, Shihtsai). Diacritics are left to recognition, which takes a generated spelling without any as well. Not among them: what
 * recognition could not tell from a registered spelling of any entry, what two entries would share, what is too short, and a single
 * word that is part of a name or that `isCommon` says to be used otherwise.
 */
export function generatedForms(forms: readonly RegisteredForm[], schemes: ReadonlyMap<string, SpellingScheme>, isCommon: (word: string) => boolean = () => false): RegisteredForm[] {
  const { transliterate } = transliterator(schemes)
  const sources = sourcesOf(forms)
  const words = wordsOf(forms)
  /** By folded letters: the entry that has them; '' where two would, or none may. */
  const owners = new Map(forms.map(({ text }) => [folded(text), '']))
  const made: RegisteredForm[] = []
  const keys: string[] = []
  const add = (text: string, { entry, spellings }: Target, lang: string, scheme: string): void => {
    // Most schemes agree about most names.
    if (spellings.includes(text)) return
    spellings.push(text)
    const key = folded(text)
    let owner = owners.get(key)
    if (owner === undefined) owners.set(key, (owner = isShort(key) || isOther(text, key) ? '' : entry))
    else if (owner !== '' && owner !== entry) owners.set(key, '')
    if (owner !== entry) return
    made.push({ entry, text, lang, kind: 'variant', scheme })
    keys.push(key)
  }
  for (const { id: scheme, from, tag: lang } of schemes.values()) {
    // A transcription of sounds is no spelling.
    const own = /-fonipa(?:-|$)/u.test(lang) ? [] : fitting(sources.get(scriptKey(from)) ?? [], from)
    if (own.length === 0) continue
    // All at once: a line end parts words as the end of a text does, and one long text is converted faster than many short ones.
    const texts = transliterate(scheme, own.map(({ text }) => text).join('\n')).split('\n')
    own.forEach(({ target, hasCapitals }, index) => {
      // A mark at the end cannot be told from a quotation that closes there, or a possessive.
      const converted = (texts[index] ?? '').replace(/['’‘"”]+$/u, '')
      const cased = capital.test(converted)
      // Capitals that no scheme was given are letters of a keyboard’s code.
      if (cased && !hasCapitals) return
      const spelt = cased ? converted : capitalised(converted, target.casing)
      add(spelt, target, lang, scheme)
      const bare = apostrophe.test(spelt) ? spelt.replace(apostrophes, '') : spelt
      if (bare !== spelt) add(bare, target, lang, scheme)
      if (bare.includes('-')) add(bare.replaceAll('-', ''), target, lang, scheme)
    })
  }
  return made.filter(({ entry }, index) => owners.get(keys[index] ?? '') === entry)

  /** One word by itself that is used otherwise. */
  function isOther(text: string, key: string): boolean {
    return !key.includes(' ') && (words.has(key) || (/^\P{L}*\p{Lu}/u.test(text) && isCommon(key)))
  }
}

function isShort(key: string): boolean {
  return key.length < shortest * 2 && key.replace(/[^\p{L}\p{N}]/gu, '').length < shortest
}

/** The words of names as the book prints them, folded: “Tangut” alone is no other spelling of “Tangut people”, nor of anything else. */
function wordsOf(forms: readonly RegisteredForm[]): ReadonlySet<string> {
  return new Set(forms.filter(({ kind }) => kind === 'preferred' || kind === 'short').flatMap(({ text }) => folded(text).split(' ')))
}

/** Preferred forms that are plain pinyin, since no other form holds the reading of Chinese characters. */
function pinyinOf(forms: readonly RegisteredForm[]): RegisteredForm[] {
  const chinese = new Map<string, string[]>()
  for (const { entry, lang, text } of forms) if (scriptOfTag(lang) === 'Hani') chinese.set(entry, [...(chinese.get(entry) ?? []), text])
  return forms.filter(({ entry, kind, text }) => kind === 'preferred' && chinese.get(entry)?.some((characters) => isPinyin(text, characters))).map((form) => ({ ...form, lang: 'zh-Latn-pinyin' }))
}

/** An entry, and what has been made for it. */
interface Target {
  readonly entry: string
  readonly casing: Casing
  readonly spellings: string[]
}

/** A form that schemes convert: in NFC, white space as one space. */
interface Source {
  readonly text: string
  readonly hasCapitals: boolean
  readonly lang: string
  readonly target: Target
}

/** The forms of each language in each script; Arabic with its vowels only. */
function sourcesOf(forms: readonly RegisteredForm[]): ReadonlyMap<string, readonly Source[]> {
  const targets = new Map<string, Target>()
  for (const { entry, kind, text } of forms) if (kind === 'preferred') targets.set(entry, { entry, casing: casingOf(text), spellings: [] })
  const sources = new Map<string, Source[]>()
  for (const { entry, lang, text: written } of [...forms, ...pinyinOf(forms)]) {
    const key = scriptKey(lang)
    const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim()
    if (key === 'ar Arab' && unvocalised(text).length > 0) continue
    let target = targets.get(entry)
    if (target === undefined) targets.set(entry, (target = { entry, casing: 'none', spellings: [] }))
    const source = { text, lang, target, hasCapitals: capital.test(text) }
    const own = sources.get(key)
    if (own === undefined) sources.set(key, [source])
    else own.push(source)
  }
  return sources
}

function scriptKey(tag: string): string {
  return `${tag.split('-')[0]?.toLowerCase() ?? ''} ${scriptOfTag(tag)}`
}

/** Those of the sources of a language and script that a scheme converts: “zh-Latn-pinyin” asks for pinyin. */
function fitting(sources: readonly Source[], from: string): readonly Source[] {
  const asked = from.split('-').slice(1).filter((part) => !/^[A-Za-z]{4}$/u.test(part))
  return asked.length === 0 ? sources : sources.filter(({ lang }) => asked.every((part) => lang.split('-').includes(part)))
}

/** How a spelling from a script without capitals gets those of the preferred form: at each of its words, at the first, not at all. */
type Casing = 'words' | 'first' | 'none'

function casingOf(preferred: string): Casing {
  if (!/^\P{L}*\p{Lu}/u.test(preferred)) return 'none'
  return preferred.split(/[\s-]+/u).some((word) => /^\P{L}*\p{Ll}/u.test(word)) ? 'first' : 'words'
}

function capitalised(text: string, casing: Casing): string {
  if (casing === 'none') return text
  return casing === 'first' ? raised(text) : text.split(' ').map((word) => (word.includes('-') ? word.split('-').map(raised).join('-') : raised(word))).join(' ')
}

/** With a capital for the first letter, which an apostrophe may stand before. */
function raised(word: string): string {
  const at = apostrophe.test(word.charAt(0)) ? 1 : 0
  const letter = String.fromCodePoint(word.codePointAt(at) ?? 0x20)
  return word.slice(0, at) + letter.toUpperCase() + word.slice(at + letter.length)
}

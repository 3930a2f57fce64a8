import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

interface Patterns {
  readonly module: string
  /** Fewest letters left before and after a hyphen. */
  readonly left: number
  readonly right: number
}

const patterns: Readonly<Record<string, Patterns>> = {
  en: { module: 'en-gb', left: 2, right: 3 }, 'en-US': { module: 'en-us', left: 2, right: 3 },
  es: { module: 'es', left: 2, right: 3 }, ru: { module: 'ru', left: 2, right: 3 }, de: { module: 'de', left: 2, right: 3 },
  fr: { module: 'fr', left: 2, right: 3 }, it: { module: 'it', left: 2, right: 3 }, tr: { module: 'tr', left: 2, right: 3 },
  pt: { module: 'pt', left: 2, right: 3 }, nl: { module: 'nl', left: 2, right: 3 }, pl: { module: 'pl', left: 2, right: 3 },
  uk: { module: 'uk', left: 2, right: 3 }, la: { module: 'la', left: 2, right: 3 },
}

const none: ReadonlySet<string> = new Set()

type Hyphenator = (word: string) => string
const loaded = new Map<string, Hyphenator | undefined>()

/**
 * Puts soft hyphens (U+00AD) into the words of a text, by the patterns of its language (package `hyphen`, TeX's own).
 * Left alone: words of up to five letters, words in capitals, words with figures, addresses, and every language without
 * patterns (Chinese, Arabic, Uyghur in any script), and the words of `whole` (in small letters): names in romanisation,
 * which English patterns would cut wrongly (Xinji-ang). The text without its soft hyphens is the text that came in.
 */
export function hyphenate(text: string, tag: string, whole: ReadonlySet<string> = none): string {
  const hyphenator = hyphenatorOf(tag)
  if (!hyphenator) return text
  const known = knownIn(whole, hyphenator)
  return text.replace(/[^\s\u00A0/\u2013\u2014-]{6,}/gu, (word) => {
    const ready = known.get(word)
    if (ready !== undefined) return ready
    const made = /[@:.]\p{L}|\d|[_=&#]/u.test(word) ? word : word.replace(/[\p{L}\p{M}]+/gu, (letters) => (mayBreak(letters) && !whole.has(letters.toLowerCase()) ? hyphenator(letters) : letters))
    known.set(word, made)
    return made
  })
}

/** By the words that stay whole and the language: words, with the punctuation about them, as they were hyphenated. */
const hyphenated = new WeakMap<ReadonlySet<string>, Map<Hyphenator, Map<string, string>>>()

function knownIn(whole: ReadonlySet<string>, hyphenator: Hyphenator): Map<string, string> {
  let languages = hyphenated.get(whole)
  if (languages === undefined) hyphenated.set(whole, (languages = new Map()))
  let known = languages.get(hyphenator)
  if (known === undefined) languages.set(hyphenator, (known = new Map()))
  return known
}

function mayBreak(letters: string): boolean {
  return letters.length > 5 && letters !== letters.toUpperCase()
}

function hyphenatorOf(tag: string): Hyphenator | undefined {
  const language = tag.split('-')[0] ?? ''
  if (tag.includes('Latn') && !['en', 'es', 'de', 'fr', 'it', 'tr', 'pt', 'nl', 'pl', 'la'].includes(language)) return undefined
  const chosen = patterns[tag] ? tag : language
  if (!loaded.has(chosen)) loaded.set(chosen, make(patterns[chosen]))
  return loaded.get(chosen)
}

function make(choice: Patterns | undefined): Hyphenator | undefined {
  if (!choice) return undefined
  const { hyphenateSync } = require(`hyphen/${choice.module}`) as { hyphenateSync: (text: string, options: object) => string }
  const known = new Map<string, string>()
  return (word) => {
    const ready = known.get(word)
    if (ready !== undefined) return ready
    const parts = hyphenateSync(word, { minWordLength: 5 }).split('\u00AD')
    const made = mergeShort(parts, choice)
    known.set(word, made)
    return made
  }
}

/** Takes back breaks that would leave fewer letters than the minimum at either end. */
function mergeShort(parts: readonly string[], { left, right }: Patterns): string {
  const merged = [...parts]
  while (merged.length > 1 && (merged[0] ?? '').length < left) merged.splice(0, 2, (merged[0] ?? '') + (merged[1] ?? ''))
  while (merged.length > 1 && (merged.at(-1) ?? '').length < right) merged.splice(-2, 2, (merged.at(-2) ?? '') + (merged.at(-1) ?? ''))
  return merged.join('\u00AD')
}

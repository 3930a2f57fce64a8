import type { Element, ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import { scriptOfTag, type Script } from '../language/scripts.ts'
import { transliterator } from '../language/transliteration.ts'
import { covers } from '../model/house.ts'
import type { Scheme } from '../model/schemes.ts'
import { header } from './colophon.ts'
import type { Draft } from './draft.ts'
import { element, language, placed } from './elements.ts'
import type { BookData } from './facts.ts'
import { aboutScheme, settledForms, transliterationNote } from './transliteration-note.ts'

/** Letters of the scripts that are written letter by letter, small ones where the script has two cases. */
const letters: Readonly<Partial<Record<Script, RegExp>>> = {
  Arab: /(?=\p{Script=Arabic})\p{L}/gu, Cyrl: /(?=\p{Script=Cyrillic})[\p{Ll}\p{Lo}]/gu, Grek: /(?=\p{Script=Greek})\p{Ll}/gu, Hebr: /(?=\p{Script=Hebrew})\p{L}/gu,
}

/** Alphabets of languages whose schemes also know letters of their neighbours; the table is of the language alone. */
const alphabets: Readonly<Record<string, string>> = { ru: 'абвгдеёжзиійклмнопрстуфхцчшщъыѣьэюяѳѵ' }

/** Pairs of letter and romanisation in a row. */
const PAIRS = 3

/**
 * The note on transliteration and its tables: one for each scheme that the book's policy names and that has letters, made by applying
 * the scheme itself, so that what is printed is what was done; after each, the settled forms that depart from it.
 */
export function transliterationTables(draft: Draft, book: BookData): ElementContent[] {
  const { words } = draft.facts
  const library = transliterator(book.schemes)
  const tables = Object.entries(book.config.policies.transliteration).flatMap(([lang, id]): ElementContent[] => {
    const scheme = book.schemes.get(id)
    if (scheme === undefined) return []
    const place = book.configFile.at(['policies', 'transliteration', lang])
    // An archaic letter that the house cannot print is left out of the table.
    const printable = (letter: string): boolean => book.house.fonts.some((face) => covers(face, letter.charCodeAt(0)))
    const rows = lettersOf(rulesOf(scheme, book.schemes), scheme.from, lang, (text) => library.transliterate(id, text)).filter((row) => book.house.fonts.length === 0 || printable(row.letter))
    const parts: ElementContent[] = [placed(element('h2', {}, scheme.name), place), placed(element('p', { className: ['first'] }, aboutScheme(scheme, lang, draft)), place)]
    const settled = settledForms(lang, draft, book)
    // One block, so that a table stays with its heading.
    return [element('div', { className: ['scheme'] }, ...parts, ...(rows.length === 0 ? [] : [placed(table(rows, lang, scheme, [words.letter, scriptOfTag(scheme.tag) === 'Cyrl' ? words.scriptCyrillic : words.romanised]), place)])), ...(settled ? [settled] : [])]
  })
  return [header(words.transliterationTables, draft.place), ...transliterationNote(draft), ...tables]
}

interface Row {
  readonly letter: string
  /** As the letter stands alone, then as it comes out after others. */
  readonly readings: readonly string[]
}

/** The rules of a scheme, with those of the schemes that it calls. */
function rulesOf(scheme: Scheme, schemes: ReadonlyMap<string, Scheme>): string {
  const called = [...schemes.values()].filter(({ id }) => id !== scheme.id && new RegExp(`::\\s*${id}\\s*;`, 'u').test(scheme.rules))
  return [scheme.rules, ...called.map((each) => rulesOf(each, schemes))].join('\n').replace(/#.*$/gmu, '')
}

function lettersOf(rules: string, from: string, lang: string, convert: (text: string) => string): Row[] {
  const pattern = letters[scriptOfTag(from)]
  if (pattern === undefined) return []
  const found = [...new Set(rules.normalize('NFC').match(pattern) ?? [])].sort(collator(lang))
  const alphabet = alphabets[lang.split('-')[0] ?? '']
  const known = found.filter((letter) => convert(letter) !== letter && (alphabet === undefined || alphabet.includes(letter)))
  return known.map((letter) => {
    const after = known.flatMap((other) => {
      const [alone, both] = [convert(other), convert(other + letter)]
      return both.startsWith(alone) && both !== alone ? [both.slice(alone.length)] : []
    })
    return { letter, readings: [...new Set([convert(letter), ...after])].filter((each) => each !== '').slice(0, 3) }
  })
}

function table(rows: readonly Row[], lang: string, scheme: Scheme, heads: readonly string[]): Element {
  const head = Array.from({ length: PAIRS }, () => heads.map((each) => element('th', { scope: 'col' }, each))).flat()
  const body: Element[] = []
  for (let at = 0; at < rows.length; at += PAIRS) {
    const cells = Array.from({ length: PAIRS }, (_, index) => rows[at + index]).flatMap((row) => [
      element('td', {}, ...(row ? [element('span', language(lang), row.letter)] : [])),
      element('td', {}, ...(row ? [element('span', language(scheme.tag), row.readings.join(', '))] : [])),
    ])
    body.push(element('tr', {}, ...cells))
  }
  return element('table', { className: ['letters', 'short'] }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body))
}

import type { NameSuggestion } from '../check/index.ts'
import { foreignLetters } from '../language/letters.ts'
import { schemeInput } from '../language/scheme-input.ts'
import { scriptOfTag } from '../language/scripts.ts'
import { transliterator, type Transliterator } from '../language/transliteration.ts'
import { readSchemes } from '../load/index.ts'
import type { Book } from '../model/book.ts'
import type { Scheme } from '../model/schemes.ts'

/** Tags of languages that are often met in a script, for books that name none. */
const usualTags: Readonly<Record<string, string>> = { Hani: 'zh-Hant', Arab: 'ar', Cyrl: 'ru', Hebr: 'he', Grek: 'el', Hang: 'ko' }

/** Characters are romanised by this scheme where the policy names none for Chinese. */
const usualChinese = 'zh-pinyin-plain'

/**
 * Proposals as entries for sources/names.yaml, in YAML. What is romanised is a proposal too, and so is the type: every form is written
 * down as not confirmed, which `sourcebook check` goes on to report until an editor has looked.
 */
export function nameEntries(book: Book, suggestions: readonly NameSuggestion[]): string {
  const schemes = new Map([...readSchemes([usualChinese]), ...book.schemes])
  const library = transliterator(schemes)
  const taken = new Set(book.names.keys())
  return suggestions.map(({ text, script, places: [first, ...more] }) => {
    const lang = script === 'Latn' ? undefined : tagOf(book, script, text)
    const preferred = lang === undefined ? text : romanised(text, schemeOf(book, lang, schemes), library)
    const id = freeId(preferred, taken)
    taken.add(id)
    return [
      ...(first === undefined ? [] : [`# ${first.file}:${first.line}:${first.column}${more.length === 0 ? '' : ` and ${more.length} more`}`]),
      `- id: ${id}`,
      '  type: person # or place, organisation, term, work',
      `  preferred: ${JSON.stringify(preferred)}${preferred === text && lang !== undefined ? ' # no scheme can romanise it: write it in the letters of the book' : ''}`,
      ...(lang === undefined ? [] : ['  forms:', `    - { text: ${JSON.stringify(text)}, lang: ${lang}, role: original, confirmed: false }`]),
    ].map((line) => `${line}\n`).join('')
  }).join('')
}

/** Of the languages of the book that are written in a script the first with the fewest foreign letters in the text. */
function tagOf({ config }: Book, script: string, text: string): string {
  const own = [...config.languages, ...Object.keys(config.policies.transliteration)].filter((tag) => scriptOfTag(tag) === script)
  const [best] = own.map((tag) => {
    let foreign = 0
    foreignLetters(text, tag, () => { foreign += 1 })
    return { tag, foreign }
  }).sort((a, b) => a.foreign - b.foreign)
  return best?.tag ?? usualTags[script] ?? `und-${script}`
}

function schemeOf({ config }: Book, lang: string, schemes: ReadonlyMap<string, Scheme>): Scheme | undefined {
  const id = config.policies.transliteration[lang] ?? (/^zh\b/u.test(lang) ? usualChinese : undefined)
  return id === undefined ? undefined : schemes.get(id)
}

/** The text by the scheme, its words with capitals; as it is where there is no scheme, or where the scheme needs signs that are not written. */
function romanised(text: string, scheme: Scheme | undefined, { transliterate }: Transliterator): string {
  if (scheme === undefined) return text
  const input = schemeInput(scheme.from, text)
  if (input.unvocalised.length > 0) return text
  return transliterate(scheme.id, input.text).replace(/(?<=^|\s)\P{L}*\p{Ll}/gu, (start) => start.toUpperCase())
}

/** An id of plain letters that is not taken: “Sheng Shicai” → sheng-shicai, or with a number. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const slug = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'name'
  let id = slug
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`
  return id
}

import { isPossibleReading, suggestReading, type NamedKind } from '../language/readings.ts'
import { languageOfTag, scriptOfTag } from '../language/scripts.ts'
import { transliterator } from '../language/transliteration.ts'
import type { Book, Name } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Scheme } from '../model/schemes.ts'
import type { Check } from './index.ts'

/**
 * Preferred forms that cannot be read from the Chinese original by the book’s scheme for Chinese. An entry that is settled follows usage
 * instead, and one whose first original is in another language was not named in Chinese.
 */
export const checkNameReadings: Check = ({ book: { names, config, schemes }, standing }) => standing.of(judge, names, config.policies.transliteration, schemes)

function judge(names: Book['names'], policy: Transliteration, schemes: Book['schemes']): Diagnostic[] {
  const { transliterate } = transliterator(schemes)
  return [...names.values()].flatMap((name): Diagnostic[] => {
    const original = chineseOriginal(name)
    const scheme = original && schemeOf(policy, schemes, original.lang)
    if (original === undefined || scheme === undefined || name.settled || !isLatin(name.preferred)) return []
    if (isPossibleReading(name.preferred, original.text, (syllable) => transliterate(scheme.id, syllable))) return []
    const suggestion = transliterate(scheme.id, suggestReading(original.text, kinds[name.type]))
    const hint = `${original.text} reads ${suggestion}, as far as the press can tell: write that, or \`settled: true\` where usage has another form.`
    return [diagnostic('name-reading-possible', `“${name.preferred}” is not a possible reading of ${original.text} in the scheme ${scheme.id}.`, name.preferredPlace, hint)]
  })
}

type Transliteration = Book['config']['policies']['transliteration']

const kinds: Readonly<Record<Name['type'], NamedKind>> = { person: 'person', place: 'place', organisation: 'words', term: 'words', work: 'words' }

/** The first original form, where it is Chinese characters and nothing else. */
function chineseOriginal({ forms }: Name): Name['forms'][number] | undefined {
  const first = forms.find(({ role }) => role === 'original')
  if (first === undefined || languageOfTag(first.lang) !== 'zh' || scriptOfTag(first.lang) !== 'Hani') return undefined
  return /^\p{Script=Han}[\p{Script=Han}\s·‧•・]*$/u.test(first.text) ? first : undefined
}

/** The scheme of the policy for a Chinese tag, if it goes from pinyin: for the very tag, else for Chinese at large, else in the other characters. */
function schemeOf(policy: Transliteration, schemes: Book['schemes'], lang: string): Scheme | undefined {
  const named = Object.entries(policy)
  const [, id] = named.find(([tag]) => tag === lang) ?? named.find(([tag]) => tag === 'zh') ?? named.find(([tag]) => languageOfTag(tag) === 'zh') ?? []
  const scheme = id === undefined ? undefined : schemes.get(id)
  return scheme !== undefined && languageOfTag(scheme.from) === 'zh' && scriptOfTag(scheme.from) === 'Latn' ? scheme : undefined
}

function isLatin(text: string): boolean {
  return /\p{L}/u.test(text) && !/[^\p{Script=Latin}\P{L}]/u.test(text)
}

import { bySchemeOf, foldSpelling, romaniser } from '../language/romanisation.ts'
import type { Book, Name } from '../model/book.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Check } from './index.ts'

/** Forms of the register that nobody has confirmed, and preferred forms that neither usage nor the book’s scheme gives. */
export const checkNameForms: Check = ({ book: { names, config, schemes }, standing }) => [
  ...standing.of(unconfirmed, names),
  ...standing.of(strayed, names, config.policies.transliteration, schemes),
]

type Transliteration = Book['config']['policies']['transliteration']

/** The registers and the concordance would print them as fact. */
function unconfirmed(names: Book['names']): Diagnostic[] {
  return [...names.values()].flatMap((name): Diagnostic[] =>
    name.forms.filter((form) => !form.confirmed).map(({ text, lang, place }) => diagnostic('name-form-confirmed', `“${text}” (${lang}), a form of “${name.id}”, is not confirmed: nobody has said that a source has it.`, place)),
  )
}

/** Persons and places whose preferred form is not that of the policy’s scheme, though nobody says that usage settled it. Bodies and terms are translated rather than romanised. */
function strayed(names: Book['names'], policy: Transliteration, schemes: Book['schemes']): Diagnostic[] {
  const romanise = romaniser(policy, schemes)
  return [...names.values()].flatMap((name): Diagnostic[] => {
    if (name.settled || (name.type !== 'person' && name.type !== 'place')) return []
    const original = name.forms.find((form) => form.role === 'original')
    const made = original && bySchemeOf(name, original, romanise)
    if (original === undefined || made === undefined || foldSpelling(made.text) === foldSpelling(name.preferred) || isPartOf(name, made.text)) return []
    const hint = `Write “${made.text}”, or \`settled: true\` where usage has another form.`
    return [diagnostic('name-form-by-scheme', `“${name.preferred}” is not how the scheme ${policy[original.lang] ?? ''} writes ${original.text}.`, name.preferredPlace, hint)]
  })
}

/** “Kazanʹ fortress” holds what the scheme makes of Казань. */
function isPartOf({ preferred }: Name, made: string): boolean {
  return preferred.split(/\s+/u).length > made.split(/\s+/u).length && foldSpelling(preferred).includes(foldSpelling(made))
}

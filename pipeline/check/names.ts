import { languageOfTag, scriptOfTag } from '../language/scripts.ts'
import type { Book, Name } from '../model/book.ts'
import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Copy } from './copy.ts'
import type { Check } from './index.ts'
import { undefinedMarks } from './marked-names.ts'
import { nameUses, nameUsesByFile, type NameUse } from './name-uses.ts'

/** Entries of the register that share a spelling, marks that lead to no entry, and spellings of edited text that the register knows as variants. */
export const checkNames: Check = (copy) => {
  const { book: { names, schemes, config }, trees, standing } = copy
  return [
    ...standing.of(sharedPreferred, names),
    ...standing.of(sharedForms, names),
    ...trees.flatMap((tree) => standing.of(undefinedMarks, tree, names)),
    ...nameUsesByFile(copy).flatMap((uses) => standing.of(judgeUses, uses, names, schemes, config.languages[0])),
  ]
}

/**
 * Variants in edited text. A text in another language than the book’s may use the spellings of its own, and what a scheme makes in
 * another script than the book’s is another form, not another spelling.
 */
export function variantUses(copy: Copy): NameUse[] {
  return nameUses(copy).filter((use) => isVariant(use, copy.book.names, copy.book.config.languages[0]))
}

function isVariant({ match, passage, exempt }: NameUse, names: Book['names'], main: string): boolean {
  if (match.kind !== 'variant' || exempt) return false
  if (match.scheme !== undefined && scriptOfTag(match.lang) !== scriptOfTag(main)) return false
  const lang = languageOfTag(passage.lang)
  const own = lang !== languageOfTag(main) && [match, ...(names.get(match.entry)?.variants ?? []).filter((variant) => variant.text === match.form)].some((form) => languageOfTag(form.lang) === lang)
  return !own
}

function judgeUses(uses: readonly NameUse[], names: Book['names'], schemes: Book['schemes'], main: string): Diagnostic[] {
  return uses.filter((use) => isVariant(use, names, main)).map((use) => variantDiagnostic({ names, schemes }, use))
}

/** What is said of a variant; `hint` where it says more than what to write. */
export function variantDiagnostic(book: Pick<Book, 'names' | 'schemes'>, { match, written, place }: NameUse, hint?: string): Diagnostic {
  const shown = written.replace(/\s+/gu, ' ')
  const entries = [match.entry, ...new Set(match.others.map((other) => other.entry))]
  const preferred = entries.map((id) => `“${book.names.get(id)?.preferred ?? id}” (${id})`)
  const way = entries.length === 1 ? `Write “${book.names.get(match.entry)?.preferred ?? ''}”, or mark the word under discussion: :mention[${shown}].` : 'Write the one that is meant.'
  const scheme = book.schemes.get(match.scheme ?? '')
  const reason = scheme === undefined ? `“${shown}” is a variant of ${preferred.join(' or of ')}.` : `“${shown}” is ${preferred.join(' or ')} by ${scheme.name} (${scheme.id}).`
  return diagnostic('name-form-preferred', reason, place, hint ?? way)
}

function sharedPreferred(names: Book['names']): Diagnostic[] {
  const seen = new Map<string, Name>()
  const messages: Diagnostic[] = []
  for (const name of names.values()) {
    const earlier = seen.get(name.preferred)
    if (earlier === undefined) seen.set(name.preferred, name)
    else messages.push(diagnostic('name-form-unique', `“${name.preferred}” is the preferred form of “${name.id}” and of “${earlier.id}” (line ${earlier.place.line}).`, name.place))
  }
  return messages
}

interface Spelling {
  readonly name: Name
  readonly kind: 'preferred form' | 'form' | 'variant'
  readonly text: string
  readonly place: Place
}

/** Forms and variants that two entries share, or that are another’s preferred form: each is told at both places. */
function sharedForms(names: Book['names']): Diagnostic[] {
  const spellings = new Map<string, Spelling[]>()
  for (const name of names.values()) {
    const own: Spelling[] = [
      { name, kind: 'preferred form', text: name.preferred, place: name.preferredPlace },
      ...name.forms.map(({ text, place }): Spelling => ({ name, kind: 'form', text, place })),
      ...name.variants.map(({ text, place }): Spelling => ({ name, kind: 'variant', text, place })),
    ]
    for (const spelling of own) {
      const key = spelling.text.normalize('NFC').replace(/[’‘ʼʻ]/gu, "'").replace(/[‐‑]/gu, '-').replace(/\s+/gu, ' ')
      spellings.set(key, [...(spellings.get(key) ?? []), spelling])
    }
  }
  return [...spellings.values()].flatMap((shared) => shared.flatMap((spelling) => {
    const other = shared.find(({ name, kind }) => name !== spelling.name && !(kind === 'preferred form' && spelling.kind === 'preferred form'))
    if (other === undefined) return []
    const reason = `“${spelling.text}”, a ${spelling.kind} of “${spelling.name.id}”, is a ${other.kind} of “${other.name.id}” too (line ${other.place.line}).`
    return [diagnostic('name-variant-unique', reason, spelling.place)]
  }))
}

import type { Element, ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import { bySchemeOf } from '../language/romanisation.ts'
import type { Scheme } from '../model/schemes.ts'
import type { Draft } from './draft.ts'
import { element, language, placed, type Child } from './elements.ts'
import type { BookData } from './facts.ts'

/** The note on transliteration: what every name of the book follows, before the systems one by one. */
export function transliterationNote(draft: Draft): ElementContent[] {
  return [placed(element('p', { className: ['first'] }, draft.facts.words.transliterationIntro), draft.place)]
}

/** What is said of a system: where it is published, whether anything is lost by it, and what its language asks for. */
export function aboutScheme(scheme: Scheme, lang: string, { facts: { words } }: Draft): string {
  const { title, publisher, year } = scheme.source
  const sentences = [
    `${title} (${[publisher, year].filter(Boolean).join(', ')}).`,
    { yes: words.reversible, nearly: words.nearlyReversible, no: words.irreversible }[scheme.reversible],
    /^ar\b/u.test(lang) ? words.vocalisedOnly : '',
    /^zh\b/u.test(lang) ? words.confirmedReadings : '',
  ]
  return sentences.filter((sentence) => sentence !== '').join(words.transliterationIntro.endsWith('。') ? '' : ' ')
}

/**
 * The names that usage has settled otherwise than the system of their language: “Kashgar (Qeshqer)”, filed by the book’s language. Persons
 * and places only: what bodies and terms are called in English is mostly a translation.
 */
export function settledForms(lang: string, draft: Draft, book: BookData): Element | undefined {
  const { names, words, romanise } = draft.facts
  const compare = collator(draft.lang)
  const settled = [...names.values()].filter((name) => name.settled && (name.type === 'person' || name.type === 'place')).sort((a, b) => compare(a.preferred, b.preferred)).flatMap((name): Child[][] => {
    const original = name.forms.find((each) => each.role === 'original')
    const form = original?.lang !== lang ? undefined : /^zh\b/u.test(lang) ? name.forms.find((each) => /^zh-Latn\b/u.test(each.lang)) : original
    const made = form && bySchemeOf(name, form, romanise)
    return made === undefined || made.text === name.preferred ? [] : [[`${name.preferred} (`, element('em', language(made.lang), made.text), ')']]
  })
  if (settled.length === 0) return undefined
  const list = settled.flatMap((each, index) => (index === 0 ? each : [', ', ...each]))
  return placed(element('p', {}, `${words.settledForms} `, ...list, '.'), book.configFile.at(['policies', 'transliteration', lang]))
}

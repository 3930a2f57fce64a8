import type { Element, ElementContent } from 'hast'
import { longDate } from '../language/dates.ts'
import { listOf } from '../language/lists.ts'
import { fill } from '../language/words/index.ts'
import type { Contributor } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { element, placed } from './elements.ts'
import type { BookData, Facts } from './facts.ts'

/** Half title: the short title alone. */
export function halfTitle({ config, configFile }: BookData): ElementContent[] {
  return [placed(element('h1', { className: ['title'] }, config.title), configFile.at(['title']))]
}

/** Title page: title, subtitle, who made it, the edition, the publisher. */
export function titlePage(facts: Facts, book: BookData): ElementContent[] {
  const { config } = book
  const line = (name: string, key: string, value: string | undefined): Element[] =>
    value === undefined || value === '' ? [] : [placed(element('p', { className: [name] }, value), book.configFile.at([key]))]
  return [
    placed(element('h1', { className: ['title'] }, config.title), book.configFile.at(['title'])),
    ...line('subtitle', 'subtitle', config.subtitle),
    ...contributorLines(facts, book).flatMap((each) => line('contributors', 'contributors', each)),
    ...line('edition', 'edition', config.edition),
    ...line('publisher', 'publisher', [config.publisher, config.place].filter(Boolean).join(' · ')),
  ]
}

/** “Edited by A and B”, “Translated by C”: one line for each role, in the order in which book.yaml first names it. */
function contributorLines({ words, lang }: Facts, book: BookData): string[] {
  const phrases: Readonly<Record<string, string>> = { edt: words.editedBy, edc: words.editedBy, trl: words.translatedBy, aut: words.by }
  const roles = new Map<string, Contributor[]>()
  for (const contributor of book.config.contributors) roles.set(contributor.role, [...(roles.get(contributor.role) ?? []), contributor])
  return [...roles].map(([role, people]) => fill(phrases[role] ?? '{}', listOf(people.map((person) => person.name), lang)))
}

/** Imprint: edition and date, publisher, rights, licence, identifiers. */
export function imprint(facts: Facts, book: BookData): ElementContent[] {
  const { lang } = facts
  const { config } = book
  const line = (key: string, ...values: (string | undefined)[]): Element[] => {
    const value = values.filter((each) => each !== undefined && each !== '').join(', ')
    return value === '' ? [] : [placed(element('p', key === 'identifiers' ? { className: ['identifier'] } : {}, value), book.configFile.at([key]))]
  }
  const { isbn, uuid } = config.identifiers
  return [
    ...line('title', [config.title, config.subtitle].filter(Boolean).join(config.title.endsWith('?') ? ' ' : ': ')),
    ...line('contributors', contributorLines(facts, book).join('. ')),
    ...line('edition', config.edition, longDate(config.date, lang)),
    ...line('publisher', config.publisher, config.place),
    ...line('rights', config.rights),
    ...line('licence', config.licence),
    ...line('identifiers', isbn.pdf === undefined ? '' : `ISBN ${isbn.pdf} (PDF)`),
    ...line('identifiers', isbn.epub === undefined ? '' : `ISBN ${isbn.epub} (EPUB)`),
    ...line('identifiers', `urn:uuid:${uuid}`),
    ...line('title', `${facts.words.fonts}: ${listOf([...new Set(book.typefaces.map((font) => font.family))], lang)}`),
  ].filter((each) => !each.children.some((child) => child.type === 'text' && child.value.endsWith(': ')))
}

/** A part's own page: “Part I” and its title. */
export function partPage(number: string, title: string, place: Place): ElementContent[] {
  return [placed(element('p', { className: ['part-number'] }, number), place), placed(element('h1', { className: ['title'] }, title), place)]
}

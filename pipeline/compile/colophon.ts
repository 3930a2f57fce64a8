import type { Element, ElementContent } from 'hast'
import { longDate } from '../language/dates.ts'
import { listOf } from '../language/lists.ts'
import { fill } from '../language/words/index.ts'
import { changelog } from './changelog.ts'
import { element, placed } from './elements.ts'
import type { BookData, Facts } from './facts.ts'

/** Colophon: the edition, the press and its version, the fonts with origin and licence, what formatted the citations. */
export function colophon({ words, lang }: Facts, book: BookData, generator: string): ElementContent[] {
  const { config, typefaces } = book
  const place = book.configFile.at(['edition'])
  const paragraph = (...values: string[]): Element => placed(element('p', {}, values.join(' ')), place)
  const families = new Map<string, { origins: Set<string>; licences: Set<string> }>()
  for (const font of typefaces) {
    const family = families.get(font.family) ?? { origins: new Set<string>(), licences: new Set<string>() }
    family.origins.add(font.origin)
    family.licences.add(font.licence)
    families.set(font.family, family)
  }
  const result: ElementContent[] = [
    header(words.colophon, place),
    paragraph(`${config.title}. ${config.edition}, ${longDate(config.date, lang)}.`),
    paragraph(`${fill(words.madeWith, generator)}.`),
  ]
  if (families.size > 0) {
    const each = [...families].map(([family, { origins, licences }]) => `${family} (${[...origins].join(', ')}; ${[...licences].join(', ')})`)
    result.push(paragraph(`${words.fonts}: ${listOf(each, lang)}.`))
  }
  // The attribution that citeproc’s licence asks for.
  result.push(paragraph(`${words.citations}: ${listOf(['citeproc-js (© Frank Bennett; CPAL-1.0)', 'citeproc-locales (Citation Style Language; CC-BY-SA-3.0)'], lang)}.`))
  if (config.licence !== undefined) result.push(paragraph(`${config.rights.replace(/\.$/u, '')}. ${config.licence.replace(/\.$/u, '')}.`))
  return [...result, ...changelog(book.changelog ?? [], { words, lang }, place)]
}

/** The opening of a generated section: its title alone. */
export function header(title: string, place: { file: string; line: number; column: number }): Element {
  return element('header', { className: ['opening'] }, placed(element('h1', { className: ['title'] }, title), place))
}

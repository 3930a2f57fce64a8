import type { ElementContent } from 'hast'
import { collator } from '../language/collation.ts'
import type { Abbreviation } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { header } from './colophon.ts'
import { element, language, placed, type Child } from './elements.ts'
import type { Facts } from './facts.ts'

/** The list of abbreviations, filed by the main language of the book: abbreviation, what it stands for, a note. */
export function abbreviations(all: readonly Abbreviation[], { words, lang: main }: Facts, place: Place): ElementContent[] {
  const compare = collator(main)
  const items = [...all].sort((a, b) => compare(a.abbreviation, b.abbreviation)).map(({ abbreviation, expansion, lang, note, place: written }) => {
    const foreign = lang !== undefined && lang.split('-')[0] !== main.split('-')[0]
    const line: Child[] = [element('span', { className: ['name'] }, abbreviation), ' ', foreign ? element('span', language(lang), expansion) : expansion, ...(note === undefined ? [] : [`. ${note}`])]
    return placed(element('li', {}, ...line), written)
  })
  return [header(words.abbreviations, place), element('ul', { className: ['register', 'abbreviations'] }, ...items)]
}

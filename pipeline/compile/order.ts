import { romanNumeral } from '../language/numerals.ts'
import { fill } from '../language/words/index.ts'
import type { Book, Chapter, GeneratedPart, OrderEntry, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import { indexSection, type IndexDefinition } from '../model/indexes.ts'
import type { Words } from '../model/words.ts'
import { documentNumber } from './document-reference.ts'
import { indexTitle } from './index-section.ts'

type Matter = 'front' | 'body' | 'back'

/** A section in the order of the book. */
export type Entry =
  & {
    readonly id: string
    readonly matter: Matter
    readonly place: Place
    /** Id of the part that it stands in. */
    readonly part: string | undefined
    readonly firstOfPart: boolean
    /** As headings and contents print it: “3”, “Part I”, “Document 2”, or empty. */
    readonly number: string
    /** Plain text. */
    readonly title: string
  }
  & (
    | { readonly kind: 'generated'; readonly generated: GeneratedPart }
    | { readonly kind: 'index'; readonly index: IndexDefinition }
    | { readonly kind: 'chapter'; readonly chapter: Chapter }
    | { readonly kind: 'document'; readonly document: SourceDocument }
    | { readonly kind: 'part'; /** “IV”. */ readonly numeral: string }
  )

/** Every section in printed order, numbered. */
export function orderOf(book: Book, words: Words): Entry[] {
  const counters = { chapter: 0, part: 0 }
  const read = (entries: readonly OrderEntry[], matter: Matter, part: string | undefined): Entry[] =>
    entries.flatMap((entry, index): Entry[] => {
      const common = { matter, place: entry.place, part, firstOfPart: part !== undefined && index === 0 }
      if (entry.kind === 'generated') return [{ ...common, kind: 'generated', id: entry.part, generated: entry.part, number: '', title: generatedTitle(entry.part, book, words) }]
      if (entry.kind === 'index') {
        return book.config.policies.indexes.filter(({ id }) => id === entry.id)
          .map((index): Entry => ({ ...common, kind: 'index', id: indexSection(index.id), index, number: '', title: indexTitle(index, words) }))
      }
      if (entry.kind === 'part') {
        counters.part += 1
        const numeral = romanNumeral(counters.part)
        return [{ ...common, kind: 'part', id: entry.id, title: entry.title, numeral, number: partNumber(numeral, words) }, ...read(entry.entries, matter, entry.id)]
      }
      if (entry.kind === 'document') {
        const document = book.documents.get(entry.id)
        return document ? [{ ...common, kind: 'document', id: document.id, document, number: documentNumber(words, document), title: document.title }] : []
      }
      const chapter = book.chapters.get(entry.id)
      if (!chapter) return []
      if (matter === 'body') counters.chapter += 1
      return [{ ...common, kind: 'chapter', id: chapter.id, chapter, number: matter === 'body' ? String(counters.chapter) : '', title: chapter.title }]
    })
  return (['front', 'body', 'back'] as const).flatMap((matter) => read(book.config.order[matter], matter, undefined))
}

/** “Part I”, with a space that does not break. */
function partNumber(numeral: string, words: Words): string {
  return fill(words.part, numeral).replace(/ /gu, '\u00A0')
}

function generatedTitle(part: GeneratedPart, { config }: Book, words: Words): string {
  const titles: Record<GeneratedPart, string> = {
    'half-title': words.halfTitle, 'title-page': config.title, imprint: words.imprint, contents: words.contents, 'list-of-documents': words.listOfDocuments,
    'calendar-of-regests': words.calendarOfRegests, 'legend-of-signs': words.legendOfSigns,
    'list-of-figures': words.listOfFigures, 'list-of-tables': words.listOfTables, 'list-of-maps': words.listOfMaps, abbreviations: words.abbreviations,
    'register-of-persons': words.registerOfPersons, 'register-of-places': words.registerOfPlaces, 'register-of-terms': words.registerOfTerms, concordance: words.concordance,
    'transliteration-tables': words.transliterationTables, bibliography: words.bibliography, colophon: words.colophon,
  }
  return titles[part]
}

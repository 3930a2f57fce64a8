import type { Abbreviation, Book, BookConfig, Chapter, GeneratedPart, SourceDocument } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import type { IndexDefinition } from '../model/indexes.ts'
import type { Standing } from '../model/standing.ts'
import { calendared, type Calendared } from './calendar-of-regests.ts'
import { numberCaptions, type NumberedCaption } from './captions.ts'
import { chronologiesFor, type Chronologies } from './chronologies.ts'
import { citedKeys } from './cited-keys.ts'
import { documentsListed, sectionsListed, type Listed } from './contents.ts'
import { dueNames } from './due-names.ts'
import { captionsListed } from './lists-of-captions.ts'
import type { BookData, Facts } from './facts.ts'
import { headingsOf, type HeadingFact } from './headings.ts'
import { signsUsed, type UsedSign } from './legend.ts'
import type { Entry } from './order.ts'
import type { References } from './reference-target.ts'
import { referencesOf, targetFinder } from './reference-targets.ts'
import { isFacing } from './segments.ts'
import { typefacesOf } from './typefaces.ts'

/** One section to be made, with all that it reads of the book beside the facts. */
export type Planned =
  & Pick<Section, 'id' | 'matter' | 'title' | 'number' | 'start'>
  & {
    readonly place: Place
    /** What its references lead to. */
    readonly references: References
  }
  & (
    | {
      readonly kind: 'chapter'
      readonly chapter: Chapter
      readonly headings: readonly HeadingFact[]
      /** Names whose first mention is to be explained here. */
      readonly due: ReadonlySet<string>
      readonly captions: readonly NumberedCaption[]
      readonly chronologies: Chronologies
    }
    | { readonly kind: 'document'; readonly document: SourceDocument }
    | { readonly kind: 'part' }
    | { readonly kind: 'index'; readonly index: IndexDefinition }
    | { readonly kind: 'generated'; readonly generated: FromNames }
    | { readonly kind: 'generated'; readonly generated: FromBook; readonly book: BookData }
    | { readonly kind: 'generated'; readonly generated: 'calendar-of-regests'; readonly calendared: readonly Calendared[] }
    | { readonly kind: 'generated'; readonly generated: 'legend-of-signs'; readonly signs: readonly UsedSign[] }
    | { readonly kind: 'generated'; readonly generated: FromCaptions; readonly captions: readonly NumberedCaption[] }
    | { readonly kind: 'generated'; readonly generated: 'abbreviations'; readonly abbreviations: readonly Abbreviation[] }
    | { readonly kind: 'generated'; readonly generated: FromOrder; readonly listed: readonly Listed[] }
  )

type FromOrder = 'contents' | 'list-of-documents'
type FromCaptions = 'list-of-figures' | 'list-of-tables' | 'list-of-maps'
type FromNames = Extract<GeneratedPart, `register-of-${string}`> | 'concordance'
type FromBook = Exclude<GeneratedPart, FromOrder | FromCaptions | FromNames | 'abbreviations' | 'legend-of-signs' | 'calendar-of-regests'>

/** Plans every section: the same objects as in an earlier run of `standing`, where they say the same. */
export function planSections(book: Book, entries: readonly Entry[], facts: Facts, standing: Standing): Planned[] {
  const { config } = book
  const due = dueNames(entries, facts, standing)
  const captions = numberCaptions(entries, config.policies.captionNumbers, standing)
  const find = targetFinder(entries, captions, facts, standing)
  const { configFile, house, schemes, citationStyle } = book
  const data = { config, configFile, house, typefaces: typefacesOf(house, book, standing), schemes, citationStyle }
  return entries.map((entry, index): Planned => {
    const { id, matter, place, title, number } = entry
    const common = { id, matter, place, title, number, start: startOf(entry, entries[index - 1], config.policies), references: referencesOf(entry, facts.names, find, standing) }
    const planned = (): Planned => {
      if (entry.kind === 'chapter') return { ...common, kind: 'chapter', chapter: entry.chapter, headings: standing.of(headingsOf, entry.chapter), due: due.get(id) ?? new Set(), captions: captions.get(id) ?? [], chronologies: chronologiesFor(entry.chapter, book, standing) }
      if (entry.kind === 'document') return { ...common, kind: 'document', document: entry.document }
      if (entry.kind === 'part') return { ...common, kind: 'part' }
      if (entry.kind === 'index') return { ...common, kind: 'index', index: entry.index }
      switch (entry.generated) {
        case 'contents':
          return { ...common, kind: 'generated', generated: entry.generated, listed: sectionsListed(entries) }
        case 'list-of-documents':
          return { ...common, kind: 'generated', generated: entry.generated, listed: documentsListed(entries, facts) }
        case 'calendar-of-regests':
          return { ...common, kind: 'generated', generated: entry.generated, calendared: calendared(entries, facts) }
        case 'legend-of-signs':
          return { ...common, kind: 'generated', generated: entry.generated, signs: signsUsed(entries, standing) }
        case 'list-of-figures': case 'list-of-tables': case 'list-of-maps':
          return { ...common, kind: 'generated', generated: entry.generated, captions: captionsListed(entry.generated, entries, captions) }
        case 'abbreviations':
          return { ...common, kind: 'generated', generated: entry.generated, abbreviations: book.abbreviations }
        case 'register-of-persons': case 'register-of-places': case 'register-of-terms': case 'concordance':
          return { ...common, kind: 'generated', generated: entry.generated }
        case 'half-title': case 'title-page': case 'imprint': case 'transliteration-tables':
          return { ...common, kind: 'generated', generated: entry.generated, book: data }
        case 'colophon':
          return { ...common, kind: 'generated', generated: entry.generated, book: { ...data, changelog: book.changelog } }
        case 'bibliography':
          return { ...common, kind: 'generated', generated: entry.generated, book: config.policies.bibliographyLists === 'cited' ? { ...data, cited: citedKeys(book, standing) } : data }
      }
    }
    return standing.same(`plan of ${id}`, planned())
  })
}

/** Openings stand on a recto, but documents, registers, lists and indexes follow on from each other, and the imprint backs the title. */
function startOf(entry: Entry, before: Entry | undefined, policies: BookConfig['policies']): Section['start'] {
  // Its openings are known only where its first page is on a known side.
  if (entry.kind === 'document' && isFacing(entry.document, policies)) return 'recto'
  if (entry.kind === 'document') return entry.firstOfPart || before?.kind !== 'document' ? 'recto' : 'next'
  if (entry.kind === 'index') return before?.kind === 'index' ? 'next' : 'recto'
  if (entry.kind !== 'generated') return 'recto'
  if (entry.generated === 'imprint') return 'verso'
  const isList = (each: Entry | undefined): boolean => each?.kind === 'generated' && (each.generated.startsWith('list-of-') || each.generated === 'abbreviations')
  if (isList(entry) && isList(before)) return 'next'
  const isRegister = (each: Entry | undefined): boolean => each?.kind === 'generated' && each.generated.startsWith('register')
  return entry.generated === 'colophon' || (isRegister(entry) && isRegister(before)) ? 'next' : 'recto'
}

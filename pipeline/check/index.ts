import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import type { StableSection } from '../model/releases.ts'
import { Standing } from '../model/standing.ts'
import { gatherSections } from './anchors.ts'
import { checkBibliography } from './bibliography.ts'
import { checkCalendars } from './calendars.ts'
import { checkCharacters } from './characters.ts'
import { checkCitations } from './citations.ts'
import { copyOf, type Copy } from './copy.ts'
import { checkDates } from './dates.ts'
import { checkDirection } from './direction.ts'
import { checkDirectives } from './directives.ts'
import { checkDocumentOrder } from './document-order.ts'
import { checkDocuments } from './documents.ts'
import { checkEmphasis } from './emphasis.ts'
import { checkGlyphs } from './glyphs.ts'
import { checkHeadings } from './headings.ts'
import { checkHtml } from './html.ts'
import { checkIdentifiers } from './identifiers.ts'
import { checkImages } from './images.ts'
import { checkIndexes } from './indexes.ts'
import { checkLanguages } from './languages.ts'
import { checkLetters } from './letters.ts'
import { checkNameForms } from './name-forms.ts'
import { checkNameReadings } from './name-readings.ts'
import { checkNames } from './names.ts'
import { checkNoteLabels } from './note-labels.ts'
import { checkNotes } from './notes.ts'
import { checkOrder } from './order.ts'
import { checkPresentationForms } from './presentation-forms.ts'
import { checkReferences } from './references.ts'
import { checkReleasedIds } from './released-ids.ts'
import { checkReleases } from './releases.ts'
import { checkRuby } from './ruby.ts'
import { checkScripts } from './scripts.ts'
import { checkSigns } from './signs.ts'
import { checkTimelines } from './timelines.ts'
import { checkWritingModes } from './writing-modes.ts'

export { nameEdits, type NameEdit } from './name-edits.ts'
export { namePlaces, type NamePlace } from './name-places.ts'
export { nameSuggestions, type NameSuggestion } from './name-suggestions.ts'

/**
 * A family of rules: looks at the copy and says what is wrong. What it finds in one tree, in one file or in the register, it makes by
 * `copy.standing`, with all that this depends on, so that the same is not judged twice.
 */
export type Check = (copy: Copy) => Diagnostic[]

/** Every family, in no order that matters: none sees what another found. */
const families: readonly Check[] = [
  checkOrder, checkDocuments, checkDocumentOrder, checkSigns, checkIdentifiers, checkWritingModes, checkDates, checkCalendars, checkLanguages, checkHtml, checkEmphasis, checkDirectives, checkRuby, checkHeadings, checkNotes, checkNoteLabels, checkReferences,
  checkImages, checkCitations, checkBibliography, checkCharacters, checkDirection, checkScripts, checkLetters, checkPresentationForms, checkNames, checkNameForms, checkNameReadings, checkIndexes, checkReleases, checkReleasedIds, checkTimelines, checkGlyphs,
]

/**
 * Checks what loading could not see: everything that needs more than one file, or knowledge of writing. Changes nothing. `standing`: what
 * was found in earlier runs; the messages are the same without it.
 */
export function check(book: Book, standing = new Standing()): Diagnostic[] {
  const copy = copyOf(book, standing)
  return families.flatMap((family) => family(copy))
}

/** The sections of a book with the ids that readers may link to: what a release promises to keep. */
export function stableSections(book: Book): StableSection[] {
  return gatherSections(book, new Standing()).map(({ id, kind, anchors }) => ({ id, kind, anchors: anchors.map((anchor) => anchor.id) }))
}

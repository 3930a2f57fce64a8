import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostics.ts'
import { checkCharacters } from './characters.ts'
import { checkCitations } from './citations.ts'
import { checkDates } from './dates.ts'
import { checkDirection } from './direction.ts'
import { checkDirectives } from './directives.ts'
import { checkDocuments } from './documents.ts'
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
import { checkNotes } from './notes.ts'
import { checkOrder } from './order.ts'
import { checkPresentationForms } from './presentation-forms.ts'
import { gatherProse, type Stretch } from './prose.ts'
import { checkReferences } from './references.ts'
import { checkScripts } from './scripts.ts'
import { gatherTrees, type BookTree } from './trees.ts'

export { nameEdits, type NameEdit } from './name-edits.ts'
export { namePlaces, type NamePlace } from './name-places.ts'
export { nameSuggestions, type NameSuggestion } from './name-suggestions.ts'

/** A family of rules: looks at the book and says what is wrong. `trees` is all its Markdown, `prose` all its words. */
export type Check = (book: Book, trees: readonly BookTree[], prose: readonly Stretch[]) => Diagnostic[]

/** Every family, in no order that matters: none sees what another found. */
const families: readonly Check[] = [
  checkOrder, checkDocuments, checkIdentifiers, checkDates, checkLanguages, checkHtml, checkDirectives, checkHeadings, checkNotes, checkReferences,
  checkImages, checkCitations, checkCharacters, checkDirection, checkScripts, checkLetters, checkPresentationForms, checkNames, checkNameForms, checkNameReadings, checkIndexes, checkGlyphs,
]

/** Checks what loading could not see: everything that needs more than one file, or knowledge of writing. Changes nothing. */
export function check(book: Book): Diagnostic[] {
  const trees = gatherTrees(book)
  const prose = gatherProse(book, trees)
  return families.flatMap((family) => family(book, trees, prose))
}

import type { Chapter, SourceDocument } from '../model/book.ts'
import { chapterBody } from './chapters.ts'
import { documentBody } from './documents.ts'
import { newDraft, type DraftNote } from './draft.ts'
import type { Facts } from './facts.ts'

/**
 * The notes of a chapter or document, labelled as if none stood before it. It is made for that, and what else comes of it is thrown away:
 * citations become notes too, some and not others, and no second count of them could be trusted to agree with the first.
 */
export function notesOfSection(of: Chapter | SourceDocument, facts: Facts): readonly DraftNote[] {
  const place = { file: of.file, line: 1, column: 1 }
  if ('number' in of) {
    const draft = newDraft(facts, { id: of.id, lang: facts.lang, dir: 'ltr', place })
    documentBody(of, draft)
    return draft.notes
  }
  const draft = newDraft(facts, { id: of.id, lang: of.lang, dir: of.dir, place })
  chapterBody(of, '', draft)
  return draft.notes
}

import type { ChangedSection, ChangeTally } from '../model/releases.ts'
import type { ChangeCounts, EditionChanges } from './changes.ts'

/** What the changelog says of two releases: the sections that differ. Generated parts are left out, the changelog itself among them. */
export function changedSections({ sections }: EditionChanges): ChangedSection[] {
  return sections.filter(({ is, isMoved, isGenerated }) => !isGenerated && (is !== 'same' || isMoved)).map(({ is, isMoved, old, new: made, title, counts }) => ({
    is, isMoved, number: (made ?? old)!.number, title: (made ?? old)!.title, lang: (made ?? old)!.lang, ...(title && old && { formerly: old.title }),
    paragraphs: tally(counts.blocks), notes: tally(counts.notes),
  }))
}

function tally({ added, reworded, removed, moved }: ChangeCounts): ChangeTally {
  return { added, reworded, removed, moved }
}

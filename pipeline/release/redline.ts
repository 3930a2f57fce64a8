import type { Edition, Section } from '../model/edition.ts'
import type { EditionChanges, SectionChanges } from './changes.ts'
import { aboutRedline } from './redline-about.ts'
import { plainSentence, type PrintManner } from './redline-manner.ts'
import { markedSection, moveKey, removedSection, type Redlining } from './redline-section.ts'
import { nameOf, ownMetadata, unmarked } from './side-edition.ts'

/**
 * The redline of an edition: the whole new one, with `ins.redline-in` around what is new in it and `del.redline-out` around what is gone,
 * which stands where it stood; a section in front says so. Its text blocks without `del` and labels are those of the new edition, without
 * `ins` and what was moved those of the old one. Pure.
 *
 * @param changes from a release to this very edition.
 */
export function redline(edition: Edition, changes: EditionChanges, manner: PrintManner): Edition {
  let count = 0
  const redlining: Redlining = {
    edition, manner, moves: movesOf(changes), newId: (what) => `redline-${what}-${++count}`,
    file: `manuscript/releases/${changes.old.kept.release?.version ?? ''}/edition.json.gz`,
  }
  const made = new Map(edition.sections.map((section) => [section.id, section]))
  let matter: Section['matter'] = 'front'
  const sections = changes.sections.flatMap((each): Section[] => {
    const { kind } = (each.new ?? each.old)!
    const section = each.new && made.get(each.new.id)
    if (section === undefined) return each.old === undefined || unmarked.has(kind) ? [] : [removedSection(each.old, each, matter, redlining)]
    matter = section.matter
    return [unmarked.has(kind) || (each.is === 'same' && !each.isMoved) ? section : markedSection(section, each, redlining)]
  })
  const title = headOf(changes, manner)
  const about = aboutRedline(changes, sections, manner)
  return {
    ...edition,
    metadata: { ...ownMetadata(edition.metadata, title, 'redline', changes), shortTitle: title },
    sections: [about, ...sections],
    outline: [{ id: about.id, number: '', title, lang: manner.lang, dir: manner.directionOf(manner.lang), children: [] }, ...edition.outline],
  }
}

/** “Changes from 1.0.0 to 1.1.0, not for citation”. */
function headOf(changes: EditionChanges, { corrections, words }: PrintManner): string {
  const [old, now] = [changes.old, changes.new].map(({ kept }) => nameOf(kept, words.draft))
  return `${plainSentence(words.changesFromTo, old ?? '', now ?? '')}${words.comma}${corrections.notForCitation}`
}

/** Both ends of each move, by where a block stands now. */
function movesOf({ sections }: EditionChanges): Redlining['moves'] {
  const moves = new Map<string, { from: string; to: string }>()
  const isShown = (section: SectionChanges): boolean => !unmarked.has((section.new ?? section.old)!.kind)
  for (const step of sections.filter(isShown).flatMap(({ blocks }) => blocks)) {
    if (step.is === 'moved-away' && step.old.it.element !== 'text') moves.set(moveKey(step.new), { from: `redline-from-${moves.size + 1}`, to: `redline-to-${moves.size + 1}` })
  }
  return moves
}

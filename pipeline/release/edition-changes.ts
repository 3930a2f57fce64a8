import type { SectionKind } from '../model/edition.ts'
import type { KeptBlock, KeptNote, KeptSection } from '../model/kept-edition.ts'
import { matchElsewhere, matchInPlace, type Unit } from './block-matching.ts'
import { countSteps, type BlockStep, type ComparedEdition, type EditionChanges, type Found, type NoteStep, type SectionChanges, type Step } from './changes.ts'
import { PrintedPlaces } from './printed-places.ts'
import { matchSections } from './section-matching.ts'
import type { Pair } from './sequences.ts'
import { wordEdits, type TextEdit } from './words.ts'

/** Sections that the press makes of the others, of the metadata, or of the register. */
const generated: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'half-title', 'title-page', 'imprint', 'contents', 'list-of-documents', 'calendar-of-regests', 'legend-of-signs', 'list-of-figures', 'list-of-tables', 'list-of-maps',
  'concordance', 'transliteration-tables', 'index', 'colophon',
])

/** A section of each edition, one of them, by their indexes. */
interface Row {
  readonly old: KeptSection | undefined
  readonly new: KeptSection | undefined
  readonly isMoved: boolean
}

/** Compares two editions: section by section, block by block, note by note. Pure; what it says of A and B depends on nothing else. */
export function compareEditions(old: ComparedEdition, made: ComparedEdition): EditionChanges {
  const rows = rowsOf(old.kept.sections, made.kept.sections)
  const [places, placesNew] = [old, made].map(({ pageMap }) => pageMap && new PrintedPlaces(pageMap))
  const isWithin = (row: Row | undefined): boolean => row !== undefined && !generated.has((row.new ?? row.old)!.kind)
  const blocks = stepsOf(rows, {
    of: (section) => section.blocks.filter(({ counted }) => counted !== true),
    unit: (section, { address, element, lang, text }) => ({ address, element, lang: lang ?? section.lang, text }),
    pages: (section, { block }, isNew) => (isNew ? placesNew : places)?.spanOf(section.id, block),
    edits: (one, other): readonly TextEdit[] | undefined => (one.text === other.text ? undefined : wordEdits(one.text, other.text)),
    isWithin,
  })
  const notes = stepsOf(rows, {
    of: (section): readonly KeptNote[] => section.notes,
    unit: (_, { id, lang, stream, blocks: own }) => ({ address: id, element: `note ${stream}`, lang, text: textOf(own) }),
    pages: (section, note, isNew) => {
      const found = isNew ? placesNew : places
      const spans = note.blocks.flatMap(({ block }) => found?.spanOf(section.id, block) ?? [])
      const [first, last] = [spans[0], spans.at(-1)]
      return first && last && { first: first.first, firstIndex: first.firstIndex, last: last.last, lastIndex: last.lastIndex }
    },
    edits: (one, other, found): readonly BlockStep[] | undefined => (textOf(one.blocks) === textOf(other.blocks) ? undefined : noteSteps(found, one, other)),
    isWithin,
  })
  return { old, new: made, sections: rows.map((row, index) => sectionChanges(row, blocks[index] ?? [], notes[index] ?? [])) }

  /** The blocks of a note that was reworded. */
  function noteSteps(section: readonly [KeptSection, KeptSection], one: KeptNote, other: KeptNote): readonly BlockStep[] {
    const [row] = [{ old: { ...section[0], blocks: one.blocks }, new: { ...section[1], blocks: other.blocks }, isMoved: false }]
    return stepsOf([row], {
      of: (owner) => owner.blocks,
      unit: (_, { address, element, lang, text }, isNew) => ({ address, element, lang: lang ?? (isNew ? other : one).lang, text }),
      pages: (owner, { block }, isNew) => (isNew ? placesNew : places)?.spanOf(owner.id, block),
      edits: (before, after): readonly TextEdit[] | undefined => (before.text === after.text ? undefined : wordEdits(before.text, after.text)),
      isWithin: () => true,
    })[0] ?? []
  }
}

function textOf(blocks: readonly KeptBlock[]): string {
  return blocks.map(({ text }) => text).join('\n')
}

/** Sections in the order of the new edition; what was removed stands behind what it stood behind. */
function rowsOf(old: readonly KeptSection[], made: readonly KeptSection[]): Row[] {
  const { pairs, inOrder: settled } = matchSections(old, made)
  const partner = new Map(pairs.map(([at, atNew]) => [atNew, at]))
  const isPaired = new Set(pairs.map(([at]) => at))
  const isSettled = new Set(settled.map(([at]) => at))
  const rows: Row[] = []
  let next = 0
  const removedBefore = (end: number): void => {
    for (; next < end; next++) if (!isPaired.has(next)) rows.push({ old: old[next], new: undefined, isMoved: false })
  }
  made.forEach((section, atNew) => {
    const at = partner.get(atNew)
    if (at !== undefined && isSettled.has(at)) {
      removedBefore(at)
      next = Math.max(next, at + 1)
    }
    rows.push({ old: at === undefined ? undefined : old[at], new: section, isMoved: at !== undefined && !isSettled.has(at) })
  })
  removedBefore(old.length)
  return rows
}

/** How blocks, or notes, are matched. */
interface Manner<T, Reworded> {
  readonly of: (section: KeptSection) => readonly T[]
  readonly unit: (section: KeptSection, it: T, isNew: boolean) => Unit
  readonly pages: (section: KeptSection, it: T, isNew: boolean) => Found<T>['pages']
  /** Undefined: nothing was reworded. */
  readonly edits: (old: T, made: T, sections: readonly [KeptSection, KeptSection]) => Reworded | undefined
  /** Whether things are looked for in other sections too. */
  readonly isWithin: (row: Row | undefined) => boolean
}

/** The steps of each row. */
function stepsOf<T, Reworded>(rows: readonly Row[], manner: Manner<T, Reworded>): Step<T, Reworded>[][] {
  const sides = rows.map((row) => ({ old: row.old ? manner.of(row.old) : [], new: row.new ? manner.of(row.new) : [] }))
  const units = rows.map((row, index) => ({
    old: (sides[index]?.old ?? []).map((it) => manner.unit(row.old!, it, false)), new: (sides[index]?.new ?? []).map((it) => manner.unit(row.new!, it, true)),
  }))
  const matched = units.map(({ old, new: made }) => matchInPlace(old, made))
  /** What is left over, by row and index: in the whole edition first the row, since a thing is sooner moved within its section. */
  const moved = new Map<string, readonly [row: number, index: number]>()
  const arrived = new Map<string, readonly [row: number, index: number]>()
  const pair = (olds: readonly Pair[], news: readonly Pair[]): void => {
    const left = olds.filter((at) => !moved.has(String(at)))
    const leftNew = news.filter((at) => !arrived.has(String(at)))
    for (const [one, other] of matchElsewhere(left.map(([row, at]) => units[row]!.old[at]!), leftNew.map(([row, at]) => units[row]!.new[at]!))) {
      moved.set(String(left[one]), leftNew[other]!)
      arrived.set(String(leftNew[other]), left[one]!)
    }
  }
  const removedIn = (row: number): Pair[] => (matched[row]?.removed ?? []).map((at): Pair => [row, at])
  const addedIn = (row: number): Pair[] => (matched[row]?.added ?? []).map((at): Pair => [row, at])
  rows.forEach((_, row) => pair(removedIn(row), addedIn(row)))
  const within = [...rows.keys()].filter((row) => manner.isWithin(rows[row]))
  pair(within.flatMap(removedIn), within.flatMap(addedIn))

  const oldAt = (row: number, at: number): Found<T> => ({ section: rows[row]!.old!.id, it: sides[row]!.old[at]!, pages: manner.pages(rows[row]!.old!, sides[row]!.old[at]!, false) })
  const newAt = (row: number, at: number): Found<T> => ({ section: rows[row]!.new!.id, it: sides[row]!.new[at]!, pages: manner.pages(rows[row]!.new!, sides[row]!.new[at]!, true) })
  return rows.map((_, row) => {
    const steps: Step<T, Reworded>[] = []
    let [next, nextNew] = [0, 0]
    const gap = (end: number, endNew: number): void => {
      for (; next < end; next++) {
        const to = moved.get(String([row, next]))
        steps.push(to === undefined ? { is: 'removed', old: oldAt(row, next) } : { is: 'moved-away', old: oldAt(row, next), new: newAt(...to) })
      }
      for (; nextNew < endNew; nextNew++) {
        const from = arrived.get(String([row, nextNew]))
        if (from === undefined) steps.push({ is: 'added', new: newAt(row, nextNew) })
        else {
          const [one, other] = [oldAt(...from), newAt(row, nextNew)]
          steps.push({ is: 'moved', old: one, new: other, edits: manner.edits(one.it, other.it, [rows[from[0]]!.old!, rows[row]!.new!]) })
        }
      }
    }
    for (const [at, atNew] of matched[row]?.inPlace ?? []) {
      gap(at, atNew)
      const [one, other] = [oldAt(row, next++), newAt(row, nextNew++)]
      const edits = manner.edits(one.it, other.it, [rows[row]!.old!, rows[row]!.new!])
      steps.push(edits === undefined ? { is: 'same', old: one, new: other } : { is: 'reworded', old: one, new: other, edits })
    }
    gap(sides[row]!.old.length, sides[row]!.new.length)
    return steps
  })
}

function sectionChanges({ old, new: made, isMoved }: Row, blocks: readonly BlockStep[], notes: readonly NoteStep[]): SectionChanges {
  const title = old && made && old.title !== made.title ? wordEdits(old.title, made.title) : undefined
  const isSame = title === undefined && old?.number === made?.number && [...blocks, ...notes].every(({ is }) => is === 'same')
  return {
    is: old === undefined ? 'added' : made === undefined ? 'removed' : isSame ? 'same' : 'changed', isMoved, isGenerated: generated.has((made ?? old)!.kind),
    old, new: made, title, blocks, notes, counts: { blocks: countSteps(blocks), notes: countSteps(notes) },
  }
}


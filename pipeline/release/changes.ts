import type { KeptBlock, KeptEdition, KeptNote, KeptSection } from '../model/kept-edition.ts'
import type { PageMap } from '../model/page-map.ts'
import type { PageSpan } from './printed-places.ts'
import type { TextEdit } from './words.ts'

/** An edition to compare: what is kept of it, and its pages where it has been printed. */
export interface ComparedEdition {
  readonly kept: KeptEdition
  readonly pageMap?: PageMap | undefined
}

/** Something (a block, a note) as it stands in one of the two editions. */
export interface Found<T> {
  /** Id of the section. */
  readonly section: string
  readonly it: T
  /** Undefined: the edition has no pages, or this stands on none. */
  readonly pages: PageSpan | undefined
}

/**
 * A step through a section of both editions. Steps follow the new edition; what was taken away stands where it stood. The old texts of `same`,
 * `reworded`, `removed` and `moved-away`, one behind the other, are the old section, the new texts of `same`, `reworded`, `added` and
 * `moved` the new one, but for the numbers of segments, which are counted.
 */
export type Step<T, Reworded> =
  | { readonly is: 'same'; readonly old: Found<T>; readonly new: Found<T> }
  | { readonly is: 'reworded'; readonly old: Found<T>; readonly new: Found<T>; readonly edits: Reworded }
  | { readonly is: 'added'; readonly new: Found<T> }
  | { readonly is: 'removed'; readonly old: Found<T> }
  /** It stood elsewhere, in this section or another; `edits`: and was reworded. */
  | { readonly is: 'moved'; readonly old: Found<T>; readonly new: Found<T>; readonly edits: Reworded | undefined }
  /** It stands elsewhere now: the same two as in the step `moved` there. */
  | { readonly is: 'moved-away'; readonly old: Found<T>; readonly new: Found<T> }

export type BlockStep = Step<KeptBlock, readonly TextEdit[]>

/** Of a note that was reworded: its blocks. */
export type NoteStep = Step<KeptNote, readonly BlockStep[]>

/** How many of each kind: what was moved is counted where it stands now, reworded or not. */
export interface ChangeCounts {
  readonly same: number
  readonly reworded: number
  readonly added: number
  readonly removed: number
  readonly moved: number
}

/** A section of both editions, or of one of them. */
export interface SectionChanges {
  readonly is: 'same' | 'changed' | 'added' | 'removed'
  /** Its place among the sections that both have is another. */
  readonly isMoved: boolean
  /** The press makes it of the others, or of the metadata: it changes because they did. */
  readonly isGenerated: boolean
  readonly old: KeptSection | undefined
  readonly new: KeptSection | undefined
  /** Of a title that was reworded. */
  readonly title: readonly TextEdit[] | undefined
  readonly blocks: readonly BlockStep[]
  /** By the order of their calls. */
  readonly notes: readonly NoteStep[]
  readonly counts: { readonly blocks: ChangeCounts; readonly notes: ChangeCounts }
}

/** All that differs between two editions. */
export interface EditionChanges {
  readonly old: ComparedEdition
  readonly new: ComparedEdition
  /** In the order of the new edition; removed ones stand where they stood. */
  readonly sections: readonly SectionChanges[]
}

/** Counts steps by what they are. */
export function countSteps(steps: readonly { readonly is: BlockStep['is'] }[]): ChangeCounts {
  const count = (what: BlockStep['is']): number => steps.reduce((sum, { is }) => sum + Number(is === what), 0)
  return { same: count('same'), reworded: count('reworded'), added: count('added'), removed: count('removed'), moved: count('moved') }
}

/** Where a page begins: in which text block of the edition, and how many folded characters of it stand on earlier pages. */
export interface PageStart {
  readonly section: string
  /** `data-block` of the text block (see edition.ts). */
  readonly block: string
  /** Folded characters of the block before the page's first one (0: the block begins here). */
  readonly offset: number
}

/** One page of the print edition. */
export interface Page {
  /** 0 is the first leaf's recto. */
  readonly index: number
  /** The page label: “xii”, “45”; every page has one, printed or not. */
  readonly label: string
  readonly folioPrinted: boolean
  readonly side: 'recto' | 'verso'
  readonly blank: boolean
  /** Section that the page belongs to (a blank belongs to the section it comes before). */
  readonly section: string
  readonly runningHead: string
  /** Absent on blank pages and on pages that hold only the rest of a note. */
  readonly start?: PageStart | undefined
  /**
   * What stands on it, in the order of the page, notes last: `data-block` of each text block and how many of its folded characters are here.
   * A block that goes over is on two pages; columns are one behind the other.
   */
  readonly text: readonly (readonly [block: string, characters: number])[]
  /** The page's first words, for review. */
  readonly firstWords: string
}

/** The pages of the print edition and the page on which every anchor stands. */
export interface PageMap {
  readonly pages: readonly Page[]
  /** Anchor id → page index. Holds every `id` of every section, notes included (the page on which they begin). */
  readonly anchors: Readonly<Record<string, number>>
}

/** The label of the page on which an anchor stands, or undefined for an unknown anchor. */
export function pageLabel(map: PageMap, anchor: string): string | undefined {
  const index = map.anchors[anchor]
  return index === undefined ? undefined : map.pages[index]?.label
}

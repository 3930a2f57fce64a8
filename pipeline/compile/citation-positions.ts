import type { CitationItem } from '../model/markdown.ts'
import type { CitingNote, PendingCitation } from './draft.ts'

/** Where a mention of a work stands among those of its section, as CSL’s `position` names it. */
export interface MentionPosition {
  readonly position: 'first' | 'subsequent' | 'ibid' | 'ibid-with-locator'
  /** It follows its last mention within the style’s `near-note-distance`. */
  readonly near: boolean
  /** Label of the note of the first mention, where that is another one. */
  readonly firstNote?: string | undefined
}

interface Cited {
  readonly note: CitingNote | undefined
  readonly item: CitationItem
}

/**
 * The position of each work of each citation of a section, by CSL’s rules: a work is `ibid` where the citation before it in the same
 * note ended with it, or where the note before, of the same stream, cited it and nothing else. Readers see the notes of one stream one
 * after another; a note without a citation between two parts them.
 *
 * citeproc would find the positions too, but has to be given all citations of a section at each change, and knows no streams.
 */
export function mentionPositions(citations: readonly PendingCitation[], nearNote: number): readonly (readonly MentionPosition[])[] {
  const firsts = new Map<string, Cited>()
  const lasts = new Map<string, Cited>()
  const worksIn = new Map<number, number>()
  for (const { note, items } of citations) if (note) worksIn.set(note.index, (worksIn.get(note.index) ?? 0) + items.length)
  const previous = new Map<string, Cited>()

  return citations.map(({ note, items }) => items.map((item, index): MentionPosition => {
    const stream = note?.stream ?? ''
    const before = previous.get(stream)
    const [first, last] = [firsts.get(item.key), lasts.get(item.key)]
    const here: Cited = { note, item }
    previous.set(stream, here)
    lasts.set(item.key, here)
    if (first === undefined || last === undefined) {
      firsts.set(item.key, here)
      return { position: 'first', near: false }
    }
    const near = note === undefined || last.note === undefined || note.index - last.note.index <= nearNote
    const firstNote = first.note !== undefined && first.note.index !== note?.index ? first.note.label : undefined
    const same = before?.item.key === item.key && (index > 0 || before.note?.index === note?.index || follows(before.note, note, worksIn))
    return { position: same ? again(before.item, item) : 'subsequent', near, firstNote }
  }))
}

function follows(before: CitingNote | undefined, note: CitingNote | undefined, worksIn: ReadonlyMap<number, number>): boolean {
  return before !== undefined && note !== undefined && before.number === note.number - 1 && worksIn.get(before.index) === 1
}

/** Ibid. says “the same place” too: after a page, no page is no place, and the work is named again. */
function again(before: CitationItem, item: CitationItem): MentionPosition['position'] {
  const place = ({ locator }: CitationItem): string => (locator === undefined ? '' : `${locator.label} ${locator.value}`)
  if (place(before) === place(item)) return 'ibid'
  return item.locator === undefined ? 'subsequent' : 'ibid-with-locator'
}

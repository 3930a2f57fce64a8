import { foldedLength } from '../model/folding.ts'
import type { KeptBlock } from '../model/kept-edition.ts'
import type { EditionChanges } from './changes.ts'
import { PrintedPlaces } from './printed-places.ts'
import type { TextEdit } from './words.ts'

/** A page of the old edition, and where the first and the last of its words that are left stand in the new one. */
export interface PageRow {
  /** Labels as printed. */
  readonly old: string
  /** Undefined: none of its words is left. */
  readonly first: string | undefined
  readonly last: string | undefined
  /** Id of the old section. */
  readonly section: string
}

/** An old block in the new edition. */
interface Now {
  readonly section: string
  readonly block: KeptBlock
  readonly edits: readonly TextEdit[] | undefined
}

/** The concordance of pages; undefined where one of the editions has none. Blank pages, and those with nothing but the rest of a note, are left out. */
export function concordPages({ old, new: made, sections }: EditionChanges): PageRow[] | undefined {
  if (old.pageMap === undefined || made.pageMap === undefined) return undefined
  const places = new PrintedPlaces(made.pageMap)
  const known = new Set(old.kept.sections.flatMap(({ id, blocks }) => blocks.map(({ block }) => `${id}\n${block}`)))
  const left = new Map<string, Now>()
  for (const step of sections.flatMap(({ blocks }) => blocks)) {
    if (step.is !== 'same' && step.is !== 'reworded' && step.is !== 'moved') continue
    left.set(`${step.old.section}\n${step.old.it.block}`, { section: step.new.section, block: step.new.it, edits: step.is === 'same' ? undefined : step.edits })
  }
  /** Folded characters of each block on earlier pages. */
  const read = new Map<string, number>()
  return old.pageMap.pages.flatMap(({ label, section, text }): PageRow[] => {
    const spans = text.flatMap(([block, characters]) => {
      const key = `${section}\n${block}`
      const from = read.get(key) ?? 0
      read.set(key, from + characters)
      return known.has(key) ? [{ now: left.get(key), from, to: from + characters }] : []
    })
    if (spans.length === 0) return []
    const first = spans.flatMap(({ now, from, to }) => (now ? (pageOf(now, survivor(now, from, to, 'first')) ?? []) : []))[0]
    const last = spans.flatMap(({ now, from, to }) => (now ? (pageOf(now, survivor(now, from, to, 'last')) ?? []) : [])).at(-1)
    return [{ old: label, first, last, section }]
  })

  function pageOf({ section, block }: Now, character: number | undefined): string | undefined {
    return character === undefined ? undefined : places.pageAt(section, block.block, character)?.label
  }
}

/** Of the folded characters of an old block from `from` up to `to`, the first or the last that is left: where it stands in the new block. */
function survivor({ edits }: Now, from: number, to: number, which: 'first' | 'last'): number | undefined {
  if (edits === undefined) return which === 'first' ? from : to - 1
  let [at, atNew] = [0, 0]
  let found: number | undefined
  for (const { kind, text } of edits) {
    const length = foldedLength(text)
    const [start, end] = [Math.max(at, from), Math.min(at + length, to)]
    if (kind === 'same' && start < end) {
      if (which === 'first') return atNew + start - at
      found = atNew + end - 1 - at
    }
    if (kind !== 'inserted') at += length
    if (kind !== 'deleted') atNew += length
  }
  return found
}

/** The concordance as CSV (RFC 4180): page of the old edition; pages of its first and last words in the new one; section. */
export function concordanceCsv(rows: readonly PageRow[]): string {
  const lines = rows.map(({ old, first = '', last = '', section }) => [old, first, last, section])
  return [['old_page', 'new_page_of_first_words', 'new_page_of_last_words', 'section'], ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('')
}

function quoted(value: string): string {
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

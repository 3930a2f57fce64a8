import type { Edition, Section, SectionKind } from '../model/edition.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Proof } from '../model/proof.ts'
import { blocksByFile, textsOf, type BlockText } from './blocks.ts'
import { fold } from './folding.ts'
import type { SpanView } from './protocol.ts'

/** The pages of a section: index of the first that is not a blank, and their number. */
interface Run {
  readonly section: Section
  readonly first: number
  readonly count: number
}

/** Sections that editors write; the others repeat, list and count what stands in these. */
const written: ReadonlySet<SectionKind> = new Set<SectionKind>(['preface', 'part', 'chapter', 'document', 'chronology'])

/** What the preview shows: an edition and its proof, and what is found in them. */
export class Shown {
  readonly edition: Edition
  readonly proof: Proof
  readonly revision: number
  readonly #runs: readonly Run[]

  constructor(edition: Edition, proof: Proof, revision: number) {
    this.edition = edition
    this.proof = proof
    this.revision = revision
    const { pages } = proof.pageMap
    const firsts = new Map<string, number>()
    const counts = new Map<string, number>()
    for (const { index, section, blank } of pages) {
      if (blank) continue
      if (!firsts.has(section)) firsts.set(section, index)
      counts.set(section, (counts.get(section) ?? 0) + 1)
    }
    this.#runs = edition.sections.flatMap((section) => {
      const first = firsts.get(section.id)
      return first === undefined ? [] : [{ section, first, count: counts.get(section.id) ?? 0 }]
    })
  }

  /** Every section’s texts, with the index of its first page. */
  *texts(): Generator<{ readonly section: Section; readonly first: number; readonly texts: readonly BlockText[] }> {
    for (const { section, first, count } of this.#runs) yield { section, first, texts: textsOf(this.proof, first, count) }
  }

  /** The block that shows a place of the book folder: the last that begins before it, of the sections that are written in the file. */
  blockAt({ file, line, column }: Place): { readonly section: Section; readonly first: number; readonly text: BlockText } | undefined {
    let best: { readonly run: Run; readonly block: string; readonly place: Place } | undefined
    const having = this.#runs.filter((each) => blocksByFile(each.section).has(file))
    const own = having.filter(({ section }) => written.has(section.kind))
    for (const run of own.length > 0 ? own : having) {
      for (const { block, place } of blocksByFile(run.section).get(file) ?? []) {
        if (place.line > line || (place.line === line && place.column > column)) break
        if (best === undefined || place.line > best.place.line || (place.line === best.place.line && place.column > best.place.column)) best = { run, block, place }
      }
    }
    if (best === undefined) {
      const [run] = own.length > 0 ? own : having
      const first = run && blocksByFile(run.section).get(file)?.[0]
      if (run === undefined || first === undefined) return undefined
      best = { run, ...first }
    }
    const { section, first, count } = best.run
    const { block } = best
    const text = textsOf(this.proof, first, count).find((each) => each.block === block)
    return text && { section, first, text }
  }

  /** The page that shows a place, and the stretches of `words` there: of their occurrences in the block the one that is `nth`, or the last. */
  find(place: Place, words = '', nth = 0): { readonly page: number; readonly spans: readonly SpanView[] } | undefined {
    const found = this.blockAt(place)
    if (found === undefined) return undefined
    const { first, text } = found
    const wanted = fold(words).folded.trim()
    let at = -1
    for (let count = 0; wanted !== '' && count <= nth; count++) {
      const next = text.folded.indexOf(wanted, at + 1)
      if (next < 0) break
      at = next
    }
    const spans = at < 0 ? [] : spansOf(text, at, at + wanted.length, first)
    return { page: spans[0]?.page ?? first + (text.pages[0]?.page ?? 0), spans }
  }
}

/** A stretch of folded text as stretches of pages. */
export function spansOf({ note, block, text, from, pages }: BlockText, start: number, end: number, first: number): SpanView[] {
  const [begin, stop] = [from[start] ?? 0, from[end] ?? text.length]
  return pages.flatMap(({ page, start: own }, at): SpanView[] => {
    const next = pages[at + 1]?.start ?? text.length
    const [low, high] = [Math.max(begin, own), Math.min(stop, next)]
    return low < high ? [{ page: first + page, block, note, start: low - own, end: high - own }] : []
  })
}

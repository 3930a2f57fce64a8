import { fold } from './folding.ts'
import type { HitView, SearchView } from './protocol.ts'
import { spansOf, type Shown } from './shown.ts'

/** So many hits are sent; the rest is only counted. */
const MOST = 400
/** UTF-16 units shown on either side of a hit. */
const AROUND = 48

/** Every place of the proof that has the words: in any script, across lines, hyphens and pages (see fold). */
export function search(shown: Shown, query: string): SearchView {
  const wanted = fold(query).folded.trim()
  const hits: HitView[] = []
  let total = 0
  if (wanted !== '') {
    for (const { section, first, texts } of shown.texts()) {
      for (const block of texts) {
        for (let at = block.folded.indexOf(wanted); at >= 0; at = block.folded.indexOf(wanted, at + wanted.length)) {
          total++
          if (hits.length === MOST) continue
          const spans = spansOf(block, at, at + wanted.length, first)
          const page = spans[0]?.page ?? first
          const [start, end] = [block.from[at] ?? 0, block.from[at + wanted.length] ?? block.text.length]
          const part = (from: number, to: number): string => block.text.slice(Math.max(0, from), to).replaceAll('\u00AD', '').replace(/\s+/gu, ' ')
          hits.push({ page, label: shown.proof.pageMap.pages[page]?.label ?? '', lang: section.lang, before: start > AROUND ? `…${part(start - AROUND, start).replace(/^\S*\s/u, '')}` : part(0, start), match: part(start, end), after: end + AROUND < block.text.length ? `${part(end, end + AROUND).replace(/\s\S*$/u, '')}…` : part(end, end + AROUND), spans })
        }
      }
    }
  }
  return { revision: shown.revision, query, total, hits }
}

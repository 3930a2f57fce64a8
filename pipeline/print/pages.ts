import { foldText, foldedLength } from '../model/folding.ts'
import type { Page, PageMap, PageStart } from '../model/page-map.ts'
import { onceFor } from '../model/standing.ts'
import { firstWords } from './audit.ts'
import type { HarvestedPage, Piece } from './harvest.ts'
import type { Leaf } from './labels.ts'
import type { SectionPages } from './sections.ts'

/** The page map of the ordered pages. `sections` holds the laid-out sections by id. */
export function buildPageMap(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>): PageMap {
  const anchors: Record<string, number> = {}
  const pages: Page[] = []
  let read = new Map<string, number>()
  let current = ''
  for (const leaf of leaves) {
    if (leaf.section.id !== current) {
      read = new Map()
      current = leaf.section.id
    }
    const harvested = leaf.page === undefined ? undefined : sections.get(current)?.pages[leaf.page]
    for (const [id] of harvested?.anchors ?? []) anchors[id] ??= leaf.index
    const { lengths, first, text, words } = harvested ? readPage(harvested) : NO_TEXT
    const start: PageStart | undefined = first === undefined ? undefined : { section: current, block: first, offset: read.get(first) ?? 0 }
    for (const [block, length] of lengths) read.set(block, (read.get(block) ?? 0) + length)
    pages.push({
      index: leaf.index,
      label: leaf.label,
      folioPrinted: leaf.folioPrinted,
      side: leaf.side,
      blank: leaf.page === undefined,
      section: current,
      runningHead: leaf.runningHead,
      ...(start && { start }),
      text,
      firstWords: words,
    })
  }
  return { pages, anchors }
}

/** What the map tells of a page’s text. A page that stands from the run before is read once. */
interface PageText {
  /** Folded length of each piece of the body, with its block. */
  readonly lengths: readonly (readonly [block: string, length: number])[]
  /** The block that the page begins in. */
  readonly first: string | undefined
  /** Folded length of each block on the page, notes’ too. */
  readonly text: readonly (readonly [block: string, length: number])[]
  readonly words: string
}

const NO_TEXT: PageText = { lengths: [], first: undefined, text: [], words: '' }

const readPage = onceFor(({ body, notes }: HarvestedPage): PageText => {
  const first = body.find((piece) => piece[1] !== '' && hasWords(piece))
  return {
    lengths: body.map(([, block, text]) => [block, foldText(text).length] as const),
    first: first?.[1],
    text: lengthsOf([...body, ...notes]),
    words: firstWords(joinPieces(body.some(hasWords) ? body : notes)),
  }
})

/** Lengths of the blocks, those of one block added up. */
function lengthsOf(pieces: readonly Piece[]): [string, number][] {
  const lengths = new Map<string, number>()
  for (const [, block, text] of pieces) {
    const length = foldedLength(text)
    if (block !== '' && length > 0) lengths.set(block, (lengths.get(block) ?? 0) + length)
  }
  return [...lengths]
}

const hasWords = (piece: Piece): boolean => foldedLength(piece[2]) > 0

/** Text of pieces, with a space where one block ends and the next begins. */
function joinPieces(pieces: readonly Piece[]): string {
  let text = ''
  let block: string | undefined
  for (const piece of pieces) {
    text += (block !== undefined && block !== piece[1] ? ' ' : '') + piece[2]
    block = piece[1]
    if (text.length > 400) break
  }
  return text
}

/** The page map as reviewable text, a line a page: index, folio (in brackets where not printed), side, running head, first words. */
export function renderPageMap(map: PageMap): string {
  const lines = map.pages.map((page) => {
    const folio = page.folioPrinted ? page.label : `[${page.label}]`
    const head = page.runningHead === '' ? '–' : page.runningHead
    return `${folio.padEnd(8)} ${page.side.padEnd(5)} ${page.blank ? '(blank)' : `${page.section} | ${head} | ${page.firstWords}`}`.trimEnd()
  })
  return `${lines.join('\n')}\n`
}

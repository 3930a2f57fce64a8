/** A block of an index as the browser measured it, in the width of its column. Lengths are CSS px. */
export interface MeasuredBlock {
  readonly kind: 'letter' | 'entry' | 'sub'
  readonly height: number
  /** White above it; none where it begins a column. */
  readonly space: number
  readonly lines: number
}

/** Lines of a block in a column: from number `from` (0: the first) to before `to`. */
export interface ColumnPiece {
  readonly block: number
  readonly from: number
  readonly to: number
  /** The entry whose heading is repeated above: its sub-entries go on in this column. */
  readonly continued?: number
}

export type Column = readonly ColumnPiece[]

/** What is never parted: lines of a block, a letter with what stands below it, a heading with its first sub-entry. */
interface Chunk {
  readonly pieces: readonly ColumnPiece[]
  readonly height: number
  readonly space: number
  /** The entry that is gone on with, where it begins with a sub-entry, and the height of its heading repeated. */
  readonly continued: number | undefined
  readonly headHeight: number
}

/** Blocks of fewer lines stay whole; of longer ones two lines at least stay together. */
const DIVIDED_FROM = 4

/**
 * Breaks the blocks of an index into columns, `count` on a page: none ends with a letter, with a heading whose sub-entries follow, or with a
 * single line of a longer block. The columns of the last page are made equal. `first` and `others`: height of a column on the first page
 * and on the others. A block that no column can hold gets one to itself.
 */
export function breakColumns(blocks: readonly MeasuredBlock[], { first, others, count }: { first: number; others: number; count: number }): Column[] {
  const chunks = chunksOf(blocks)
  const columns = fill(chunks, (column) => (column < count ? first : others))
  const begun = Math.floor((columns.length - 1) / count) * count
  const last = chunks.slice(columns.slice(0, begun).flat().length)
  const room = begun === 0 ? first : others
  const total = last.reduce((sum, { space, height }) => sum + space + height, 0)
  const step = Math.min(...last.map(({ pieces, height }) => height / pieces.reduce((sum, { from, to }) => sum + to - from, 0)))
  for (let height = total / count; height < room; height += step) {
    const balanced = fill(last, () => height)
    if (balanced.length <= count) return [...columns.slice(0, begun), ...balanced].map(piecesOf)
  }
  return columns.map(piecesOf)
}

function fill(chunks: readonly Chunk[], roomOf: (column: number) => number): Chunk[][] {
  const columns: Chunk[][] = []
  let used = Infinity
  for (const chunk of chunks) {
    // Half a px: heights are measured and rounded.
    if (used + chunk.space + chunk.height > roomOf(columns.length - 1) + 0.5) {
      columns.push([])
      used = chunk.continued === undefined ? 0 : chunk.headHeight
    } else used += chunk.space
    columns.at(-1)?.push(chunk)
    used += chunk.height
  }
  return columns
}

function piecesOf(chunks: readonly Chunk[]): Column {
  return chunks.flatMap(({ pieces, continued }, at) => {
    const [head, ...rest] = pieces
    return at === 0 && head && continued !== undefined ? [{ ...head, continued }, ...rest] : pieces
  }).reduce<ColumnPiece[]>((joined, piece) => {
    const before = joined.at(-1)
    if (before && before.block === piece.block && before.to === piece.from) joined[joined.length - 1] = { ...before, to: piece.to }
    else joined.push(piece)
    return joined
  }, [])
}

function chunksOf(blocks: readonly MeasuredBlock[]): Chunk[] {
  const chunks: Chunk[] = []
  let entry: number | undefined
  let open: Chunk | undefined
  blocks.forEach((block, number) => {
    if (block.kind !== 'sub') entry = block.kind === 'entry' ? number : undefined
    const line = block.height / block.lines
    const cuts = block.lines < DIVIDED_FROM ? [0, block.lines] : [0, ...Array.from({ length: block.lines - 3 }, (_, at) => at + 2), block.lines]
    cuts.slice(1).forEach((to, at) => {
      const from = cuts[at] ?? 0
      const piece = { block: number, from, to }
      const space = from === 0 ? block.space : 0
      const height = (to - from) * line
      const made: Chunk = open
        ? { ...open, pieces: [...open.pieces, piece], height: open.height + space + height }
        : { pieces: [piece], height, space, continued: block.kind === 'sub' && from === 0 ? entry : undefined, headHeight: line }
      const isLast = to === block.lines
      const holds = isLast && (block.kind === 'letter' || (block.kind === 'entry' && blocks[number + 1]?.kind === 'sub'))
      open = holds ? made : undefined
      if (!holds) chunks.push(made)
    })
  })
  if (open) chunks.push(open)
  return chunks
}

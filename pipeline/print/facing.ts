/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */

/** What facing.ts needs of the generator of pages (openings.ts). Breaks are tokens of the engine. */
export interface FacingKit {
  readonly chunker: any
  /**
   * Lays out a page from a break on and gives the break it ends with: at `stop` at the latest. Notes for which it has no room wait, whatever
   * comes next. `undefined` for a start: a page with nothing but notes that wait.
   */
  readonly page: (start: any, stop: Element | undefined) => Promise<any>
  /** Notes, or parts of them, that wait for the next page; changed in place. */
  readonly waiting: () => Node[]
}

/**
 * Runs in the page: gives it `window.sourcebookLayFacing`, which lays out a text and its translation on facing pages: two flows of segments
 * (facing-flows.ts), each page of an opening from its own flow, both cut before the same segment, so that what stands on the left has its
 * translation on the right.
 *
 * Each page is filled as far as it goes; then both are laid out again up to the last segment that both hold. A segment that no page
 * holds begins where it has room, and is divided; while it goes on, the other page waits for what comes next, and may be empty. The notes
 * of a flow go on in it.
 *
 * It gives the break after both flows, `undefined` at the end of the section, or `false` where the first segment has no room below what
 * stands on the left page already (`start`): its pages are taken back then.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installFacing(): void {
  if ((window as any).sourcebookLayFacing) return

  /** Where a flow goes on. */
  interface Position {
    readonly token: any
    /** Number of the segment; their count where the flow is at its end. */
    readonly segment: number
  }

  const sides = [0, 1] as const

  const layFacing = async (kit: FacingKit, block: Element, start: any, tokenAt: (node: Node) => any): Promise<any> => {
    const { chunker } = kit
    const flows = [...block.children] as [Element, Element]
    const segments = flows.map((flow) => [...flow.children]) as [Element[], Element[]]
    const count = segments[0].length
    const tail = block.nextElementSibling ?? undefined
    const queues: [Node[], Node[]] = [kit.waiting().splice(0), []]
    let positions: [Position, Position] = [{ token: start ?? tokenAt(segments[0][0]!), segment: 0 }, { token: tokenAt(segments[1][0]!), segment: 0 }]
    let isShared = start !== undefined
    /** Segments that no page holds. */
    const divisible = new Set<number>()
    /** The opening before: what it was laid out from. */
    let last: { readonly first: number; readonly positions: [Position, Position]; readonly queues: [Node[], Node[]] } | undefined
    const copiesOf = (nodes: [Node[], Node[]]): [Node[], Node[]] => nodes.map((queue) => queue.map((node) => node.cloneNode(true))) as [Node[], Node[]]

    const elementOf = (token: any): Element | null => (token?.node instanceof Element ? token.node : (token?.node?.parentElement ?? null))
    const segmentOf = (side: 0 | 1, token: any): number => {
      const at = elementOf(token)?.closest('.segment')
      const found = at ? segments[side].indexOf(at) : -1
      return found < 0 ? count : found
    }
    const stopAt = (side: 0 | 1, segment: number): Element | undefined => segments[side][segment] ?? (side === 0 ? flows[1] : tail)
    /** The next page of a flow, and where it goes on then; a page without text where the flow is at its end, or waits. */
    const lay = async (side: 0 | 1, stop: Element | undefined, waits = false): Promise<Position> => {
      const at = positions[side]
      const isEmpty = waits || at.segment === count
      kit.waiting().splice(0, Infinity, ...queues[side])
      const end = await kit.page(isEmpty ? undefined : at.token, stop)
      queues[side] = kit.waiting().splice(0)
      return isEmpty ? at : { token: end, segment: segmentOf(side, end) }
    }
    /** Whether a page ends before a segment as a whole, or after the last. */
    const isAt = (side: 0 | 1, { token, segment }: Position): boolean => segment === count || token?.node === segments[side][segment]
    /** Whether nothing of a segment stands before a break but its number. */
    const isWhole = (side: 0 | 1, position: Position): boolean => {
      if (isAt(side, position)) return true
      const { node, offset } = position.token as { readonly node: Node; readonly offset?: number }
      const begun = document.createRange()
      begun.setStart(segments[side][position.segment]!, 0)
      if (node instanceof Text) begun.setEnd(node, offset ?? 0)
      else begun.setEndBefore(node)
      const text = begun.cloneContents()
      for (const number of text.querySelectorAll('.segment-number')) number.remove()
      return text.textContent.trim() === ''
    }

    for (;;) {
      const first = chunker.pages.length
      const kept = copiesOf(queues)
      const before = positions
      const filled: [Position, Position] = [await lay(0, flows[1]), before[1]]
      filled[1] = await lay(1, filled[0].segment === count ? undefined : tail)
      if (isShared && filled[0].segment === 0) {
        chunker.removePages(first)
        kit.waiting().splice(0, Infinity, ...kept[0])
        return false
      }
      // A segment that fills a page from its top is longer than a page: nothing is gained by waiting for the next.
      const begun = sides.find((side) => !isWhole(side, filled[side]) && filled[side].segment === before[side].segment && isWhole(side, before[side]) && !divisible.has(filled[side].segment))
      if (begun !== undefined) {
        divisible.add(filled[begun].segment)
        if (last) {
          chunker.removePages(last.first)
          positions = last.positions
          queues.splice(0, 2, ...last.queues)
          last = undefined
          continue
        }
      }
      // It is begun where both texts begin it, not one of them an opening earlier.
      const isLong = sides.map((side) => {
        const { segment } = filled[side]
        const other = side === 0 ? 1 : 0
        const mayBegin = before[side].segment === segment || before[other].segment > segment || filled[other].segment > segment || (filled[other].segment === segment && !isWhole(other, filled[other]))
        return divisible.has(segment) && !isWhole(side, filled[side]) && mayBegin
      }) as [boolean, boolean]
      const end = Math.min(...sides.map((side) => filled[side].segment + Number(isLong[side])))
      const isKept = sides.map((side) => (isLong[side] ? filled[side].segment + 1 === end : filled[side].segment === end && isAt(side, filled[side]))) as [boolean, boolean]
      last = { first, positions: before, queues: copiesOf(kept) }
      if (isKept[0] && isKept[1]) positions = filled
      else {
        chunker.removePages(first)
        queues[0] = kept[0]
        queues[1] = kept[1]
        const again: [Position, Position] = [...before]
        for (const side of sides) {
          // Nothing of a flow that is there already.
          const waits = before[side].segment >= end && before[side].segment < count
          again[side] = await lay(side, stopAt(side, isKept[side] && isLong[side] ? count : end), waits)
        }
        positions = again
      }
      isShared = false
      if (positions[0].segment === count && positions[1].segment === count) break
      if (sides.every((side) => positions[side].token === before[side].token)) {
        console.error('Layout repeated at: ', block)
        return undefined
      }
    }
    const next = positions[1].token
    kit.waiting().splice(0, Infinity, ...queues[0], ...queues[1])
    while (next === undefined && kit.waiting().length > 0) await kit.page(undefined, undefined)
    return next
  }
  ;(window as any).sourcebookLayFacing = layFacing
}

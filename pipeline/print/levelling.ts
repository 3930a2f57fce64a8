import type { Standing } from '../model/standing.ts'
import type { HarvestedPage } from './harvest.ts'
import type { Leaf } from './labels.ts'
import type { Place, Room } from './room.ts'
import type { SectionPages } from './sections.ts'

/** Facing pages may end so many lines apart, and a page so many above its foot. */
const LEVEL = 1

/**
 * The sections as the book shows them: white added between the blocks of pages that end above their foot, so that the two pages of an
 * opening end level. It is added after all pages are laid out, since only then it is known which of them face each other; lines, line
 * boxes and anchors move together, and no line changes its page.
 *
 * The last page of a section ends where it ends, and the page that faces it is filled for itself.
 */
export function levelled(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>, standing: Standing): Map<string, SectionPages> {
  const added = new Map<string, Map<number, readonly number[]>>()
  const roomOf = (leaf: Leaf | undefined): Room | undefined => {
    if (leaf?.page === undefined) return undefined
    const pages = sections.get(leaf.section.id)?.pages ?? []
    return leaf.page + 1 < pages.length ? pages[leaf.page]?.room : undefined
  }
  const add = (leaf: Leaf | undefined, room: Room | undefined, lines: number): void => {
    if (leaf?.page === undefined || room === undefined || lines === 0) return
    const { id } = leaf.section
    added.set(id, (added.get(id) ?? new Map<number, readonly number[]>()).set(leaf.page, spread(room.places, lines)))
  }
  for (let verso = -1; verso < leaves.length; verso += 2) {
    const [left, right] = [leaves[verso], leaves[verso + 1]]
    const [one, other] = [roomOf(left), roomOf(right)]
    if (left?.section !== right?.section || one === undefined || other === undefined) {
      add(left, one, fillOpening(one, undefined)[0])
      add(right, other, fillOpening(other, undefined)[0])
      continue
    }
    const [toLeft, toRight] = fillOpening(one, other)
    add(left, one, toLeft)
    add(right, other, toRight)
  }
  return new Map([...sections].map(([id, laid]) => [id, standing.of(withLines, laid, JSON.stringify([...(added.get(id) ?? [])]))]))
}

/** A section with its white; `lines`: as JSON, pairs of a page and the lines at each of its places. As text it is the same while it says the same. */
function withLines(laid: SectionPages, lines: string): SectionPages {
  const added = new Map(JSON.parse(lines) as readonly (readonly [number, readonly number[]])[])
  return { ...laid, pages: laid.pages.map((page, index) => withWhite(page, added.get(index))) }
}

/** Whole lines of white for the two pages of an opening, or for one page: fewest faults first, then fewest pages touched, then those filled. */
export function fillOpening(left: Room | undefined, right: Room | undefined): readonly [left: number, right: number] {
  let best: { readonly lines: readonly [number, number]; readonly cost: readonly number[] } | undefined
  for (let one = 0; one <= mostOf(left); one++) {
    for (let other = 0; other <= mostOf(right); other++) {
      const rests = [restOf(left, one), restOf(right, other)] as const
      const apart = left && right ? Math.abs(rests[0] - rests[1]) : 0
      const cost = [Number(apart > LEVEL), rests.filter((rest) => rest > LEVEL).length, apart > LEVEL ? apart : 0, Number(one > 0) + Number(other > 0), apart, rests[0] + rests[1]]
      if (best === undefined || isLess(cost, best.cost)) best = { lines: [one, other], cost }
    }
  }
  return best?.lines ?? [0, 0]
}

/** Whole lines that are left free. */
function restOf(room: Room | undefined, lines: number): number {
  return room === undefined ? 0 : freeLines(room) - lines
}

function freeLines({ white, leading }: Room): number {
  // Where a page ends full the last line may reach below by the part of a px that was rounded off its height.
  return Math.floor(white / leading + 0.05)
}

/** Whole lines that a page takes. */
function mostOf(room: Room | undefined): number {
  return room === undefined ? 0 : Math.min(freeLines(room), Math.floor(room.places.reduce((sum, [, most]) => sum + most, 0)))
}

/** The lines that each place takes, `lines` in all: the widest first, and a place twice as wide twice as much. */
export function spread(places: readonly Place[], lines: number): number[] {
  const taken = places.map(() => 0)
  for (let rest = lines; rest > 0; ) {
    let next: number | undefined
    const order = (at: number): number[] => [taken[at]! / places[at]![1], -places[at]![1]]
    places.forEach(([, most, step], at) => {
      if (step > rest || taken[at]! + step > most) return
      if (next === undefined || isLess(order(at), order(next))) next = at
    })
    if (next === undefined) break
    taken[next]! += places[next]![2]
    rest -= places[next]![2]
  }
  return taken
}

/** A page with white at its places, in lines; all that stands below a place moves down. */
export function withWhite(page: HarvestedPage, lines: readonly number[] = []): HarvestedPage {
  const { room } = page
  const down = (from: number, to: number): number => (room?.leading ?? 0) * lines.slice(from, to).reduce((sum, each) => sum + each, 0)
  const xml = page.xml.replaceAll(/(<[^<>]*) data-white="(\d+):(\d+)"/g, (_, start: string, from: string, to: string) => {
    const distance = down(Number(from), Number(to))
    return distance === 0 ? start : `${start} data-white="${Math.round(distance * 1000) / 1000}"`
  })
  if (room === undefined || lines.length === 0) return { ...page, xml }
  const below = (y: number): number => (y > room.foot ? 0 : down(0, room.places.filter(([top]) => top <= y).length))
  const boxes = page.boxes.map((value, at) => (at % 4 === 1 ? value + Math.round(below((value + page.boxes[at + 2]! / 2) / 4) * 4) : value))
  return { ...page, xml, boxes, anchors: page.anchors.map(([id, top]) => [id, top + Math.round(below(top) * 4) / 4]) }
}

/** Rules for the white of pages. */
export function whiteRules(xml: string): string {
  const distances = new Set([...xml.matchAll(/<[^<>]* data-white="([\d.]+)"/g)].map(([, distance]) => Number(distance)))
  return [...distances].sort((a, b) => a - b).map((distance) => `[data-white="${distance}"] { position: relative; top: ${distance}px; }`).join('\n')
}

/** Whether the first number that differs is the smaller one. */
function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && one[at]! < other[at]!
}

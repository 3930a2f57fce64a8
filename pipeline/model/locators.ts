import type { PageMap } from './page-map.ts'

/** A place that an index leads to. */
export interface IndexPlace {
  /** Anchor of the mention, or of the mark. */
  readonly anchor: string
  /** Id of the section that it stands in. */
  readonly section: string
  /** Label of the note that it stands in. */
  readonly note?: string | undefined
  /** Where the subject is left again: the place is a range. */
  readonly to?: string | undefined
  /** The main one among its locators. */
  readonly isMain?: boolean | undefined
  /** A name met in the text, where nobody set a mark. */
  readonly isPassing?: boolean | undefined
}

/** How an index writes its locators. */
export interface LocatorStyle {
  readonly passim?: number | undefined
  readonly consecutive: 'separate' | 'joined'
  /** Between page and note, of one note and of several: “n”, “nn”. */
  readonly noteSign: string
  readonly notesSign: string
  readonly passimWord: string
}

/** A piece of a locator’s text: with an anchor, a link. */
export interface LocatorPart {
  readonly text: string
  readonly anchor?: string
  readonly isMain?: boolean
}

/** One locator: “45”, “12–15”, “15nn2, 4”, “45–68 passim”. */
export type Locator = readonly LocatorPart[]

interface Span {
  readonly first: number
  readonly last: number
  readonly anchor: string
  readonly end: string
  readonly isMain: boolean
  readonly isPassim?: boolean
}

/** The pages that a list of places covers. */
export function pagesOf(places: readonly IndexPlace[], map: PageMap): Set<number> {
  const pages = new Set<number>()
  for (const { anchor, to } of places) {
    const first = pageOf(anchor, map)
    for (let page = first; page <= Math.max(first, to === undefined ? first : pageOf(to, map)); page++) pages.add(page)
  }
  return pages
}

/**
 * The locators of a list of places, in the order of the pages, as displayed: roman folios come before arabic ones because their pages do.
 * A page is named once; a range takes in what stands inside it; separate mentions on neighbouring pages are joined only where the style says
 * so; a note is named on its page (“7n1”, “15nn2, 4”) unless that page is named anyway. Main locators stay by themselves in a passim.
 *
 * @throws if a place is on no page.
 */
export function locate(places: readonly IndexPlace[], map: PageMap, style: LocatorStyle): Locator[] {
  const label = (page: number): string => map.pages[page]?.label ?? ''
  const spans = withPassim(spansOf(places.filter(({ note }) => note === undefined), map, style), style.passim)
  const covered = (page: number): boolean => spans.some(({ first, last }) => first <= page && page <= last)
  const notes = new Map<number, IndexPlace[]>()
  for (const place of places) {
    if (place.note === undefined) continue
    const page = pageOf(place.anchor, map)
    const others = notes.get(page) ?? []
    if (!covered(page) && !others.some(({ note }) => note === place.note)) notes.set(page, [...others, place])
  }
  const all = [
    ...spans.map((span) => ({ page: span.first, parts: spanText(span, label, style.passimWord) })),
    ...[...notes].map(([page, found]) => ({ page, parts: notesText(label(page), found, style) })),
  ]
  return all.sort((a, b) => a.page - b.page).map(({ parts }) => parts)
}

function pageOf(anchor: string, map: PageMap): number {
  const page = map.anchors[anchor]
  if (page === undefined) throw new Error(`no page holds the anchor ${anchor} that an index leads to`)
  return page
}

function spansOf(places: readonly IndexPlace[], map: PageMap, { consecutive }: LocatorStyle): Span[] {
  const all = places.map(({ anchor, to, isMain }): Span => {
    const first = pageOf(anchor, map)
    return { first, last: Math.max(first, to === undefined ? first : pageOf(to, map)), anchor, end: to ?? anchor, isMain: isMain === true }
  })
  const spans: Span[] = []
  for (const span of all.sort((a, b) => a.first - b.first)) {
    const open = spans.at(-1)
    const joins = open !== undefined && (span.first <= open.last || (consecutive === 'joined' && span.first === open.last + 1 && !span.isMain && !open.isMain))
    if (!joins) spans.push(span)
    else spans[spans.length - 1] = { ...open, isMain: open.isMain || span.isMain, ...(span.last > open.last && { last: span.last, end: span.end }) }
  }
  return spans
}

/** Runs of enough locators, each at most a page away from the next, as one. */
function withPassim(spans: readonly Span[], least: number | undefined): Span[] {
  if (least === undefined) return [...spans]
  const runs: Span[][] = []
  for (const span of spans) {
    const before = runs.at(-1)?.at(-1)
    if (before && span.first - before.last <= 2 && !span.isMain && !before.isMain) runs.at(-1)?.push(span)
    else runs.push([span])
  }
  return runs.flatMap((run) => {
    const [from, to] = [run[0], run.at(-1)]
    return run.length < least || run.length < 2 || !from || !to ? run : [{ ...from, last: to.last, end: to.end, isPassim: true }]
  })
}

function spanText({ first, last, anchor, end, isMain, isPassim }: Span, label: (page: number) => string, passim: string): Locator {
  const main = isMain ? { isMain } : {}
  const from = { text: label(first), anchor, ...main }
  if (first === last) return [from]
  return [from, { text: '–' }, { text: label(last), anchor: end, ...main }, ...(isPassim ? [{ text: ` ${passim}` }] : [])]
}

function notesText(page: string, notes: readonly IndexPlace[], { noteSign, notesSign }: LocatorStyle): Locator {
  return notes.flatMap(({ anchor, note = '', isMain }, index): LocatorPart[] => {
    const sign = notes.length === 1 ? noteSign : notesSign
    // A letter behind the sign would be read with it.
    const text = index === 0 ? `${page}${sign}${/^\p{L}/u.test(note) ? '\u00A0' : ''}${note}` : note
    return [...(index === 0 ? [] : [{ text: ', ' }]), { text, anchor, ...(isMain && { isMain }) }]
  })
}

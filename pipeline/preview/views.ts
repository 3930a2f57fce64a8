import { createHash } from 'node:crypto'
import { severityOf, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { OutlineEntry } from '../model/edition.ts'
import { pageLabel } from '../model/page-map.ts'
import type { ProofPage } from '../model/proof.ts'
import type { BookView, MessageView, OutlineView, PageContent, PageView, PlaceView } from './protocol.ts'
import type { Shown } from './shown.ts'

/** The book, with the pages that are not as they were in `before`. */
export function bookView(shown: Shown, before: Shown | undefined): BookView {
  const { edition, proof, revision } = shown
  const { pages, anchors } = proof.pageMap
  const entry = ({ id, number, title, lang, dir, children }: OutlineEntry): OutlineView => ({ number, title, lang, dir, page: anchors[id], children: children.map(entry) })
  return {
    revision,
    title: edition.metadata.title,
    lang: proof.lang,
    width: (proof.trim.width / 72) * 96,
    height: (proof.trim.height / 72) * 96,
    pages: pages.map(({ label, side, blank, section, start, firstWords }): PageView => ({ label, side, blank, section, block: start?.block ?? '', offset: start?.offset ?? 0, words: firstWords })),
    outline: edition.outline.map(entry),
    sections: edition.sections.map(({ id, title, kind, lang, dir, blocks }) => ({ id, title, kind, lang, dir, file: [...blocks.values()][0]?.file ?? '' })),
    style: createHash('sha256').update(proof.css).digest('hex').slice(0, 16),
    changed: changedPages(shown, before),
  }
}

/** Pages that show something else than the page of the same section at the same place did. */
function changedPages(shown: Shown, before: Shown | undefined): number[] {
  if (before === undefined) return []
  const old = bySection(before)
  return [...bySection(shown)].flatMap(([section, pages]) => {
    const own = old.get(section) ?? []
    return pages.filter(({ page }, at) => page.laid !== own[at]?.page.laid && !isSame(page, own[at]?.page)).map(({ index }) => index)
  })
}

function bySection({ proof }: Shown): Map<string, { readonly index: number; readonly page: ProofPage }[]> {
  const sections = new Map<string, { index: number; page: ProofPage }[]>()
  proof.pageMap.pages.forEach(({ section, blank }, index) => {
    if (blank) return
    const own = sections.get(section) ?? []
    if (own.length === 0) sections.set(section, own)
    own.push({ index, page: proof.pages[index]! })
  })
  return sections
}

function isSame(page: ProofPage, other: ProofPage | undefined): boolean {
  const text = ({ body, notes, boxes }: ProofPage): string => JSON.stringify([body, notes, boxes])
  return other !== undefined && text(page) === text(other)
}

/** A page, with what it takes to show it and to find one’s way from it; undefined where there is none. */
export function pageContent({ edition, proof, revision }: Shown, index: number): PageContent | undefined {
  const page = proof.pages[index]
  const known = proof.pageMap.pages[index]
  if (page === undefined || known === undefined) return undefined
  const { xml, css } = page.show()
  const section = edition.sections.find(({ id }) => id === known.section)
  const labels = Object.fromEntries([...xml.matchAll(/ data-target="([^"]*)"/gu)].map(([, target = '']) => [unescaped(target), pageLabel(proof.pageMap, unescaped(target)) ?? '']))
  const targets = Object.fromEntries([...xml.matchAll(/ href="#([^"]*)"/gu)].flatMap(([, anchor = '']) => {
    const at = proof.pageMap.anchors[unescaped(anchor)]
    return at === undefined ? [] : [[unescaped(anchor), at]]
  }))
  const places = Object.fromEntries([...new Set([...page.body, ...page.notes].map(([, block]) => block))].flatMap((block) => {
    const place = section?.blocks.get(block)
    return place === undefined ? [] : [[block, placeView(place)]]
  }))
  return { revision, xml, css, labels, places, targets, boxes: page.boxes }
}

export function placeView({ file, line, column }: Place): PlaceView {
  return { file, line, column }
}

/** Messages, errors first; `shown` says on which page each stands. */
export function messageViews(messages: readonly Diagnostic[], shown: Shown | undefined): MessageView[] {
  const order = ['error', 'warning', 'info']
  return messages.map((message): MessageView => {
    const { ruleId, reason, note, file = '', line = 1, column = 1 } = message
    return { severity: severityOf(message), rule: ruleId, reason, note: note ?? '', file, line, column, page: shown?.find({ file, line, column })?.page }
  }).sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

function unescaped(text: string): string {
  return text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&quot;/gu, '"').replace(/&amp;/gu, '&')
}

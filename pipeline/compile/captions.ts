import type { Nodes } from 'mdast'
import type { BookConfig, Chapter } from '../model/book.ts'
import type { Place } from '../model/diagnostics.ts'
import type { Standing } from '../model/standing.ts'
import { eachNode } from '../model/tree.ts'
import type { Entry } from './order.ts'

/** The rows of numbers that captions have: maps are counted by themselves. */
export type CaptionKind = 'figure' | 'table' | 'map'

/** A figure, table or map with a caption, as its chapter writes it. */
export interface Caption {
  readonly kind: CaptionKind
  /** Its anchor: the id that the author gave, else `<chapter id>--table.2`, which no heading can have. */
  readonly id: string
  readonly text: string
  readonly place: Place
}

/** A caption with its number: “2”, or “3.2” where the policy counts by chapter. */
export interface NumberedCaption extends Caption {
  readonly number: string
  /** The chapter that it stands in. */
  readonly section: string
  readonly matter: Entry['matter']
  readonly lang: string
}

/** The directives that carry captions, and the row in which each is counted. */
const counted: Readonly<Record<string, CaptionKind>> = { figure: 'figure', table: 'table', map: 'map', 'locator-map': 'map', timeline: 'figure' }

/** The captions of a chapter, in the order of its text. */
export function captionsOf({ id, file, source }: Chapter): readonly Caption[] {
  const captions: Caption[] = []
  const met: Record<CaptionKind, number> = { figure: 0, table: 0, map: 0 }
  eachNode<Nodes>(source.tree, (node) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return
    const kind = counted[node.name]
    const { caption, id: given } = node.attributes ?? {}
    if (kind === undefined || !caption) return
    met[kind] += 1
    captions.push({ kind, id: given || `${id}--${kind}.${met[kind]}`, text: caption, place: { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 } })
  })
  return captions
}

/**
 * Numbers the captions of the book, by chapter. Where each chapter counts for itself, those without a number (preface, appendices) share
 * one row, so that no two labels are the same.
 */
export function numberCaptions(entries: readonly Entry[], policy: BookConfig['policies']['captionNumbers'], standing: Standing): ReadonlyMap<string, readonly NumberedCaption[]> {
  const rows = new Map<string, number>()
  const numbered = new Map<string, readonly NumberedCaption[]>()
  for (const entry of entries) {
    if (entry.kind !== 'chapter') continue
    const prefix = policy === 'chapter' ? entry.number : ''
    numbered.set(entry.id, standing.of(captionsOf, entry.chapter).map((caption) => {
      const row = `${prefix} ${caption.kind}`
      const number = (rows.get(row) ?? 0) + 1
      rows.set(row, number)
      return { ...caption, number: prefix === '' ? String(number) : `${prefix}.${number}`, section: entry.id, matter: entry.matter, lang: entry.chapter.lang }
    }))
  }
  return numbered
}

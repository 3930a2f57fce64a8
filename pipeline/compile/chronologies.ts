import type { Book, Chapter } from '../model/book.ts'
import { chronologies, chronologiesDrawn, type ChronologyRow } from '../model/chronology.ts'
import type { Standing } from '../model/standing.ts'

/** The rows of tables that time lines are drawn from, by the tables’ ids; without their places, which move with every line that is written above them. */
export type Chronologies = ReadonlyMap<string, readonly Pick<ChronologyRow, 'date' | 'event'>[]>

/** The tables, of whatever chapter, that the time lines of one chapter are drawn from. */
export function chronologiesFor(chapter: Chapter, { chapters }: Book, standing: Standing): Chronologies {
  const drawn = new Set(standing.of(chronologiesDrawn, chapter.source.tree))
  if (drawn.size === 0) return new Map()
  const tables = [...chapters.values()].flatMap((each) => [...standing.of(chronologies, each.source.tree)])
  return new Map(tables.filter(([id]) => drawn.has(id)).map(([id, rows]) => [id, rows.map(({ date, event }) => ({ date, event }))]))
}

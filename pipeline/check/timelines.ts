import type { DateFault } from '../language/timeline.ts'
import { timelineOf } from '../language/timeline.ts'
import type { Chapter } from '../model/book.ts'
import { chronologies, type ChronologyRow } from '../model/chronology.ts'
import { diagnostic, nearest, type Diagnostic, type Place } from '../model/diagnostics.ts'
import { gatherAnchors } from './anchors.ts'
import { exists } from './dates.ts'
import { isDirective } from './directives.ts'
import type { Check } from './index.ts'
import { placeOf, walk } from './trees.ts'

/** Time lines: that their table is in the book, its dates can be read, and something happened in their period. */
export const checkTimelines: Check = ({ book, trees, standing }) => {
  const messages: Diagnostic[] = []
  const tables = new Map<string, Table>([...book.chapters.values()].flatMap((chapter) => standing.of(tablesOf, chapter)))
  const read = new Set<string>()
  for (const tree of trees) {
    walk(tree, (node) => {
      if (!isDirective(node) || node.name !== 'timeline') return
      const { table: id, from, to } = node.attributes ?? {}
      const place = placeOf(tree, node)
      for (const end of [from, to]) if (end && !exists(end)) messages.push(diagnostic('date-valid', `“${end}” is not an ISO date that exists.`, place))
      if (from && to && from.slice(0, to.length) > to) return void messages.push(diagnostic('date-valid', `“to” (${to}) comes before “from” (${from}).`, place, 'Turn the two around.'))
      if (!id) return
      const table = tables.get(id)
      if (table === undefined) {
        const meant = nearest(id, tables.keys())
        if (gatherAnchors(book, standing).unread.size === 0) messages.push(diagnostic('reference-defined', `There is no table “${id}” in the book to draw a time line from.`, place, meant && `Did you mean “${meant}”?`))
        return
      }
      const { events, faults } = timelineOf(table.rows, { from: from ?? undefined, to: to ?? undefined })
      if (!read.has(id)) messages.push(...faults.map(([row, fault]) => explain(row, fault, { file: table.file, line: row.line, column: row.column }, place)))
      read.add(id)
      if (events.length === 0) messages.push(diagnostic('timeline-filled', `The table “${id}” has no event ${from || to ? `from ${from ?? 'the first'} to ${to ?? 'the last'}` : 'with a date'}.`, place))
    })
  }
  return messages
}

interface Table {
  readonly file: string
  readonly rows: readonly ChronologyRow[]
}

function tablesOf({ file, source }: Chapter): readonly (readonly [string, Table])[] {
  return [...chronologies(source.tree)].map(([id, rows]) => [id, { file, rows }])
}

function explain({ date, event }: ChronologyRow, fault: DateFault, at: Place, drawn: Place): Diagnostic {
  if (fault === 'backwards') return diagnostic('date-valid', `“${date}” ends before it begins.`, at, 'Turn the two around.')
  if (fault === 'no such day') return diagnostic('date-valid', `There is no day “${date}”.`, at)
  return diagnostic('timeline-date-read', date === '' ? `“${event}” has no date, for the time line at ${drawn.file}:${drawn.line}.` : `The date “${date}” cannot be read, for the time line at ${drawn.file}:${drawn.line}.`, at)
}

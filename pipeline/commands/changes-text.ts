import type { ChangesRecord, NoteRecord, ParagraphRecord, SectionRecord, TextEdit } from '../release/index.ts'

/** Characters that are shown on either side of an edit. */
const context = 60

const colours = { inserted: '\u001B[32m', deleted: '\u001B[31m', bold: '\u001B[1m', dim: '\u001B[2m', end: '\u001B[0m' } as const

/** What differs between two editions, for a terminal: a line says what and where, the next the words. Without colours, `[-struck-]` and `{+put in+}`. */
export function changesText(record: ChangesRecord, { isColoured }: { readonly isColoured: boolean }): string {
  const tint = (colour: keyof typeof colours, text: string): string => (isColoured ? `${colours[colour]}${text}${colours.end}` : text)
  const own = record.sections.filter(({ generated }) => !generated)
  const made = record.sections.filter(({ generated }) => generated)
  const { sections } = record.counts
  const all = sections.same + sections.changed + sections.added
  const lines = [
    tint('bold', `${plain(record.new.title)}: ${named(record.old)} → ${named(record.new)}`),
    own.length === 0 ? 'The text is the same.' : `${sections.changed + sections.added} of ${all} sections changed${sections.removed > 0 ? `, ${sections.removed} removed` : ''}${sections.moved > 0 ? `, ${sections.moved} moved` : ''}; ${tally(record.counts)}`,
  ]
  for (const section of own) {
    const { old, new: now } = section
    const title = [now ?? old].map((each) => plain(`${each?.number ?? ''} ${each?.title ?? ''} (${each?.id ?? ''})`).trim()).join('')
    const state = [section.is === 'added' || section.is === 'removed' ? section.is : '', section.moved ? 'moved' : '', section.title ? `formerly “${plain(old?.title ?? '')}”` : ''].filter((each) => each !== '').join(', ')
    lines.push('', `${tint('bold', title)}${state === '' ? '' : `: ${state}`}`, `  ${tally(section.counts)}`)
    for (const change of section.paragraphs) lines.push(...entry(change, '', tint))
    for (const note of section.notes) lines.push(...entry(note, `note ${[...new Set([note.old?.label, note.new?.label])].filter((label) => label !== undefined).map((label) => plain(label)).join(' → ')}, `, tint))
  }
  if (made.length > 0) lines.push('', `Generated parts that changed with the text: ${made.map(({ old, new: now }) => plain((now ?? old)?.id ?? '')).join(', ')}`)
  return `${lines.join('\n')}\n`
}

function entry(change: ParagraphRecord | NoteRecord, before: string, tint: (colour: keyof typeof colours, text: string) => string): string[] {
  const { is, old, new: now } = change
  // What was moved within its section is shown where it is now.
  if (is === 'moved-away' && old?.section === now?.section) return []
  const from = is === 'moved' && old?.section !== now?.section ? ` from ${plain(old?.section ?? '')}` : is === 'moved-away' && old?.section !== now?.section ? ` to ${plain(now?.section ?? '')}` : ''
  const pages = [...new Set([old, now].flatMap((spot) => (spot?.pages ? [paged(spot.pages)] : [])))].join(' → ')
  const source = (now ?? old)?.source
  const where = [pages, source ? `${plain(source.file)}:${source.line}` : ''].filter((each) => each !== '').join('  ')
  const edits: readonly TextEdit[] = change.edits ?? [{ kind: is === 'added' ? 'inserted' : is === 'removed' ? 'deleted' : 'same', text: change.text ?? '' }]
  const shown = edits.map(({ kind, text }, index) => {
    if (kind === 'same') return tint('dim', shortened(plain(text), index > 0, index < edits.length - 1))
    const [opening, closing] = kind === 'inserted' ? ['{+', '+}'] : ['[-', '-]']
    return `${opening}${tint(kind, plain(text))}${closing}`
  })
  return [`  ${{ added: '+', removed: '-', reworded: '~', moved: '>', 'moved-away': '<' }[is]} ${before}${is === 'moved-away' ? 'moved' : is}${from}${where === '' ? '' : `  ${where}`}`, `      ${shown.join('')}`]
}

function tally({ paragraphs, notes }: SectionRecord['counts']): string {
  const part = (label: string, { added, reworded, removed, moved }: SectionRecord['counts']['notes']): string[] => {
    const each = Object.entries({ added, reworded, removed, moved }).flatMap(([word, count]) => (count === 0 ? [] : [`${count} ${word}`]))
    return each.length === 0 ? [] : [`${label}: ${each.join(', ')}`]
  }
  return [...part('paragraphs', paragraphs), ...part('notes', notes)].join('; ') || 'no paragraph changed'
}

function named({ version, date, pages }: ChangesRecord['old']): string {
  return `${version ?? 'draft'} (${plain(date)}${pages === null ? '' : `, ${pages} pages`})`
}

function paged([first, last]: readonly [string, string]): string {
  return first === last ? `p. ${plain(first)}` : `pp. ${plain(first)}–${plain(last)}`
}

/** The text between two edits, of which only what stands beside them is shown. */
function shortened(text: string, isBehind: boolean, isBefore: boolean): string {
  const [head, tail] = [isBehind ? context : 0, isBefore ? context : 0]
  if (head + tail === 0) return text.length <= 2 * context ? text : `${cut(text, 0, 2 * context)}…`
  return text.length <= head + tail + 1 ? text : `${cut(text, 0, head)}…${cut(text, text.length - tail, text.length)}`
}

/** A part of a text that divides no character. */
function cut(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '')
}

/** Text on one line, with nothing in it that moves a terminal’s cursor or turns its writing around. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

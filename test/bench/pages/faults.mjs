// What is wrong with the pages of a PDF, from its lines and the words that were to be set.
import { AREA } from './lines.mjs'
import { place } from './words.mjs'

const LEADING = 14
const SIZE = 10.75
/** Pages may end, and facing pages differ, by this many lines. */
const LEVEL = 1

/** @typedef {{ width: (text: string) => number, superior: (figures: string) => number, space: number }} Ruler in points, at the size of the body */

/**
 * Counts the faults. Pages are numbered from a recto.
 *
 * @param {import('./lines.mjs').PageLines[]} pages
 * @param {{ body: import('./words.mjs').Sequence, notes: import('./words.mjs').Sequence }} known
 * @param {Ruler} ruler
 */
export function judge(pages, known, ruler) {
  const body = place(pages.flatMap((page, index) => page.body.map((line) => ({ ...line, page: index }))), known.body)
  const notes = place(pages.flatMap((page, index) => page.notes.map((line) => ({ ...line, page: index }))), known.notes)
  const sheets = pages.map((_, index) => ({
    body: body.placed.filter(({ page, from, to }) => page === index && to > from).map((line) => described(line, known.body)),
    notes: notes.placed.filter(({ page }) => page === index),
  }))
  while (sheets.length > 0 && isBlank(sheets.at(-1))) sheets.pop()
  // A half title is not of the chapters.
  const blank = sheets.map(isBlank)
  const chapterOf = (index) => sheets[index]?.body[0]?.chapter ?? known.notes.blocks[known.notes.places[sheets[index]?.notes[0]?.from ?? -1]?.block]?.chapter
  const last = sheets.map((_, index) => !blank[index] && chapterOf(index + 1) !== chapterOf(index))
  const white = whiteOf(sheets)
  const short = sheets.map((_, index) => (blank[index] || last[index] ? 0 : Math.floor(white[index] / LEADING + 0.1)))
  const noteStarts = new Set(known.notes.starts)
  const phase = commonPhase(sheets)
  const each = (count) => sheets.reduce((sum, sheet, index) => sum + Number(blank[index] ? 0 : count(sheet, index)), 0)
  const paragraphs = sheets.flatMap((sheet) => sheet.body).filter(({ kind }) => kind === 'paragraph')
  const spaces = paragraphs.filter((line) => !line.ends).map((line) => wordSpace(line, ruler)).filter((space) => space !== undefined)
  return {
    pages: sheets.length,
    lines: sheets.reduce((sum, sheet) => sum + sheet.body.length, 0),
    widows: each(({ body: [line] }) => line?.kind === 'paragraph' && line.ends && !line.begins),
    orphans: each(({ body: lines }) => lines.at(-1)?.kind === 'paragraph' && lines.at(-1).begins && !lines.at(-1).ends),
    stranded: each(({ body: lines }, index) => lines.at(-1)?.kind === 'heading' && !last[index]),
    lost: body.lost + notes.lost,
    maimed: body.maimed + notes.maimed,
    repeated: body.repeated + notes.repeated,
    stretched: spaces.filter((space) => space > 1.9).length,
    crowded: spaces.filter((space) => space < 0.8).length,
    ladders: each(({ body: lines }) => lines.filter((line, index) => line.divided && lines[index - 1]?.divided && lines[index - 2]?.divided && !lines[index - 3]?.divided).length),
    overleaf: each(({ body: lines }) => lines.at(-1)?.divided),
    short: short.filter((lines) => lines > LEVEL).length,
    uneven: each((_, index) => index % 2 === 1 && index + 1 < sheets.length && !blank[index + 1] && !last[index] && !last[index + 1] && Math.abs(short[index] - short[index + 1]) > LEVEL),
    offGrid: paragraphs.filter(({ y }) => distance(y, phase) > 1).length,
    carried: each(({ notes: [line] }) => line !== undefined && line.to > line.from && !noteStarts.has(line.from)),
    shortPages: short.flatMap((lines, index) => (lines > LEVEL ? [index + 1] : [])),
  }
}

const isBlank = ({ body, notes }) => body.length === 0 && notes.length === 0

/** A line with its block: whether it begins and ends it, the words on it, and whether its last word goes on below. */
function described(line, { blocks, places }) {
  const { block, offset } = places[line.from]
  const end = places[line.to - 1]
  const next = places[line.to]
  const { kind, chapter, text } = blocks[block]
  const ends = next?.block !== end.block
  const between = ends ? ' ' : text.slice(end.offset + 1, next.offset)
  const divided = !ends && /^-?$/u.test(between)
  const opening = /[“‘«([]*$/u.exec(text.slice(0, offset))[0].length
  const words = text.slice(offset - opening, end.offset + 1) + (/^[^\s“‘«([]*/u.exec(ends ? text.slice(end.offset + 1) : between)[0]) + (divided && between === '' ? '-' : '')
  return { ...line, kind, chapter, begins: places[line.from - 1]?.block !== block, ends, divided, words }
}

/** Mean word space of a line in the face’s own; undefined for a line with fewer than three. */
function wordSpace({ words, left, right, scale, superiors, called }, ruler) {
  const count = words.trim().split(/\s+/u).length - 1
  if (count < 3) return undefined
  const figures = superiors > 0 ? superiors : called.reduce((sum, number) => sum + ruler.superior(number), 0)
  const letters = ruler.width(words) - count * ruler.space
  return (right - left - letters * scale - figures) / count / ruler.space
}

/** White in points between the last line of each page and its notes, or the foot, beyond what this engine leaves where a page is full. */
function whiteOf(sheets) {
  const gaps = sheets.map(({ body, notes }) => {
    const lowest = body.at(-1)?.y ?? AREA.top
    return notes.length > 0 ? { kind: 'notes', gap: lowest - notes[0].y } : { kind: 'foot', gap: lowest - AREA.bottom }
  })
  const least = (kind) => {
    const sorted = gaps.filter((gap) => gap.kind === kind && gap.gap > 0).map(({ gap }) => gap).sort((one, other) => one - other)
    return sorted[Math.floor(sorted.length * (kind === 'notes' ? 0.05 : 0))] ?? 0
  }
  const full = { notes: least('notes'), foot: Math.min(least('foot'), LEADING) }
  return gaps.map(({ kind, gap }) => Math.max(0, gap - full[kind]))
}

/** Where on the grid most lines stand. */
function commonPhase(sheets) {
  const counts = new Map()
  for (const { body } of sheets) for (const { y, kind } of body) if (kind === 'paragraph') counts.set(Math.round((y % LEADING) * 2) / 2 % LEADING, (counts.get(Math.round((y % LEADING) * 2) / 2 % LEADING) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}

function distance(y, phase) {
  const off = (((y - phase) % LEADING) + LEADING) % LEADING
  return Math.min(off, LEADING - off)
}

/**
 * Widths in a face, with its ligatures, kerning and old-style figures.
 *
 * @param {import('fontkit').Font} font
 * @returns {Ruler}
 */
export function rulerOf(font) {
  const advance = (text, features) => (font.layout(text, features).advanceWidth / font.unitsPerEm) * SIZE
  return { width: (text) => advance(text, ['onum', 'liga', 'kern', 'calt']), superior: (figures) => advance(figures, ['sups']), space: advance(' ', []) }
}

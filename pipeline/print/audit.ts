import { diagnostic, type Diagnostic, type Place } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { foldText } from '../model/folding.ts'
import { WHOLE_BOOK } from './browser.ts'
import type { Harvest, Misplaced, Piece } from './harvest.ts'

/**
 * Compares what went into a section's pages with what came out, text block by text block, notes apart, and reports
 * every line that stands off its page. Empty: all is there, once, and can be read.
 */
export function audit(section: Section, harvest: Harvest, consoleErrors: readonly string[]): Diagnostic[] {
  const messages = [
    ...compare(section, harvest.source.filter(isBody), harvest.pages.flatMap((page) => page.body)),
    ...compare(section, harvest.source.filter(isNote), harvest.pages.flatMap((page) => page.notes)),
    ...runTogether(section, harvest.source.filter(isBody), harvest.pages.map((page) => page.body)),
    ...runTogether(section, harvest.source.filter(isNote), harvest.pages.map((page) => page.notes)),
    ...divided(section, harvest.pages.map((page) => page.body)),
    ...divided(section, harvest.pages.map((page) => page.notes)),
  ]
  const seen = new Set<string>()
  for (const line of harvest.misplaced) {
    const key = `${line.note} ${line.block}`
    if (seen.has(key)) continue
    seen.add(key)
    messages.push(misfit(section, line))
  }
  for (const error of consoleErrors) {
    messages.push(diagnostic('browser-console-silent', `While “${section.title}” was paginated the browser said: “${error}”.`, placeOf(section, '')))
  }
  return messages
}

/** What is wrong with a line or picture, in words, and what its editor can do. */
const MISFITS: Readonly<Record<Misplaced['reason'], readonly [what: string, hint: string]>> = {
  'off-page': ['stand outside their page', 'Shorten or split what is named; what is kept together must not be taller than a page.'],
  clipped: ['are cut off at the edge of their area', 'Shorten or split what is named.'],
  'too-wide': ['run beyond the text area', 'Put a space or a hyphen where a line may end; give a table fewer columns; or shorten what is named.'],
  overlapping: ['stand on another line', 'If the book has styles of its own, look there for what moves these words; otherwise please report it.'],
  unseen: ['have no place on the page', 'If the book has styles of its own, look there for what hides these words or names a font that is not there; otherwise please report it.'],
}

function misfit(section: Section, { reason, text, page, block, isPicture }: Misplaced): Diagnostic {
  const [what, hint] = MISFITS[reason]
  const place = placeOf(section, block)
  const where = `(page ${page + 1} of the section)`
  if (!isPicture) return diagnostic('page-fits', `In “${section.title}” the words “${firstWords(text)}” ${what} ${where}.`, place, hint)
  const name = text === '' ? 'a picture' : `the picture “${firstWords(text)}”`
  const way = reason === 'too-wide' ? 'Take away what gives the picture a width of its own.' : 'Shorten its caption, or split the picture.'
  return diagnostic('page-fits', `In “${section.title}” ${name} is ${reason === 'too-wide' ? 'wider' : 'higher'} than the text area ${where}.`, place, way)
}

const isBody = (piece: Piece): boolean => piece[0] === ''
const isNote = (piece: Piece): boolean => piece[0] !== ''

function compare(section: Section, source: readonly Piece[], pages: readonly Piece[]): Diagnostic[] {
  const expected = gather(source)
  const found = gather(pages)
  const messages: Diagnostic[] = []
  for (const [key, { note, block, text }] of expected) {
    const other = found.get(key)?.text ?? ''
    found.delete(key)
    if (other === text) continue
    const at = firstDifference(text, other)
    const verb = other.length > text.length ? 'are printed more than once, or stand out of order' : 'are missing, or stand out of order'
    const words = wordsFrom(source.filter((piece) => piece[0] === note && piece[1] === block).map((piece) => piece[2]).join(''), at)
    messages.push(diagnostic('page-conserved', `On the pages of “${section.title}” the words “${words}”${note === '' ? '' : ' of a note'} ${verb}.`, placeOf(section, block)))
  }
  for (const { block, text } of found.values()) {
    if (text !== '') messages.push(diagnostic('page-conserved', `On the pages of “${section.title}” stand the words “${firstWords(text)}”, which its text does not hold.`, placeOf(section, block)))
  }
  return messages
}

interface Gathered {
  readonly note: string
  readonly block: string
  text: string
}

/** The text of each block, of each note apart, as `fold` makes it comparable. */
function gather(pieces: readonly Piece[], fold: (text: string) => string = foldText): Map<string, Gathered> {
  const gathered = new Map<string, Gathered>()
  for (const [note, block, text] of pieces) {
    const key = `${note} ${block}`
    const entry = gathered.get(key)
    if (entry === undefined) gathered.set(key, { note, block, text })
    else entry.text += text
  }
  for (const entry of gathered.values()) entry.text = fold(entry.text)
  return gathered
}

/**
 * Places where a space between words was lost, or put into a word. At a page’s end either is right: a line ends there.
 * What else is missing, `compare` tells.
 */
function runTogether(section: Section, source: readonly Piece[], pages: readonly (readonly Piece[])[]): Diagnostic[] {
  const found = new Map<string, string>()
  for (const page of pages) for (const [key, { text }] of gather(page, spaced)) found.set(key, found.has(key) ? `${found.get(key) ?? ''}${PAGE_END}${text}` : text)
  return [...gather(source, spaced)].flatMap(([key, { block, text }]) => {
    const printed = found.get(key) ?? ''
    let [at, end] = [0, 0]
    for (; at < text.length && end < printed.length; at++, end++) {
      if (printed[end] === PAGE_END) {
        end++
        if (text[at] === ' ') at++
      }
      if (text[at] === printed[end]) continue
      if (text[at] !== ' ' && printed[end] !== ' ') return []
      const words = firstWords(text.slice(text.lastIndexOf(' ', at - 1) + 1))
      return [diagnostic('page-conserved', `On the pages of “${section.title}” the words “${words}” are not spaced as they are in the text.`, placeOf(section, block))]
    }
    return []
  })
}

const PAGE_END = '\u0000'

/** White space as one space each, without division marks and what else is not seen. */
function spaced(text: string): string {
  return text.replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '').replace(/\s+/gu, ' ').trim().normalize('NFC')
}

/** Words that a page's end divides where the press put no division mark. */
function divided(section: Section, pages: readonly (readonly Piece[])[]): Diagnostic[] {
  return pages.flatMap((page, index) => {
    const [end, start] = [page.at(-1), pages[index + 1]?.[0]]
    if (!end || !start || end[0] !== start[0] || end[1] !== start[1]) return []
    const [head] = /[\p{L}\p{M}]+$/u.exec(end[2]) ?? []
    const [tail] = /^[\p{L}\p{M}]+/u.exec(start[2]) ?? []
    // Chinese and Japanese are divided between any two characters.
    if (head === undefined || tail === undefined || IDEOGRAPHIC.test(head.slice(-1) + tail.slice(0, 1))) return []
    if (head.length + tail.length > LONGEST_WORD) return []
    return [diagnostic('page-word-whole', `At the end of page ${index + 1} of “${section.title}” a word is divided into “${head}” and “${tail.replace(/\u00AD/g, '')}”.`, placeOf(section, end[1]))]
  })
}

/** Letters of a word that no line holds: it is broken wherever a line is full. */
const LONGEST_WORD = 60

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Index of the first character that differs. */
export function firstDifference(a: string, b: string): number {
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return index
}

/** The words of a text from its folded character `at` on. */
export function wordsFrom(text: string, at: number): string {
  let folded = 0
  for (let index = 0; index < text.length; index++) {
    if (folded >= at) {
      const start = text.lastIndexOf(' ', index) + 1
      return firstWords(text.slice(start))
    }
    folded += foldText(text[index] ?? '').length
  }
  return firstWords(text)
}

/** The first eight words of a text, soft hyphens dropped; of text without spaces the first thirty characters. */
export function firstWords(text: string): string {
  const words = text.replace(/\u00AD/g, '').trim().split(/\s+/).slice(0, 8).join(' ')
  return [...words].slice(0, /^\P{Script=Han}{20}/u.test(words) ? 80 : 30).join('')
}

/** Where a text block stands in the manuscript; the section's first block where it is unknown. */
export function placeOf(section: Section, block: string): Place {
  return section.blocks.get(block) ?? section.blocks.values().next().value ?? WHOLE_BOOK
}

import type { Element, Nodes } from 'xast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { foldPrinted, isReadBack } from '../model/printed-text.ts'
import { fallback } from './characters.ts'
import { navigationFile, xmlId } from './files.ts'
import type { PageBreak } from './page-breaks.ts'
import { elementsWhere, hasXmlClass, type OpenedEpub } from './reading.ts'

/** What the markers are held against. */
export interface PrintedPages {
  readonly sections: readonly Section[]
  readonly breaks: readonly PageBreak[]
  /** Breaks that do not stand at their own first word (page-order.ts). */
  readonly moved: readonly PageBreak[]
  /** By page index: the text of the page, read from the finished PDF. */
  readonly texts: readonly string[]
}

/** Characters of a page's beginning that are compared; of one that holds right-to-left text all up to the next marker, since the PDF has it turned around. */
const compared = 120

/**
 * Proves that each marker of the finished EPUB stands where its page of the finished PDF begins: the words behind it are the first words of
 * that page. Where the printer divided a word between two pages, the rest of it must stand before the marker. A page that was moved, or
 * begins among notes, must begin with words that its section has behind the marker. Pages of the contents, and those with nothing but the rest of a note, have no words to be found.
 */
export function provePageMarkers(opened: OpenedEpub, printed: PrintedPages): Diagnostic[] {
  return printed.sections.flatMap((section) => {
    const own = printed.breaks.filter((mark) => mark.section === section.id && mark.file !== navigationFile)
    const file = own[0]?.file
    const tree = file === undefined ? undefined : opened.xml(file)
    const main = tree && elementsWhere(tree, (node) => node.attributes['id'] === xmlId(section.id))[0]
    if (main === undefined) return []
    const text = readRuns(main)
    const notes = elementsWhere(main, isNotes).flatMap((list) => list.children.flatMap(readRuns))
    return own.flatMap((mark) => {
      const page = printed.texts[mark.index] ?? ''
      if (mark.start === undefined) return []
      const isOfText = indexOf(mark, text) >= 0
      const found = !isOfText ? isBehind(mark, notes, page) : printed.moved.includes(mark) ? isBehind(mark, text, page) : begins(mark, text, page, printed.moved)
      if (found === undefined) return []
      const reason = `Print page ${mark.label} begins “${shown(page)}” in the PDF; behind its marker the EPUB has “${shown(found)}”.`
      return [diagnostic('page-marker-true', reason, section.blocks.get(mark.start.block) ?? fallback(section))]
    })
  })
}

/** A marker (its id), a stretch of text, or the end of a column or cell: what follows that in the EPUB stands elsewhere on paper. */
type Run = { readonly marker: string } | { readonly text: string } | 'end'

function readRuns(node: Nodes): Run[] {
  if (node.type === 'text' || node.type === 'cdata') return [{ text: node.value }]
  if (!('children' in node)) return []
  if (node.type !== 'element') return node.children.flatMap(readRuns)
  if (node.attributes['epub:type'] === 'pagebreak') return [{ marker: node.attributes['id'] ?? '' }]
  if (isNotes(node) || hasXmlClass(node, 'partner') || node.name === 'title' || node.name === 'desc' || node.name === 'rp') return []
  const runs = node.children.flatMap(readRuns)
  return hasXmlClass(node, 'original') || hasXmlClass(node, 'translation') || node.name === 'td' || node.name === 'th' ? [...runs, 'end'] : runs
}

/** Compares what follows a marker; undefined where it is what the page begins with, else the words that are there. */
function begins(mark: PageBreak, runs: readonly Run[], page: string, moved: readonly PageBreak[]): string | undefined {
  const at = indexOf(mark, runs)
  const isPassed = (run: Run): boolean => typeof run === 'object' && 'marker' in run && moved.some(({ id }) => id === run.marker)
  const behind = runs.slice(at + 1).filter((run) => !isPassed(run))
  const end = behind.findIndex((run) => run === 'end' || 'marker' in run)
  const following = textOf(end < 0 ? behind : behind.slice(0, end))
  if (at < 0) return ''
  const before = foldPrinted(textOf(runs.slice(Math.max(0, at - 40), at)))
  return restsOf(page, before).some((rest) => isSame(following, foldPrinted(page).slice(rest.length))) ? undefined : following
}

/** What may stand on the page before its first whole word: nothing, or the end of a word that stands before the marker. */
function restsOf(page: string, before: string): string[] {
  const word = foldPrinted(/^\s*(\S*)/u.exec(page)?.[1] ?? '')
  return [...Array(Math.min(word.length, 40) + 1).keys()].map((length) => word.slice(0, length)).filter((rest) => before.endsWith(rest))
}

function isSame(following: string, page: string): boolean {
  const expected = foldPrinted(following)
  if (expected === '') return page === ''
  if (page.startsWith(expected.slice(0, compared))) return true
  // A word that is divided at the end of the page stands whole in the EPUB.
  const last = foldPrinted(/\S*\s*$/u.exec(following)?.[0] ?? '').length
  for (let cut = 0; cut <= last && cut < expected.length; cut++) {
    const whole = expected.slice(0, expected.length - cut)
    if (isReadBack(whole, page.slice(0, whole.length))) return true
  }
  return false
}

/**
 * The same for a page that was moved, and for one that begins among notes, whose numbers stand otherwise on paper: three words on end of its
 * first twelve are looked for behind the marker.
 */
function isBehind(mark: PageBreak, runs: readonly Run[], page: string): string | undefined {
  const at = indexOf(mark, runs)
  if (at < 0) return ''
  const following = textOf(runs.slice(at + 1))
  const text = foldPrinted(following)
  const words = page.trim().split(/\s+/u).slice(1, 13)
  const isThere = (start: number): boolean => text.includes(foldPrinted(words.slice(start, start + 3).join('')))
  return [...Array(Math.max(1, words.length - 2)).keys()].some(isThere) ? undefined : following
}

function isNotes(node: Element): boolean {
  return node.attributes['epub:type'] === 'footnotes'
}

function indexOf(mark: PageBreak, runs: readonly Run[]): number {
  return runs.findIndex((run) => typeof run === 'object' && 'marker' in run && run.marker === mark.id)
}

function textOf(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'object' && 'text' in run ? run.text : '')).join('')
}

function shown(text: string): string {
  return text.trim().split(/\s+/u).slice(0, 8).join(' ')
}

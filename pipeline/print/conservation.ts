import type { Element, Nodes, Root } from 'hast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Section } from '../model/edition.ts'
import type { Standing } from '../model/standing.ts'
import { eachNode } from '../model/tree.ts'
import { foldText } from '../model/folding.ts'
import type { PageMap } from '../model/page-map.ts'
import type { AssembledRun } from './assemble.ts'
import { firstDifference, firstWords, placeOf } from './audit.ts'
import { WHOLE_BOOK } from './browser.ts'
import { inSection, proveMarks } from './conserved-marks.ts'
import type { HarvestedPage } from './harvest.ts'
import type { Leaf } from './labels.ts'
import { readPdfFile } from './pdf-file.ts'
import { readPages } from './pdf-text.ts'
import { bag, foldPrinted, isReadBack } from '../model/printed-text.ts'
import { readPdf, type PrintedPage } from './read-back.ts'
import type { SectionPages } from './sections.ts'
import { hasClass } from './slots.ts'
import { timed, type WorkListener } from './timing.ts'

/** A proof of the PDF: what it must hold, from the edition down. */
export interface Proof {
  /** As it is printed: notes at the end of a section stand in its tree. */
  readonly edition: Edition
  /** Its sections as they were given, in the same order. */
  readonly given: readonly Section[]
  readonly pageMap: PageMap
  readonly leaves: readonly Leaf[]
  readonly sections: ReadonlyMap<string, SectionPages>
  readonly assembled: readonly (readonly AssembledRun[])[]
  readonly pdf: Uint8Array
  /** What was read and compared in the run before: where the same bytes and the same pages come again, they say the same. */
  readonly standing: Standing
  readonly onWork?: WorkListener | undefined
}

/**
 * Proves that every word of the edition is in the PDF, once, in three steps, each on folded text: the edition's blocks and notes are
 * the blocks and notes of the laid-out pages, and its calls, markers and page references are those of the assembled pages; the
 * laid-out pages are the text of the assembled pages; that is the text of the pages of the finished PDF, read back in the order of its
 * structure tree. Running heads and folios stand outside that tree, and nothing else does.
 *
 * `texts`: what the finished PDF says, page by page, for the EPUB to be held against.
 */
export async function provePdf(proof: Proof): Promise<{ messages: Diagnostic[]; texts: string[] }> {
  const pages = await timed(proof.onWork, 'read-back', () => readPages(readPdfFile(proof.pdf), proof.standing))
  const read = await timed(proof.onWork, 'prove', () => proof.leaves.map((leaf) => proveLeaf(leaf, proof, pages[leaf.index])))
  // What the press's own reader does not find is looked for by a program that knows nothing of how the file was made; its word counts.
  const doubted = proof.leaves.filter((_, at) => read[at]!.length > 0)
  const printed = doubted.length === 0 ? [] : await timed(proof.onWork, 'read-back', () => readPdf(proof.pdf, new Set(doubted.map(({ index }) => index))))
  const messages = await timed(proof.onWork, 'prove', () => [
    ...(pages.length === proof.leaves.length ? [] : [diagnostic('pdf-conserved', `The PDF has ${pages.length} pages where the book has ${proof.leaves.length}.`, WHOLE_BOOK)]),
    ...proof.edition.sections.flatMap((section, at) => [...proof.standing.of(proveSection, proof.given[at] ?? section, section, proof.sections.get(section.id)), ...proveMarks(section, runsOf(section, proof), proof.pageMap)]),
    ...doubted.flatMap((leaf) => proveLeaf(leaf, proof, printed[leaf.index])),
  ])
  return { messages, texts: pages.map((page, index) => (printed[index] ?? page)?.text ?? '') }
}

const CHANGED = 'are not on the pages as they stand in the edition'

function onPage(leaf: Leaf, block: string, words: string, what: string): Diagnostic {
  return diagnostic('pdf-conserved', `On page ${leaf.label}, in “${leaf.section.title}”, the words “${words}” ${what}.`, placeOf(leaf.section, block))
}

/** Compares a section as the edition gives it, not what was made of it, with its pages; headings that print adds, with what it made. */
function proveSection(section: Section, printed: Section, laid: SectionPages | undefined): Diagnostic[] {
  const expected = new Map<string, string>()
  const gather = (node: Root | Element, note: string, block: string): void => {
    for (const child of node.children) {
      if (child.type === 'text') expected.set(`${note} ${block}`, (expected.get(`${note} ${block}`) ?? '') + child.value)
      if (child.type !== 'element' || hasClass(child, 'slot') || hasClass(child, 'note-call') || child.tagName === 'title' || child.tagName === 'desc') continue
      gather(child, note, String(child.properties['dataBlock'] ?? child.properties['data-block'] ?? block))
    }
  }
  gather(section.tree, '', '')
  for (const note of section.notes) gather({ type: 'root', children: [...note.children] }, note.place === 'page' ? note.id : '', '')
  eachNode<Nodes>(printed.tree, (node) => {
    const block = node.type === 'element' ? node.properties['dataBlock'] : undefined
    if (typeof block === 'string' && !section.blocks.has(block) && node.type === 'element') gather(node, '', block)
  })
  const found = new Map<string, string>()
  for (const page of laid?.pages ?? []) {
    for (const [note, block, text] of [...page.body, ...page.notes]) found.set(`${note} ${block}`, (found.get(`${note} ${block}`) ?? '') + text)
  }
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((key) => {
    const text = expected.get(key) ?? ''
    const other = found.get(key) ?? ''
    return foldText(text) === foldText(other) ? [] : [inSection(section, key.split(' ').at(-1) ?? '', firstWords(text.trim() === '' ? other : text), CHANGED)]
  })
}

function runsOf(section: Section, { leaves, assembled }: Proof): AssembledRun[] {
  return leaves.filter((leaf) => leaf.section === section).flatMap((leaf) => assembled[leaf.index] ?? [])
}

const BLANK: readonly AssembledRun[] = []

/** Compares a page as it was laid out, as it was put into the book, and as the PDF gives it. */
function proveLeaf(leaf: Leaf, proof: Proof, printed: PrintedPage = { text: '', artifacts: '' }): Diagnostic[] {
  const runs = proof.assembled[leaf.index] ?? BLANK
  const laid = leaf.page === undefined ? undefined : proof.sections.get(leaf.section.id)?.pages[leaf.page]
  const margin = [leaf.runningHead, leaf.folioPrinted ? leaf.label : ''].join('')
  const faults = proof.standing.of(faultsOfPage, runs, laid, printed.text, printed.artifacts, margin)
  return faults.map(({ block, words, what }) => onPage(leaf, block, words, what))
}

interface Fault {
  readonly block: string
  readonly words: string
  readonly what: string
}

/** `text` and `artifacts` as the PDF gives them; `margin`: what is printed outside the text. */
function faultsOfPage(runs: readonly AssembledRun[], laid: HarvestedPage | undefined, text: string, artifacts: string, margin: string): readonly Fault[] {
  const faults: Fault[] = []
  const pieces = [...(laid?.body ?? []), ...(laid?.notes ?? [])].map(([, block, text]) => ({ block, text }))
  const assembled = foldText(joined(runs.filter((run) => !run.isMark)))
  const changed = firstChanged(pieces, assembled, foldText, (a, b) => a === b)
  if (changed !== undefined) faults.push({ ...changed, what: 'were changed when the book was put together' })

  const outside = `${margin}${joined(runs.filter((run) => run.isHidden))}`
  if (bag(foldPrinted(outside)) !== bag(foldPrinted(artifacts))) {
    faults.push({ block: '', words: firstWords(artifacts), what: `stand outside the text, where “${outside}” should stand` })
  }

  const read = runs.filter((run) => !run.isHidden)
  const found = foldPrinted(text)
  const lost = firstChanged(read, found, foldPrinted, isReadBack)
  if (lost !== undefined) faults.push({ ...lost, what: found.length < foldPrinted(joined(read)).length ? 'are missing from the PDF' : 'are not in the PDF as they stand in the edition' })
  return faults
}

interface Run {
  readonly block: string
  readonly text: string
}

function joined(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** The first block of a page whose text `found`, which is folded, does not hold in its place; what `found` holds beyond them all counts to the last. */
function firstChanged(runs: readonly Run[], found: string, fold: (text: string) => string, isSame: (expected: string, found: string) => boolean): { block: string; words: string } | undefined {
  const blocks: { block: string; text: string }[] = []
  for (const { block, text } of runs.filter((run) => fold(run.text) !== '' || run.block !== '')) {
    const last = blocks.at(-1)
    if (last?.block === block) last.text += text
    else blocks.push({ block, text })
  }
  let at = 0
  for (const { block, text } of blocks) {
    const expected = fold(text)
    const other = found.slice(at, at + expected.length)
    at += expected.length
    if (!isSame(expected, other)) return { block, words: wordsAt(text, firstDifference(expected, other), fold) }
  }
  return at < found.length ? { block: blocks.at(-1)?.block ?? '', words: firstWords(found.slice(at)) } : undefined
}

/** The words of a text from its character `at` on, counted in the folded text. */
function wordsAt(text: string, at: number, fold: (text: string) => string): string {
  let start = 0
  while (start < text.length && fold(text.slice(0, start + 1)).length <= at) start++
  return firstWords(text.slice(Math.max(0, text.lastIndexOf(' ', start) + 1)))
}

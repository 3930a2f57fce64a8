import type { Element, Root } from 'hast'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Section } from '../model/edition.ts'
import { foldText } from '../model/folding.ts'
import type { AssembledRun } from './assemble.ts'
import { firstWords, placeOf } from './audit.ts'
import { hasClass } from './document.ts'
import type { Leaf } from './labels.ts'
import type { SectionPages } from './sections.ts'

/** A proof of the PDF: what it must hold, from the edition down. */
export interface Proof {
  readonly pdf: Uint8Array
  readonly leaves: readonly Leaf[]
  readonly sections: ReadonlyMap<string, SectionPages>
  readonly assembled: readonly (readonly AssembledRun[])[]
}

/**
 * Proves that every word of the edition is in the PDF, once, in three steps, each on folded text: the edition's blocks and notes are
 * the blocks and notes of the laid-out pages; these are the text of the assembled pages; that is the text of the PDF's pages,
 * read back in the order of its structure tree (running heads and folios are no part of it).
 */
export async function provePdf(proof: Proof): Promise<Diagnostic[]> {
  const messages: Diagnostic[] = []
  for (const section of new Set(proof.leaves.map((leaf) => leaf.section))) messages.push(...proveSection(section, proof.sections.get(section.id)))
  const printed = await readPdf(proof.pdf)
  for (const leaf of proof.leaves) {
    const runs = proof.assembled[leaf.index] ?? []
    const laid = leaf.page === undefined ? undefined : proof.sections.get(leaf.section.id)?.pages[leaf.page]
    const pieces = [...(laid?.body ?? []), ...(laid?.notes ?? [])].map((piece) => piece[2]).join('')
    const unmarked = runs.filter((run) => !run.isMark)
    if (foldText(pieces) !== foldText(unmarked.map((run) => run.text).join(''))) messages.push(report(leaf, runs[0]?.block ?? '', firstWords(pieces), 'were changed when the book was put together'))
    const hidden = runs.filter((run) => run.isHidden)
    for (const run of hidden) {
      if (!foldPrinted(printed[leaf.index]?.artifacts ?? '').includes(foldPrinted(run.text))) messages.push(report(leaf, run.block, firstWords(run.text), 'are missing from the PDF'))
    }
    const read = runs.filter((run) => !run.isHidden)
    const expected = foldPrinted(read.map((run) => run.text).join(''))
    const found = foldPrinted(printed[leaf.index]?.text ?? '')
    if (expected === found || isSameButForDirection(expected, found)) continue
    const at = firstDifference(expected, found)
    const { block, text } = runAt(read, at)
    messages.push(report(leaf, block, text, found.length < expected.length ? 'are missing from the PDF' : 'are not in the PDF as they stand in the edition'))
  }
  return messages
}

function report(leaf: Leaf, block: string, text: string, what: string): Diagnostic {
  return diagnostic('pdf-conserved', `On page ${leaf.label}, in “${leaf.section.title}”, the words “${text}” ${what}.`, placeOf(leaf.section, block))
}

/** Compares the tree of a section itself, not what was made of it, with its pages. */
function proveSection(section: Section, laid: SectionPages | undefined): Diagnostic[] {
  const expected = new Map<string, string>()
  const gather = (node: Root | Element, note: string, block: string): void => {
    for (const child of node.children) {
      if (child.type === 'text') expected.set(`${note} ${block}`, (expected.get(`${note} ${block}`) ?? '') + child.value)
      if (child.type !== 'element' || hasClass(child, 'slot') || hasClass(child, 'note-call') || child.tagName === 'title' || child.tagName === 'desc') continue
      gather(child, note, String(child.properties['dataBlock'] ?? child.properties['data-block'] ?? block))
    }
  }
  gather(section.tree, '', '')
  for (const note of section.notes) gather({ type: 'root', children: [...note.children] }, note.id, '')
  const found = new Map<string, string>()
  for (const page of laid?.pages ?? []) {
    for (const [note, block, text] of [...page.body, ...page.notes]) found.set(`${note} ${block}`, (found.get(`${note} ${block}`) ?? '') + text)
  }
  return [...expected].flatMap(([key, text]) => {
    if (foldText(text) === foldText(found.get(key) ?? '')) return []
    const block = key.split(' ').at(-1) ?? ''
    return [diagnostic('pdf-conserved', `In “${section.title}” the words “${firstWords(text)}” are not on the pages as they stand in the edition.`, placeOf(section, block))]
  })
}

/** A page of the PDF, read back. */
export interface PrintedPage {
  /** In the order of the structure tree; numbers and bullets of lists left out. */
  readonly text: string
  /** What stands outside the tree: running heads, folios. */
  readonly artifacts: string
}

/** Reads all pages of a PDF. */
export async function readPdf(pdf: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, disableFontFace: true, isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [content, tree] = await Promise.all([page.getTextContent({ includeMarkedContent: true, disableNormalization: true }), page.getStructTree()])
    const marked = new Map<string, string>()
    let artifacts = ''
    const open: (string | undefined)[] = []
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((name) => name !== undefined)
        if (id === undefined) artifacts += item.str
        else marked.set(id, (marked.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? undefined)
    }
    const text = tree === null ? '' : readTree(tree, marked)
    for (const rest of marked.values()) artifacts += rest
    pages.push({ text, artifacts })
    page.cleanup()
  }
  await task.destroy()
  return pages
}

interface TreeNode {
  readonly role?: string
  readonly children?: readonly (TreeNode | { readonly type: string; readonly id?: string })[]
}

/** Takes the text of a node out of `marked`, in order. */
function readTree(node: TreeNode, marked: Map<string, string>): string {
  let text = ''
  for (const child of node.children ?? []) {
    if (!('type' in child)) text += readTree(child, marked)
    else if (child.type === 'content' && child.id !== undefined) {
      if (node.role !== 'Lbl') text += marked.get(child.id) ?? ''
      marked.delete(child.id)
    }
  }
  return text
}

/** Folded for comparison with a PDF: hyphens at line ends are drawn as U+2010, raised figures may be their own characters. */
function foldPrinted(text: string): string {
  return foldText(text.normalize('NFKC')).replace(/\u2010/g, '')
}

/**
 * Right-to-left lines are written in the order they stand on paper, and programs turn them around in their own ways. Such a page is the same
 * where all its characters are the same, and its left-to-right letters stand in the same order.
 */
function isSameButForDirection(expected: string, found: string): boolean {
  if (!RTL.test(expected)) return false
  const letters = (text: string): string => text.replace(/[^\p{L}\p{M}]|[\p{Script=Arabic}\p{Script=Hebrew}\u0640\u064B-\u065F]/gu, '')
  const characters = (text: string): string => [...mirrored(text.normalize('NFD'))].sort().join('')
  return letters(expected) === letters(found) && characters(expected) === characters(found)
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Brackets are mirrored in right-to-left text: one sign for both. */
function mirrored(text: string): string {
  return text.replace(/[)\]}»›]/g, (sign) => ({ ')': '(', ']': '[', '}': '{', '»': '«', '›': '‹' })[sign] ?? sign)
}

function firstDifference(a: string, b: string): number {
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return index
}

function runAt(runs: readonly AssembledRun[], at: number): { block: string; text: string } {
  let read = 0
  for (const [index, run] of runs.entries()) {
    const length = foldPrinted(run.text).length
    if (read + length > at) {
      const rest = runs.slice(index).map((next) => next.text).join('')
      let start = 0
      while (start < run.text.length && foldPrinted(run.text.slice(0, start)).length < at - read) start++
      return { block: run.block, text: firstWords(rest.slice(Math.max(0, rest.lastIndexOf(' ', start) + 1))) }
    }
    read += length
  }
  return { block: runs.at(-1)?.block ?? '', text: firstWords(runs.at(-1)?.text ?? '') }
}

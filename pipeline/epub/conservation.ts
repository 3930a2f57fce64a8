import type { Element as XmlElement } from 'xast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Note, Section } from '../model/edition.ts'
import type { StableSection } from '../model/releases.ts'
import { foldText } from '../model/folding.ts'
import { pageLabel, type PageMap } from '../model/page-map.ts'
import { fallback, readingText } from './characters.ts'
import { navigationFile, xmlId, type Files } from './files.ts'
import { blockText, type PageBreak } from './page-breaks.ts'
import { elementsWhere, hasXmlClass, xmlText, type OpenedEpub } from './reading.ts'
import { noPage } from './slots.ts'
import { stableIdsKept, stableSectionsMissing } from './stable-ids.ts'
import { hasClass, property, textOf, visitElements, type Parent } from './tree.ts'

/** A block's text as the edition has it. */
interface Block {
  readonly id: string
  readonly text: string
}

/** What the EPUB is compared with. */
export interface Promised {
  readonly edition: Edition
  readonly files: Files
  readonly pageMap: PageMap | undefined
  readonly breaks: readonly PageBreak[]
  /** Ids that readers may link to. */
  readonly stable?: readonly StableSection[] | undefined
}

/**
 * Proves that every word of the edition is in the finished EPUB, once: each section's text, each note with its call, each number put into a
 * slot, each title of the contents, each print page, each image, read back from the bytes. A difference is an error that names the first
 * words and their place in the manuscript.
 */
export function proveConserved(opened: OpenedEpub, promised: Promised): Diagnostic[] {
  const { edition, files, stable = [] } = promised
  const linked = new Map(stable.map((section) => [section.id, section]))
  return [
    ...stableSectionsMissing(edition.sections, stable),
    ...edition.sections.flatMap((section) => {
      const file = files.ofSection.get(section.id) ?? ''
      const tree = opened.xml(file)
      const own = linked.get(section.id)
      const ids = tree && own ? stableIdsKept(tree, file, section, own) : []
      if (section.kind === 'contents') return [...ids, ...contentsConserved(opened, section)]
      if (tree === undefined) return [lost(section, undefined, `“${section.title}” has no file in the EPUB.`)]
      const [main] = elementsWhere(tree, (node) => node.attributes['id'] === xmlId(section.id))
      if (main === undefined) return [lost(section, undefined, `“${section.title}” is not in its file of the EPUB.`)]
      return [...ids, ...bodyConserved(main, section), ...notesConserved(main, section), ...slotsConserved(main, section, promised)]
    }),
    ...pagesConserved(opened, promised),
    ...imagesConserved(opened, promised),
  ]
}

function lost(section: Section, block: string | undefined, reason: string): Diagnostic {
  return diagnostic('epub-conserved', reason, (block === undefined ? undefined : section.blocks.get(block)) ?? fallback(section))
}

function bodyConserved(main: XmlElement, section: Section): Diagnostic[] {
  return compare(blocksOf(section.tree), xmlText(main, generated), section, `“${section.title}”`)
}

/** What the EPUB adds to the edition's text, or counts elsewhere: calls and notes, slots, partner links, the names of drawings, the brackets of readings. */
function generated(node: XmlElement): boolean {
  const type = node.attributes['epub:type']
  return type === 'noteref' || type === 'footnotes' || hasXmlClass(node, 'slot') || hasXmlClass(node, 'partner') || node.name === 'title' || node.name === 'desc' || node.name === 'rp'
}

function notesConserved(main: XmlElement, section: Section): Diagnostic[] {
  const asides = elementsWhere(main, (node) => node.attributes['epub:type'] === 'footnote')
  const calls = elementsWhere(main, (node) => node.attributes['epub:type'] === 'noteref')
  const messages: Diagnostic[] = []
  if (asides.length !== section.notes.length) messages.push(lost(section, undefined, `“${section.title}” has ${section.notes.length} notes, but ${asides.length} in the EPUB.`))
  for (const note of section.notes) {
    const name = `note ${note.label} of “${section.title}”`
    const own = asides.filter((aside) => aside.attributes['id'] === xmlId(note.id))
    const calling = calls.filter((call) => call.attributes['href'] === `#${xmlId(note.id)}`)
    const [aside] = own
    if (aside === undefined || own.length !== 1) messages.push(lost(section, firstBlock(note), `The EPUB has ${name} ${own.length} times.`))
    else messages.push(...compare(blocksOf({ type: 'root', children: [...note.children] }), xmlText(aside, (node) => generated(node) || hasXmlClass(node, 'note-label')), section, name))
    if (calling.length !== 1 || calling[0] === undefined || foldText(xmlText(calling[0])) !== foldText(note.label)) {
      messages.push(lost(section, firstBlock(note), `The EPUB calls ${name} ${calling.length} times, or by another label.`))
    }
  }
  return messages
}

function slotsConserved(main: XmlElement, section: Section, { pageMap }: Promised): Diagnostic[] {
  const expected: string[] = []
  for (const tree of [section.tree, ...section.notes.map((note): Parent => ({ type: 'root', children: [...note.children] }))]) {
    visitElements(tree, (node) => {
      if (!hasClass(node, 'slot')) return
      if (pageMap) expected.push(pageLabel(pageMap, property(node, 'dataTarget') ?? '') ?? noPage)
      else if (node.properties['dataWidth'] === undefined) expected.push(noPage)
    })
  }
  // Notes come after the body in the EPUB as they do above.
  const found = elementsWhere(main, (node) => hasXmlClass(node, 'slot')).map((node) => xmlText(node))
  const order = section.notes.length > 1 ? (values: string[]): string => [...values].sort().join(' ') : (values: string[]): string => values.join(' ')
  return order(expected) === order(found) ? [] : [lost(section, undefined, `The page numbers in “${section.title}” are not those of the page map: “${found.join(' ')}” for “${expected.join(' ')}”.`)]
}

/** The contents are replaced by the navigation: every title of theirs must be a label there. */
function contentsConserved(opened: OpenedEpub, section: Section): Diagnostic[] {
  const tree = opened.xml(navigationFile)
  const toc = tree && elementsWhere(tree, (node) => node.attributes['epub:type'] === 'toc')[0]
  const labels = toc ? elementsWhere(toc, (node) => node.name === 'a' || node.name === 'h1').map((node) => foldText(xmlText(node))) : []
  const messages: Diagnostic[] = []
  visitElements(section.tree, (node) => {
    const block = property(node, 'dataBlock')
    if (block === undefined) return
    const title = titleOf(node)
    if (!labels.some((label) => label.includes(foldText(title)))) messages.push(lost(section, block, `The EPUB’s contents lack “${title}”.`))
  })
  return messages
}

/** The title of an entry of the contents; its number stands in the label's own form. */
function titleOf(block: Parent): string {
  let title: string | undefined
  visitElements(block, (node) => {
    if (hasClass(node, 'entry-title')) title ??= textOf(node)
  })
  return readingText(title ?? (block.type === 'element' ? blockText(block) : '')).trim()
}

function pagesConserved(opened: OpenedEpub, { edition, breaks }: Promised): Diagnostic[] {
  const [first] = edition.sections
  if (first === undefined) return []
  const nav = opened.xml(navigationFile)
  const list = nav && elementsWhere(nav, (node) => node.attributes['epub:type'] === 'page-list')[0]
  const listed = list ? elementsWhere(list, (node) => node.name === 'a').map((node) => `${node.attributes['href'] ?? ''} ${xmlText(node)}`) : []
  const expected = breaks.map(({ file, id, label }) => `${file}#${id} ${label}`)
  const messages = listed.join('\n') === expected.join('\n') ? [] : [lost(first, undefined, 'The EPUB’s list of pages is not that of the page map.')]
  const markers = new Set([...new Set(breaks.map((mark) => mark.file))].flatMap((file) => {
    const tree = opened.xml(file)
    return tree ? elementsWhere(tree, (node) => node.attributes['epub:type'] === 'pagebreak').map((node) => `${file}#${node.attributes['id'] ?? ''}`) : []
  }))
  const missing = breaks.find(({ file, id }) => !markers.has(`${file}#${id}`))
  return missing ? [...messages, lost(first, undefined, `The EPUB lacks the marker of print page ${missing.label}.`)] : messages
}

function imagesConserved(opened: OpenedEpub, { edition, files }: Promised): Diagnostic[] {
  const [first] = edition.sections
  return [...files.images].flatMap(([key, path]) => {
    const original = edition.assets.get(key)?.bytes
    const packed = opened.files.get(`OEBPS/${path}`)
    const same = original !== undefined && packed !== undefined && Buffer.compare(original, packed) === 0
    return same || first === undefined ? [] : [lost(first, undefined, `The image ${key} is not in the EPUB as it is in the book.`)]
  })
}

function blocksOf(tree: Parent): Block[] {
  const blocks: Block[] = []
  visitElements(tree, (node) => {
    const id = property(node, 'dataBlock')
    if (id !== undefined) blocks.push({ id, text: readingText(blockText(node)) })
  })
  return blocks
}

function firstBlock(note: Note): string | undefined {
  return blocksOf({ type: 'root', children: [...note.children] })[0]?.id
}

/** Compares the edition's blocks with what the EPUB reads; the first difference is named with its words and its block. */
function compare(blocks: readonly Block[], actual: string, section: Section, name: string): Diagnostic[] {
  const found = foldText(actual)
  const folded = blocks.map((block) => foldText(block.text))
  const expected = folded.join('')
  if (expected === found) return []
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at++
  let index = 0
  let start = 0
  while (index < folded.length - 1 && start + (folded[index] ?? '').length <= at) start += (folded[index++] ?? '').length
  const words = wordsFrom(blocks[index]?.text ?? '', at - start)
  const reason = at >= expected.length
    ? `The EPUB adds “${found.slice(at, at + 40)}” at the end of ${name}.`
    : `The EPUB does not have ${name} word for word: at “${words}” it reads “${found.slice(at, at + 40)}”.`
  return [lost(section, blocks[index]?.id, reason)]
}

/** Up to eight words of `raw`, from the word in which its folded character number `offset` stands. */
function wordsFrom(raw: string, offset: number): string {
  let end = 0
  const words = raw.split(/\s+/u).filter((word) => word !== '')
  const first = words.findIndex((word) => (end += foldText(word).length) > offset)
  return words.slice(Math.max(0, first), Math.max(0, first) + 8).join(' ')
}

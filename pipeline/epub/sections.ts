import type { Element, Root } from 'hast'
import { diagnostic, type Diagnostic } from '../model/diagnostics.ts'
import type { Edition, Section } from '../model/edition.ts'
import { cleanTree, fallback, illegalCharacters, readingText } from './characters.ts'
import { useReadersInk } from './drawings.ts'
import { nameIndexParts } from './indexes.ts'
import { resolveLinks } from './links.ts'
import { blocksOfNotes, markNoteCalls, noteList } from './notes.ts'
import { setPageBreaks, type PageBreak } from './page-breaks.ts'
import { linkPartners, openVertical } from './parallel.ts'
import { sectionRole } from './roles.ts'
import { bracketReadings } from './ruby.ts'
import { fillSlots, type SlotContext } from './slots.ts'
import { nameColumns } from './tables.ts'
import { element, findElement, text, visitElements } from './tree.ts'
import { pageTree } from './xhtml.ts'

/** A section as a page of the EPUB. */
export interface SectionPage {
  readonly section: Section
  readonly file: string
  readonly title: string
  /** The whole page, html element and all. */
  readonly tree: Root
  /** Whether the page holds SVG (the package must say so). */
  readonly svg: boolean
  /** Print pages that are not marked at their own first word (page-order.ts). */
  readonly moved: readonly PageBreak[]
}

/** Makes the page of a section; `breaks`, its print pages, are marked where they begin. */
export function sectionPage(section: Section, edition: Edition, context: SlotContext & { readonly breaks: readonly PageBreak[] }): { page: SectionPage; messages: Diagnostic[] } {
  const file = context.files.ofSection.get(section.id) ?? ''
  const messages = illegalCharacters(section)
  const tree = structuredClone(section.tree)
  const own = context.breaks
  const moved: PageBreak[] = []
  const setBreaks = (into: Root, breaks: readonly PageBreak[]): void => {
    const { astray, moved: elsewhere } = setPageBreaks(into, breaks, edition.words)
    moved.push(...elsewhere)
    for (const mark of astray) {
      messages.push(diagnostic('epub-conserved', `Print page ${mark.label} begins in block “${mark.start?.block ?? ''}” of “${section.title}”, which the EPUB does not have.`, fallback(section)))
    }
  }
  // Pages may begin among notes that are printed at the end of the section.
  const ofNotes = blocksOfNotes(section)
  const inText = (mark: PageBreak): boolean => mark.start === undefined || !ofNotes.has(mark.start.block)
  setBreaks(tree, own.filter(inText))
  const main = tree.children.find((child): child is Element => child.type === 'element') ?? element('section', { id: section.id })
  messages.push(...fillSlots(tree, section, file, context))
  markNoteCalls(tree, section.notes, edition.words)
  linkPartners(tree, edition.words, edition.metadata.languages[0])
  openVertical(tree)
  const notes = noteList(section, edition.words, edition.metadata.languages[0], (note) => {
    messages.push(...fillSlots(note, section, file, context))
    markNoteCalls(note, section.notes, edition.words)
  })
  if (notes) main.children.push(notes, text('\n'))
  setBreaks({ type: 'root', children: notes ? [notes] : [] }, own.filter((mark) => !inText(mark)))
  resolveLinks(tree, file, context.files)
  useReadersInk(tree)
  nameColumns(tree)
  bracketReadings(tree)
  if (section.index) nameIndexParts(main)
  cleanTree(tree)
  describe(main, section)
  const title = readingText(section.title.trim() === '' ? edition.metadata.title : section.title)
  const page = pageTree({ title, lang: section.lang, dir: section.dir, type: `${section.matter}matter`, children: [main] })
  return { page: { section, file, title, tree: page, svg: findElement(page, (node) => node.tagName === 'svg') !== undefined, moved }, messages }
}

/** Type, role and name of the section, and the scope of table heads that say none. */
function describe(main: Element, section: Section): void {
  const { type, role } = sectionRole(section)
  main.properties = {
    ...(type !== undefined && { 'epub:type': type }),
    ...(role !== undefined && { role, ariaLabel: readingText(section.title) }),
    ...main.properties,
  }
  visitElements(main, (node) => {
    if (node.tagName === 'th') node.properties['scope'] ??= 'col'
  })
}

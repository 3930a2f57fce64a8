/// <reference lib="dom" />
import type { Edition, Section } from '../model/edition.ts'
import { covers } from '../model/house.ts'
import type { ProofMarks } from '../model/theme.ts'
import type { Leaf } from './labels.ts'

/** What the page needs to draw the marks beside its lines. */
export interface ProofPlaces {
  readonly lineNumbers: number
  /** Files of the manuscript, as they are printed. */
  readonly files: readonly string[]
  /** By section and block: index of the file, line. Empty where no places are asked for. */
  readonly blocks: Readonly<Record<string, Readonly<Record<string, readonly [file: number, line: number]>>>>
}

/** A section of a book that is printed on one side: it begins on the next page, whichever that is. Pure. */
export function onOneSide(section: Section): Section {
  return section.start === 'next' ? section : { ...section, start: 'next' }
}

/** The marks of a page that stand in its corners, by their class: its status, and the page label where no folio is printed. */
export function statusOf({ label, folioPrinted, page }: Leaf, { status }: ProofMarks): [name: string, text: string][] {
  if (page === undefined) return []
  return [['proof-status', status], ...(folioPrinted ? [] : [['folio', `[${label}]`] as [string, string]])]
}

/** The places of all blocks of a part. */
export function placesOf(edition: Edition, leaves: readonly Leaf[]): ProofPlaces | undefined {
  const { marks } = edition.theme ?? {}
  if (marks === undefined) return undefined
  const files: string[] = []
  const blocks: Record<string, Record<string, [number, number]>> = {}
  for (const section of marks.places ? new Set(leaves.map((leaf) => leaf.section)) : []) {
    // Notes that are made of citations have the place of their section: theirs is that of the paragraph that calls them.
    const isWritten = section.kind === 'chapter' || section.kind === 'document'
    blocks[section.id] = Object.fromEntries([...section.blocks].filter(([, { file }]) => !(isWritten && file === 'manuscript/book.yaml')).map(([block, { file, line }]) => {
      const name = drawable(file, edition)
      if (!files.includes(name)) files.push(name)
      return [block, [files.indexOf(name), line]]
    }))
  }
  return { lineNumbers: marks.lineNumbers, files, blocks }
}

/** Every character that the marks may have. */
export function proofCharacters(edition: Edition): string {
  const { marks } = edition.theme ?? {}
  if (marks === undefined) return ''
  const files = marks.places ? new Set(edition.sections.flatMap(({ blocks }) => [...blocks.values()].map(({ file }) => file))) : []
  return `0123456789[]·… \n${marks.status}${[...files].map((file) => drawable(file, edition)).join('')}`
}

/** The name of a file may be in any script; what no face has is left out. */
function drawable(file: string, { house: { fonts } }: Edition): string {
  return [...file].map((character) => (fonts.some((font) => covers(font, character.codePointAt(0) ?? 0)) ? character : '…')).join('')
}

/**
 * Runs in the page, when the assembled pages are shown and their slots are filled: numbers the lines of each page from its top, notes after the
 * text, and puts beside each paragraph its line in the manuscript, with the file above it where that changes; at the foot the files of the page. Texts that
 * stand on the right have their places on the right. The theme says where, by `.proof-line`, `.proof-place`, `.proof-place.right`, `.proof-files`,
 * absolute on their page. Marks are drawn outside the text.
 *
 * Self-contained: it is sent to the page as text.
 */
export function drawProofMarks({ lineNumbers, files, blocks }: ProofPlaces): void {
  /** Share of a line’s height within which two boxes stand on the same line, and px within which two places would touch. */
  const SAME = 0.5
  const TOUCHING = 7
  /** Letters that a name of a file may have beside the text. */
  const LONGEST = 20
  const short = (name: string): string => (name.length <= LONGEST ? name : `${name.slice(0, LONGEST / 2 - 1)}…${name.slice(-LONGEST / 2)}`)
  const range = document.createRange()
  interface Box {
    readonly left: number
    readonly top: number
    readonly bottom: number
  }
  for (const sheet of document.querySelectorAll<HTMLElement>('.pagedjs_page')) {
    const origin = sheet.getBoundingClientRect()
    const area = sheet.querySelector('.pagedjs_page_content')?.getBoundingClientRect()
    if (area === undefined) continue
    const mark = (className: string, text: string, top?: number): void => {
      const element = document.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement
      element.className = `${className} proof-mark`
      element.setAttribute('aria-hidden', 'true')
      if (top !== undefined) element.style.top = `${Math.round((top - origin.top) * 4) / 4}px`
      element.textContent = text
      sheet.append(element)
    }
    /** Boxes of the text of an element, or of what of it passes: what stands raised or beside the line is left out. */
    const boxesOf = (root: Element): Box[] => {
      const boxes: Box[] = []
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if ((node as Text).data.trim() === '' || node.parentElement!.closest('.note-call, .note-marker, .slot-room, .line-number, .segment-number, sup, rt, rp, svg, .tier')) continue
        range.selectNodeContents(node)
        for (const { left, top, bottom, width } of range.getClientRects()) if (width > 0) boxes.push({ left, top, bottom })
      }
      return boxes
    }
    const roots = [...sheet.querySelectorAll('.pagedjs_page_content, .pagedjs_footnote_area')]
    let count = 0
    for (const root of lineNumbers === 0 ? [] : roots) {
      let last: Box | undefined
      for (const box of boxesOf(root).sort((a, b) => a.top + a.bottom - b.top - b.bottom)) {
        if (last !== undefined && (box.top + box.bottom - last.top - last.bottom) / 2 < (last.bottom - last.top) * SAME) continue
        last = box
        if (++count % lineNumbers === 0) mark('proof-line', String(count), (box.top + box.bottom) / 2)
      }
    }
    const places = blocks[sheet.dataset['section'] ?? ''] ?? {}
    const shown = new Set<number>()
    const found: { readonly isRight: boolean; readonly top: number; readonly file: number; readonly line: number }[] = []
    for (const root of roots) {
      for (const block of root.querySelectorAll<HTMLElement>('[data-block]')) {
        const { ref } = block.closest<HTMLElement>('.note')?.dataset ?? {}
        const call = ref === undefined ? undefined : sheet.querySelector(`[data-note-call="${CSS.escape(ref)}"]`)?.closest<HTMLElement>('[data-block]')
        const place = places[block.dataset['block'] ?? ''] ?? places[call?.dataset['block'] ?? '']
        const [first] = place === undefined || block.closest('.segment-number, .continued, .rest, svg') ? [] : boxesOf(block)
        if (place === undefined || first === undefined) continue
        const [file, line] = place
        found.push({ isRight: first.left > (area.left + area.right) / 2 && block.closest('.segment, td, th') !== null, top: (first.top + first.bottom) / 2, file, line })
      }
    }
    for (const isRight of [false, true]) {
      let last: (typeof found)[number] | undefined
      for (const place of found.filter((each) => each.isRight === isRight).sort((a, b) => a.top - b.top)) {
        if (last !== undefined && (place.top - last.top < TOUCHING || (place.file === last.file && place.line === last.line))) continue
        shown.add(place.file)
        const name = files[place.file]!
        mark(isRight ? 'proof-place right' : 'proof-place', `${place.file === last?.file ? '' : `${short(name.slice(name.lastIndexOf('/') + 1))}\n`}${place.line}`, place.top)
        last = place
      }
    }
    if (shown.size > 0) mark('proof-files', [...shown].map((file) => files[file]!).join(' · '))
  }
}

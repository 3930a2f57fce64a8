/// <reference lib="dom" />
import type { Page as BrowserPage } from 'playwright-core'
import type { Edition } from '../model/edition.ts'
import type { ProofMarks } from '../model/theme.ts'
import { drawProofMarks, statusOf, type ProofPlaces } from './proof-marks.ts'
import { CHANGED, drawChangeBars } from './change-bars.ts'
import type { Leaf } from './labels.ts'
import { whiteRules } from './levelling.ts'
import { escape } from './markup.ts'
import type { SectionPages } from './sections.ts'
import { ORIGIN, type Served } from './serve.ts'

/** Links inside the book are printed as links to this address, and turned back into places of the PDF afterwards. */
export const SENTINEL = 'https://link.invalid/#'

/** Pages of the book as one XHTML document; their slots are filled when it is printed. */
export function assembleBook(edition: Edition, leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>, fontCss: string): string {
  const body = leaves.map((leaf) => pageBox(leaf, sections, edition.theme?.marks)).join('\n')
  const css = `${rulesOf(edition, leaves, sections, fontCss)}${whiteRules(body)}
`
  const language = escape(edition.metadata.languages[0])
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}"><head><title>${escape(edition.metadata.title)}</title><style>${escape(css)}</style></head><body hidden=""><div class="pagedjs_pages">
${body}
</div></body></html>`
}

/** The rules of assembled pages, but for their white. */
export function rulesOf({ trim: { width, height } }: Edition, leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>, fontCss: string): string {
  const sheets = [...new Set(leaves.map((leaf) => sections.get(leaf.section.id)?.css ?? ''))]
  return `${fontCss}\n${sheets.map(withoutPageRules).join('\n')}
@page { size: ${width}pt ${height}pt; margin: 0; }
html, body { margin: 0; padding: 0; }
.pagedjs_page { position: relative; width: ${width}pt; height: ${height}pt; break-after: page; overflow: hidden; contain: layout size paint; }
.pagedjs_page:last-child { break-after: auto; }
`
}

/** The engine's own rules for printing would fight with the sheet above. */
function withoutPageRules(css: string): string {
  return css.replace(/@page[^{]*\{[^{}]*\}/g, '').replace(/@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
}

/** A page of the book: its own box with all that it holds; slots are not filled. */
export function pageBox(leaf: Leaf, sections: ReadonlyMap<string, SectionPages>, marks?: ProofMarks): string {
  const { section, side, page } = leaf
  const sideClass = side === 'recto' ? 'pagedjs_right_page' : 'pagedjs_left_page'
  const classes = ['pagedjs_page', sideClass, 'page', `page-${section.kind}`, side]
  if (page === undefined) classes.push('blank')
  if (page === 0) classes.push('first', 'pagedjs_first_page')
  const xml = page === undefined ? '' : (sections.get(section.id)?.pages[page]?.xml ?? '')
  // The head may also be the book's title, in the book's language.
  const language = leaf.runningHead === section.runningHead ? ` lang="${escape(section.lang)}" dir="${section.dir}"` : ''
  const head = leaf.runningHead === '' ? '' : `<div class="running-head" aria-hidden="true"${language}>${escape(leaf.runningHead)}</div>`
  const folio = leaf.folioPrinted ? `<div class="folio" aria-hidden="true">${escape(leaf.label)}</div>` : ''
  return `<div class="${classes.join(' ')}" data-section="${escape(section.id)}">${xml}${head}${folio}${marks === undefined ? '' : statusOf(leaf, marks).map(([name, text]) => `<div class="${name} proof-mark" aria-hidden="true">${escape(text)}</div>`).join('')}</div>`
}

/** A run of text on an assembled page. `note`: id of the note that it is of, or ''; `isMark`: a slot's label, a note's call or number; `isHidden`: not in the structure tree (aria-hidden). */
export interface AssembledRun {
  readonly block: string
  readonly note: string
  readonly isMark: boolean
  readonly isHidden: boolean
  readonly text: string
}

/** What the assembled pages show: their text in reading order, and the line boxes (as in harvest.ts). */
export interface Assembled {
  /** By page: the body, then the notes; running head and folio left out. */
  readonly texts: readonly (readonly AssembledRun[])[]
  readonly boxes: readonly (readonly number[])[]
  /** By page: what the structure tree cannot know. */
  readonly shapes: readonly PageShape[]
}

/** Of the elements of a page that become elements of the structure tree, in their order. */
export interface PageShape {
  /** By role: for each element what it has in common with its pieces on other pages; '' where it has none. Absent where no element of the page has any. */
  readonly pieces?: Readonly<Record<string, readonly string[]>>
  /** Left, top, right, bottom of each picture that has an alternative text, in points from the upper left corner. */
  readonly figures: readonly (readonly number[])[]
}

/** What is printed: an assembled document, the labels for its slots by target, the trimmed size. */
export interface Sheets {
  readonly xhtml: string
  readonly labels: Readonly<Record<string, string>>
  readonly trim: Edition['trim']
  /** What is drawn beside the lines for those who read proofs. */
  readonly marks?: ProofPlaces | undefined
}

/** Loads assembled pages into a page of the browser, fills their slots, and prints them. `path` is a free one of the origin. */
export async function printSheets(page: BrowserPage, files: Map<string, Served>, path: string, { xhtml, labels, trim, marks }: Sheets): Promise<{ pdf: Uint8Array; assembled: Assembled }> {
  files.set(path, { type: 'application/xhtml+xml; charset=utf-8', body: xhtml })
  try {
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${ORIGIN}${path}`)
    // As one text: taken over value by value it would cost more than the reading.
    const bars = xhtml.includes('redline-') ? `(${drawChangeBars.toString()})(${JSON.stringify(CHANGED)});` : ''
    const proof = marks === undefined ? '' : `(${drawProofMarks.toString()})(${JSON.stringify(marks)});`
    const assembled = JSON.parse(await page.evaluate(`(${showPages.toString()})(${JSON.stringify(labels)}).then(() => { ${bars}${proof} }).then(() => JSON.stringify((${readPages.toString()})(${JSON.stringify(SENTINEL)})))`)) as Assembled
    const pdf = await page.pdf({ width: `${trim.width / 72}in`, height: `${trim.height / 72}in`, preferCSSPageSize: true, printBackground: true, tagged: true, outline: false })
    return { pdf, assembled }
  } finally {
    files.delete(path)
  }
}

/**
 * Runs in the page: fills the slots of assembled pages, fetches their faces, and shows them.
 *
 * Self-contained: it is sent to the page as text.
 */
export async function showPages(labels: Readonly<Record<string, string>>): Promise<void> {
  for (const slot of document.querySelectorAll<HTMLElement>('.slot[data-target]')) {
    const text = slot.querySelector('.slot-text')
    if (text) text.textContent = labels[slot.dataset['target'] ?? ''] ?? ''
  }
  const styles = new Set([...document.fonts].map((face) => `${face.style} ${face.weight} 16px ${face.family}`))
  const characters = [...new Set(document.body.textContent)].join('')
  await Promise.all([...styles].map((style) => document.fonts.load(style, characters)))
  // Shown only now: the pinned browser fails to fetch a face that a rule asks for, and fetches it when asked like this.
  document.body.hidden = false
}

/**
 * Runs in the page, after `showPages`: links take the address `sentinel`, what the browser would not tell of in its structure tree is marked so that it does, texts
 * and line boxes are read. Self-contained too.
 */
function readPages(sentinel: string): Assembled {
  // The browser knows no notes: an article in its tree is a note (tags.ts). The book’s own pages hold no articles.
  for (const note of document.querySelectorAll('.pagedjs_footnote_area .note, .end-note')) note.setAttribute('role', 'article')
  // The language of a span or a box reaches the tree only where it has an id.
  document.querySelectorAll('[lang]:not([id])').forEach((each, index) => (each.id = `language-${index}`))
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) link.setAttribute('href', sentinel + (link.getAttribute('href') ?? '').slice(1))
  const texts: AssembledRun[][] = []
  const boxes: number[][] = []
  const shapes: PageShape[] = []
  const roles = { P: 'p', L: 'ul, ol', LI: 'li', Table: 'table' }
  const nameOf = ({ dataset }: HTMLElement, section: string): string | undefined => (dataset['block'] === undefined ? undefined : `${section} ${dataset['block']}`)
  const counts = new Map<string, number>()
  for (const sheet of document.querySelectorAll<HTMLElement>('.pagedjs_page')) {
    for (const each of sheet.querySelectorAll<HTMLElement>('[data-block]')) {
      const name = nameOf(each, sheet.dataset['section'] ?? '') ?? ''
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  /** Elements that go on overleaf and have no name, by role. */
  const waiting: Record<string, string[]> = { P: [], L: [], LI: [], Table: [] }
  let chains = 0
  const chainOf = (each: HTMLElement, role: string, section: string): string => {
    // Notes stand below the text: the rest of one, joined to it, would be read before the text of its page.
    if (each.closest('.pagedjs_footnote_area') !== null) return ''
    const name = nameOf(each, section)
    if (name !== undefined) return (counts.get(name) ?? 0) > 1 ? name : ''
    const before = each.dataset['splitFrom'] === undefined ? '' : (waiting[role]!.shift() ?? '')
    if (each.dataset['splitTo'] === undefined) return before
    const chain = before || `split ${chains++}`
    waiting[role]!.push(chain)
    return chain
  }
  const range = document.createRange()
  for (const sheet of document.querySelectorAll<HTMLElement>('.pagedjs_page')) {
    const origin = sheet.getBoundingClientRect()
    const runs: AssembledRun[] = []
    const found: number[] = []
    for (const root of sheet.querySelectorAll('.pagedjs_page_content, .pagedjs_footnote_area')) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (!parent || parent.closest('title, desc, .slot-room, .page-hyphen')) continue
        const data = (node as Text).data
        runs.push({
          block: parent.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? '',
          note: parent.closest<HTMLElement>('.note')?.dataset['noteId'] ?? '',
          isMark: parent.closest('.slot, .note-call, .note-marker, .continued, .line-number') !== null,
          isHidden: parent.closest('[aria-hidden="true"]') !== null,
          text: data,
        })
        if (data.trim() === '' || parent.closest('.slot')) continue
        range.selectNodeContents(node)
        for (const rect of range.getClientRects()) {
          if (rect.width === 0 || rect.height === 0) continue
          found.push(...[rect.left - origin.left, rect.top - origin.top, rect.width, rect.height].map((value) => Math.round(value * 4)))
        }
      }
    }
    // Marks for those who read proofs stand outside the text, as running heads do.
    for (const mark of sheet.querySelectorAll('.proof-mark')) runs.push({ block: '', note: '', isMark: true, isHidden: true, text: mark.textContent })
    texts.push(runs)
    boxes.push(found)
    const isTold = (each: Element): boolean => each.closest('[aria-hidden="true"]') === null
    const pieces = Object.fromEntries(Object.entries(roles).map(([role, selector]) => [role, [...sheet.querySelectorAll<HTMLElement>(selector)].filter((each) => isTold(each) && each.textContent.trim() !== '').map((each) => chainOf(each, role, sheet.dataset['section'] ?? ''))]))
    const figures = [...sheet.querySelectorAll('img[alt]:not([alt=""]), [role="img"]')].filter(isTold).map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect()
      return [left - origin.left, top - origin.top, right - origin.left, bottom - origin.top].map((value) => Math.round(value * 75) / 100)
    })
    shapes.push({ figures, ...(Object.values(pieces).some((chains) => chains.some((chain) => chain !== '')) && { pieces }) })
  }
  return { texts, boxes, shapes }
}

/** Pages on which a line stands elsewhere than where it was laid: more than half a px up or down, or more than 2 px aside. */
export function movedPages(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>, assembled: Assembled): number[] {
  const offset = sideOffset(leaves, sections, assembled)
  return leaves.flatMap((leaf) => {
    const laid = leaf.page === undefined ? [] : (sections.get(leaf.section.id)?.pages[leaf.page]?.boxes ?? [])
    const now = assembled.boxes[leaf.index] ?? []
    if (laid.length !== now.length) return [leaf.index]
    const shift = leaf.page !== undefined && (leaf.page % 2 === 0) !== (leaf.side === 'recto') ? (leaf.side === 'recto' ? -offset : offset) : 0
    const moved = laid.some((value, at) => Math.abs(value + (at % 4 === 0 ? shift : 0) - (now[at] ?? 0)) > (at % 4 === 0 ? 8 : 2))
    return moved ? [leaf.index] : []
  })
}

/** How much further right the text area stands on a verso than on a recto, in quarter px: read off the first page that changed sides. */
function sideOffset(leaves: readonly Leaf[], sections: ReadonlyMap<string, SectionPages>, assembled: Assembled): number {
  for (const leaf of leaves) {
    if (leaf.page === undefined || (leaf.page % 2 === 0) === (leaf.side === 'recto')) continue
    const laid = sections.get(leaf.section.id)?.pages[leaf.page]?.boxes[0]
    const now = assembled.boxes[leaf.index]?.[0]
    if (laid !== undefined && now !== undefined) return leaf.side === 'recto' ? laid - now : now - laid
  }
  return 0
}

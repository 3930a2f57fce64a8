/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import type { Section } from '../model/edition.ts'
import { breakColumns, type Column, type MeasuredBlock } from './columns.ts'
import { paginate } from './engine.ts'

/** What the browser measured of an index: its blocks, and the height that columns have on its first page and on the others. */
interface MeasuredIndex {
  readonly blocks: readonly MeasuredBlock[]
  readonly first: number
  readonly others: number
}

/**
 * An index in columns: `xhtml` with its letters and entries divided into `<div class="index-columns">`, each a page of
 * `<div class="index-column">`. The engine knows no columns and cannot repeat a heading, so they are broken here, from measured lines
 * (columns.ts), and the engine is given pages that are full. Above sub-entries that go on in another column stands
 * `<p class="continued" aria-hidden="true">Ghulja (continued)</p>`, which is no text of the book.
 */
export async function inColumns(page: Page, section: Section, input: { readonly xhtml: string; readonly css: string; readonly perturbation: string; readonly continued: string }): Promise<string> {
  const count = section.index?.columns ?? 1
  if (count === 1) return input.xhtml
  await page.evaluate(paginate, { ...input, facing: false, xhtml: await page.evaluate(probeOf, input.xhtml) })
  const { blocks, first, others } = await page.evaluate(measureIndex, input)
  if (blocks.length === 0) return input.xhtml
  return page.evaluate(setColumns, { ...input, columns: breakColumns(blocks, { first, others, count }), count })
}

/** Runs in the page: the section with its opening and an empty column, by which the engine shows how much room there is. */
function probeOf(xhtml: string): string {
  const root = new DOMParser().parseFromString(xhtml, 'application/xhtml+xml').documentElement
  const opening = root.querySelector('header')
  root.replaceChildren(...(opening ? [opening] : []))
  const columns = root.appendChild(root.ownerDocument.createElementNS(root.namespaceURI, 'div'))
  columns.setAttribute('class', 'index-columns')
  const column = columns.appendChild(root.ownerDocument.createElementNS(root.namespaceURI, 'div'))
  column.setAttribute('class', 'index-column')
  column.appendChild(root.ownerDocument.createElementNS(root.namespaceURI, 'p')).textContent = '0'
  return new XMLSerializer().serializeToString(root)
}

/** Runs in the page, after `paginate` with the probe. */
function measureIndex({ xhtml, perturbation }: { readonly xhtml: string; readonly perturbation: string }): MeasuredIndex {
  const frame = document.querySelector('.pagedjs_page .pagedjs_page_content')!.getBoundingClientRect()
  const probe = document.querySelector('.pagedjs_page .index-column')!.getBoundingClientRect()
  const section = document.adoptNode(new DOMParser().parseFromString(xhtml, 'application/xhtml+xml').documentElement) as HTMLElement
  section.querySelector('header')?.remove()
  section.setAttribute('style', `${perturbation};position:absolute;left:0;top:0;width:${probe.width}px`)
  section.className += ' index-column'
  document.body.append(section)
  let bottom = 0
  const blocks = [...section.querySelectorAll<HTMLElement>('h2, p')].map((element): MeasuredBlock => {
    const rect = element.getBoundingClientRect()
    const height = parseFloat(getComputedStyle(element).lineHeight)
    const space = Math.max(0, rect.top - bottom)
    bottom = rect.bottom
    const kind = element.tagName.toLowerCase() === 'h2' ? 'letter' : element.closest('ul')?.classList.contains('index') ? 'entry' : 'sub'
    return { kind, height: rect.height, space, lines: Math.max(1, Math.round(rect.height / height)) }
  })
  section.remove()
  return { blocks, first: frame.bottom - probe.top, others: frame.height }
}

interface ColumnsInput {
  readonly xhtml: string
  readonly perturbation: string
  readonly continued: string
  readonly columns: readonly Column[]
  readonly count: number
}

/** Runs in the page: the section with its blocks in the columns. A block that is divided is so where a line ends. */
function setColumns({ xhtml, perturbation, continued, columns, count }: ColumnsInput): string {
  const section = document.adoptNode(new DOMParser().parseFromString(xhtml, 'application/xhtml+xml').documentElement) as HTMLElement
  const width = document.querySelector('.pagedjs_page .index-column')!.getBoundingClientRect().width
  const style = section.getAttribute('style')
  const { className } = section
  section.setAttribute('style', `${perturbation};position:absolute;left:0;top:0;width:${width}px`)
  section.className += ' index-column'
  document.body.append(section)
  const blocks = [...section.querySelectorAll<HTMLElement>('h2, p')].filter((block) => !block.closest('header'))
  const make = (name: string, kind: string): HTMLElement => {
    const element = document.createElement(name)
    element.className = kind
    return element
  }
  /** The lines of a block from one to before another, as a block of its own. */
  const linesOf = (block: HTMLElement, from: number, to: number): HTMLElement => {
    const height = parseFloat(getComputedStyle(block).lineHeight)
    const { top } = block.getBoundingClientRect()
    const range = document.createRange()
    const places: [Text, number][] = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const rect = [...range.getClientRects()].at(-1)
        const line = rect ? Math.round((rect.top + rect.height / 2 - top) / height - 0.5) : 0
        if (places[line] === undefined && (line === 0 || places[line - 1] !== undefined)) places[line] = [node, at]
      }
    }
    const part = document.createRange()
    const [start, end] = [places[from], places[to]]
    if (from > 0 && start) part.setStart(...start)
    else part.setStart(block, 0)
    if (end) part.setEnd(...end)
    else part.setEnd(block, block.childNodes.length)
    const piece = block.cloneNode() as HTMLElement
    piece.append(part.cloneContents())
    if (from > 0) piece.classList.add('rest')
    return piece
  }
  const pages: HTMLElement[] = []
  columns.forEach((pieces, number) => {
    if (number % count === 0) pages.push(make('div', number === 0 ? 'index-columns' : 'index-columns next'))
    const column = make('div', 'index-column')
    pages.at(-1)!.append(column)
    let list: HTMLElement | undefined
    let item: HTMLElement | undefined
    let subs: HTMLElement | undefined
    for (const { block: at, from, to, continued: head } of pieces) {
      const block = blocks[at]!
      const whole = from === 0 && to >= Math.round(block.getBoundingClientRect().height / parseFloat(getComputedStyle(block).lineHeight))
      const lines = whole ? (block.cloneNode(true) as HTMLElement) : linesOf(block, from, to)
      if (block.tagName.toLowerCase() === 'h2') {
        column.append(lines)
        list = item = subs = undefined
        continue
      }
      const isSub = !block.closest('ul')!.classList.contains('index')
      if (!list) column.append((list = make('ul', 'index')))
      if (!isSub || !item) {
        item = isSub ? make('li', 'index-entry') : (block.parentElement!.cloneNode() as HTMLElement)
        if (from > 0) item.removeAttribute('id')
        list.append(item)
        subs = undefined
      }
      if (!isSub) {
        item.append(lines)
        continue
      }
      if (head !== undefined) {
        const line = make('p', 'continued')
        line.setAttribute('aria-hidden', 'true')
        const term = blocks[head]!.querySelector('.index-term')!.cloneNode(true) as HTMLElement
        line.append(...term.childNodes, ` (${continued})`)
        item.append(line)
      }
      if (!subs) item.append((subs = make('ul', '')))
      const sub = make('li', 'index-entry')
      sub.append(lines)
      subs.append(sub)
    }
  })
  section.remove()
  if (style === null) section.removeAttribute('style')
  else section.setAttribute('style', style)
  section.className = className
  section.replaceChildren(...section.querySelectorAll(':scope > header'), ...pages)
  return new XMLSerializer().serializeToString(section)
}

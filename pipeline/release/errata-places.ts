import { foldedLength } from '../model/folding.ts'
import type { KeptBlock, KeptSection } from '../model/kept-edition.ts'
import type { Page, PageMap } from '../model/page-map.ts'
import { PrintedPlaces, type PageSpan } from './printed-places.ts'
import { plainSentence, type PrintManner } from './redline-manner.ts'

/** Where something stands in the printed old release. */
export interface ErrataPlace {
  /** Index of the page; Infinity where the release has no pages. */
  readonly page: number
  /** “p. 34, paragraph 2”. */
  readonly label: string
}

/** Finds places in a printed release as a reader counts them. */
export class ErrataPlaces {
  readonly #map: PageMap | undefined
  readonly #places: PrintedPlaces | undefined
  readonly #manner: PrintManner

  constructor(map: PageMap | undefined, manner: PrintManner) {
    this.#map = map
    this.#places = map && new PrintedPlaces(map)
    this.#manner = manner
  }

  /** The place of a character of a block, counted from 0 in its text. */
  of(section: KeptSection, it: KeptBlock, offset = 0): ErrataPlace {
    const page = this.#places?.pageAt(section.id, it.block, foldedLength(it.text.slice(0, offset)))
    return this.#at(page, this.#within(section, it, page))
  }

  /** The place of a note, by its label. */
  ofNote(section: KeptSection, it: KeptBlock, label: string, offset = 0): ErrataPlace {
    const page = this.#places?.pageAt(section.id, it.block, foldedLength(it.text.slice(0, offset)))
    return this.#at(page, plainSentence(this.#manner.words.noteNumber, label))
  }

  /** The page on which a section begins. */
  ofSection(section: KeptSection): ErrataPlace {
    return this.#at(this.#map?.pages.find((page) => page.section === section.id && !page.blank), '')
  }

  /** “pp. 12–14”. */
  pagesOf(section: KeptSection): string {
    const pages = this.#map?.pages.filter((page) => page.section === section.id && !page.blank) ?? []
    const [first, last] = [pages[0], pages.at(-1)]
    return first && last ? this.span({ first: first.label, last: last.label }) : ''
  }

  span({ first, last }: Pick<PageSpan, 'first' | 'last'>): string {
    const { words } = this.#manner
    return first === last ? plainSentence(words.page, first) : plainSentence(words.pages, `${first}–${last}`)
  }

  #at(page: Page | undefined, within: string): ErrataPlace {
    const { words } = this.#manner
    const parts = [...(page ? [plainSentence(words.page, page.label)] : []), ...(within === '' ? [] : [within])]
    return { page: page?.index ?? Infinity, label: parts.join(words.comma) }
  }

  /** The number of the segment, or of the paragraph on its page. */
  #within(section: KeptSection, it: KeptBlock, page: Page | undefined): string {
    const { corrections, words } = this.#manner
    if (isHeading(section, it)) return corrections.heading
    if (/^(?:td|th|caption)$/u.test(it.element)) return corrections.table
    const anchor = anchorOf(it)
    const segment = section.blocks.find((block) => block.counted === true && anchorOf(block) === anchor)
    if (segment !== undefined) return plainSentence(words.paragraph, segment.text)
    if (page === undefined) return ''
    const paragraphs = new Map(section.blocks.filter((block) => isParagraph(block) && !isHeading(section, block)).map((block) => [block.block, block]))
    const number = page.text.filter(([block]) => paragraphs.has(block)).findIndex(([block]) => block === it.block)
    return number === -1 ? '' : plainSentence(corrections.paragraph, String(number + 1))
  }
}

/** The number above a title is of the heading. */
function isHeading({ number }: KeptSection, { element, text }: KeptBlock): boolean {
  return /^h[1-6]$/u.test(element) || (element === 'p' && number !== '' && text.replace(/\s/gu, ' ') === number.replace(/\s/gu, ' '))
}

function isParagraph({ element, counted }: KeptBlock): boolean {
  return counted !== true && !/^(?:td|th|caption|figcaption|text)$/u.test(element)
}

function anchorOf({ address }: KeptBlock): string {
  return address.slice(0, address.lastIndexOf('/'))
}

import type { Page, PageMap } from '../model/page-map.ts'

/** Pages from the first to the last on which something stands: labels as printed, and indexes in the page map. */
export interface PageSpan {
  readonly first: string
  readonly last: string
  readonly firstIndex: number
  readonly lastIndex: number
}

/** Where the text blocks of an edition stand on its pages. */
export class PrintedPlaces {
  /** By section and block: index of each page that it stands on, with the folded characters there. */
  readonly #pages = new Map<string, (readonly [page: number, characters: number])[]>()
  readonly #map: PageMap

  constructor(map: PageMap) {
    this.#map = map
    for (const { index, section, text } of map.pages) {
      for (const [block, characters] of text) {
        const key = `${section}\n${block}`
        const pages = this.#pages.get(key)
        if (pages === undefined) this.#pages.set(key, [[index, characters]])
        else pages.push([index, characters])
      }
    }
  }

  /** The pages of a block, by its `data-block`; undefined where it stands on none: it has no text. */
  spanOf(section: string, block: string): PageSpan | undefined {
    const pages = this.#pages.get(`${section}\n${block}`)
    const [first, last] = [this.#page(pages?.[0]?.[0]), this.#page(pages?.at(-1)?.[0])]
    return first && last && { first: first.label, last: last.label, firstIndex: first.index, lastIndex: last.index }
  }

  /** The page on which a folded character of a block stands, counted from 0. */
  pageAt(section: string, block: string, character: number): Page | undefined {
    const pages = this.#pages.get(`${section}\n${block}`)
    let before = 0
    for (const [page, characters] of pages ?? []) {
      before += characters
      if (character < before) return this.#page(page)
    }
    return this.#page(pages?.at(-1)?.[0])
  }

  #page(index: number | undefined): Page | undefined {
    return index === undefined ? undefined : this.#map.pages[index]
  }
}

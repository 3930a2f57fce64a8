import type { ElementContent } from 'xast'
import { foldedLength } from '../model/folding.ts'
import type { PageMap } from '../model/page-map.ts'
import { tei, words } from './xml.ts'

/** Where pages of the print begin in the blocks of a section: folded characters before the first of a page, and its label. */
export type Breaks = (section: string, block: string) => readonly { readonly offset: number; readonly label: string }[]

export function breaksOf(pageMap: PageMap | undefined): Breaks {
  const found = new Map<string, { offset: number; label: string }[]>()
  for (const { start, label } of pageMap?.pages ?? []) {
    if (start === undefined) continue
    const key = `${start.section}\n${start.block}`
    found.set(key, [...(found.get(key) ?? []), { offset: start.offset, label }])
  }
  return (section, block) => found.get(`${section}\n${block}`) ?? []
}

/** Sets `<pb>` into the text of one block while that is written from its beginning. */
export class PageBreaks {
  #waiting: { offset: number; label: string }[]
  #passed = 0

  constructor(breaks: readonly { readonly offset: number; readonly label: string }[]) {
    this.#waiting = [...breaks].sort((a, b) => a.offset - b.offset)
  }

  /** Text of the block with the breaks that fall into it. */
  text(value: string): ElementContent[] {
    const made: ElementContent[] = []
    let rest = value
    while (this.#waiting[0] !== undefined && this.#waiting[0].offset < this.#passed + foldedLength(rest)) {
      const { offset, label } = this.#waiting.shift() as { offset: number; label: string }
      const at = cut(rest, offset - this.#passed)
      if (at > 0) made.push(words(rest.slice(0, at)))
      made.push(tei('pb', { n: label, ed: 'print' }))
      this.#passed += foldedLength(rest.slice(0, at))
      rest = rest.slice(at)
    }
    this.#passed += foldedLength(rest)
    return rest === '' ? made : [...made, words(rest)]
  }

  /** Breaks behind the last character: of a block without text. */
  rest(): ElementContent[] {
    return this.#waiting.splice(0).map(({ label }) => tei('pb', { n: label, ed: 'print' }))
  }
}

/** The index at which so many folded characters have passed, white space before the next one included. */
function cut(text: string, folded: number): number {
  let at = 0
  for (const character of text) {
    if (foldedLength(text.slice(0, at + character.length)) > folded) break
    at += character.length
  }
  return at
}

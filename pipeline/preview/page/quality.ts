import type { BookView } from '../protocol.ts'
import { byId, make } from './dom.ts'
import type { ProofFrame } from './proof.ts'

/** A mark as the press’s own function finds it; px from the document’s corner. */
interface Mark {
  readonly kind: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
type Measure = (document: Document) => readonly { readonly marks: readonly Mark[] }[]

const says: Readonly<Record<string, string>> = {
  widows: 'widow', orphans: 'orphan', stretched: 'wide word spaces', crowded: 'narrow word spaces', short: 'page ends short', stranded: 'heading at the foot', carried: 'note carried over', outside: 'outside the text area',
}

/** Marks of page quality over the open pages: found in the frame by the function that `build --report` counts with. */
export class Quality {
  readonly #frame: ProofFrame
  #isOn = false
  #book: BookView | undefined

  constructor(frame: ProofFrame) {
    this.#frame = frame
  }

  toggle(): void {
    this.#isOn = !this.#isOn
    byId('quality-button').setAttribute('aria-pressed', String(this.#isOn))
    byId('marks').hidden = !this.#isOn
    void this.show()
    dispatchEvent(new Event('resize'))
  }

  async show(book = this.#book): Promise<void> {
    this.#book = book
    const { document } = this.#frame
    if (!this.#isOn || !document) return byId('overlay').replaceChildren()
    const path = '/measure.js'
    const { measure } = (await import(path)) as { readonly measure: Measure }
    const marks = this.#frame.pages.length === 0 ? [] : measure(document).flatMap(({ marks: own }, at) => own.filter(({ kind }) => !(endsSection(this.#book, this.#frame.pages[at]?.index ?? 0) && (kind === 'short' || kind === 'stranded'))))
    byId('overlay').replaceChildren(...marks.map(({ kind, left, top, width, height }) => {
      const element = make('div', { class: `mark ${kind}` })
      Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${Math.max(2, height)}px` })
      return element
    }))
    const counts = new Map<string, number>()
    for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    byId('mark-list').replaceChildren(...(counts.size === 0 ? [make('li', {}, 'Nothing to mark on these pages.')] : [...counts].map(([kind, count]) => make('li', {}, make('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), `${count} × ${says[kind] ?? kind}`))))
  }
}

/** Where a section ends, a page may end anywhere. */
function endsSection(book: BookView | undefined, index: number): boolean {
  const [page, next] = [book?.pages[index], book?.pages[index + 1]]
  return next === undefined || next.section !== page?.section || next.blank
}

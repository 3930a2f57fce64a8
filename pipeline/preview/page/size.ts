import type { BookView } from '../protocol.ts'
import { byId } from './dom.ts'

const steps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3]
/** Px left free around the pages. */
const MARGIN = 28

/** How large the pages are shown. The frame itself keeps its own px, so that its lines are those of the press, and is scaled as a whole. */
export class Size {
  readonly #isAlone: () => boolean
  #scale: number | undefined
  #book: BookView | undefined
  #opening: readonly [number | undefined, number | undefined] = [undefined, undefined]

  constructor(isAlone: () => boolean) {
    this.#isAlone = isAlone
  }

  place(book: BookView, opening: readonly [verso: number | undefined, recto: number | undefined]): void {
    this.#book = book
    this.#opening = opening
    this.refresh()
  }

  fit(): void {
    this.#scale = undefined
    this.refresh()
  }

  /** One size larger or smaller. */
  step(by: 1 | -1): void {
    const now = this.#scale ?? this.#fitting()
    this.#scale = by > 0 ? (steps.find((step) => step > now + 0.01) ?? now) : (steps.findLast((step) => step < now - 0.01) ?? now)
    this.refresh()
  }

  refresh(): void {
    if (this.#book === undefined) return
    const { width, height } = this.#book
    const [verso, recto] = this.#opening
    const scale = this.#scale ?? this.#fitting()
    const total = this.#isAlone() ? width : 2 * width
    const put = (id: string, styles: Readonly<Record<string, string>>): void => void Object.assign(byId(id).style, styles)
    put('spread', { width: `${total * scale}px`, height: `${height * scale}px` })
    put('scaled', { width: `${total}px`, height: `${height}px`, transform: `scale(${scale})` })
    const left = this.#isAlone() || verso !== undefined ? 0 : width
    const count = Number(verso !== undefined) + Number(recto !== undefined)
    put('proof', { left: `${left}px`, width: `${count * width}px`, height: `${height}px` })
    put('overlay', { left: `${left}px`, width: `${count * width}px`, height: `${height}px` })
    byId('paper-verso').hidden = verso === undefined
    byId('paper-recto').hidden = recto === undefined
    put('paper-verso', { left: '0', width: `${width}px`, height: `${height}px` })
    put('paper-recto', { left: `${total - width}px`, width: `${width}px`, height: `${height}px` })
    byId('zoom-text').textContent = this.#scale === undefined ? 'fit' : `${Math.round(scale * 100)} %`
  }

  /** The scale at which all of the opening is seen; where that would be too small to read, as wide as the window. */
  #fitting(): number {
    const table = byId('table')
    const { width, height } = this.#book!
    const total = this.#isAlone() ? width : 2 * width
    const margin = this.#isAlone() ? 10 : MARGIN
    const across = (table.clientWidth - 2 * margin) / total
    const down = (table.clientHeight - 2 * margin) / height
    return Math.max(0.1, Math.min(across, this.#isAlone() ? Math.max(down, across) : Math.max(down, 0.5), 2))
  }
}

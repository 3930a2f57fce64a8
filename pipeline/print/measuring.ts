/// <reference lib="dom" />

/** What pictures.ts and tables.ts measure with, as `window.sourcebookMeasuring`. */
export interface Measuring {
  /** A copy of an element in an empty page, inside copies of all that it stands in and without what stands beside it. */
  readonly copyInto: (wrapper: HTMLElement, element: Element) => Element
  /** Runs `measure` with the page set out of its columns: there what is too tall would be cut in pieces, and measure as high as one of them. */
  readonly outOfColumns: (wrapper: HTMLElement, layout: { readonly element: HTMLElement }, measure: () => void) => void
}

/**
 * Runs in the page: gives it `window.sourcebookMeasuring`.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installMeasuring(): void {
  const measuring: Measuring = {
    copyInto(wrapper, element) {
      const copy = element.cloneNode(true) as Element
      let outermost = copy
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        const shell = parent.cloneNode(false) as Element
        shell.append(outermost)
        outermost = shell
      }
      wrapper.append(outermost)
      return copy
    },
    outOfColumns(wrapper, layout, measure) {
      const { columnWidth } = layout.element.style
      layout.element.style.columnWidth = 'auto'
      wrapper.style.display = 'flow-root'
      measure()
      wrapper.removeAttribute('style')
      layout.element.style.columnWidth = columnWidth
    },
  }
  ;(window as unknown as { sourcebookMeasuring: Measuring }).sourcebookMeasuring = measuring
}

/// <reference lib="dom" />
/* eslint-disable @typescript-eslint/no-explicit-any -- Paged.js has no types. */
import type { Measuring } from './measuring.ts'

/**
 * Runs in the page, after `installMeasuring` and before `installCures`: makes pictures and drawings that are too tall for a page smaller, so that each stands on one
 * page with its caption.
 *
 * Paged.js moves what is too tall overleaf, finds it too tall there, and gives up the rest of the chapter. Each figure is measured once,
 * on the first page and alone: a picture may be as high as the text area is, less its caption and the space around both. Where the caption
 * leaves it less than a few lines it keeps those, and the audit says so.
 *
 * Self-contained: it is sent to the page as text.
 */
export function installPictures(): void {
  const { Paged } = window as any
  if ((window as any).sourcebookReset) return
  /** CSS px: below this a picture shows nothing. */
  const LEAST = 72
  const { copyInto, outOfColumns } = (window as any).sourcebookMeasuring as Measuring
  const fitted = new WeakSet<Node>()

  class Pictures extends Paged.Handler {
    onPageLayout(wrapper: HTMLElement, token: any, layout: any): void {
      const root: ParentNode & Node = token.node.getRootNode()
      if (fitted.has(root)) return
      fitted.add(root)
      const pictures = [...root.querySelectorAll<HTMLElement | SVGElement>('img, svg')].filter((each) => !each.parentElement?.closest('svg, .note'))
      if (pictures.length === 0) return
      outOfColumns(wrapper, layout, () => {
        for (const holder of new Set(pictures.map((picture) => picture.closest('figure') ?? picture))) fit(holder, pictures.filter((each) => holder.contains(each)), wrapper, layout.bounds.height)
      })
    }
  }

  function fit(holder: Element, pictures: readonly (HTMLElement | SVGElement)[], wrapper: HTMLElement, limit: number): void {
    const copy = copyInto(wrapper, holder)
    const copies = (copy.matches('img, svg') ? [copy] : [...copy.querySelectorAll('img, svg')]).filter((each) => !each.parentElement?.closest('svg, .note'))
    const heights = copies.map((each) => each.getBoundingClientRect().height)
    const around = blockHeight(copy) - heights.reduce((sum, height) => sum + height, 0)
    // A copy may still be without its picture, and have no height yet.
    const likely = copies.map((each, index) => heights[index]! || likelyHeight(each))
    wrapper.replaceChildren()
    const total = likely.reduce((sum, height) => sum + height, 0)
    const room = Math.max(LEAST, Math.floor(limit - around))
    if (total > room) pictures.forEach((picture, index) => (picture.style.maxHeight = `${Math.floor((room * likely[index]!) / total)}px`))
  }

  function likelyHeight(picture: Element): number {
    const whole = ((window as any).sourcebookPictures as HTMLImageElement[]).find((each) => each.getAttribute('src') === picture.getAttribute('src'))
    if (!whole || whole.naturalWidth === 0) return 0
    const { maxHeight } = getComputedStyle(picture)
    const width = Math.min(whole.naturalWidth, picture.parentElement!.getBoundingClientRect().width)
    return Math.min((whole.naturalHeight * width) / whole.naturalWidth, parseFloat(maxHeight) || Infinity)
  }

  /** With its margins, whatever they have collapsed with. */
  function blockHeight(element: Element): number {
    const { marginTop, marginBottom } = getComputedStyle(element)
    return element.getBoundingClientRect().height + (parseFloat(marginTop) || 0) + (parseFloat(marginBottom) || 0)
  }

  Paged.registeredHandlers.push(Pictures)
}

/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { paginate } from './engine.ts'

/** A text of the section is set in upright lines. */
const VERTICAL = /class="(?:[^"]* )?vertical-(?:rl|lr)[ "]/u

/**
 * A section with its vertical texts, `.vertical-rl` and `.vertical-lr`, divided into `<div class="tier">`: stretches of upright lines, one below the
 * other, each as wide as its column or page allows and no higher than the house’s `max-height` of a tier, or a page. The engine breaks a horizontal
 * flow, and takes a tier whole. A tier ends where a line ends, as the browser measured it; a paragraph that goes on in the next has the class
 * `goes-on` in this one and `rest` there.
 */
export async function inTiers(page: Page, input: { readonly xhtml: string; readonly css: string; readonly perturbation: string }): Promise<string> {
  if (!VERTICAL.test(input.xhtml)) return input.xhtml
  await page.evaluate(paginate, { ...input, facing: false, xhtml: await page.evaluate(probeOf, input.xhtml) })
  return page.evaluate(setTiers, input)
}

/** Runs in the page: the section with one figure in it, by which the engine shows how large a page is. */
function probeOf(xhtml: string): string {
  const root = new DOMParser().parseFromString(xhtml, 'application/xhtml+xml').documentElement
  root.replaceChildren()
  root.appendChild(root.ownerDocument.createElementNS(root.namespaceURI, 'p')).textContent = '0'
  return new XMLSerializer().serializeToString(root)
}

/**
 * Runs in the page, after `paginate` with the probe.
 *
 * Self-contained: it is sent to the page as text.
 */
async function setTiers({ xhtml, perturbation }: { readonly xhtml: string; readonly perturbation: string }): Promise<string> {
  /** Where a line begins, and how far from the first edge of its text its own edges lie, px. */
  interface Line {
    readonly node: Node
    readonly offset: number
    readonly start: number
    readonly end: number
  }
  /** px: widths and heights are measured and rounded. */
  const SLACK = 1
  const frame = document.querySelector('.pagedjs_page .pagedjs_page_content')!.getBoundingClientRect()
  const section = document.adoptNode(new DOMParser().parseFromString(xhtml, 'application/xhtml+xml').documentElement) as HTMLElement
  const styles = new Set([...document.fonts].map((face) => `${face.style} ${face.weight} 16px ${face.family}`))
  await Promise.all([...styles].map((style) => document.fonts.load(style, section.textContent ?? '')))
  const style = section.getAttribute('style')
  section.setAttribute('style', `${perturbation};position:absolute;left:0;top:0;width:${frame.width}px`)
  // Outside its page the engine’s rules leave a note where it is: here, too, it is a point behind its call.
  const notes = [...section.querySelectorAll<HTMLElement>('.note')]
  for (const note of notes) note.setAttribute('style', 'display:inline-block;inline-size:0;block-size:0;overflow:hidden;line-height:0;font-size:0')
  document.body.append(section)
  const range = document.createRange()

  /** The first and only child of what, up to `whole`, is the same place as what begins there. */
  const placeAt = (node: Node, offset: number, whole: Element): { node: Node; offset: number } => {
    let [container, at] = [node, offset]
    while (at === 0 && container !== whole) {
      const parent = container.parentNode!
      at = [...parent.childNodes].indexOf(container as ChildNode)
      container = parent
    }
    return { node: container, offset: at }
  }
  /** Each sign of a text, and what in it stands as one: its place, its box. Notes and readings stand beside what they belong to. */
  function* signsOf(node: Node): Generator<{ readonly node: Node; readonly offset: number; readonly rect: DOMRect; readonly block: Element }> {
    if (node instanceof Text) {
      const block = node.parentElement!.closest('[data-block]') ?? node.parentElement!
      for (let offset = 0; offset < node.length; offset++) {
        if (/[\s\u2060\u00AD]/.test(node.data[offset]!)) continue
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const rect = [...range.getClientRects()].filter(({ height }) => height > 0).at(-1)
        if (rect) yield { node, offset, rect, block }
      }
    } else if (node instanceof Element && !node.matches('.note, .note-call, rt, rp')) {
      if (node.matches('.upright, img, .slot')) yield { node, offset: 0, rect: node.getBoundingClientRect(), block: node.closest('[data-block]') ?? node }
      else for (const child of node.childNodes) yield* signsOf(child)
    }
  }
  const linesOf = (whole: HTMLElement, fromLeft: boolean): Line[] => {
    const lines: Line[] = []
    const edge = whole.getBoundingClientRect()
    let last: { readonly middle: number; readonly block: Element } | undefined
    for (const { node, offset, rect, block } of signsOf(whole)) {
      const pitch = parseFloat(getComputedStyle(block).lineHeight)
      const middle = fromLeft ? rect.left + rect.width / 2 - edge.left : edge.right - rect.right + rect.width / 2
      if (last?.block === block && Math.abs(middle - last.middle) < pitch / 2) continue
      last = { middle, block }
      lines.push({ ...placeAt(node, offset, whole), start: middle - pitch / 2, end: middle + pitch / 2 })
    }
    return lines
  }

  for (const text of section.querySelectorAll<HTMLElement>('.vertical-rl, .vertical-lr')) {
    const box = getComputedStyle(text)
    const width = text.clientWidth - parseFloat(box.paddingLeft) - parseFloat(box.paddingRight)
    const whole = document.createElement('div')
    whole.className = 'tier'
    whole.append(...text.childNodes)
    text.append(whole)
    const own = getComputedStyle(whole)
    const size = parseFloat(own.fontSize)
    const most = Math.min(parseFloat(own.maxHeight) || frame.height, frame.height)
    // As many signs as have room, whole: so they stand beside each other in all lines.
    const height = Math.max(1, Math.floor((most + SLACK) / size)) * size
    whole.setAttribute('style', `box-sizing:content-box;height:${height}px`)
    const lines = linesOf(whole, text.matches('.vertical-lr'))
    const cuts: Line[] = []
    for (const line of lines) if (cuts.length === 0 || line.end - cuts.at(-1)!.start > width + SLACK) cuts.push(line)
    const seen = new Map<string, Element>()
    const tiers = cuts.map((cut, number) => {
      const next = cuts[number + 1]
      if (number === 0) range.setStart(whole, 0)
      else range.setStart(cut.node, cut.offset)
      if (next) range.setEnd(next.node, next.offset)
      else range.setEnd(whole, whole.childNodes.length)
      const tier = whole.cloneNode(false) as HTMLElement
      let content: Node = range.cloneContents()
      // Of a paragraph longer than a tier the range holds text alone.
      for (let around: Node = range.commonAncestorContainer; around !== whole; around = around.parentNode!) {
        if (around instanceof Text) continue
        const shell = around.cloneNode(false)
        shell.appendChild(content)
        content = shell
      }
      tier.append(content)
      // What is divided is there twice; its id stays with its first words.
      for (const part of tier.querySelectorAll<HTMLElement>('[id], [data-block]')) {
        if (part.closest('.note') && !part.matches('.note')) continue
        const key = part.dataset['block'] === undefined ? `#${part.id}` : part.dataset['block']
        const before = seen.get(key)
        seen.set(key, part)
        if (!before) continue
        part.removeAttribute('id')
        if (part.dataset['block'] === undefined) continue
        before.classList.add('goes-on')
        part.classList.add('rest')
      }
      return tier
    })
    text.replaceChildren(...tiers)
    text.closest('.segment')?.classList.add('with-tiers')
    // A text of one line is as high as it is long; and what stands below stands on the lines of the page.
    const leading = parseFloat(box.lineHeight)
    for (const tier of tiers) {
      if (lines.length === 1) tier.setAttribute('style', 'box-sizing:content-box')
      const own = tier.getBoundingClientRect().height
      const rest = leading > 0 ? Math.ceil((own - SLACK) / leading) * leading - own : 0
      tier.setAttribute('style', `box-sizing:content-box;${lines.length === 1 ? '' : `height:${height}px;`}padding-bottom:${Math.max(0, Math.round(rest * 100) / 100)}px`)
    }
  }
  for (const note of notes) note.removeAttribute('style')
  for (const note of section.querySelectorAll('.note[style]')) note.removeAttribute('style')
  section.remove()
  if (style === null) section.removeAttribute('style')
  else section.setAttribute('style', style)
  return new XMLSerializer().serializeToString(section)
}

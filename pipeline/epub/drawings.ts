import type { Element } from 'hast'
import { property, visitElements, type Parent } from './tree.ts'

const paints = ['fill', 'stroke'] as const

/**
 * Draws maps in the reader's own ink. In print they are black and grey on white; on a dark screen black lines and letters would vanish,
 * and many reading systems take a white ground away. So black becomes the colour of the text, a grey that colour let through in part,
 * white the ground of the page.
 */
export function useReadersInk(tree: Parent): void {
  visitElements(tree, (drawing) => {
    if (drawing.tagName !== 'svg') return undefined
    visitElements(drawing, (node) => {
      for (const paint of paints) inkOf(node, paint)
      // What names no colour is black by default.
      if (node.tagName === 'text') node.properties['fill'] ??= 'currentColor'
    })
    return false
  })
}

function inkOf(node: Element, paint: (typeof paints)[number]): void {
  const grey = greyOf(property(node, paint))
  if (grey === undefined) return
  if (grey === 1) node.properties[paint] = 'none'
  else {
    node.properties[paint] = 'currentColor'
    if (grey > 0) node.properties[`${paint}Opacity`] = (1 - grey).toFixed(2)
  }
}

/** The lightness of `#rgb` or `#rrggbb` with three equal parts, 0 black to 1 white; undefined for colours proper, which stay. */
function greyOf(colour: string | undefined): number | undefined {
  const digits = /^#(?:([0-9a-f])\1\1|([0-9a-f]{2})\2\2)$/iu.exec(colour ?? '')
  const part = digits?.[1] === undefined ? digits?.[2] : digits[1] + digits[1]
  return part === undefined ? undefined : Number.parseInt(part, 16) / 255
}

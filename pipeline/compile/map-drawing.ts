import type { Element } from 'hast'
import { element, type Child } from './elements.ts'

/** Width of a drawing in its own units (points at the full measure). */
export const width = 310

/** Numbers as text, the same on every machine. */
export function fixed(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/u, '')
}

/** The drawing of a map or a time line, which carries its name and its description: an inline SVG of the width of all drawings. */
export function drawing(options: { readonly id: string; readonly title: string; readonly description: string; readonly height: number; readonly className: string }, ...children: readonly Child[]): Element {
  const { id, title, description, height, className } = options
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${fixed(height)}`, role: 'img', ariaLabelledBy: [`${id}--title`, `${id}--desc`], className: [className], fontFamily: 'EB Garamond, serif' },
    element('title', { id: `${id}--title` }, title),
    element('desc', { id: `${id}--desc` }, description),
    ...children,
  )
}

/** The line around a map. */
export function neatline(height: number): Element {
  return element('rect', { className: ['neatline'], x: '0.5', y: '0.5', width: fixed(width - 1), height: fixed(height - 1), fill: 'none', stroke: '#000', strokeWidth: '0.7' })
}

/** Words in a drawing, on their base line `y`; `x` is their start, middle or end by the anchor, `size` the height of their type in units. */
export function label(value: string, options: { readonly x: number; readonly y: number; readonly anchor: string; readonly classes: readonly string[]; readonly size: string; readonly italic?: boolean }): Element {
  const { x, y, anchor, classes, size, italic = false } = options
  return element('text', { className: ['map-label', ...classes], x: fixed(x), y: fixed(y), textAnchor: anchor, fontSize: size, ...(italic && { fontStyle: 'italic' }), fill: '#000' }, value)
}

/** A scale bar of so many units that ends on `y`; what it says is a label of its own. */
export function scaleBar(x: number, y: number, length: number): Element {
  return element('path', { className: ['scale'], d: `M${fixed(x)} ${fixed(y - 3)}V${fixed(y)}H${fixed(x + length)}V${fixed(y - 3)}`, fill: 'none', stroke: '#000', strokeWidth: '0.7' })
}

/** The longest of these distances that takes up no more than a quarter of a map. */
export function scaleOf(unitsPerKilometre: number, distances: readonly number[], least: number): number {
  return distances.find((each) => each * unitsPerKilometre <= width / 4) ?? least
}

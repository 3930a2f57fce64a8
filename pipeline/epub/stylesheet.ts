import type { House } from '../model/house.ts'
import type { EmbeddedFont } from './fonts.ts'

/**
 * What only the EPUB has, so that it is in no house style: two columns on a wide screen, rows of tables taken apart on a narrow one, quiet
 * partner links, notes as a list.
 */
const engineRules = (textFace: string): string => `
/* Of the engine */
.notes { margin-top: 3em; border-top: 1px solid; }
.notes aside { border: 0; }
.partner { padding: 0 0.35em; font-family: ${textFace}; }
nav ol { list-style: none; margin: 0 0 0 1.2em; }
nav > ol { margin: 0; }
nav li { margin: 0.25em 0; }
.partner-line { text-align: end; }
.vertical-rl { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
.vertical-lr { -epub-writing-mode: vertical-lr; -webkit-writing-mode: vertical-lr; writing-mode: vertical-lr; }
.vertical-rl, .vertical-lr { text-orientation: mixed; overflow-x: auto; max-width: 100%; break-inside: avoid; page-break-inside: avoid; }
.upright, .vertical-rl .note-call, .vertical-lr .note-call { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all; }
.vertical-rl .partner, .vertical-lr .partner { text-orientation: upright; }
@media (max-width: 30em) {
  table, tbody, tr, td, caption { display: block; }
  thead, td:empty { display: none; }
  tr { padding: 0.5em 0; border-bottom: 1px solid #808080; }
  tr:last-child { border-bottom: 0; }
  td { padding: 0; }
  td + td { margin-inline-start: 1.2em; }
  td[data-column]::before { content: attr(data-column) "\\2002"; font-variant-caps: small-caps; letter-spacing: 0.04em; }
}
/* By the width of the text, not of the window: readers that set a chapter in one long row of columns make that as wide as the row. */
.single, .parallel { container-type: inline-size; }
@container (min-width: 40em) {
  .single .segment { display: grid; grid-template-columns: 2.2em 1fr; }
  .parallel:not(.interleaved) .segment { display: grid; grid-template-columns: 1fr 2.5em 1fr; }
  .parallel:not(.interleaved) .segment .original { grid-column: 1; grid-row: 1; }
  .parallel:not(.interleaved) .segment .segment-number { grid-column: 2; grid-row: 1; text-align: center; }
  .parallel:not(.interleaved) .segment .translation { grid-column: 3; grid-row: 1; margin: 0; }
}
`

/**
 * The stylesheet of the book: faces, the house's shared and e-reader rules, the engine's own. Custom properties of `:root` are replaced
 * by their values, which older reading systems need; `direction` and `unicode-bidi` go, since EPUB forbids them in CSS (`dir` does their work).
 */
export function stylesheet(house: House, fonts: readonly EmbeddedFont[]): string {
  const rules = withoutDirection(withValues(`${house.css.shared}\n${house.css.epub}`))
  const textFace = [...(house.stacks['default'] ?? []).map((family) => `"${family}"`), 'serif'].join(', ')
  return `${fonts.map(fontFace).join('')}\n${rules}\n${engineRules(textFace)}`
}

function fontFace({ face, resource }: EmbeddedFont): string {
  return `@font-face { font-family: "${face.family}"; font-weight: ${face.weight}; font-style: ${face.style}; src: url("${resource.path}") format("truetype"); }\n`
}

function withValues(css: string): string {
  const values = new Map<string, string>()
  for (const [, body = ''] of css.matchAll(/:root\s*\{([^}]*)\}/gu)) {
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+);?/gu)) values.set(name, value.trim())
  }
  const resolve = (text: string, depth: number): string =>
    text.replace(/var\(\s*(--[\w-]+)\s*\)/gu, (whole, name: string) => {
      const value = values.get(name)
      return value === undefined || depth > 8 ? whole : resolve(value, depth + 1)
    })
  return resolve(css.replace(/:root\s*\{\s*(?:--[\w-]+\s*:[^;}]*;?\s*)*\}/gu, ''), 0)
}

function withoutDirection(css: string): string {
  return css.replace(/(?<=[{;\s])(?:direction|unicode-bidi)\s*:[^;}]*;?/gu, '')
}

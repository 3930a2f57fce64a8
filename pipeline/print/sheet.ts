import type { Nodes } from 'hast'
import type { Edition, Section } from '../model/edition.ts'
import type { FontFace } from '../model/house.ts'
import { onceFor } from '../model/standing.ts'
import { eachNode } from '../model/tree.ts'

/** Part of every cache key: to be raised when the engine lays pages differently. */
export const ENGINE_VERSION = 'pagedjs 0.4.3 + 31'

/**
 * The styles that a section is paginated with: the engine's own first, then the house's, so that the house wins.
 *
 * Hooks for the house's print.css:
 * - `@page`, `@page :left`, `@page :right`, `@page :first` with margins (the measure must be the same on both sides);
 *   `@page { @footnote { … } }` for the space above the notes;
 * - on every page box: `.page`, `.page-<section kind>`, `.recto` or `.verso`, `.first` (of its section), `.blank`;
 * - `.running-head` and `.folio`: absolute, from the edges of the trimmed page;
 * - `.note-area` (all notes of a page; its `::before` is the rule above them; `.from-right` in a right-to-left section), `.note`, `.note.<stream>`, `.note-marker`, `.note-call`;
 * - `.note.opens-group`: the first note of a stream below those of another; white above it as `margin-top`;
 * - `.notes-title` and `.end-note`, `.end-note.<stream>`: headings and notes at the end of a chapter or document; a `.note-marker` in each;
 * - `.slot`, `.slot.fixed` (keeps room for its digits), `.slot-text`;
 * - `pre.short`: code of few lines, which stands on one page;
 * - `.page-hyphen`: the hyphen where a word is divided between two pages;
 * - `.index-columns`: the columns of a page of an index, each an `.index-column`; `.continued`: a heading repeated above sub-entries; `.rest`: the lines
 *   of an entry that were divided from its first; nothing in a column may have white below it;
 * - `thead.continued`: the head of a table, again on each page on which it goes on;
 * - `.vertical-rl`, `.vertical-lr`: a text in upright lines; its `.tier`s stand one below the other, no higher than their `max-height`, in a `.segment.with-tiers`; `.rest`, `.goes-on`: parts of a
 *   paragraph that goes on in the next tier; `.upright`: a short number that stands upright in its line;
 * - `.vertical-rl`, `.vertical-lr`: a text in upright lines; its `.tier`s stand one below the other, no higher than their `max-height`, in a `.segment.with-tiers`; `.rest`, `.goes-on`: parts of a
 *   paragraph that goes on in the next tier; `.upright`: a short number that stands upright in its line;
 * - `thead.continued`: the head of a table, again on each page on which it goes on;
 * - `.facing-flows`: texts that face each other, two `.flow`s of `.segment`s, `.original-flow` on left pages, `.translation-flow` on right ones;
 * - `.line-number`: the number of a line, in the text whose line it is (line-numbers.ts);
 * - `.proof-status`, `.proof-line`, `.proof-place`, `.proof-place.right`, `.proof-files`: what a theme prints beside the text (proof-marks.ts);
 * - `.in-margin`: text that may stand beside the text area;
 * - `--white-before`, `--white-after`, `--white-step` on blocks: see room.ts.
 *
 * Break properties work in rules, not in `style` attributes. No rule may hold `+` or `~`: the engine writes one more into its sheet for each
 * section that it meets, so that the bytes depend on which page of the browser met it. `::footnote-call` and `::footnote-marker` are not used.
 */
export function printSheet(edition: Edition): string {
  const { width, height } = edition.trim
  // In the running text a note is a point behind its call until the engine has moved it: laid out as a block there, it would draw
  // the call over to the next page. Nothing in it is laid out there: at no width every syllable would be a line.
  // Code: browsers set it in whatever the system has for typewriter faces, which here may be nothing.
  const engine = `
@page { size: ${width}pt ${height}pt; }
.note { float: footnote; display: block; list-style: none; }
.pagedjs_page_content .note { display: inline-block !important; inline-size: 0 !important; block-size: 0 !important; overflow: hidden !important; line-height: 0 !important; margin: 0 1px 0 -1px !important; }
.pagedjs_page_content .note > * { display: none !important; }
.pagedjs_page_content, .pagedjs_footnote_area { --pagedjs-footnotes-height: inherit; }
.note-area { position: relative; }
.note-area::before { content: ""; position: absolute; top: 0; left: 0; width: 33.3%; border-top: 0.35pt solid currentColor; }
.note-area.from-right::before { left: auto; right: 0; }
[class*="lines-"] .original, [class*="lines-"] .translation { position: relative; }
.line-number { position: absolute; white-space: nowrap; text-indent: 0; }
pre, code, kbd, samp, tt { font-family: inherit; font-size: inherit; }
pre > code, .code-line { display: block; }
.slot { white-space: nowrap; }
.slot.fixed { display: inline-grid; justify-items: end; flex: none; }
.slot.fixed > span { grid-area: 1 / 1; justify-self: end; white-space: nowrap; }
.slot-room { visibility: hidden; }
.index-columns { display: grid; grid-template-columns: 1fr 1fr; }
.index-columns.next { break-before: page; }
.index-column > :first-child { margin-top: 0 !important; }
.tier { break-inside: avoid; width: fit-content; margin-left: auto; text-orientation: mixed; }
.vertical-rl > .tier { writing-mode: vertical-rl; }
.vertical-lr > .tier { writing-mode: vertical-lr; margin-left: 0; }
.tier .rest { text-indent: 0; margin-block-start: 0; }
.tier li.rest { list-style: none; }
.tier .goes-on { margin-block-end: 0; }
.original .tier .goes-on.goes-on { text-align-last: justify !important; }
.pagedjs_page_content .tier .note { margin: -1px 0 1px 0 !important; }
`
  // Only where it is wanted: a rule more is another file, if not another page.
  const code = edition.sections.some(hasCode) ? 'pre.short { break-inside: avoid; }\n' : ''
  return `${engine}${code}\n${edition.house.css.shared}\n${edition.house.css.print}\n`
}

const hasCode = onceFor(({ tree }: Section): boolean => {
  let found = false
  eachNode<Nodes>(tree, (node) => void (found ||= node.type === 'element' && node.tagName === 'pre'))
  return found
})

/** `@font-face` rules of the house; a face is fetched only where a character of its coverage occurs. */
export function fontFaces(fonts: readonly FontFace[], url: (font: FontFace) => string): string {
  return fonts
    .map((font) => {
      const range = font.coverage.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
      return `@font-face{font-family:${JSON.stringify(font.family)};font-weight:${font.weight};font-style:${font.style};src:url(${JSON.stringify(url(font))}) format("truetype");${range === '' ? '' : `unicode-range:${range};`}}`
    })
    .join('\n')
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase()
}

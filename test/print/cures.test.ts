import { expect, test } from 'vitest'
import { ALL_CURES, type Cure } from '../../pipeline/print/cures.ts'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section, type SectionInput } from './edition.ts'
import { words } from './words.ts'

/** A page of thirteen lines and 11 px. In `.lines` every line is ended by hand, so that a break falls just where the cause needs it. */
const trim = { width: 252, height: 225 }
const cssOf = (rest: number): string => `${PLAIN_CSS}
@page { margin: 36px 36px ${300 - 36 - 13 * 16 - rest}px; }
body { font-size: 12px; line-height: 16px; } .note { font-size: 9px; line-height: 12px; }
.lines { white-space: pre-line; text-align: left; text-indent: 0; } .page { break-before: page; }`

const lines = (count: number, seed: number): string => Array.from({ length: count }, (_, index) => `${words(3, seed + index).replace(/\./gu, '')}\n`).join('')
const after = `<p>${words(200, 7)}</p>`

/** For each cause a section that meets it. */
const causes: Readonly<Record<Cure, Pick<SectionInput, 'html' | 'notes'>>> = {
  // The third child of the section begins a page, and the third child of that paragraph, a text, begins the next.
  R1: { html: `<p>${words(20)}</p><p>x</p><p class="lines page">${lines(12, 1)}<em>${lines(1, 50)}</em>${lines(5, 60)}</p>${after}` },
  // A text that is longer than a page begins with a page.
  R2: { html: `<p class="lines">${lines(12, 1)}<em>${lines(1, 50)}</em>${lines(30, 60)}</p>${after}` },
  // A page begins with the text “ and ”, which the paragraph holds before as well.
  R3: { html: `<p class="lines">${lines(6, 1)}so and so\n${lines(5, 20)}<em>${lines(1, 50)}</em> and <em>${lines(3, 60)}</em>${lines(3, 70)}</p>${after}` },
  // A note is called in the last line that fits, and its own first line is 1 px higher than the room left below.
  R4: { html: `<p class="lines">${lines(12, 1)}so and so<fn n="0"></fn>\n${lines(20, 30)}</p>${after}`, notes: [{ label: '1', html: `<p>${words(40, 9)}</p>` }] },
  // A note that goes on overleaf is longer than that page.
  R5: { html: `<p>${words(20)}<fn n="0"></fn> ${words(200, 3)}</p>${after}`, notes: [{ label: '1', html: `<p>${words(500, 9)}</p>` }] },
}

/** Paginates the sections of some causes, once, without a second try. */
async function paginated(met: readonly Cure[], cures: readonly Cure[], rest = 11): Promise<{ lines: string[]; pages: number }> {
  const sections = met.map((cause) => section({ id: cause, title: cause, ...causes[cause] }))
  const { messages, pageMap } = await print(edition({ css: cssOf(rest), trim, sections }), { pdf: false, workers: 1, engine: { cures, retries: [''] } })
  return { lines: messages.map((message) => `${message.file}:${message.line} ${message.ruleId} ${message.reason}`), pages: pageMap?.pages.length ?? 0 }
}

test.each<[Cure, string, readonly string[]]>([
  ['R1', 'the rest of the chapter is lost', ['R1.md:3 page-conserved .* are missing', 'R1.md:4 page-conserved .* are missing', 'browser-console-silent .*Layout repeated']],
  ['R2', 'the rest of the text stands off the page', ['R2.md:1 page-fits .* stand outside their page', 'browser-console-silent .*Unable to layout item']],
  ['R3', 'the paragraph is repeated', ['R3.md:1 page-conserved .* are printed more than once']],
  ['R4', 'the last line stands off the page', ['R4.md:1 page-fits .* stand outside their page']],
  ['R5', 'the text after the note is lost, and the note', ['R5.md:1 page-conserved .* are missing', 'R5.md:2 page-conserved .* are missing', 'R5.md:3 page-']],
])('without %s %s', async (cure, _, expected) => {
  const { lines: found } = await paginated([cure], ALL_CURES.filter((other) => other !== cure))
  for (const line of expected) expect(found).toContainEqual(expect.stringMatching(new RegExp(line, 'u')))
})

test('with all cures nothing is lost, nor repeated', async () => {
  const { lines: found, pages } = await paginated(ALL_CURES, ALL_CURES)
  expect(found).toEqual([])
  expect(pages).toBeGreaterThan(20)
})

test.each([0, 4, 8])('a note called in the last line of a page with %i px below begins overleaf', async (rest) => {
  expect((await paginated(['R4'], ALL_CURES, rest)).lines).toEqual([])
})

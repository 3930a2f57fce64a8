import { readFileSync } from 'node:fs'
import type { Nodes } from 'hast'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Diagnostic } from '../../pipeline/model/diagnostics.ts'
import type { Note } from '../../pipeline/model/edition.ts'
import { foldText } from '../../pipeline/model/folding.ts'
import type * as assembling from '../../pipeline/print/assemble.ts'
import type * as conservation from '../../pipeline/print/conservation.ts'
import type { HarvestedPage } from '../../pipeline/print/harvest.ts'
import { print } from '../../pipeline/print/index.ts'
import type { Leaf } from '../../pipeline/print/labels.ts'
import { edition, section } from './edition.ts'
import { cases, faults, FAULTY_CSS, TALL_PICTURE } from './losses-cases.ts'

/** What the press laid before its own proof, and the line boxes of the very pages that were printed. */
let proof: conservation.Proof
let boxes: assembling.Assembled['boxes']
vi.mock('../../pipeline/print/conservation.ts', async (original) => {
  const real = await original<typeof conservation>()
  return { ...real, provePdf: (given: conservation.Proof) => ((proof = given), real.provePdf(given)) }
})
vi.mock('../../pipeline/print/assemble.ts', async (original) => {
  const real = await original<typeof assembling>()
  const movedPages: typeof real.movedPages = (leaves, laid, assembled) => {
    boxes = assembled.boxes
    return real.movedPages(leaves, laid, assembled)
  }
  return { ...real, movedPages }
})

const css = ['shared', 'print'].map((name) => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('\n')
const assets = new Map([['tall.svg', TALL_PICTURE]])
const names = Object.keys(cases)
const sections = names.map((id) => section({ id, ...cases[id]! }))
const engine = { retries: [''] }
const text = (messages: readonly Diagnostic[]): string[] => messages.map(({ file, line, column, ruleId, reason }) => `${file}:${line}:${column} ${ruleId} ${reason}`)

/** Six by nine inches in px, and the text area of the house's styles; the outer margins are the wider ones. */
const area = { top: 76.8, bottom: 768, left: { recto: 76.8, verso: 86.4 }, width: 412.8 } as const

beforeAll(async () => {
  const { messages, pdf } = await print(edition({ css, assets, sections, trim: { width: 432, height: 648 } }), { pdf: true, engine })
  expect(text(messages)).toEqual([])
  expect(pdf).toBeDefined()
})

/** The pages of a section. */
const pagesOf = (id: string): { readonly page: HarvestedPage; readonly side: Leaf['side']; readonly lines: readonly Box[] }[] =>
  proof.leaves.flatMap((leaf) => {
    const page = leaf.section.id === id && leaf.page !== undefined ? proof.sections.get(id)?.pages[leaf.page] : undefined
    return page ? [{ page, side: leaf.side, lines: linesOf(boxes[leaf.index]!) }] : []
  })

describe.each(names)('%s', (id) => {
  const source = sections.find((each) => each.id === id)!

  test('every word is on the pages, once', () => {
    const found: Record<string, string> = {}
    for (const { page } of pagesOf(id)) for (const [, block, words] of [...page.body, ...page.notes]) if (foldText(words) !== '') found[block] = (found[block] ?? '') + foldText(words)
    expect(found).toEqual(textsOf([source.tree, ...source.notes.flatMap((note) => note.children)]))
  })

  test('no line stands outside the text area, and none on another', () => {
    for (const { lines, side } of pagesOf(id)) {
      const outside = lines.filter(({ left, right, middle }) => middle < area.top || middle > area.bottom || left < area.left[side] - 4 || right > area.left[side] + area.width + 4)
      expect(outside).toEqual([])
      expect(lines.flatMap((line, at) => lines.slice(at + 1).filter((other) => meet(line, other)).map((other) => [line, other]))).toEqual([])
    }
  })

  test('every note begins on the page of its call, or overleaf, or where the note before it ends', () => {
    const pages = pagesOf(id)
    const pagesWith = (note: Note | undefined): number[] => pages.flatMap(({ page }, at) => (page.notes.some(([noteId]) => noteId === note?.id) ? [at] : []))
    source.notes.forEach((note, index) => {
      const call = pages.findIndex(({ page }) => page.xml.includes(`id="${note.call}"`))
      expect(call).toBeGreaterThanOrEqual(0)
      expect([call, call + 1, pagesWith(source.notes[index - 1]).at(-1)]).toContain(pagesWith(note)[0])
    })
  })
})

test('a note longer than a page goes on beneath the text of several pages', () => {
  const lengths = pagesOf('long-note').map(({ page }) => [page.body, page.notes].map((pieces) => pieces.reduce((sum, [, , words]) => sum + words.length, 0)))
  expect(lengths.filter(([body, notes]) => body! > 200 && notes! > 200).length).toBeGreaterThan(2)
})

test.each(['tall-picture', 'tall-drawing'])('%s: scaled down, on one page with its caption', (id) => {
  const pages = pagesOf(id).filter(({ page }) => page.xml.includes('<figure'))
  expect(pages).toHaveLength(1)
  expect(pages[0]!.page.xml).toMatch(/<(?:img|svg)[^>]*style="max-height: \d+px;?"|<img[^>]*src/u)
  expect(pages[0]!.page.xml).toContain('<figcaption')
})

test('original and translation go on overleaf together, and so do the cells of a row', () => {
  for (const [id, left, right] of [['tall-segment', 'b6', 'b8'], ['tall-row', 'b9', 'b10']] as const) {
    const pages = pagesOf(id).map(({ page }) => [left, right].map((block) => page.body.some((piece) => piece[1] === block)))
    const shared = pages.filter(([one, other]) => one && other).length
    expect(shared, id).toBeGreaterThan(1)
    // Where one ends the other may go on alone; neither begins alone.
    expect(pages.find(([one, other]) => one || other), id).toEqual([true, true])
    // It begins where there is room, not with the next page.
    expect(pages[0], id).toEqual([true, true])
  }
})

test('a table that goes on overleaf keeps its columns', () => {
  const widths = new Set(pagesOf('table-notes').slice(1, 4).map(({ page }) => /<td[^>]*style="[^"]*width: ([\d.]+)px/u.exec(page.xml)?.[1]))
  expect(widths.size).toBe(1)
  expect([...widths][0]).toBeDefined()
})

test('an address is broken after a slash or the like, and gets no hyphen', () => {
  const { page } = pagesOf('long-words')[0]!
  expect(page.xml).toMatch(/example\.<wbr ?\/>org\/<wbr ?\/>collections\/<wbr ?\/>central-<wbr ?\/>asia/u)
})

test('on small pages, too, all of it is set whole', async () => {
  const { messages, pageMap } = await print(edition({ css, assets, sections, trim: { width: 340, height: 500 } }), { pdf: false, engine })
  expect(text(messages)).toEqual([])
  expect(pageMap!.pages.length).toBeGreaterThan(proof.leaves.length)
})

describe('what cannot be set is named, with a way out, and nothing is published', () => {
  let found: readonly Diagnostic[]
  beforeAll(async () => {
    const broken = Object.entries(faults).map(([id, input]) => section({ id, ...input }))
    const result = await print(edition({ css: `${css} ${FAULTY_CSS}`, assets, sections: broken, trim: { width: 432, height: 648 } }), { pdf: true, engine })
    expect(result.pdf).toBeUndefined()
    found = result.messages
  })
  test.each(Object.entries(faults))('%s', (id, { line, reason, hint }) => {
    const messages = found.filter(({ file }) => file === `manuscript/${id}.md`)
    expect(text(messages)[0]).toMatch(`manuscript/${id}.md:${line}:1 page-fits `)
    expect(messages[0]!.reason).toMatch(reason)
    expect(messages[0]!.note).toMatch(hint)
  })
})

interface Box {
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly height: number
}

/** Boxes in px from the quarters of a px that the press keeps. */
function linesOf(quarters: readonly number[]): Box[] {
  return Array.from({ length: quarters.length / 4 }, (_, at) => {
    const [left, top, width, height] = quarters.slice(at * 4, at * 4 + 4).map((value) => value / 4) as [number, number, number, number]
    return { left, right: left + width, middle: top + height / 2, height }
  })
}

/** Whether two lines stand on one another: a box is as high as its font says, Arabic ones twice their letters. */
function meet(one: Box, other: Box): boolean {
  return Math.abs(one.middle - other.middle) < Math.min(one.height, other.height) * 0.35 && one.right > other.left + 2 && other.right > one.left + 2
}

/** Folded text by block, calls left out. */
function textsOf(nodes: readonly Nodes[], block = '', texts: Record<string, string> = {}): Record<string, string> {
  for (const node of nodes) {
    if (node.type === 'text' && foldText(node.value) !== '') texts[block] = (texts[block] ?? '') + foldText(node.value)
    if (node.type === 'root') textsOf(node.children, block, texts)
    if (node.type !== 'element' || String(node.properties['className']).includes('note-call')) continue
    const own = node.properties['dataBlock']
    textsOf(node.children, typeof own === 'string' ? own : block, texts)
  }
  return texts
}

import type { Element, Root } from 'hast'
import { blockText } from '../../pipeline/epub/page-breaks.ts'
import { property, visitElements } from '../../pipeline/epub/tree.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { foldedLength } from '../../pipeline/model/folding.ts'
import type { Page, PageMap } from '../../pipeline/model/page-map.ts'

/**
 * A page map made without a browser, for tests: a section begins a page, every fifth block another, in its middle where it is long. Recto
 * starts bring blanks, as in print.
 */
export function roughPages(edition: Edition): PageMap {
  const pages: Page[] = []
  const anchors: Record<string, number> = {}
  const counts = { front: 0, body: 0 }
  for (const section of edition.sections) {
    const add = (start?: Page['start']): void => {
      const label = section.matter === 'front' ? roman(++counts.front) : String(++counts.body)
      pages.push({ index: pages.length, label, folioPrinted: true, side: pages.length % 2 === 0 ? 'recto' : 'verso', blank: start === undefined, section: section.id, runningHead: section.runningHead, text: [], firstWords: '', ...(start && { start }) })
    }
    if (section.start === 'recto' && pages.length % 2 === 1) add()
    const blocks = blocksOf(section.tree)
    add({ section: section.id, block: blocks[0]?.id ?? '', offset: 0 })
    anchors[section.id] = pages.length - 1
    blocks.forEach(({ id, node }, index) => {
      if (index > 0 && index % 5 === 0) add({ section: section.id, block: id, offset: foldedLength(blockText(node)) > 60 ? 40 : 0 })
    })
    // Exactly where an anchor stands does not matter here, as long as it stands somewhere in its section.
    for (const tree of [section.tree, ...section.notes.map((note): Root => ({ type: 'root', children: [...note.children] }))]) {
      visitElements(tree, (node) => {
        const id = property(node, 'id')
        if (id !== undefined) anchors[id] ??= pages.length - 1
      })
    }
    for (const note of section.notes) for (const id of [note.id, note.call]) anchors[id] ??= pages.length - 1
  }
  return { pages, anchors }
}

function blocksOf(tree: Root): { id: string; node: Element }[] {
  const blocks: { id: string; node: Element }[] = []
  visitElements(tree, (node) => {
    const id = property(node, 'dataBlock')
    if (id !== undefined) blocks.push({ id, node })
  })
  return blocks
}

function roman(value: number): string {
  const digits: readonly (readonly [number, string])[] = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]
  let rest = value
  return digits.map(([size, digit]) => {
    const times = Math.floor(rest / size)
    rest -= times * size
    return digit.repeat(times)
  }).join('')
}

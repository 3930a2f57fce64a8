import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from '../../pipeline/load/index.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { print, Pressroom } from '../../pipeline/print/index.ts'
import { compiled } from '../compile/book.ts'

test('a text that goes on from page to page is conserved, side by side, one below the other, and on facing pages', async () => {
  const { book } = await load(join(import.meta.dirname, '../fixtures/vertical'), { programRoot: join(import.meta.dirname, '../..') })
  const { edition } = compiled(book!)
  const room = new Pressroom()
  const document = edition.sections.find(({ id }) => id === 'peach-blossom')!
  const longer = (html: Edition['sections'][number]['tree'], className: string): typeof html => {
    const tree = structuredClone(html)
    const [section] = tree.children
    if (section?.type !== 'element') throw new Error('no section')
    const parallel = section.children.find((child) => child.type === 'element' && String(child.properties['className']).includes('parallel'))
    if (parallel?.type !== 'element') throw new Error('no parallel text')
    parallel.properties['className'] = ['parallel', className]
    for (const segment of parallel.children) {
      if (segment.type !== 'element') continue
      for (const side of segment.children) {
        if (side.type !== 'element' || side.tagName !== 'div') continue
        const [paragraph] = side.children
        if (paragraph?.type !== 'element') continue
        const text = paragraph.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
        paragraph.children.push({ type: 'text', value: text.repeat(4) })
      }
    }
    return tree
  }
  for (const className of ['columns', 'interleaved', 'facing']) {
    const made = await print({ ...edition, outline: [], sections: [{ ...document, hash: className, tree: longer(document.tree, className) }] }, { pdf: true, room })
    expect(made.messages).toEqual([])
    expect(made.pageMap!.pages.length).toBeGreaterThan(3)
  }
  await room.close()
})

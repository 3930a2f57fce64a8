import { visit } from 'unist-util-visit'
import type { Parents } from 'hast'
import { expect, test } from 'vitest'
import { gatherAnchors } from '../../pipeline/check/anchors.ts'
import { compile } from '../../pipeline/compile/index.ts'
import { Standing } from '../../pipeline/model/standing.ts'
import { tinyBook } from './tiny-book.ts'

test('the ids that references are held against are those that compiling gives', async () => {
  const book = await tinyBook()
  const { edition } = compile(book, { generator: 'test' })
  const notes = new Set(edition.sections.flatMap((section) => section.notes.flatMap((note) => [note.id, note.call])))
  const compiled = edition.sections.flatMap((section) => {
    const ids: string[] = []
    visit(section.tree as Parents, 'element', (node) => {
      const id = node.properties['id']
      // Inside a drawing, ids serve the drawing.
      if (typeof id === 'string' && !notes.has(id)) ids.push(id)
    })
    return ids
  })
  const known = [...gatherAnchors(book, new Standing()).places.keys()]
  expect(known.filter((id) => !compiled.includes(id)), 'known to check only').toEqual([])
  expect(compiled.filter((id) => !known.includes(id)).filter((id) => !known.some((anchor) => id.startsWith(`${anchor}-`))), 'given by compile only').toEqual([])
})

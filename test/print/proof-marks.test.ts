import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'

const CSS = `${PLAIN_CSS} p { text-indent: 0 } .proof-mark { position: absolute; text-indent: 0; top: 12pt } .proof-line { left: 0 } .proof-place { white-space: pre } .proof-files { left: 80pt }`
const words = (count: number): string => `<p>${Array.from({ length: count }, () => 'word.').join('<br>')}</p>`

const proof: Edition = {
  ...edition({
    css: CSS,
    sections: [
      section({ id: 'one', kind: 'half-title', matter: 'front', html: words(1), bare: 'all' }),
      section({ id: 'two', html: `${words(3)}${words(4)}<p>word<fn n="0"></fn></p>${words(7)}`, notes: [{ label: '1', html: '<p>note</p>' }] }),
      section({ id: 'three', html: words(2) }),
    ],
  }),
  theme: { id: 'working-proof', sides: 'single', marks: { status: 'Proof 0f', lineNumbers: 5, places: true } },
}

test('a proof on one side has no blank page; its lines are numbered, its paragraphs have their file and line, and every word is proved', async () => {
  const { pdf, pageMap, messages } = await print(proof, { pdf: true })
  expect(messages, 'what stands on the pages is what is proved: no mark was taken for text, and none is missing').toEqual([])
  expect(pageMap?.pages.map(({ section: id, side, blank, label }) => [id, side, blank, label])).toEqual([
    ['one', 'recto', false, 'i'], ['two', 'recto', false, '1'], ['two', 'recto', false, '2'], ['three', 'recto', false, '3'],
  ])
  const margins = readPages(readPdfFile(pdf!)).map((page) => (page?.artifacts ?? '').replaceAll(/\s+/gu, ' ').trim())
  // The status, in brackets the label of a page that prints no folio; the numbers of lines 5 and 10; of each paragraph and note its line, the first
  // with its file; the files at the foot.
  expect(margins).toEqual([
    'Proof 0f[i]one.md1manuscript/one.md',
    'Proof 0f[1]510two.md12345manuscript/two.md',
    'two2Proof 0ftwo.md4manuscript/two.md',
    'Proof 0f[3]three.md1manuscript/three.md',
  ])
})

test('without a theme the same sections have their blank pages and nothing beside the text', async () => {
  const { pdf, pageMap } = await print({ ...proof, theme: undefined }, { pdf: true })
  expect(pageMap?.pages.map(({ side, blank }) => (blank ? `${side} blank` : side))).toEqual(['recto', 'verso blank', 'recto', 'verso', 'recto'])
  expect(readPages(readPdfFile(pdf!)).map((page) => page?.artifacts ?? '').join('')).toBe('The Valley2')
})

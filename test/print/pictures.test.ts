import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Asset } from '../../pipeline/model/book.ts'
import { print } from '../../pipeline/print/index.ts'
import { edition, section } from './edition.ts'

const css = ['shared.css', 'print.css'].map((name) => readFileSync(join(import.meta.dirname, '../../styles', name), 'utf8')).join('\n')
const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900"/></svg>')
const wide: Asset = { file: 'manuscript/wide.svg', mediaType: 'image/svg+xml', bytes, width: 1600, height: 900 }
const image = '<img src="wide.svg" alt="A wide picture">'

test('a picture wider than the page is made to fit, in a figure and in a paragraph, with or without an indent', async () => {
  const html = `<p>${image}</p><p>Words.</p><p>${image}</p><p>Words before ${image} and after it.</p><figure>${image}<figcaption>A picture.</figcaption></figure>`
  const { messages } = await print(edition({ css, assets: new Map([['wide.svg', wide]]), sections: [section({ id: 'one', html })], trim: { width: 432, height: 648 } }), { pdf: false })
  expect(messages.map(({ reason }) => reason)).toEqual([])
})

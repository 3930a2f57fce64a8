import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, PLAIN_CSS, section } from './edition.ts'
import { words } from './words.ts'

const slot = (target: string): string => `<a class="slot" href="#${target}" data-slot="page" data-target="${target}"></a>`
/** `count` pages of a paragraph each. */
const pages = (count: number): string => Array.from({ length: count }, (_, index) => `<p class="page">${words(5, index + 1)}</p>`).join('')
const css = `${PLAIN_CSS} .page { break-after: page; }`

test('page-numbers-settled: a reference whose page number moves its own target to and fro is given up', async () => {
  // “viii” so many times fills the page and drives the target over to page ix; “ix” leaves room for it on page viii.
  const references = Array.from({ length: 180 }, () => slot('target')).join(' ')
  const { messages, pdf } = await print(edition({ css, sections: [section({ id: 'preface', title: 'Preface', matter: 'front', html: `${pages(7)}<p>${references}</p><p id="target">${words(5)}</p>` })] }), { pdf: true })
  expect(messages.map((message) => `${message.file}:${message.line} ${message.ruleId} ${message.reason}`)).toEqual(['manuscript/book.yaml:1 page-numbers-settled Page references do not come to rest in “Preface”.'])
  expect(pdf).toBeUndefined()
})

test('page-numbers-settled: figures that are not equally wide move the line they are put into', async () => {
  const book = (figures: string): ReturnType<typeof edition> =>
    edition({ css: `${css} .slot { font-variant-numeric: ${figures}; font-size: 20pt; }`, sections: [section({ id: 'one', title: 'One', html: `<p>See ${slot('end')} and ${words(4)}</p>${pages(10)}<p id="end">${words(3)}</p>` })] })
  const moved = await print(book('proportional-nums lining-nums'), { pdf: true })
  expect(moved.messages.map((message) => `${message.file}:${message.line} ${message.ruleId} ${message.reason}`)).toEqual(['manuscript/one.md:1 page-numbers-settled On page 1 lines moved when the page numbers were put in.'])
  expect(moved.pdf).toBeUndefined()
  expect((await print(book('tabular-nums lining-nums'), { pdf: true })).messages).toEqual([])
})

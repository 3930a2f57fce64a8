import { expect, test } from 'vitest'
import { PDFDocument } from 'pdf-lib'
import { print, renderPageMap } from '../../pipeline/print/index.ts'
import { edition, section } from './edition.ts'
import { words } from './words.ts'

const note = (n: number): string => `<fn n="${n}"></fn>`
const paragraphs = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `<p>${words(40, from + index + 1)}${note(from + index)} ${words(30, 90 + from + index)}</p>`).join('')
const notes = (count: number, seed: number): { label: string; html: string }[] =>
  Array.from({ length: count }, (_, index) => ({ label: String(index + 1), html: `<p>${words(12 + (index % 3) * 10, seed + index)}</p>` }))

const book = edition({
  sections: [
    section({ id: 'half', kind: 'half-title', matter: 'front', bare: 'all', html: '<p class="title">The Valley</p>' }),
    section({
      id: 'contents', kind: 'contents', matter: 'front', bare: 'first', title: 'Contents',
      html: '<h1 class="title">Contents</h1><ol class="contents"><li><p class="entry"><a href="#one">One</a> <a class="slot" href="#one" data-slot="page" data-target="one" data-width="3"></a></p></li><li><p class="entry"><a href="#two">Two</a> <a class="slot" href="#two" data-slot="page" data-target="two" data-width="3"></a></p></li></ol>',
    }),
    section({
      id: 'one', title: 'One', notes: notes(8, 500),
      html: `<header class="opening"><h1 class="title">One</h1></header>${paragraphs(0, 8)}<p>See p. <a class="slot" href="#two--end" data-slot="page" data-target="two--end"></a>, and <a href="#two">there</a>; ${words(30, 3)}</p>`,
    }),
    section({
      id: 'two', title: 'Two', notes: notes(3, 700),
      html: `<h1 class="title">Two</h1>${paragraphs(0, 3)}<p lang="ar" dir="rtl">${'ثورة في الوادي سنة ألف وتسعمئة وأربع وأربعين، كما رواها أهل البلاد. '.repeat(8)}</p><p lang="zh-Hant">${'一九四四年十一月，伊犁河谷發生事變，各方記述不一。'.repeat(12)}</p><p id="two--end">${words(20, 8)}</p>`,
    }),
  ],
  outline: [
    { id: 'one', number: '1', title: 'One', lang: 'en', dir: 'ltr', children: [] },
    { id: 'two', number: '2', title: 'Two', lang: 'en', dir: 'ltr', children: [{ id: 'two--end', number: '', title: 'End', lang: 'en', dir: 'ltr', children: [] }] },
  ],
})

test('a small book is laid out, printed and conserved', async () => {
  const { pdf, pageMap, messages } = await print(book, { pdf: true })
  expect(messages.map((message) => `${message.ruleId}: ${message.reason}`)).toEqual([])
  await expect(renderPageMap(pageMap!)).toMatchFileSnapshot('goldens/small-book.pages.txt')
  const document = await PDFDocument.load(pdf!, { updateMetadata: false })
  expect(document.getPageCount()).toBe(pageMap!.pages.length)
  if (process.env['KEEP']) (await import('node:fs')).writeFileSync(process.env['KEEP'], pdf!)
})

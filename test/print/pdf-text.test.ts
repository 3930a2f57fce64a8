import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { bag, foldPrinted } from '../../pipeline/model/printed-text.ts'
import { readPdf } from '../../pipeline/print/read-back.ts'
import { edition, section } from './edition.ts'
import { words } from './words.ts'

test('the press reads its PDF as pdf.js does: each page in the same order, what stands outside the tree apart', async () => {
  const paragraphs = Array.from({ length: 12 }, (_, index) => `<p>${words(60, index + 1)}<fn n="${index}"></fn> The <em>difficult</em> affliction, x<sup>2</sup> of ﬁve fjords.</p>`)
  const html = `<h1>The Rising</h1>${paragraphs.join('')}<p lang="zh-Hant">一九四四年，伊犁河谷發生事變。</p><p lang="ar" dir="rtl">قامت في الشمال الغربي جمهورية سنة 1944، وهي دولة (قصيرة العمر).</p>
<p>They wrote <span lang="ar">شىنجاڭ</span> in 1884.</p><ul><li>one</li><li>two</li></ul><table><tbody><tr><td>Year</td><td>1944</td></tr></tbody></table>`
  const notes = paragraphs.map((_, index) => ({ label: String(index + 1), html: `<p>${words(20, 300 + index)}</p>` }))
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', title: 'One', bare: 'none', html, notes }), section({ id: 'two', title: 'Two', html: `<table><tbody><tr><th>Bold</th><td>1944</td></tr></tbody></table>` })] }), { pdf: true })
  expect(messages.map(({ reason }) => reason)).toEqual([])
  const own = readPages(readPdfFile(pdf!))
  const judge = await readPdf(pdf!)
  expect(own).toHaveLength(judge.length)
  const isRightToLeft = /\p{Script=Arabic}/u
  // The house has no bold face: the browser draws one without saying what its glyphs mean, and the press leaves the page to pdf.js.
  expect(own.at(-1)?.text).toContain('\uFFFD'.repeat(4))
  expect(judge.at(-1)?.text).toContain('Bold')
  own.slice(0, -1).forEach((page, index) => {
    const [text, other] = [foldPrinted(page?.text ?? '?'), foldPrinted(judge[index]!.text)]
    // On paper a right-to-left word begins on the right: pdf.js turns it around, the press leaves it.
    if (isRightToLeft.test(other)) expect(bag(text)).toBe(bag(other))
    else expect(text).toBe(other)
    expect(bag(foldPrinted(page?.artifacts ?? '?'))).toBe(bag(foldPrinted(judge[index]!.artifacts)))
  })
})

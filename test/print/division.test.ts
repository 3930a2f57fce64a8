import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { readPdfFile } from '../../pipeline/print/pdf-file.ts'
import { readPages } from '../../pipeline/print/pdf-text.ts'
import { pageContent } from '../../pipeline/print/to-unicode.ts'
import { edition, section } from './edition.ts'
import { words } from './words.ts'

/** Long words with a division mark after every third letter: nearly every page ends inside one. */
const divisible = words(1500, 11).split(' ').flatMap((word, index, all) => (index % 3 === 0 ? [word + (all[index + 1] ?? '') + (all[index + 2] ?? '')] : []))
  .map((word) => word.replace(/[a-z]{3}(?=[a-z]{2})/gu, '$&\u00AD')).join(' ')

test('a page that ends inside a word ends at a division mark, with a hyphen, and the word goes on overleaf', async () => {
  const { pageMap, messages } = await print(edition({ sections: [section({ id: 'one', html: `<p>${divisible}</p>` })] }), { pdf: false, engine: { retries: [''] } })
  expect(messages.map((message) => `${message.ruleId}: ${message.reason}`)).toEqual([])
  const inside = pageMap!.pages.slice(1).filter((page) => page.firstWords !== '' && !divisible.replaceAll('\u00AD', '').split(' ').includes(page.firstWords.split(' ')[0] ?? ''))
  expect(inside.length, 'pages that begin inside a word').toBeGreaterThan(1)
})

test('of the division marks only those are printed at which a line ends', async () => {
  const paragraphs = divisible.match(/(?:\S+ ){40}/gu)!.map((text) => `<p>${text.trim()}</p>`).join('')
  const { pdf, messages } = await print(edition({ sections: [section({ id: 'one', html: paragraphs })] }), { pdf: true })
  expect(messages.map((message) => `${message.ruleId}: ${message.reason}`)).toEqual([])
  const file = readPdfFile(pdf!)
  const drawn = [...file.objects.values()].filter(({ text }) => /^<<\/Type \/Page\b/u.test(text)).map(({ text }) => pageContent(file, text).toString('latin1')).join('')
  const text = readPages(file).map((page) => `${page?.text ?? ''}${page?.artifacts ?? ''}`).join('')
  expect(text.match(/\u2010/gu)?.length, 'lines that end with a divided word').toBeGreaterThan(50)
  // Each mark is a span of its own, and so is the hyphen where one was used.
  expect(drawn.match(/\/ActualText <FEFF00AD>/gu)?.length).toBe(text.match(/\u2010/gu)?.length)
})

test('code that no page holds goes on overleaf after a whole line', async () => {
  const code = Array.from({ length: 90 }, (_, index) => `${' '.repeat(index % 7)}line ${index}: { key: value }${index % 9 === 0 ? '\n' : ''}`).join('\n')
  const { pageMap, messages } = await print(edition({ sections: [section({ id: 'one', html: `<p>Before.</p><pre><code>${code}\n</code></pre><p>After.</p>` })] }), { pdf: true })
  expect(messages.map((message) => `${message.ruleId}: ${message.reason}`)).toEqual([])
  expect(pageMap!.pages.length).toBeGreaterThan(1)
  for (const page of pageMap!.pages.slice(1)) expect(page.firstWords).toMatch(/^(line \d+:|After)/u)
})

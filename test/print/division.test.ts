import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
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

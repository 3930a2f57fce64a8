import { expect, test } from 'vitest'
import { print } from '../../pipeline/print/index.ts'
import { edition, section } from './edition.ts'
import { words } from './words.ts'

test('a few lines on a last page of their own are drawn back, and nothing is lost', async () => {
  const text = (count: number): string => `<p>${words(120, 1)}</p><p>${words(130, 2)}</p><p>${words(140, 3)}</p><p>${words(count, 4)}</p>`
  const layOut = async (count: number, plain: boolean): Promise<number> => {
    const { pageMap, messages } = await print(edition({ sections: [section({ id: 'one', html: text(count) })] }), { pdf: false, ...(plain && { engine: { retries: [''] } }) })
    expect(messages.map((message) => message.reason)).toEqual([])
    return pageMap!.pages.filter((page) => !page.blank).length
  }
  // The shortest last paragraph that needs one page more: it leaves a line or two there.
  const before = await layOut(100, true)
  let count = 104
  while ((await layOut(count, true)) === before) count += 8
  expect(await layOut(count, false)).toBe(before)
})

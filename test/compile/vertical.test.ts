import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../pipeline/check/index.ts'
import { load } from '../../pipeline/load/index.ts'
import { writingModeOf } from '../../pipeline/model/writing-mode.ts'
import { bookOf, compiled, html, policies, sectionOf } from './book.ts'

test('the sections of the vertical book are the goldens, and nothing is to be said of it', async () => {
  const { book, messages } = await load(join(import.meta.dirname, '../fixtures/vertical'), { programRoot: join(import.meta.dirname, '../..') })
  expect([...messages, ...check(book!)].map((message) => `${message.name} ${message.reason}`)).toEqual([])
  const { edition } = compiled(book!)
  for (const id of ['the-spring', 'peach-blossom', 'humble-room']) {
    await expect(`${html(sectionOf(edition, id), { hyphens: true }).replaceAll('\u2060', '⁀')}\n`).toMatchFileSnapshot(`goldens/vertical/${id}.html`)
  }
})

test('a document says how its original is set, else the policy does for its language; translations are set horizontally', () => {
  const mode = (lang: string, own?: 'horizontal-tb', role: 'original' | 'translation' = 'original'): string =>
    writingModeOf({ role, lang }, { writingMode: own }, { writingModes: { 'zh-Hant': 'vertical-rl', ja: 'vertical-rl' } })
  expect([mode('zh-Hant'), mode('zh-Hant-TW'), mode('ja'), mode('zh'), mode('zh-Hans'), mode('zh-Hant', 'horizontal-tb'), mode('zh-Hant', undefined, 'translation')])
    .toEqual(['vertical-rl', 'vertical-rl', 'vertical-rl', 'horizontal-tb', 'horizontal-tb', 'horizontal-tb', 'horizontal-tb'])
})

test('numbers of one or two figures stand upright, longer ones, fractions and words with figures do not', () => {
  const text = (written: string): string => {
    const { edition } = compiled(bookOf({ documents: [{ id: 'letter', texts: { 'zh-Hant': written } }], config: { policies: { ...policies, writingModes: { 'zh-Hant': 'vertical-rl' } } } }))
    return html(sectionOf(edition, 'letter')).replace(/\n/gu, '')
  }
  expect(text('民國33年11月7日，1924年，1.5里，A4紙，10%，3–5日。')).toContain('民國<span class="upright">33</span>年<span class="upright">11</span>月<span class="upright">7</span>日，1924年，1.5里，A4紙，10%，3–5日。')
  // A call does not begin a line.
  expect(text('日[^1]。\n\n[^1]: 註12。')).toMatch(/日\u2060<a class="note-call"[^>]*>1<\/a>。.*註12。/u)
})

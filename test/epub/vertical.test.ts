import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { load } from '../../pipeline/load/index.ts'
import { compiled } from '../compile/book.ts'
import { lint } from './lint.ts'
import { roughPages } from './rough-pages.ts'
import { epubcheckTsFindings } from './verdicts.ts'

test('vertical text and readings: conserved, accepted, and readable where a reading system knows no ruby', async () => {
  const { book } = await load(join(import.meta.dirname, '../fixtures/vertical'), { programRoot: join(import.meta.dirname, '../..') })
  const { edition } = compiled(book!)
  const { epub, messages } = await pack(edition, { pageMap: roughPages(edition) })
  expect(messages.map((message) => `${message.name} ${message.reason}`)).toEqual([])
  const opened = openEpub(epub)
  expect(lint(opened)).toEqual([])
  expect(await epubcheckTsFindings(epub)).toEqual([])
  const text = (name: string): string => strFromU8(opened.files.get(`OEBPS/${name}`) ?? new Uint8Array())
  expect(text('peach-blossom.xhtml')).toContain('<ruby>武<rp>(</rp><rt lang="zh-Latn" xml:lang="zh-Latn" dir="ltr">wǔ</rt><rp>)</rp>陵<rp>(</rp><rt lang="zh-Latn" xml:lang="zh-Latn" dir="ltr">líng</rt><rp>)</rp></ruby>')
  // Whoever has no pointer can scroll it.
  expect(text('peach-blossom.xhtml')).toMatch(/<div class="original vertical-rl" lang="zh-Hant" xml:lang="zh-Hant" dir="ltr" id="peach-blossom--s1--original" tabindex="0">/u)
  expect(text('the-spring.xhtml')).toMatch(/<aside[^>]*>.*<ruby[^>]*>太<rp>\(<\/rp>/su)
  for (const rule of ['-epub-writing-mode: vertical-rl', '-webkit-writing-mode: vertical-rl', ' writing-mode: vertical-rl', 'text-combine-upright: all']) expect(text('style.css')).toContain(rule)
})

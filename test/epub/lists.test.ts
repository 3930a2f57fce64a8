import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { bookOf, compiled, html, sectionOf } from '../compile/book.ts'
import { lint } from './lint.ts'
import { roughPages } from './rough-pages.ts'
import { epubcheckTsFindings } from './verdicts.ts'

const place = { file: 'sources/abbreviations.yaml', line: 1, column: 1 }
const table = (id: string, caption: string): string => `:::table{${id}caption="${caption}"}\n| a | b |\n|---|---|\n| 1944 | 2 |\n:::\n`
const book = bookOf({
  chapters: { first: `${table('', 'One')}\n${table('#tbl-two ', 'Two')}`, second: `${table('#tbl-three ', '第三')}\n::locator-map{#map-towns places="ghulja urumchi" alt="Two towns, one east of the other." caption="兩城"}\n\n::timeline{#fig-years table=tbl-two alt="One event." caption="一年"}\n` },
  names: [{ id: 'ghulja', type: 'place', preferred: 'Ghulja', coordinates: [43.92, 81.32] }, { id: 'urumchi', type: 'place', preferred: 'Ürümchi', coordinates: [43.83, 87.62] }],
  front: ['contents', 'list-of-figures', 'list-of-tables', 'list-of-maps', 'abbreviations'],
  abbreviations: [
    { abbreviation: 'RGASPI', expansion: 'Российский архив', lang: 'ru', note: 'In Moscow.', place },
    { abbreviation: 'FRUS', expansion: 'Foreign Relations', place },
  ],
})
const { edition, messages } = compiled({ ...book, chapters: new Map([...book.chapters].map(([id, chapter]) => [id, id === 'second' ? { ...chapter, lang: 'zh-Hant' } : chapter])) })

test('a list of tables names each by number and caption, in the language of the caption, with a slot for its page', () => {
  expect(messages).toEqual([])
  const entries = [...html(sectionOf(edition, 'list-of-tables')).matchAll(/<p class="entry"[^>]*>(.*?)<\/p>/gu)].map((match) => match[1])
  expect(entries).toEqual([
    '<a class="entry-text" href="#first--table.1"><span class="entry-number">Table&nbsp;1</span> <span class="entry-title">One</span></a><a class="slot" href="#first--table.1" data-slot="page" data-target="first--table.1" data-width="3"></a>',
    '<a class="entry-text" href="#tbl-two"><span class="entry-number">Table&nbsp;2</span> <span class="entry-title">Two</span></a><a class="slot" href="#tbl-two" data-slot="page" data-target="tbl-two" data-width="3"></a>',
    '<a class="entry-text" href="#tbl-three"><span class="entry-number">Table&nbsp;3</span> <span class="entry-title" lang="zh-Hant" dir="ltr">第三</span></a><a class="slot" href="#tbl-three" data-slot="page" data-target="tbl-three" data-width="3"></a>',
  ])
})

test('abbreviations are filed, each with what it stands for in its language', () => {
  const items = [...html(sectionOf(edition, 'abbreviations')).matchAll(/<li[^>]*>(.*?)<\/li>/gu)].map((match) => match[1])
  expect(items).toEqual(['<span class="name">FRUS</span> Foreign Relations', '<span class="name">RGASPI</span> <span lang="ru" dir="ltr">Российский архив</span>. In Moscow.'])
})

test('in the EPUB the lists lead to their tables and to print pages, and say what they are', async () => {
  const packed = await pack(edition, { pageMap: roughPages(edition) })
  expect(packed.messages.map((message) => message.reason)).toEqual([])
  const opened = openEpub(packed.epub)
  expect(lint(opened)).toEqual([])
  expect(await epubcheckTsFindings(packed.epub)).toEqual([])
  const file = (name: string): string => strFromU8(opened.files.get(`OEBPS/${name}`) ?? new Uint8Array())
  expect(file('list-of-tables.xhtml')).toContain('epub:type="lot"')
  expect(file('list-of-tables.xhtml')).toMatch(/href="second\.xhtml#tbl-three".*?<a class="slot" href="second\.xhtml#page-\d+"[^>]*>\d+<\/a>/u)
  expect(file('list-of-maps.xhtml')).toContain('epub:type="loi"')
  expect(file('list-of-maps.xhtml')).toContain('href="second.xhtml#map-towns"')
  expect(file('list-of-figures.xhtml')).toContain('href="second.xhtml#fig-years"')
  expect(file('second.xhtml')).toMatch(/<svg[^>]*class="timeline".*<circle[^>]*stroke="currentColor".*<tspan[^>]*>1944 <\/tspan>/su)
  expect(file('second.xhtml')).toMatch(/<svg[^>]*role="img"[^>]*>.*Ürümchi<\/text>/su)
  expect(file('toc.xhtml')).toMatch(/epub:type="lot" href="list-of-tables\.xhtml"/u)
})

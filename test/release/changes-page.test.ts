import { describe, expect, test } from 'vitest'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { languageRuns } from '../../pipeline/language/run-languages.ts'
import { directionOfTag } from '../../pipeline/language/scripts.ts'
import { wordsFor } from '../../pipeline/language/words/index.ts'
import { changesPage, compareEditions, concordanceCsv, concordPages, recordOf, writeRecord } from '../../pipeline/release/index.ts'
import { changesSchema } from '../../pipeline/release/changes-schema.ts'
import { changesText } from '../../pipeline/commands/changes-text.ts'
import { editionFrom, sectionFrom } from './kept.ts'

const hostile = '</p><script>alert(1)</script> & "\'\u202E\u0007\uD800'
const pages = (...texts: readonly (readonly (readonly [string, number])[])[]): PageMap => ({
  pages: texts.map((text, index) => ({ index, label: String(index + 1), folioPrinted: true, side: 'recto', blank: text.length === 0, section: 'one', runningHead: '', text, firstWords: '' })), anchors: {},
})
const changes = compareEditions(
  {
    kept: editionFrom([sectionFrom('one', ['abcd efgh ijkl', 'a paragraph that will be taken away', { text: 'وكانت حجتهم، كما تنقلها المقالة', lang: 'ar' }, 'the last words of it'], { notes: ['Compare the archive.'], title: `The ${hostile} First` })], '1.0.0'),
    pageMap: pages([['one-b1', 8]], [['one-b1', 4], ['one-b2', 10]], [['one-b2', 19]], [], [['one-b3', 28], ['one-b4', 16]]),
  },
  {
    kept: editionFrom([sectionFrom('one', [`new ${hostile} words before`, 'abcd efgh ijkl', { text: 'وكانت حججهم، كما تنقلها 新疆 المقالة', lang: 'ar' }, 'the last words of it'], { notes: ['Compare the new archive.'], title: 'The First' })]),
    pageMap: pages([['one-b1', 50]], [['one-b2', 12], ['one-b3', 12]], [['one-b3', 18], ['one-b4', 16]]),
  },
)
const record = recordOf(changes)
const page = changesPage(record, { words: wordsFor('en'), lang: 'en', directionOf: directionOfTag, runsOf: (text, lang) => languageRuns(text, ['en', 'ar', 'zh-Hant'], lang) })

describe('changes as JSON', () => {
  test('are as their schema says, and say which edition is a draft', () => {
    expect(changesSchema.parse(JSON.parse(writeRecord(record)))).toEqual(JSON.parse(writeRecord(record)))
    expect(record).toMatchObject({ format: 1, old: { version: '1.0.0', pages: 5 }, new: { version: null, pages: 3 }, counts: { sections: { changed: 1 }, paragraphs: { same: 2, reworded: 1, added: 1, removed: 1, moved: 0 }, notes: { reworded: 1 } } })
    expect(record.sections[0]?.paragraphs[2]).toMatchObject({ is: 'reworded', lang: 'ar', old: { address: 'one/3', pages: ['5', '5'] }, new: { address: 'one/3', pages: ['2', '3'] } })
  })
})

describe('changes as a page', () => {
  test('nothing of the texts is markup, and the page asks for nothing', () => {
    expect(page).not.toMatch(/<script|\u202E|\u0007|\uD800|https?:|<link|<img/u)
    expect(page).toContain('&#60;/p&#62;&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;&#39;&#8238;\uFFFD\uFFFD')
    expect(page).toContain("default-src 'none'")
  })

  test('every text bears its language and direction, runs in another script theirs', () => {
    expect(page).toContain('<p class="text" lang="ar" dir="rtl">وكانت <del>حجتهم</del><ins>حججهم</ins>، كما تنقلها <ins><span lang="zh-Hant" dir="ltr">新疆</span> </ins>المقالة</p>')
    expect(page).toContain('<p class="text" lang="en" dir="ltr"><del>a paragraph that will be taken away</del></p>')
  })

  test('has one main heading, then a section for what changed, and the concordance as a table with heads', () => {
    expect([...page.matchAll(/<h(\d)[ >]/gu)].map(([, level]) => level)).toEqual(['1', '2', '3', '2'])
    expect(page).toContain('<th scope="row">1</th><td>2</td><td>2</td>')
    expect([...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)).toEqual(['s0', 'pages'])
  })

  test('speaks the language of the book, a Chinese one too', () => {
    const chinese = changesPage(record, { words: wordsFor('zh-Hant'), lang: 'zh-Hant', directionOf: directionOfTag, runsOf: (text) => [{ tag: undefined, text }] })
    expect(chinese).toContain('<h1>從 1.0.0 到 草稿 的變動</h1>')
    expect(chinese).toContain('段落: 新增 1，改動 1，刪除 1; 註釋: 改動 1')
  })
})

test('the concordance of pages goes by the words that are left', () => {
  expect(concordPages(changes)).toEqual([
    { old: '1', first: '2', last: '2', section: 'one' },
    { old: '2', first: '2', last: '2', section: 'one' },
    { old: '3', first: undefined, last: undefined, section: 'one' },
    { old: '5', first: '2', last: '3', section: 'one' },
  ])
  expect(concordanceCsv([{ old: 'x,1', first: '"2"', last: undefined, section: 'one' }])).toBe('old_page,new_page_of_first_words,new_page_of_last_words,section\r\n"x,1","""2""",,one\r\n')
})

describe('changes for a terminal', () => {
  test('in signs, and in colours where these are shown', () => {
    const text = changesText(record, { isColoured: false })
    expect(text).toMatch(/^A Book: 1\.0\.0 \(2026-11-22, 5 pages\) → draft \(2026-11-22, 3 pages\)\n1 of 1 sections changed; paragraphs: 1 added, 1 reworded, 1 removed; notes: 1 reworded\n/u)
    expect(text).toContain('  - removed  pp. 2–3\n      [-a paragraph that will be taken away-]\n')
    expect(text).toContain('  ~ note 1, reworded\n      Compare the {+new +}archive.\n')
    expect(changesText(record, { isColoured: true })).toContain('[-\u001B[31ma paragraph that will be taken away\u001B[0m-]')
  })

  test('nothing of the texts moves the cursor or turns the writing around', () => {
    expect(changesText(record, { isColoured: false })).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u)
  })

  test('two editions with the same text', () => {
    const same = { kept: editionFrom([sectionFrom('one', ['words'])], '1.0.0') }
    expect(changesText(recordOf(compareEditions(same, same)), { isColoured: true })).toContain('The text is the same.')
  })
})

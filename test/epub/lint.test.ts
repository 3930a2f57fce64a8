import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { handBook, handPages } from './book.ts'
import { fromXml } from 'xast-util-from-xml'
import { lintIndexes } from './lint-indexes.ts'
import { lint } from './lint.ts'

const { epub } = await pack(handBook(), { pageMap: handPages })

/** What the lint says after the first page of the text was changed. */
function after(from: string | RegExp, to: string): string[] {
  const parts = unzipSync(epub)
  const path = 'OEBPS/the-valley.xhtml'
  const text = strFromU8(parts[path] ?? new Uint8Array())
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return lint(openEpub(zipSync({ ...parts, [path]: strToU8(changed) })))
}

test('the untouched EPUB is right', () => {
  expect(lint(openEpub(epub))).toEqual([])
})

test('a run in another script without its language or direction is found', () => {
  expect(after(/<span lang="ar"[^>]*>/u, '<span>')).toEqual(['the-valley.xhtml: “غلجة” stands under lang=en'])
  expect(after('The valley lies', 'The valley 伊犁 lies')[0]).toContain('stands under lang=en')
  expect(after('The valley lies', 'The valley Или lies')[0]).toContain('stands under lang=en')
  expect(after(/dir="rtl"/u, 'dir="ltr"')).toContain('the-valley.xhtml: “غلجة” stands under dir=ltr')
})

test('a heading that leaves out a rank or says nothing is found', () => {
  expect(after(/<h2 id="the-valley--rivers">Rivers<\/h2>/u, '<h3 id="the-valley--rivers">Rivers</h3>')).toEqual(['the-valley.xhtml: h3 “Rivers” follows h1'])
  expect(after('<h2>Notes</h2>', '<h2></h2>')).toEqual(['the-valley.xhtml: an empty h2'])
})

test('a call without its note and a link that leads nowhere are found', () => {
  expect(after(/ id="the-valley--n-t1"/u, '').some((line) => line.endsWith('a call without a note'))).toBe(true)
  expect(after('notice.xhtml#notice--s1', 'notice.xhtml#notice--s9')).toEqual(['the-valley.xhtml <a>: notice.xhtml#notice--s9 leads nowhere'])
})

test('an index that is not built as EPUB Indexes 1.0 asks is found', () => {
  const index = (groups: string): string[] => lintIndexes('index.xhtml', fromXml(`<section xmlns:epub="http://www.idpf.org/2007/ops" epub:type="index" role="doc-index">${groups}</section>`))
  const entry = '<li epub:type="index-entry"><span epub:type="index-term">Trade</span>, <a epub:type="index-locator">3</a></li>'
  const group = (entries: string): string => `<section epub:type="index-group"><h2>T</h2><ul epub:type="index-entry-list">${entries}</ul></section>`
  expect(index(group(entry))).toEqual([])
  expect(index(group(entry).replace('</ul>', `</ul><ul epub:type="index-entry-list">${entry}</ul>`))).toEqual(['index.xhtml: a group has one list and one heading at most'])
  expect(index(`${group(entry)}<ul>${entry}</ul>`)).toEqual(['index.xhtml: an index has one list, or groups and no list of its own'])
  expect(index(group(entry.replace('index-term', 'term')))).toEqual(['index.xhtml: “Trade, 3” has not one term'])
  expect(index(group(entry.replace('index-locator', 'locator')))).toEqual(['index.xhtml: “Trade, 3” leads nowhere'])
})

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { proveConserved } from '../../pipeline/epub/conservation.ts'
import { layFiles } from '../../pipeline/epub/files.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { planPageBreaks } from '../../pipeline/epub/page-breaks.ts'
import type { Diagnostic } from '../../pipeline/model/diagnostics.ts'
import { handBook, handPages } from './book.ts'
import { edition, section } from './edition.ts'

const book = handBook()
const { epub } = await pack(book, { pageMap: handPages })
const files = layFiles(book)
const promised = { edition: book, files, pageMap: handPages, breaks: planPageBreaks(handPages, files) }

/** What the proof says of the EPUB after a file of it was changed. */
function after(name: string, from: string | RegExp, to: string): Diagnostic[] {
  const parts = unzipSync(epub)
  const path = `OEBPS/${name}`
  const text = strFromU8(parts[path] ?? new Uint8Array())
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return proveConserved(openEpub(zipSync({ ...parts, [path]: strToU8(changed) })), promised)
}

const said = (messages: readonly Diagnostic[]): [string, string | undefined, number | undefined, string][] => messages.map((m) => [m.ruleId, m.file, m.line, m.reason])

test('the untouched EPUB is conserved', () => {
  expect(said(proveConserved(openEpub(epub), promised))).toEqual([])
})

test('a lost word is named with its place', () => {
  const [message] = said(after('the-valley.xhtml', 'lies in the', 'lies the'))
  expect(message).toEqual(['epub-conserved', 'the-valley.md', 3, expect.stringContaining('at “in the west; its capital is Ghulja, غلجة.” it reads “the')])
})

test('a lost table cell, a lost drawing text, a doubled word are found', () => {
  expect(said(after('the-valley.xhtml', '>Yili</td>', '></td>'))[0]?.[3]).toContain('“Yili”')
  expect(said(after('the-valley.xhtml', '>Ghulja</text>', '></text>'))[0]?.[3]).toContain('“Ghulja”')
  expect(said(after('notice.xhtml', 'short news', 'short short news'))[0]?.[3]).toContain('“news from the valley.”')
})

test('a lost note, a note cut short, a call with another label are found', () => {
  expect(said(after('the-valley.xhtml', /<aside[^>]*n-t1".*?<\/aside>/su, '')).map(([, , , reason]) => reason)).toEqual([
    '“The Valley” has 2 notes, but 1 in the EPUB.', 'The EPUB has note a of “The Valley” 0 times.',
  ])
  expect(said(after('the-valley.xhtml', '<p>More of it.</p>', ''))[0]?.[3]).toContain('note 1 of “The Valley” word for word: at “More of it.”')
  expect(said(after('the-valley.xhtml', '>a</a> three', '>b</a> three'))[0]?.[3]).toContain('calls note a of “The Valley” 1 times, or by another label')
})

test('a wrong page number, a lost page marker, a changed list of pages are found', () => {
  expect(said(after('the-valley.xhtml', '#page-7">7<', '#page-7">8<'))[0]?.[3]).toContain('“8” for “7”')
  expect(said(after('the-valley.xhtml', / id="page-2"/u, ''))[0]?.[3]).toContain('lacks the marker of print page 2')
  expect(said(after('toc.xhtml', '<li><a href="notice.xhtml#page-7">7</a></li>', ''))[0]?.[3]).toContain('list of pages')
})

test('a title that the navigation lacks, a missing file, a changed image are found', () => {
  expect(said(after('toc.xhtml', '>The Valley</span>', '>The</span>'))[0]?.[3]).toContain('contents lack “The Valley”')
  const parts = unzipSync(epub)
  const rest = Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'OEBPS/colophon.xhtml'))
  expect(said(proveConserved(openEpub(zipSync(rest)), promised))[0]?.[3]).toBe('“Colophon” has no file in the EPUB.')
  expect(said(proveConserved(openEpub(zipSync({ ...parts, 'OEBPS/images/square.png': strToU8('x') })), promised))[0]?.[3]).toContain('manuscript/square.png')
})

test('an id that readers may link to and the EPUB lacks is found, and a section in another file or in none', () => {
  const stable = [{ id: 'contents', kind: 'generated', anchors: [] }, { id: 'the-valley', kind: 'chapter', anchors: ['the-valley--rivers', 'fig'] }, { id: 'notice', kind: 'document', anchors: ['notice--s1'] }] as const
  const said = (archive: Uint8Array, more: Partial<Parameters<typeof proveConserved>[1]> = {}): string[] =>
    proveConserved(openEpub(archive), { ...promised, stable, ...more }).filter(({ ruleId }) => ruleId === 'epub-id-kept').map(({ file, line, reason }) => `${file}:${line} ${reason}`)
  expect(said(epub)).toEqual([])
  const parts = unzipSync(epub)
  const page = strFromU8(parts['OEBPS/the-valley.xhtml']!)
  expect(said(zipSync({ ...parts, 'OEBPS/the-valley.xhtml': strToU8(page.replace(' id="fig"', '')) }))).toEqual(['the-valley.md:1 the-valley.xhtml of the EPUB lacks the id “fig”.'])
  const elsewhere = new Map(files.ofSection).set('notice', 'notice-2.xhtml')
  expect(said(zipSync({ ...parts, 'OEBPS/notice-2.xhtml': parts['OEBPS/notice.xhtml']! }), { files: { ...files, ofSection: elsewhere } })).toEqual(['notice.md:1 “notice” is in notice-2.xhtml of the EPUB, not in notice.xhtml.'])
  expect(said(epub, { stable: [...stable, { id: 'gone', kind: 'chapter', anchors: [] }] })).toEqual(['manuscript/book.yaml:1 The EPUB lacks “gone”.'])
})

test('the file of a section is named after its id alone, whatever stands before it', () => {
  const named = (...ids: string[]): string[] => [...layFiles(edition(ids.map((id) => section(id, '<p data-block="b1">x</p>')))).ofSection.values()]
  expect(named('глава', 'книга', 'toc', 'the-valley')).toEqual(['u433-u43b-u430-u432-u430-.xhtml', 'u43a-u43d-u438-u433-u430-.xhtml', 'section-toc.xhtml', 'the-valley.xhtml'])
  expect(named('книга', 'глава').toReversed()).toEqual(named('глава', 'книга'))
})

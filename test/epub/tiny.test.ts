import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../pipeline/compile/index.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { load } from '../../pipeline/load/index.ts'
import { judge } from '../judges.ts'
import { lint } from './lint.ts'
import { roughPages } from './rough-pages.ts'
import { aceFindings, epubcheckFindings, epubcheckTsFindings } from './verdicts.ts'

const programRoot = join(import.meta.dirname, '../..')
const goldens = join(import.meta.dirname, 'goldens')
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-epub-'))
const book = join(folder, 'tiny.epub')
const epubcheck = judge('epubcheck')
const ace = judge('ace')

const loaded = await load(join(import.meta.dirname, '../fixtures/tiny'), { programRoot })
const { edition } = compile(loaded.book!, { generator: 'Sourcebook 0.0.0' })
const { epub, messages } = await pack(edition, { pageMap: roughPages(edition) })
const opened = openEpub(epub)
writeFileSync(book, epub)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the tiny book, from its folder to its EPUB', () => {
  test('is conserved and without findings', () => {
    expect(messages.map((message) => `${message.name} ${message.reason}`)).toEqual([])
    expect(lint(opened)).toEqual([])
  })

  // The goldens are the EPUB's own text with a line for every block. After a wanted change: vitest run -u, then read the difference.
  test.each(['content.opf', 'toc.xhtml', 'toc.ncx', 'the-valley.xhtml', 'chinese-notice.xhtml', 'index-of-subjects.xhtml'])('%s is as reviewed', async (name) => {
    const text = strFromU8(opened.files.get(`OEBPS/${name}`) ?? new Uint8Array())
    await expect(reviewable(text)).toMatchFileSnapshot(join(goldens, name))
  })

  test('a reference leads to its target, and its page to the marker of that print page', () => {
    const text = strFromU8(opened.files.get('OEBPS/the-rising.xhtml') ?? new Uint8Array())
    const [, page, marker] = /<a class="ref" href="the-valley\.xhtml#map-valley">Map\u00A01<\/a>, p\.\u00A0<a class="slot" href="the-valley\.xhtml#([^"]+)"[^>]*>(\d+)<\/a>/u.exec(text) ?? []
    expect([page, marker]).toEqual([`page-${marker}`, expect.stringMatching(/^\d+$/u)])
    expect(strFromU8(opened.files.get('OEBPS/the-valley.xhtml') ?? new Uint8Array())).toContain(`id="${page}"`)
    expect(text).toContain('<a class="ref" href="the-valley.xhtml#the-valley--c-s1">Chapter\u00A01, note\u00A0A</a>')
  })

  test('is conserved without pages too', async () => {
    const draft = await pack(edition, {})
    expect(draft.messages.map((message) => `${message.name} ${message.reason}`)).toEqual([])
    expect(lint(openEpub(draft.epub))).toEqual([])
  })

  test.skipIf(!epubcheck.available)('EPUBCheck finds nothing but its own ignorance of pageBreakSource', () => {
    expect(epubcheckFindings(epubcheck, book)).toEqual([])
  })

  test('epubcheck-ts finds neither errors nor warnings', async () => {
    expect(await epubcheckTsFindings(epub)).toEqual([])
  })

  test.skipIf(!ace.available)('Ace finds no violation', () => {
    expect(aceFindings(ace, book, join(folder, 'ace'))).toEqual([])
  })
})

/** A line for every block, so that a difference can be read. */
function reviewable(text: string): string {
  return text.replace(/(?<!\n\s*)<(?=(?:section|header|h[1-6]|p|div|aside|table|thead|tbody|tr|caption|figure|figcaption|svg|ul|ol|li|nav|blockquote|body|head|link|title)[\s>])/gu, '\n<')
}

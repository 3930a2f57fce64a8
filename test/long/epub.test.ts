import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { compile } from '../../pipeline/compile/index.ts'
import { pack } from '../../pipeline/epub/index.ts'
import { openEpub } from '../../pipeline/epub/reading.ts'
import { load } from '../../pipeline/load/index.ts'
import { charactersWithoutGlyph } from '../epub/glyphs.ts'
import { lint } from '../epub/lint.ts'
import { roughPages } from '../epub/rough-pages.ts'
import { screenFindings } from '../epub/screens.ts'
import { aceFindings, epubcheckFindings, epubcheckTsFindings, vnuFindings } from '../epub/verdicts.ts'
import { judge } from '../judges.ts'

const programRoot = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-epub-'))
const book = join(folder, 'book.epub')
const epubcheck = judge('epubcheck')
const ace = judge('ace')
const vnu = judge('vnu')

const loaded = await load(programRoot, { programRoot })
const { edition } = compile(loaded.book!, { generator: 'Sourcebook 0.0.0' })
const { epub, messages } = await pack(edition, { pageMap: roughPages(edition) })
writeFileSync(book, epub)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the book of this repository is conserved in its EPUB and without findings', () => {
  expect(messages.map((message) => `${message.name} ${message.reason}`)).toEqual([])
  expect(lint(openEpub(epub))).toEqual([])
})

test('every character of it has a glyph in a font that it brings', () => {
  expect(charactersWithoutGlyph(openEpub(epub))).toEqual([])
})

test('no page of it scrolls sideways, on a phone or a tablet, nor with letters twice as large, and no run is drawn with a strange font', async () => {
  expect(await screenFindings(epub)).toEqual([])
})

test.skipIf(!epubcheck.available)('EPUBCheck finds nothing in it', () => {
  expect(epubcheckFindings(epubcheck, book)).toEqual([])
})

test('epubcheck-ts finds nothing in it', async () => {
  expect(await epubcheckTsFindings(epub)).toEqual([])
})

test.skipIf(!vnu.available)('the Nu Html Checker finds nothing in any page of it, and a fault where there is one', () => {
  expect(vnuFindings(vnu, epub, join(folder, 'vnu'))).toEqual([])
  const page = strFromU8(unzipSync(epub)['OEBPS/preface.xhtml']!).replace('<h1', '<p><div>x</div></p><h1')
  expect(vnuFindings(vnu, zipSync({ 'OEBPS/preface.xhtml': strToU8(page) }), join(folder, 'vnu-broken'))[0]).toMatch(/^preface\.xhtml.*error/u)
})

test.skipIf(!ace.available)('Ace finds nothing in it', () => {
  expect(aceFindings(ace, book, join(folder, 'ace'))).toEqual([])
})

import { expect, test } from 'vitest'
import { fold } from '../../pipeline/preview/folding.ts'
import { search } from '../../pipeline/preview/search.ts'
import { Shown } from '../../pipeline/preview/shown.ts'
import { bookView } from '../../pipeline/preview/views.ts'
import { openingOf, pageNamed, samePage } from '../../pipeline/preview/page/turning.ts'
import { showing, type TestPage } from './showing.ts'

const shownOf = (pages: readonly TestPage[], places?: Readonly<Record<string, string>>, revision = 1): Shown => {
  const { edition, proof } = showing(pages, places)
  return new Shown(edition, proof, revision)
}

test.each([
  ['Ürümchi', 'urumchi'], ['ʿAbd al-Qādir', 'abd al-qadir'], ['Синьцзян', 'СИНЬЦЗЯН'], ['الجُمْهُورِيَّة', 'الجمهورية'], ['جمهوريـــة', 'جمهورية'], ['ﺳﻼﻡ', 'سلام'], ['ﷲ', 'الله'],
  ['fire\u00ADworks', 'fireworks'], ['two\n  lines', 'two lines'], ['1944–46', '1944-46'], ['“quoted”', '"quoted"'], ['Straße', 'strasse'], ['ｆｕｌｌ', 'full'], ['ﬁnd', 'find'],
])('%s is found by %s', (text, query) => {
  expect(fold(text).folded).toBe(fold(query).folded)
})

test.each([['盛世才', '盛世材'], ['غۇلجا', 'غولجا اۇ'], ['land', 'hand']])('%s is not found by %s', (text, query) => {
  expect(fold(text).folded).not.toContain(fold(query).folded)
})

test('a folded letter knows where it was written', () => {
  const { folded, from } = fold('Ür\u00ADüm\n\nchi ﬁ')
  expect(folded).toBe('urum chi fi')
  expect([...from]).toEqual([0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 11, 12])
})

const pages: readonly TestPage[] = [
  { section: 'valley', pieces: [['', 'b1', 'The val\u00ADley of the I'], ['n1', 'b9', 'A note on Ürümchi.']] },
  { section: 'valley', pieces: [['', 'b1', 'li opens. '], ['', 'b1', 'The ili again.']] },
  { section: 'rising', pieces: [['', 'b1', 'Nothing of it.']] },
]

test('search goes on over hyphens, runs and pages, and into notes', () => {
  const shown = shownOf(pages)
  const { total, hits } = search(shown, 'ILI')
  expect(total).toBe(2)
  expect(hits[0]?.spans).toEqual([{ page: 0, block: 'b1', note: '', start: 19, end: 20 }, { page: 1, block: 'b1', note: '', start: 0, end: 2 }])
  expect(hits[1]).toMatchObject({ page: 1, match: 'ili' })
  expect(search(shown, 'valley').hits[0]?.spans).toEqual([{ page: 0, block: 'b1', note: '', start: 4, end: 11 }])
  expect(search(shown, 'urumchi').hits[0]).toMatchObject({ page: 0, match: 'Ürümchi', spans: [{ note: 'n1', block: 'b9' }] })
  expect(search(shown, '  ').total).toBe(0)
  expect(search(shown, 'zzz').total).toBe(0)
})

test('a place of the book folder is found on its page, in the section that is written there', () => {
  const shown = shownOf([...pages, { section: 'index', pieces: [['', 'b1', 'Ili, 1']] }], { 'valley b1': '01.md:5', 'valley b9': '01.md:20', 'rising b1': '02.md:5', 'index b1': '01.md:12' })
  expect(shown.find({ file: '01.md', line: 12, column: 3 })).toEqual({ page: 0, spans: [] })
  expect(shown.find({ file: '01.md', line: 5, column: 1 }, 'Ili', 1)).toEqual({ page: 1, spans: [{ page: 1, block: 'b1', note: '', start: 14, end: 17 }] })
  expect(shown.find({ file: '01.md', line: 21, column: 1 }, 'Ürümchi')?.spans[0]).toMatchObject({ note: 'n1' })
  expect(shown.find({ file: '02.md', line: 1, column: 1 })?.page).toBe(2)
  expect(shown.find({ file: 'absent.md', line: 1, column: 1 })).toBeUndefined()
})

test('only pages that show something else are changed', () => {
  const one = shownOf(pages)
  expect(bookView(one, undefined).changed).toEqual([])
  expect(bookView(shownOf(pages, {}, 2), one).changed).toEqual([])
  expect(bookView(shownOf([pages[0]!, { ...pages[1]!, pieces: [['', 'b1', 'li closes.']] }, pages[2]!], {}, 2), one).changed).toEqual([1])
  // One that comes before moves the others, and changes none of them.
  expect(bookView(shownOf([{ section: 'preface', pieces: [['', 'b1', 'New.']] }, ...pages], {}, 2), one).changed).toEqual([0])
})

test('the page in view is the same page when others come and go, or its own words change', () => {
  const book = bookView(shownOf(pages), undefined)
  const added = bookView(shownOf([{ section: 'preface', pieces: [['', 'b1', 'New.']] }, ...pages]), undefined)
  for (const at of [0, 1, 2]) expect(samePage(book, added, at)).toBe(at + 1)
  expect(samePage(added, book, 0)).toBe(0)
  const edited = bookView(shownOf([pages[0]!, { section: 'valley', pieces: [['', 'b1', 'Other words']] }, pages[2]!]), undefined)
  expect(samePage(book, edited, 1)).toBe(1)
  const shorter = bookView(shownOf([pages[0]!, pages[2]!]), undefined)
  expect(samePage(book, shorter, 1)).toBe(0)
  expect(samePage(book, shorter, 2)).toBe(1)
  const grown = bookView(shownOf([{ section: 'valley', pieces: [['', 'b0', 'A page before']] }, ...pages]), undefined)
  expect(samePage(book, grown, 1)).toBe(2)
  expect(samePage(book, bookView(shownOf([pages[2]!]), undefined), 1)).toBe(0)
})

test('openings, and pages by their names', () => {
  expect(openingOf(0, 5, false)).toEqual([undefined, 0])
  expect([1, 2].map((at) => openingOf(at, 5, false))).toEqual([[1, 2], [1, 2]])
  expect(openingOf(3, 4, false)).toEqual([3, undefined])
  expect([1, 2].map((at) => openingOf(at, 5, true))).toEqual([[1, undefined], [undefined, 2]])
  const book = bookView(shownOf(pages), undefined)
  expect(pageNamed(book, ' 2 ')).toBe(1)
  expect(pageNamed(book, '#3')).toBe(2)
  expect(pageNamed(book, '#4')).toBeUndefined()
  expect(pageNamed(book, 'xii')).toBeUndefined()
})

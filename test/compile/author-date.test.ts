import { expect, test } from 'vitest'
import { bookOf, compiled, html, sectionOf, styleOf, works, type BookParts } from './book.ts'

const same = [
  { id: 'later', type: 'article-journal', author: [{ family: 'Forbes', given: 'Andrew D. W.' }], issued: { 'date-parts': [[1986]] }, title: 'Zungharia', 'container-title': 'Survey', volume: '3', page: '1-20', language: 'en' },
  { id: 'vivian', type: 'book', author: [{ family: 'Forbes', given: 'Vivian' }], issued: { 'date-parts': [[1999]] }, title: 'Atlas', publisher: 'P', language: 'en' },
  { id: 'nodate', type: 'book', author: [{ family: 'Shaw', given: 'A' }], title: 'Undated', publisher: 'P', language: 'en' },
  { id: 'file', type: 'manuscript', title: 'Letter to the consul', archive: 'Archive', archive_location: 'box 3', language: 'en' },
]

function book(chapters: Readonly<Record<string, string>>, extra: Partial<BookParts> = {}) {
  return compiled(bookOf({ bibliography: [...works, ...same], chapters, back: ['bibliography'], citationStyle: styleOf('sourcebook-author-date'), ...extra })).edition
}
/** The last paragraph of a chapter with this text, as HTML without its own tag. */
const paragraph = (text: string): string => /<p class="first"[^>]*>(.*)<\/p><\/section>/su.exec(html(sectionOf(book({ one: text }), 'one')))?.[1] ?? ''
const plain = (page: string): string => page.replace(/<[^>]+>/gu, '').replaceAll('&nbsp;', ' ')

test('a citation stands in the text, in brackets, and makes no note', () => {
  const edition = book({ one: 'A word [@benson1990, p. 12].' })
  expect(sectionOf(edition, 'one').notes).toEqual([])
  expect(plain(paragraph('A word [@benson1990, p. 12].'))).toBe('A word (Benson 1990, 12).')
})

test('a bare key gives author, then year and locator in brackets', () => {
  expect(plain(paragraph('As @benson1990 [ch. 6] says.'))).toBe('As Benson (1990, ch. 6) says.')
  expect(plain(paragraph('As @wang1995 [p. 3; @benson1990] says.'))).toBe('As Wang (1995, 3; Benson 1990) says.')
  expect(plain(paragraph('Benson [-@benson1990].'))).toBe('Benson (1990).')
})

test('words around the works, several works, and works of one author in one pair of brackets', () => {
  expect(plain(paragraph('A [see @benson1990, p. 3, on the pass; and compare @wang1995].'))).toBe('A (see Benson 1990, 3, on the pass; and compare Wang 1995).')
  expect(plain(paragraph('A [@forbes1986; @later].'))).toBe('A (A. D. W. Forbes 1986a, 1986b).')
  expect(plain(paragraph('A [@forbes1986; @later; @wang1995].'))).toBe('A (A. D. W. Forbes 1986a, 1986b; Wang 1995).')
})

test('1986a and 1986b, and given names where two authors share a family name, are the same in every chapter, whatever it cites', () => {
  const edition = book({ one: 'A [@later].', two: 'B [@later; @vivian].', three: 'C [@forbes1986].' })
  const shown = ['one', 'two', 'three'].map((id) => plain(html(sectionOf(edition, id))).split('\n').at(-1))
  expect(shown).toEqual(['A (A. D. W. Forbes 1986b).', 'B (A. D. W. Forbes 1986b; V. Forbes 1999).', 'C (A. D. W. Forbes 1986a).'])
  expect(plain(html(sectionOf(edition, 'bibliography')))).toMatch(/1986a\. Warlords[^]*1986b\. “Zungharia\.” Survey 3: 1–20\./u)
})

test('without a year n.d. stands, and an archival item goes by its title', () => {
  expect(plain(paragraph('A [@nodate, p. 4; @file].'))).toBe('A (Shaw n.d., 4; Letter to the consul).')
})

test('the year leads to the bibliography, with its letter', () => {
  expect(paragraph('A [@benson1990, p. 12; @later].')).toContain('(Benson <a class="cite" href="#bib-benson1990">1990</a>, 12; A. D. W. Forbes <a class="cite" href="#bib-later">1986b</a>)')
})

test('in a note a citation stands as in the text', () => {
  const section = sectionOf(book({ one: 'A.[^1]\n\n[^1]: See @benson1990 [p. 2].' }), 'one')
  expect(plain(html({ ...section, tree: { type: 'root', children: [] } })).trim()).toBe('See Benson (1990, 2).')
})

test('the bibliography is filed by romanised author, year first after the author', () => {
  const page = html(sectionOf(book({ one: 'A.' }), 'bibliography'))
  expect([...page.matchAll(/id="bib-([^"]+)"/gu)].map((match) => match[1])).toEqual(['wang1995', 'benson1990', 'forbes1986', 'later', 'vivian', 'file', 'nodate'])
  expect(plain(page)).toContain('Benson, Linda. 1990. The Ili Rebellion')
  expect(plain(page)).toContain('Wang Ke 王柯. 1995. Dongtujuesitan duli yundong 東突厥斯坦獨立運動 [The East Turkestan Independence Movement]. Hong Kong')
})

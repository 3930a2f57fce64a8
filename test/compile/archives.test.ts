import { expect, test } from 'vitest'
import { bookOf, compiled, html, sectionOf, styleOf } from './book.ts'

const works = [
  { id: 'letter', type: 'manuscript', author: [{ family: 'Barnett', given: 'A. Doak' }], title: 'Letter to the consul', issued: { 'date-parts': [[1948, 5, 5]] }, archive_location: 'box 3, folder 2', archive_collection: 'Barnett Papers', archive: 'Hoover Institution Archives', 'archive-place': 'Stanford', language: 'en' },
  { id: 'rgaspi558', type: 'collection', title: 'Rossiĭskiĭ gosudarstvennyĭ arkhiv sotsialʹno-politicheskoĭ istorii, fond 558', 'title-short': 'RGASPI, f. 558', 'archive-place': 'Moscow', language: 'en' },
]
const notes = (text: string): string[] => html(sectionOf(compiled(bookOf({ bibliography: works, chapters: { one: text }, citationStyle: styleOf('sourcebook-notes') })).edition, 'one'))
  .split('\n<!-- note ').slice(1).map((note) => note.replace(/^.*?-->/u, '').replace(/<[^>]+>/gu, '').replaceAll('&nbsp;', ' ').trim())

test('an item of an archive is cited with its box, collection, archive and place', () => {
  expect(notes('A.[@letter]')).toEqual(['A. Doak Barnett, Letter to the consul, 5 May 1948, box 3, folder 2, Barnett Papers, Hoover Institution Archives, Stanford.'])
})

test('a fond is an entry, and its opis, delo and leaf the locator; after the first mention the archive’s short form stands', () => {
  expect(notes('A.[@rgaspi558, op. 11, d. 45, l. 3] B.[@rgaspi558, op. 11, d. 46, ll. 1–2ob.]')).toEqual([
    'Rossiĭskiĭ gosudarstvennyĭ arkhiv sotsialʹno-politicheskoĭ istorii, fond 558, Moscow, op. 11, d. 45, l. 3.', 'RGASPI, f. 558, op. 11, d. 46, ll. 1–2ob.',
  ])
})

test.each([['box 3, folder 2', 'box 3, folder 2'], ['box 3', 'box 3'], ['doc. 12', 'doc. 12'], ['{appendix A}', 'appendix A'], ['fol. 3r', 'f. 3r'], ['ф. 558, оп. 11, д. 45', 'ф. 558, оп. 11, д. 45']])('the locator %s is printed as %s', (written, printed) => {
  expect(notes(`A.[@letter] B.[@letter, ${written}]`)[1]).toBe(`Barnett, Letter to the consul, ${printed}.`)
})

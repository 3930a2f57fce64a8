import { describe, expect, test } from 'vitest'
import type { CitationStyle } from '../../pipeline/model/book.ts'
import { parseCitationStyle } from '../../pipeline/load/citation-style.ts'
import { bookOf, compiled, html, policies, sectionOf, styleOf, works, type BookParts } from './book.ts'

const plain = (page: string): string => page.replace(/<[^>]+>/gu, '').replaceAll('&nbsp;', ' ')
const back = ['bibliography']

/** What a section of a book prints, notes included, without tags. */
function printed(id: string, parts: BookParts): string {
  return plain(html(sectionOf(compiled(bookOf({ back, ...parts })).edition, id)))
}

function style(text: string): CitationStyle {
  const { value, messages } = parseCitationStyle({ file: 'house.csl', text, hash: '' }, 'house.csl', true)
  if (value === undefined) throw new Error(messages.map((message) => message.reason).join(' '))
  return value
}

const of = (kind: string, body: string): CitationStyle => style(`<style xmlns="http://purl.org/net/xbiblio/csl" class="${kind}" version="1.0"><info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>${body}</style>`)

describe('any style of the user', () => {
  test('a numeric style numbers works as the book cites them first', () => {
    const numeric = of('in-text', '<citation collapse="citation-number"><sort><key variable="citation-number"/></sort><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation><bibliography><layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>')
    const parts = { bibliography: works, chapters: { one: 'A [@wang1995].', two: 'B [@forbes1986; @wang1995].' }, citationStyle: numeric, config: { policies } }
    expect(printed('one', parts)).toContain('A [1].')
    expect(printed('two', parts)).toContain('B [1, 2].')
    expect(printed('bibliography', parts)).toMatch(/1\. Dongtujuesitan[^]*2\. Warlords[^]*3\. The Ili/u)
    expect(html(sectionOf(compiled(bookOf({ back, ...parts })).edition, 'one'))).toContain('A <a class="cite" href="#bib-wang1995">[1]</a>.')
  })

  test('the number of the note of the first mention, and whether that is near', () => {
    const back = of('note', '<citation near-note-distance="1"><layout><choose><if position="near-note"><text value="near"/></if><else-if position="subsequent"><text value="see n. "/><text variable="first-reference-note-number"/></else-if><else><text variable="title"/></else></choose></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography>')
    const notes = printed('one', { bibliography: works, chapters: { one: 'A.[@benson1990] B.[@forbes1986] C.[@benson1990] D.[@benson1990]' }, citationStyle: back }).split('\n').filter((line) => line !== '').slice(-4)
    expect(notes.map((note) => note.trim()).filter((note) => !note.startsWith('A.'))).toEqual(expect.arrayContaining(['see n. 1.', 'near.']))
  })

  const dash = (xml: string): string => xml.replace('<bibliography ', '<bibliography subsequent-author-substitute="———" ')
  const same = [...works, { id: 'forbes2', type: 'book', author: [{ family: 'Forbes', given: 'Andrew D. W.' }], issued: { 'date-parts': [[1990]] }, title: 'Atlas', publisher: 'P', language: 'en', keyword: 'primary' }, { id: 'forbes3', type: 'book', author: [{ family: 'Forbes', given: 'Andrew D. W.' }], issued: { 'date-parts': [[1999]] }, title: 'Bazaars', publisher: 'P', language: 'en' }]

  test.each(['sourcebook-notes', 'sourcebook-author-date'])('%s repeats authors, and with a dash for them it stands only behind the same author of the same group, and is read as the name', (id) => {
    const parts = { bibliography: same, chapters: { one: 'A.' } }
    expect(printed('bibliography', { ...parts, citationStyle: styleOf(id) }).match(/Forbes, Andrew/gu)).toHaveLength(3)
    const page = html(sectionOf(compiled(bookOf({ back, ...parts, citationStyle: styleOf(id, dash) })).edition, 'bibliography'))
    expect(page.match(/———/gu)).toHaveLength(1)
    expect(page).toContain('<span role="img" aria-label="Forbes">———</span>. ')
    expect(plain(page)).toMatch(/Forbes, Andrew D\. W\. (?:1990\. )?Atlas[^]*Forbes, Andrew D\. W\. (?:1986\. )?Warlords[^]*———\. (?:1999\. )?Bazaars/u)
  })

  test('entries by language, where the style has layouts for languages', () => {
    const mixed = of('note', '<citation><layout locale="zh"><names variable="author"><name et-al-min="2" et-al-use-first="1"/></names></layout><layout><names variable="author"><name et-al-min="2" et-al-use-first="1"/></names></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography>')
    const authors = [{ family: 'Ma', given: 'A' }, { family: 'Li', given: 'B' }]
    const entries = ['zh', 'en'].map((language) => ({ id: language, type: 'book', author: authors, title: language, language }))
    const page = printed('one', { bibliography: entries, chapters: { one: 'A.[@zh] B.[@en]' }, citationStyle: mixed })
    expect(page).toMatch(/Ma A等[^]*A Ma et al\./u)
  })
})

describe('words of the language of the book', () => {
  const edited = [{ id: 'edited', type: 'chapter', author: [{ family: 'Doe', given: 'A' }], title: 'Part', 'container-title': 'Whole', editor: [{ family: 'Roe', given: 'B' }], issued: { 'date-parts': [[1950]] }, publisher: 'P', language: 'en' }, { id: 'undated', type: 'book', title: 'Undated', publisher: 'P', language: 'en' }]
  test.each([
    ['en', /ed\. B Roe/u, /ch\. 3/u, /n\.d\./u], ['ru', /под ред|ред\./u, /гл\. 3/u, /без даты|б\. ?д\./u], ['es', /ed\./u, /cap\. 3/u, /s\.f\.|s\.\sf\./u], ['zh-Hant', /編|编/u, /章/u, /日期|無日期|不詳|未知|n\.d\./u], ['zh-Hans', /编/u, /章/u, /日期|不详|n\.d\./u], ['ar', /تحقيق/u, /فصل/u, /د\.ت|دون تاريخ/u],
  ] as const)('%s', (lang, editor, chapter, undated) => {
    const page = printed('one', { bibliography: edited, chapters: { one: 'A.[@edited, ch. 3] B.[@undated]' }, config: { languages: [lang], policies } })
    expect(page).toMatch(editor)
    expect(page).toMatch(chapter)
    expect(page).toMatch(undated)
    // Some locales have a word for authors too.
    expect(page).toMatch(/A Doe, [“«「《"]Part/u)
  })
})

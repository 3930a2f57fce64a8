import { expect, test } from 'vitest'
import { bookOf, compiled, html, sectionOf, works } from './book.ts'

/** The section `one` of a book whose only chapter is this text, as HTML. */
function chapter(text: string, extra: Parameters<typeof bookOf>[0] = {}): string {
  return html(sectionOf(compiled(bookOf({ bibliography: works, chapters: { one: text }, ...extra })).edition, 'one'))
}
/** The notes of a section's HTML, without tags. */
const notes = (page: string): string[] => page.split('\n<!-- note ').slice(1).map((note) => note.replace(/^.*?-->/u, '').replace(/<[^>]+>/gu, '').trim())

test('a work is given in full at its first mention in a chapter, and in short form after it', () => {
  expect(notes(chapter('A.[@benson1990, p. 12] B.[@benson1990, pp. 12–15] C.[@benson1990, ch. 6]'))).toEqual([
    'Linda Benson, The Ili Rebellion: The Moslem Challenge to Chinese Authority in Xinjiang, 1944–1949 (Armonk: M. E. Sharpe, 1990),&nbsp;12.',
    'Benson, The Ili Rebellion, 12–15.',
    'Benson, The Ili Rebellion, ch.&nbsp;6.',
  ])
})

test('each chapter begins again with the full form, so that it can be made alone', () => {
  const { edition } = compiled(bookOf({ bibliography: works, chapters: { one: 'A.[@benson1990]', two: 'B.[@benson1990]' } }))
  expect(notes(html(sectionOf(edition, 'two')))[0]).toBe(notes(html(sectionOf(edition, 'one')))[0])
})

test('prefix, suffix and several works stand in one note', () => {
  const [note] = notes(chapter('A.[see @benson1990, p. 3, on the pass; and compare @forbes1986]'))
  expect(note).toMatch(/^See Linda Benson, .*1990\), 3, on the pass; and compare Andrew D\. W\. Forbes, /u)
})

test('the first note of a work in another script has romanisation, original and translation; the short form is romanised', () => {
  expect(notes(chapter('A.[@wang1995, p. 3] B.[@wang1995]'))).toEqual([
    'Wang Ke 王柯, Dongtujuesitan duli yundong 東突厥斯坦獨立運動 [The East Turkestan Independence Movement] (Hong Kong: Chinese University Press, 1995),&nbsp;3.',
    'Wang, Dongtujuesitan duli yundong.',
  ])
  expect(chapter('A.[@wang1995]')).toContain('<em lang="zh-Latn" dir="ltr">Dongtujuesitan duli yundong</em> <span lang="zh-Hant" dir="ltr">東突厥斯坦獨立運動</span> [')
})

test('a citation inside a note stays inline, in that note', () => {
  const page = chapter('A.[^1]\n\n[^1]: See [@benson1990], which disagrees.')
  expect(notes(page)).toEqual(['See Linda Benson, The Ili Rebellion: The Moslem Challenge to Chinese Authority in Xinjiang, 1944–1949 (Armonk: M. E. Sharpe, 1990), which disagrees.'])
})

test('a bare key leaves the author’s name in the text and adds a note', () => {
  const page = chapter('As @benson1990 says.')
  expect(page).toContain('As Benson<a class="note-call"')
  expect(notes(page)).toHaveLength(1)
})

test('a citation alone in a table’s cell is printed there, in short form; it is no mention', () => {
  const page = chapter('| a | b |\n|---|---|\n| x | [@benson1990] |\n\nText.[@benson1990]')
  expect(page).toContain('Benson, <em>The Ili Rebellion</em></td>')
  expect(notes(page)[0]).toMatch(/^Linda Benson/u)
})

test('an archival locator is printed as it was written', () => {
  expect(notes(chapter('A.[@benson1990, f. 62, op. 2, d. 1102]'))[0]).toMatch(/1990\), f\.&nbsp;62, op\.&nbsp;2, d\.&nbsp;1102\.$/u)
})

test('addresses become links, and only http(s) ones', () => {
  const page = chapter('A.[@web] B.[@bad]', { bibliography: [
    { id: 'web', type: 'webpage', title: 'A Page', URL: 'https://example.org/a?b=1' },
    { id: 'bad', type: 'webpage', title: 'Bad <script>x</script>', URL: 'javascript:alert(1)' },
  ] })
  expect(page).toContain('<a href="https://example.org/a?b=1">https://example.org/a?b=1</a>')
  expect(page).not.toContain('href="javascript')
  expect(page).not.toContain('<script')
})

test('the bibliography is grouped by policy, filed by romanised name, with an anchor for each work', () => {
  const { edition } = compiled(bookOf({ bibliography: works, chapters: { one: 'A.' }, back: ['bibliography'] }))
  const page = html(sectionOf(edition, 'bibliography'))
  expect([...page.matchAll(/id="bib-([^"]+)"/gu)].map((match) => match[1])).toEqual(['wang1995', 'benson1990', 'forbes1986'])
  expect([...page.matchAll(/<h2[^>]*>([^<]+)/gu)].map((match) => match[1])).toEqual(['Sources', 'Literature'])
  expect(page).toContain('Forbes, Andrew D. W. <em>Warlords')
  expect(page).toContain('>Wang Ke <span lang="zh-Hant" dir="ltr">王柯</span>. ')
})

test('a title leads to its work in a book that has a bibliography, once in a citation, and says its language where it is not the book’s', () => {
  const works = [
    { id: 'es', type: 'book', title: '¿Qué es el "Turquestán"? Una historia', language: 'es', issued: { 'date-parts': [[1950]] }, publisher: 'Aguilar' },
    { id: 'ru', type: 'article-journal', title: 'Khronika: gody 1944-1949', 'container-title': 'Вопросы истории', language: 'ru', issued: { 'date-parts': [[1960]] } },
    { id: 'en', type: 'book', title: 'Letter from Kashgar', language: 'en', issued: { 'date-parts': [[1970]] }, publisher: 'Letter from Kashgar Press' },
  ]
  const page = html(sectionOf(compiled(bookOf({ bibliography: works, chapters: { one: 'A.[@es; @ru; @en]' }, back: ['bibliography'] })).edition, 'one'))
  expect(page).toContain('<em><a class="cite" href="#bib-es" lang="es" dir="ltr">¿Qué es el “Turquestán”? Una historia</a></em>')
  expect(page).toContain('“<a class="cite" href="#bib-ru" lang="ru-Latn" dir="ltr">Khronika: gody 1944-1949</a>')
  expect(page).toContain('<em lang="ru" dir="ltr">Вопросы истории</em>')
  expect(page).toContain('<em><a class="cite" href="#bib-en">Letter from Kashgar</a></em> (Letter from Kashgar Press')
  expect(html(sectionOf(compiled(bookOf({ bibliography: works, chapters: { one: 'A.[@es; @ru; @en]' } })).edition, 'one'))).not.toContain('class="cite"')
})

test('works of one author that share a short title keep the whole one', () => {
  const volume = (id: string, title: string) => ({ id, type: 'book', author: [{ literal: 'Department of State' }], title, issued: { 'date-parts': [[1957]] }, translator: [{ family: 'Fletcher', given: 'Carissa' }], publisher: 'GPO' })
  const page = chapter('A.[@a] B.[@a] C.[@b] D.[@b]', { bibliography: [volume('a', 'Foreign Relations: 1943'), volume('b', 'Foreign Relations: 1944')] })
  expect(notes(page)).toEqual([
    'Department of State, Foreign Relations: 1943, trans. Carissa Fletcher (GPO, 1957).', 'Department of State, Foreign Relations: 1943.',
    'Department of State, Foreign Relations: 1944, trans. Carissa Fletcher (GPO, 1957).', 'Department of State, Foreign Relations: 1944.',
  ])
})

test('words around a work keep their emphasis, and every other sign of theirs is printed as it stands', () => {
  const page = chapter('A.[*pace* @benson1990, p. 3, who says *kazak* & “x < y”; @forbes1986, {app. <b>}]')
  expect(page).toContain('<em>Pace</em> Linda Benson')
  expect(page).toContain(', who says <em>kazak</em> &#x26; “x &#x3C; y”;')
})

test('keys that every object has are keys of works like any other', () => {
  const odd = works.map((work, index) => ({ ...work, id: ['constructor', 'toString', '1990'][index] }))
  const { edition } = compiled(bookOf({ bibliography: odd, chapters: { one: 'A.[@constructor, p. 3] B.[@toString]' }, back: ['bibliography'] }))
  expect(notes(html(sectionOf(edition, 'one'))).map((note) => note.slice(0, 14))).toEqual(['Andrew D. W. F', 'Linda Benson, '])
  expect([...html(sectionOf(edition, 'bibliography')).matchAll(/id="(bib-.*?)"/gu)].map((match) => match[1])).toEqual(['bib-1990', 'bib-toString', 'bib-constructor'])
})

test('no space stands before the call of a note that a citation became; what the author wrote before a note of his own stays', () => {
  const page = chapter('See also [@benson1990] and more [^1].\n\n[^1]: Words.').split('<!-- note')[0]!
  expect(page.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ')).toContain('See also1 and more 2.')
})

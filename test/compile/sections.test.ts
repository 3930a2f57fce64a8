import type { Element, ElementContent, Parents } from 'hast'
import { visit } from 'unist-util-visit'
import { readSchemes } from '../../pipeline/load/index.ts'
import { expect, test } from 'vitest'
import type { SourceDocument } from '../../pipeline/model/book.ts'
import { bookOf, compiled, html, policies, sectionOf, works } from './book.ts'

const everything = () => bookOf({
  bibliography: works,
  front: ['half-title', 'title-page', 'imprint', 'contents', 'list-of-documents'],
  back: ['bibliography', 'register-of-persons', 'colophon'],
  names: [{ id: 'ili', type: 'place', preferred: 'Ili' }, { id: 'sheng', preferred: 'Sheng Shicai', forms: [{ text: '盛世才', lang: 'zh-Hant', confirmed: true }], note: 'Governor until 1944.[@benson1990]' }],
  chapters: {
    one: 'A :index[x] word.[@benson1990]\n\n## A heading\n\n- tight\n  - nested\n- loose\n\n  second\n\n> quote\n\nSee [it](#one--a-heading), :page{to=two}, :doc{to=d seg=s2}.\n\n| a | b |\n|---|---|\n| c | d |',
    two: '## A heading\n\n## A heading\n\nText.[^1]\n\n[^1]: Note.',
  },
  documents: [{ id: 'd', texts: { ar: 'واحد.\n\nاثنان.', en: 'One.\n\nTwo.' }, regest: 'Regest.', headnote: 'Headnote.', sourceNote: 'Source.' }],
})

/** Every text of a tree with the elements around it; titles and descriptions of drawings are no text of the page. */
function eachText(node: Parents, around: readonly Element[], visitor: (value: string, around: readonly Element[]) => void): void {
  for (const child of node.children) {
    if (child.type === 'text') visitor(child.value, around)
    else if (child.type === 'element' && child.tagName !== 'title' && child.tagName !== 'desc') eachText(child, [...around, child], visitor)
  }
}

test('the same book gives the same edition', () => {
  const [a, b] = [compiled(everything()).edition, compiled(everything()).edition]
  expect(b.sections.map((section) => [section.hash, html(section)])).toEqual(a.sections.map((section) => [section.hash, html(section)]))
})

test('only the section that changed has another hash', () => {
  const build = (text: string) => compiled(bookOf({ chapters: { one: text, two: 'Two.[^1]\n\n[^1]: N.' } })).edition.sections.map((section) => section.hash)
  const [before, after] = [build('One.'), build('One more.')]
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
})

test('all text lies in a text block, once, and every block has its place', () => {
  for (const section of compiled(everything()).edition.sections) {
    const seen = new Set<string>()
    const trees: Parents[] = [section.tree, ...section.notes.map((note): Parents => ({ type: 'root', children: note.children as ElementContent[] }))]
    for (const tree of trees) {
      eachText(tree, [], (value, around) => {
        if (value.trim() === '') return
        const blocks = around.filter((each) => each.properties['dataBlock'] !== undefined)
        expect(blocks, `${section.id}: ${value}`).toHaveLength(1)
      })
      visit(tree, 'element', (node) => {
        expect(node.data).toBeUndefined()
        expect(node.position).toBeUndefined()
        const id = node.properties['dataBlock']
        if (typeof id !== 'string') return
        expect(seen.has(id)).toBe(false)
        seen.add(id)
        expect(section.blocks.get(id)?.file).toBeTruthy()
      })
    }
    expect(seen.size).toBe(section.blocks.size)
  }
})

test('chapters of the body are numbered across parts; front and back matter are not', () => {
  const place = { file: 'b', line: 1, column: 1 }
  const chapter = (id: string) => ({ kind: 'chapter' as const, id, place })
  const book = bookOf({ chapters: { preface: 'P.', one: 'A.', two: 'B.', chronology: 'C.' } })
  const config = { ...book.config, order: { front: [chapter('preface')], body: [{ kind: 'part' as const, id: 'p', title: 'P', entries: [chapter('one')], place }, { kind: 'part' as const, id: 'q', title: 'Q', entries: [chapter('two')], place }], back: [chapter('chronology')] } }
  const { edition } = compiled({ ...book, config })
  expect(edition.sections.map((section) => [section.id, section.kind, section.number, section.matter])).toEqual([
    ['preface', 'preface', '', 'front'], ['p', 'part', 'Part\u00A0I', 'body'], ['one', 'chapter', '1', 'body'],
    ['q', 'part', 'Part\u00A0II', 'body'], ['two', 'chapter', '2', 'body'], ['chronology', 'chronology', '', 'back'],
  ])
  expect(edition.outline.map((entry) => [entry.id, entry.children.map((child) => child.id)])).toEqual([['preface', []], ['p', ['one']], ['q', ['two']], ['chronology', []]])
})

test('headings have ids of their chapter, numbered where they come twice', () => {
  const page = html(sectionOf(compiled(everything()).edition, 'two'))
  expect([...page.matchAll(/<h2 id="([^"]+)"/gu)].map((match) => match[1])).toEqual(['two--a-heading', 'two--a-heading-1'])
})

test('every link leads somewhere; one that does not is reported at its block', () => {
  expect(compiled(everything()).messages).toEqual([])
  const { messages } = compiled(bookOf({ chapters: { one: 'First.\n\nSee [it](#nowhere).' } }))
  expect(messages.map((message) => [message.ruleId, message.file, message.line])).toEqual([['reference-defined', 'manuscript/one.md', 3]])
})

test('raw HTML and other protocols never come through', () => {
  const page = html(sectionOf(compiled(bookOf({ chapters: { one: 'A <b>bold</b> word, [a link](javascript:x).\n\n<script>x</script>' } })).edition, 'one'))
  expect(page).not.toMatch(/<b>|<script|javascript/u)
  expect(page).toContain('A bold word, a link.')
})

test('references are on one line with their numbers', () => {
  const page = html(sectionOf(compiled(everything()).edition, 'one'))
  expect(page).toContain('p.&nbsp;<a class="slot" href="#two" data-slot="page" data-target="two"></a>')
  expect(page).toContain('<a class="doc-ref" href="#d--s2">Document&nbsp;1, ¶&nbsp;2</a>')
})

test('original and translation stand side by side in segments with numbers', () => {
  const page = html(sectionOf(compiled(everything()).edition, 'd'))
  expect(page).toMatch(/<div class="parallel columns">\s*<div class="segment" id="d--s1">\s*<p class="segment-number"[^>]*>1<\/p>\s*<div class="original" lang="ar" dir="rtl">[\s\S]*?<div class="translation" lang="en" dir="ltr">/u)
})

test('a document may be set otherwise than the others', () => {
  const d = (layout: SourceDocument['layout']) => sectionOf(compiled(bookOf({ documents: [{ id: 'c', texts: { en: 'One.' } }, { id: 'd', texts: { ar: 'واحد.', en: 'One.' }, layout }] })).edition, 'd')
  expect([d({}).start, html(d({})).includes('class="parallel columns"')]).toEqual(['next', true])
  const facing = d({ parallel: 'facing', segmentNumbers: false, lineNumbers: 5 })
  // Its openings are known from its first page on.
  expect(facing.start).toBe('recto')
  expect(html(facing)).toContain('<div class="parallel facing lines-5">')
  expect(html(facing)).not.toContain('segment-number')
})

test('a document with one text has numbered segments too', () => {
  const page = html(sectionOf(compiled(bookOf({ documents: [{ id: 'd', texts: { en: 'One.\n\nTwo.' } }] })).edition, 'd'))
  expect(page).toContain('<div class="single">')
  expect([...page.matchAll(/segment-number"[^>]*>(\d)/gu)].map((match) => match[1])).toEqual(['1', '2'])
})

test('the register tells persons from places and cites in brackets before the full stop', () => {
  const page = html(sectionOf(compiled(everything()).edition, 'register-of-persons'))
  expect(page).toContain('Governor until 1944 (Benson, <em><a class="cite" href="#bib-benson1990">The Ili Rebellion</a></em>).')
  expect(page).not.toContain('name-ili')
})

test('names of the register stay whole, and a mark for the index leaves no gap', () => {
  const page = html(sectionOf(compiled(bookOf({ names: [{ id: 'a', preferred: 'Administrationov' }], chapters: { one: 'The :index[x] Administrationov of Xinjiang, administrations again.' } })).edition, 'one'), { hyphens: true })
  expect(page).toContain('>The Administrationov of Xinjiang, ad¦min¦is¦tra¦tions again.<')
})

test('soft hyphens stand in text, never in headings, in other scripts, or in Latin-script Uyghur', () => {
  const text = '## Administration\n\nThe administration of :lang[qurultayigha]{tag=ug-Latn} and :lang[administración]{tag=es} ADMINISTRATION https://example.org/administration'
  const page = html(sectionOf(compiled(bookOf({ chapters: { one: text } })).edition, 'one'), { hyphens: true })
  expect(page).toContain('>Administration</h2>')
  expect(page).toMatch(/ad¦min¦is¦tra¦tion of/u)
  expect(page).toMatch(/dir="ltr">qurultayigha</u)
  expect(page).toMatch(/ad¦mi¦nis¦tra¦ción/u)
  expect(page).toContain('ADMINISTRATION')
  expect(page).toContain('>https://example.org/administration<')
})

test('a short last word is tied to the one before it, a long one is not', () => {
  const start = 'In the spring of that year the provincial government called on the people of the north for horses, '
  const page = html(sectionOf(compiled(bookOf({ chapters: { one: `${start}and got it.[^n]\n\n${start}and got nothing\n\nShort as it is.\n\n[^n]: ${start}or so.` } })).edition, 'one'))
  expect(page).toContain('and got&nbsp;it.<a')
  expect(page).toContain('and got nothing<')
  expect(page).toContain('Short as it is.')
})

test('the last word of a paragraph is never divided', () => {
  const page = html(sectionOf(compiled(bookOf({ chapters: { one: 'The administrations of the province and their administrations.[^n]\n\n[^n]: Of the administrations.' } })).edition, 'one'), { hyphens: true })
  expect(page).toMatch(/The ad¦[^<]* administrations\.</u)
})

test('a name that is filed turned round is printed as it is filed', () => {
  const names = [{ id: 'a', preferred: 'Winston Churchill', sort: 'Churchill, Winston' }, { id: 'b', preferred: 'Elihan Töre', sort: 'Elihan Tore, sheikh' }]
  const page = html(sectionOf(compiled(bookOf({ names, back: ['register-of-persons'] })).edition, 'register-of-persons'))
  expect([...page.matchAll(/<span class="name">([^<]*)/gu)].map((match) => match[1])).toEqual(['Churchill, Winston', 'Elihan Töre'])
})

test('the concordance files every spelling by script and leads to its entry; a form in two languages stands once', () => {
  const names = [
    { id: 'ili', type: 'place' as const, preferred: 'Ili', forms: [{ text: '伊犁', lang: 'zh-Hant', role: 'original', confirmed: true }, { text: 'إيلي', lang: 'ar', role: 'original', confirmed: true }], variants: [{ text: 'Yili', lang: 'en' }, { text: 'Yili', lang: 'es' }, { text: 'Или', lang: 'ru' }] },
    { id: 'gmd', type: 'organisation' as const, preferred: 'Kuomintang', variants: [{ text: 'Guomindang', lang: 'en' }] },
  ]
  const page = html(sectionOf(compiled(bookOf({ names, back: ['register-of-places', 'concordance'] })).edition, 'concordance'))
  expect([...page.matchAll(/<h2[^>]*>([^<]*)/gu)].map((match) => match[1])).toEqual(['Other spellings in Latin letters', 'Arabic script', 'Chinese characters', 'Cyrillic'])
  expect([...page.matchAll(/<span class="spelling">(.*?)<\/li>/gu)].map((match) => match[1]?.replace(/<a [^>]*>/u, '→').replace(/<[^>]*>/gu, ''))).toEqual(['Guomindang Kuomintang', 'Yili →Ili', 'إيلي →Ili', '伊犁 →Ili', 'Или →Ili'])
  expect(page).toContain('<span lang="zh-Hant" dir="ltr">伊犁</span>')
})

test('an entry ends with its numbers in authority files, each a link', () => {
  const names = [{ id: 'chiang', preferred: 'Chiang', identifiers: { gnd: '118520464', wikidata: 'Q16574' } }]
  expect(html(sectionOf(compiled(bookOf({ names, back: ['register-of-persons'] })).edition, 'register-of-persons')))
    .toContain('Chiang</span>. Wikidata <a href="https://www.wikidata.org/wiki/Q16574">Q16574</a>, GND <a href="https://d-nb.info/gnd/118520464">118520464</a>.')
})

test('bodies, terms and works have a register of their own', () => {
  const names = [{ id: 'gmd', type: 'organisation' as const, preferred: 'Kuomintang', dates: { from: '1912' } }, { id: 'ili', type: 'place' as const, preferred: 'Ili' }]
  const page = html(sectionOf(compiled(bookOf({ names, back: ['register-of-terms'] })).edition, 'register-of-terms'))
  expect(page).toContain('id="name-gmd"')
  expect(page).toContain('(1912)')
  expect(page).not.toContain('name-ili')
})

test('the tables of transliteration are made by the schemes of the policy, with every reading of a letter', () => {
  const book = bookOf({ back: ['transliteration-tables'], config: { policies: { ...policies, transliteration: { ru: 'ru-bgn', 'ug-Arab': 'ug-uly' } } } })
  const page = html(sectionOf(compiled({ ...book, schemes: readSchemes(['ru-bgn', 'ug-uly']) }).edition, 'transliteration-tables'))
  expect([...page.matchAll(/<h2[^>]*>([^<]*)/gu)].map((match) => match[1])).toEqual(['Russian, BGN/PCGN 1947', 'Uyghur, Uyghur Latin Yéziqi (ULY)'])
  expect(page).toMatch(/<span lang="ru"[^>]*>е<\/span><\/td>\s*<td[^>]*><span lang="ru-Latn[^>]*>ye, e</u)
  expect(page).toMatch(/<span lang="ug-Arab" dir="rtl">غ<\/span><\/td>\s*<td[^>]*><span lang="ug-Latn-x-uly" dir="ltr">gh/u)
})

const settledNames = [
  { id: 'kashgar', type: 'place' as const, preferred: 'Kashgar', settled: true, forms: [{ text: 'قەشقەر', lang: 'ug-Arab', role: 'original', confirmed: true }] },
  { id: 'toqsun', type: 'place' as const, preferred: 'Toqsun', settled: true, forms: [{ text: 'توقسۇن', lang: 'ug-Arab', role: 'original', confirmed: true }] },
  { id: 'stalin', preferred: 'Joseph Stalin', settled: true, forms: [{ text: 'Иосиф Сталин', lang: 'ru', role: 'original', confirmed: true }, { text: 'ستالين', lang: 'ar', role: 'alternative', confirmed: true }], variants: [{ text: 'Iosif Stalin', lang: 'en' }] },
]

function withSchemes(part: string, transliteration: Readonly<Record<string, string>>): string {
  const book = bookOf({ names: settledNames, back: [part], config: { policies: { ...policies, transliteration } } })
  return html(sectionOf(compiled({ ...book, schemes: readSchemes(Object.values(transliteration)) }).edition, part)).replaceAll('\u00AD', '')
}

test('the note on transliteration says what a scheme loses, and lists the settled forms that depart from it', () => {
  const page = withSchemes('transliteration-tables', { 'ug-Arab': 'ug-uly', ru: 'ru-alalc-noties', ar: 'ar-alalc' })
  expect(page).toContain('Names are printed as the registers of this book have them')
  expect(page).toMatch(/Nothing is lost.*<h2[^>]*>Russian/su)
  expect(page).toContain('what its system would write: Kashgar (<em lang="ug-Latn-x-uly" dir="ltr">Qeshqer</em>).')
  expect(page).toContain('Joseph Stalin (<em lang="ru-Latn-x-alalcnt" dir="ltr">Iosif Stalin</em>).')
  expect(page.match(/only where its vowels are written/gu)).toHaveLength(1)
})

test('register and concordance print a form’s romanisation where the entry does not have it already; Arabic without vowels has none', () => {
  const policy = { 'ug-Arab': 'ug-uly', ru: 'ru-alalc-noties', ar: 'ar-alalc' }
  const places = withSchemes('register-of-places', policy)
  expect(places).toContain('قەشقەر</span> <em lang="ug-Latn-x-uly" dir="ltr">Qeshqer</em>')
  expect(places).toContain('توقسۇن</span>.')
  expect(withSchemes('register-of-persons', policy)).toContain('Иосиф Сталин</span>, <span lang="ar" dir="rtl">ستالين</span>. [Iosif Stalin]')
  expect(withSchemes('concordance', policy)).toMatch(/<span lang="ug-Latn-x-uly" dir="ltr">Qeshqer<\/span><\/span> <[^>]*>Kashgar/u)
})

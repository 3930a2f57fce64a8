import type { Asset } from '../../pipeline/model/book.ts'
import type { Edition } from '../../pipeline/model/edition.ts'
import type { PageMap } from '../../pipeline/model/page-map.ts'
import { edition, entry, house, section } from './edition.ts'

/** A PNG of one pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** A small edition with one of everything that the EPUB treats in its own way. */
export function handBook(fonts: 'real' | 'none' = 'none'): Edition {
  const asset: Asset = { file: 'manuscript/square.png', mediaType: 'image/png', bytes: pixel, width: 1, height: 1 }
  const sections = [
    section('title-page', '<h1 class="title" data-block="b1">A Tiny Book</h1><p class="publisher" data-block="b2">Test Press</p>', { kind: 'title-page', matter: 'front', title: 'Title page', bare: 'all' }),
    section('imprint', '<p data-block="b1">All rights of the test.</p>', { kind: 'imprint', matter: 'front', title: 'Imprint', bare: 'all' }),
    section('contents', `<h1 class="title" data-block="b1">Contents</h1><ol class="contents"><li class="chapter"><p class="entry" data-block="b2"><a class="entry-text" href="#the-valley"><span class="entry-number">1</span> <span class="entry-title">The Valley</span></a><a class="slot" href="#the-valley" data-slot="page" data-target="the-valley" data-width="1"></a></p></li><li class="document"><p class="entry" data-block="b3"><a class="entry-text" href="#notice"><span class="entry-title">Notice</span></a><a class="slot" href="#notice" data-slot="page" data-target="notice" data-width="1"></a></p></li></ol>`, { kind: 'contents', matter: 'front', title: 'Contents' }),
    section('the-valley', `<header class="opening"><p class="chapter-number" data-block="b1">1</p><h1 class="title" data-block="b2">The Valley</h1></header><p class="first" data-block="b3">The val\u00ADley lies in the west; its capi\u00ADtal is Ghulja, <span lang="ar" dir="rtl">غلجة</span>.<a class="note-call" id="c1" href="#the-valley--n-e1" data-stream="editor">1</a> See p.\u00A0<a class="slot" href="#notice--s1" data-slot="page" data-target="notice--s1"></a> and <a href="#notice--s1">Document 1, ¶\u00A01</a>.</p><t-note id="the-valley--n-e1" call="c1" stream="editor" label="1"><p data-block="n1">Written <em>otherwise</em> elsewhere.</p><p data-block="n2">More of it.</p></t-note><h2 id="the-valley--rivers" data-block="b4">Rivers</h2><p data-block="b5">One, two,<a class="note-call" id="c2" href="#the-valley--n-t1" data-stream="translator"><sup>a</sup></a> three <strong>four</strong> five.</p><t-note id="the-valley--n-t1" call="c2" stream="translator" label="a"><p data-block="n3">Two.</p></t-note><table><caption data-block="b6">Names</caption><thead><tr><th data-block="b7">Here</th><th data-block="b8">There</th></tr></thead><tbody><tr><td data-block="b9">Ili</td><td data-block="b10">Yili</td></tr></tbody></table><figure id="fig"><img src="manuscript/square.png" alt="A red square."><figcaption data-block="b11">A square</figcaption></figure><figure class="map"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img"><title>Map of the valley.</title><text x="1" y="1" data-block="b12">Ghulja</text></svg></figure>`, { title: 'The Valley', number: '1' }),
    section('notice', `<header class="document-head"><p class="document-number" data-block="b1">Document 1</p><h1 class="title" data-block="b2">Notice</h1></header><div class="parallel columns"><div class="segment" id="notice--s1"><p class="segment-number" data-block="b3">1</p><div class="original" lang="ar" dir="rtl"><p data-block="b4">هذا خبر قصير من الوادي.</p></div><div class="translation" lang="en"><p data-block="b5">This is short news from the valley.</p></div></div></div>`, { kind: 'document', title: 'Notice' }),
    section('bibliography', '<h1 class="title" data-block="b1">Bibliography</h1><ul class="bibliography"><li id="bib-a" data-block="b2">A. Author, <em>Work</em>, <a href="https://example.org/work">example.org</a>.</li></ul>', { kind: 'bibliography', matter: 'back', title: 'Bibliography' }),
    section('register', '<h1 class="title" data-block="b1">Register</h1><ul class="register"><li id="name-1944" data-block="b2">1944, a year</li></ul>', { kind: 'register', matter: 'back', title: 'Register' }),
    section('colophon', '<h1 class="title" data-block="b1">Colophon</h1><p data-block="b2">Made by a test.</p>', { kind: 'colophon', matter: 'back', title: 'Colophon' }),
  ]
  const outline = [
    entry('contents', 'Contents'),
    entry('the-valley', 'The Valley', [entry('the-valley--rivers', 'Rivers')], { number: '1' }),
    entry('notice', 'Notice', [], { number: 'Document 1' }),
    entry('bibliography', 'Bibliography'), entry('register', 'Register'), entry('colophon', 'Colophon'),
  ]
  return edition(sections, { outline, assets: new Map([[asset.file, asset]]), house: house(fonts) })
}

/** Print pages of the hand-made book: a blank, a page in mid-block, one that begins within a divided word, and one with only a note. */
export const handPages: PageMap = pageMap([
  ['i', 'title-page', 'b1', 0], ['ii', 'imprint', 'b1', 0], ['iii', 'contents', 'b1', 0], ['iv', 'the-valley'],
  ['1', 'the-valley', 'b1', 0], ['2', 'the-valley', 'b3', 18], ['3', 'the-valley', 'b3', 30], ['4', 'the-valley', 'note'], ['5', 'the-valley', 'b4', 0], ['6', 'the-valley', 'b12', 0],
  ['7', 'notice', 'b1', 0], ['8', 'bibliography', 'b1', 0], ['9', 'register', 'b1', 0], ['10', 'colophon', 'b1', 0],
], {
  'title-page': 0, imprint: 1, contents: 2, 'the-valley': 4, c1: 6, 'the-valley--n-e1': 6, 'the-valley--rivers': 8, c2: 8, 'the-valley--n-t1': 8, fig: 9,
  notice: 10, 'notice--s1': 10, bibliography: 11, 'bib-a': 11, register: 12, 'name-1944': 12, colophon: 13,
})

/** A page map from rows: label, section, block, offset; without a block the page is blank, with block “note” it holds only a note. */
export function pageMap(rows: readonly (readonly [string, string, string?, number?])[], anchors: PageMap['anchors']): PageMap {
  return {
    anchors,
    pages: rows.map(([label, section, block, offset = 0], index) => ({
      index, label, section, folioPrinted: true, side: index % 2 === 0 ? 'recto' : 'verso', blank: block === undefined, runningHead: '', text: [], firstWords: '',
      ...(block !== undefined && block !== 'note' && { start: { section, block, offset } }),
    })),
  }
}
